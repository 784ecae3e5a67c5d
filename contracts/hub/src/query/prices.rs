//! What the LST is worth, what a bond or an exit would give now, and what an account holds.

use crate::{
    depth,
    gate::{self, Difference},
    hub_state::HubState,
    ContractError,
};
use ballast_accounting::{Amount, Native, Shares, Totals};
use ballast_types::{
    address::account,
    hub::{
        ExchangeRateResponse, FreshnessResponse, PauseScope, PositionResponse, PreviewBondResponse,
        PreviewUnbondResponse, RedemptionRateResponse, StateResponse,
    },
    queue,
    vault::{self, CoverAnswer, CoverMsg, LossToCover},
};
use ballast_wire::ask;
use cosmwasm_std::{Deps, Env};

/// The difference between chain and books that is not booked yet.
#[derive(Default)]
pub struct Unbooked {
    /// Stake that is missing beyond rounding.
    pub loss: Native,
    /// Stake beyond the book.
    pub gift: Native,
}

impl Unbooked {
    /// Whether somebody should pay for a message that books it: rounding that nobody bears, and a
    /// gift below `min_move`, are booked by whatever message comes next.
    pub fn is_due(&self, hub: &HubState) -> bool {
        !self.loss.is_zero() || self.gift.raw() >= hub.config.params.min_move
    }
}

/// The books as they will be once what the chain shows is booked and covered, and what is unbooked
/// until then.
pub fn refreshed(
    deps: Deps<'_>,
    env: &Env,
    mut hub: HubState,
) -> Result<(HubState, Unbooked), ContractError> {
    let Some(difference) = gate::peek(deps, env, &hub)? else {
        return Ok((hub, Unbooked::default()));
    };
    let before = hub.totals()?;
    let window = hub.drip_window();
    let split = gate::apply(&mut hub.books.pool, &difference, window, hub.now)?;
    let unbooked = Unbooked {
        loss: difference.total()?,
        gift: difference.gift,
    };
    match preview_cover(deps, env, &hub, before, &difference, split.from_value)? {
        Some(burned) => hub.books.pool.burn(burned)?,
        None => {
            let owed = split.from_value;
            hub.books.pending_cover = hub.books.pending_cover.checked_add(owed)?;
        }
    }
    Ok((hub, unbooked))
}

/// What the vault would burn; none if it does not answer: then the cover will be owed.
fn preview_cover(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
    before: Totals,
    difference: &Difference,
    insured: Native,
) -> Result<Option<Shares>, ContractError> {
    if insured.is_zero() {
        return Ok(Some(Shares::ZERO));
    }
    let msg = CoverMsg {
        before,
        losses: insured_parts(difference, insured)?,
    };
    let question = vault::QueryMsg::PreviewCover(msg);
    let answer = ask::<CoverAnswer>(&deps.querier, &hub.config.suite.vault, &question);
    let Ok(answer) = answer else {
        // a reader who is too deep in a chain of queries must not see another price than others do
        depth::prove_query(deps, env, 1)?;
        return Ok(None);
    };
    let mut burned = Shares::ZERO;
    for cover in answer.burned {
        burned = burned.checked_add(cover.total()?)?;
    }
    Ok(Some(burned))
}

/// What each loss asks of insurers: the same split as when it is booked.
fn insured_parts(
    difference: &Difference,
    insured: Native,
) -> Result<Vec<LossToCover>, ContractError> {
    let parts = difference.split_floor(insured)?;
    Ok(difference
        .charged
        .iter()
        .zip(parts)
        .filter(|(_, amount)| !amount.is_zero())
        .map(|((validator, _), amount)| LossToCover {
            loss_id: 0,
            validator: validator.clone(),
            amount,
        })
        .collect())
}

pub fn state(deps: Deps<'_>, env: &Env, hub: HubState) -> Result<StateResponse, ContractError> {
    let last_batch_at = Some(hub.books.last_batch_at).filter(|at| *at > 0);
    let next_batch_at = hub.next_batch_at();
    let last_sync_height = hub.books.synced_height;
    let (hub, unbooked) = refreshed(deps, env, hub)?;
    let totals = hub.totals()?;
    let pool = &hub.books.pool;
    Ok(StateResponse {
        native_denom: hub.config.denom.clone(),
        value: totals.value,
        shares: totals.shares,
        buffer: pool.buffer,
        bonded: pool.bonded,
        exiting: pool.exiting,
        dripping: pool.drip.unreleased_ceil(hub.now)?,
        rate: totals.rate(),
        pending_loss: unbooked.loss,
        pending_cover: hub.books.pending_cover,
        last_sync_height,
        last_batch_at,
        next_batch_at,
    })
}

pub fn exchange_rate(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
) -> Result<ExchangeRateResponse, ContractError> {
    let (hub, _) = refreshed(deps, env, hub)?;
    let totals = hub.totals()?;
    Ok(ExchangeRateResponse {
        rate: totals.rate(),
        value: totals.value,
        shares: totals.shares,
        updated_at: hub.now,
        pending_cover: hub.books.pending_cover,
    })
}

/// `denom` is the staking token or the LST: both mean the one price there is.
pub fn redemption_rate(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
    denom: String,
) -> Result<RedemptionRateResponse, ContractError> {
    let (native, lst) = (&hub.config.denom, &hub.config.suite.token);
    if denom != *native && denom != lst.as_str() {
        return Err(ContractError::UnknownDenom {
            denom,
            native: native.clone(),
            lst: lst.clone(),
        });
    }
    let rate = exchange_rate(deps, env, hub)?;
    Ok(RedemptionRateResponse {
        redemption_rate: rate.rate,
        update_time: rate.updated_at,
    })
}

/// Fails where `bond` would.
pub fn preview_bond(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
    amount: Native,
) -> Result<PreviewBondResponse, ContractError> {
    hub.ensure_running(PauseScope::Bond)?;
    let (mut hub, _) = refreshed(deps, env, hub)?;
    hub.ensure_no_cover_pending()?;
    if amount.raw() < hub.config.params.min_bond {
        return Err(ContractError::BelowMinimum {
            amount,
            minimum: hub.config.params.min_bond,
        });
    }
    let shares = hub.books.pool.bond(amount, hub.now)?;
    Ok(PreviewBondResponse { shares })
}

pub fn preview_unbond(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
    shares: Shares,
) -> Result<PreviewUnbondResponse, ContractError> {
    let (hub, _) = refreshed(deps, env, hub)?;
    let open = hub.queue().open_batch(&deps.querier)?;
    let priced_at = hub.next_batch_at().max(hub.now);
    Ok(PreviewUnbondResponse {
        amount: hub.totals()?.to_native_floor(shares)?,
        batch_id: open.id,
        earliest_claim_at: priced_at.saturating_add(hub.unbonding_secs()),
    })
}

pub fn freshness(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
) -> Result<FreshnessResponse, ContractError> {
    let pending_loss = match gate::peek(deps, env, &hub)? {
        Some(difference) => difference.total()?,
        None => Native::ZERO,
    };
    let totals = hub.totals()?;
    Ok(FreshnessResponse {
        pending_loss,
        pending_cover: hub.books.pending_cover,
        value: totals.value,
        shares: totals.shares,
    })
}

pub fn position(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
    address: &str,
) -> Result<PositionResponse, ContractError> {
    let holder = account(deps.api, address)?;
    let shares = hub.token().balance(&deps.querier, &holder)?;
    let query = queue::QueryMsg::Holdings {
        owner: holder.into_string(),
    };
    let queue::HoldingsResponse { tickets, total } =
        ask(&deps.querier, &hub.config.suite.queue, &query)?;
    let (hub, _) = refreshed(deps, env, hub)?;
    Ok(PositionResponse {
        shares,
        value: hub.totals()?.worth_floor(shares),
        is_list_partial: total.tickets > u64::try_from(tickets.len()).unwrap_or(u64::MAX),
        exits: total,
        tickets,
    })
}
