//! Books what the chain shows: roundings, gifts, losses.

use super::{compare::Missing, Difference};
use crate::{
    hub_state::HubState,
    state::{Shown, Waiting, WaitingBatch, HARVEST, LOSS_LOG, WAITING},
    ContractError,
};
use ballast_accounting::{mul_div_floor, Amount, LossSplit, Native, Pool, Totals};
use ballast_types::{
    event,
    hub::{BookRow, LossRecord, BOOK},
    queue::Funding,
};
use ballast_wire::{ask_chain, reads};
use cosmwasm_std::{Coin, Decimal, Deps, Env, Event, Order, StakingQuery, StdResult, Storage};

/// Results of a booking that the caller still has to send or save.
pub struct Booked {
    /// The losses, still without anyone who paid. `cover_owed` is what insurers are asked for.
    pub records: Vec<LossRecord>,
    /// Losses of closed batches, for the queue.
    pub parts: Vec<Funding>,
    /// Events.
    pub events: Vec<Event>,
    /// Value and shares before the first loss.
    pub before: Totals,
}

/// Applies a difference to the pool alone, as queries need it. Returns what a loss did.
pub fn apply(
    pool: &mut Pool,
    difference: &Difference,
    window: u64,
    now: u64,
) -> Result<LossSplit, ContractError> {
    let mut lost = difference.total()?;
    if !difference.gift.is_zero() {
        pool.add_stake_gift(difference.gift, window, now)?;
    }
    if !pool.write_off(difference.rounding, now)? {
        lost = lost.checked_add(difference.rounding)?;
    }
    Ok(pool.lose(lost, now)?)
}

/// Books a difference. `right_at` is when the books were last known to be right.
pub fn book(
    storage: &mut dyn Storage,
    env: &Env,
    hub: &mut HubState,
    mut difference: Difference,
    right_at: u64,
) -> Result<Booked, ContractError> {
    let before = hub.totals()?;
    let window = hub.drip_window();
    let split = apply(&mut hub.books.pool, &difference, window, hub.now)?;
    for (validator, mut row) in std::mem::take(&mut difference.rows) {
        let is_its = |missing: &Missing| missing.validator == validator;
        if row.stake.is_zero() && !row.is_late() && difference.missing.iter().any(is_its) {
            // its stake is gone, the rewards that it had earned are not
            let round = HARVEST.may_load(storage)?.unwrap_or_default();
            row.owes_since = hub.owed_since(&round);
        }
        save_row(storage, &validator, &row, hub.now)?;
    }
    let mut events = vec![];
    if !difference.gift.is_zero() {
        let gift = event::Gift {
            amount: difference.gift,
            kind: "stake",
        };
        events.push(gift.into());
    }
    let parts = cut_waiting(storage, split.from_exits)?;
    for part in &parts {
        let lost = event::ExitLoss {
            batch_id: part.batch_id,
            amount: part.owed_less,
        };
        events.push(lost.into());
    }
    difference.sources.save(storage, hub.now)?;
    let (missing, records) = record(env, hub, difference, &split, before)?;
    log(storage, hub, &missing, right_at)?;
    Ok(Booked {
        records,
        parts,
        events,
        before,
    })
}

/// Saves a row of the book, or forgets it when there is nothing left to remember.
pub fn save_row(
    storage: &mut dyn Storage,
    validator: &str,
    row: &BookRow,
    now: u64,
) -> StdResult<()> {
    match row.stake.is_zero() && !row.is_locked(now) && !row.is_late() {
        true => BOOK.remove(storage, validator),
        false => BOOK.save(storage, validator, row)?,
    }
    Ok(())
}

/// The pool's stake with a validator, as the chain shows it.
struct DelegationAnswer {
    delegation: Option<Delegated>,
}

struct Delegated {
    amount: Coin,
}

reads!(open struct DelegationAnswer { delegation });

reads!(open struct Delegated { amount });

/// After a refusal: sets `row`, which is not written yet, to what the chain shows of it, where that
/// is less by a rounding. Such a unit may be hidden from the comparison by one too much elsewhere,
/// and a message for all of the stake is refused for as long as it is there.
pub fn trim(
    deps: Deps<'_>,
    env: &Env,
    hub: &mut HubState,
    validator: &str,
    row: &mut BookRow,
) -> Result<(), ContractError> {
    let question = StakingQuery::Delegation {
        delegator: env.contract.address.to_string(),
        validator: validator.to_string(),
    };
    let DelegationAnswer { delegation } = ask_chain(&deps.querier, question.into())?;
    let shown = delegation
        .map(|delegated| Native::new(delegated.amount.amount))
        .unwrap_or_default();
    let missing = row.stake.saturating_sub(shown);
    // more than a rounding is a loss, or a message of this call that the chain has not seen yet
    if missing <= row.tolerance() && hub.books.pool.write_off(missing, hub.now)? {
        row.hold(row.stake.checked_sub(missing)?, hub.time);
    }
    Ok(())
}

/// Spreads the loss of exits over the closed batches that still wait for undelegation, by one
/// factor.
fn cut_waiting(storage: &mut dyn Storage, loss: Native) -> Result<Vec<Funding>, ContractError> {
    if loss.is_zero() {
        return Ok(vec![]);
    }
    let batches = WAITING
        .range(storage, None, None, Order::Ascending)
        .map(|row| row.map(Waiting::from))
        .collect::<StdResult<Vec<_>>>()?;
    let total = Native::sum(batches.iter().map(|waiting| waiting.batch.exiting))?;
    let mut seen = Native::ZERO;
    let mut spread = Native::ZERO;
    let mut parts = vec![];
    for Waiting {
        batch_id,
        mut batch,
    } in batches
    {
        // the difference of two running totals: the parts add up to the whole
        seen = seen.checked_add(batch.exiting)?;
        let upto = loss.portion_ceil(seen, total)?;
        let cut = upto.checked_sub(spread)?.min(batch.exiting);
        spread = spread.checked_add(cut)?;
        batch.reduce(cut)?;
        save_waiting(storage, batch_id, &batch)?;
        if !cut.is_zero() {
            parts.push(Funding {
                batch_id,
                amount: Native::ZERO,
                owed_less: cut,
            });
        }
    }
    Ok(parts)
}

/// Saves a waiting batch, or removes it when it waits for nothing more.
pub fn save_waiting(
    storage: &mut dyn Storage,
    batch_id: u64,
    batch: &WaitingBatch,
) -> StdResult<()> {
    match batch.exiting.is_zero() {
        true => WAITING.remove(storage, batch_id),
        false => WAITING.save(storage, batch_id, batch)?,
    }
    Ok(())
}

/// The losses, each with its part of what exits and insurers are to bear, and the stakes that show
/// them.
fn record(
    env: &Env,
    hub: &mut HubState,
    difference: Difference,
    split: &LossSplit,
    before: Totals,
) -> Result<(Vec<Missing>, Vec<LossRecord>), ContractError> {
    let by_exits = difference.split_floor(split.from_exits)?;
    let insured = difference.split_floor(split.from_value)?;
    let records = difference
        .charged
        .into_iter()
        .zip(by_exits)
        .zip(insured)
        .map(|(((validator, amount), by_exits), insured)| LossRecord {
            id: hub.books.next_loss(),
            height: env.block.height,
            validator,
            amount,
            paid_by_bond: Native::ZERO,
            paid_by_pool: Native::ZERO,
            uncovered: amount.saturating_sub(insured),
            cover_owed: insured,
            by_exits,
            at: hub.now,
            before,
        })
        .collect();
    Ok((difference.missing, records))
}

/// Remembers for unbonding entries what fraction of their validators' stake was lost.
fn log(
    storage: &mut dyn Storage,
    hub: &HubState,
    missing: &[Missing],
    right_at: u64,
) -> Result<(), ContractError> {
    let losses = hub.books.losses;
    for Missing {
        validator,
        amount,
        of,
    } in missing
    {
        let kept = Shown::last(storage, validator, losses, u64::MAX)?
            .map_or(Decimal::one(), |shown| shown.kept);
        let left = of.checked_sub(*amount)?;
        let kept = mul_div_floor(kept.atomics(), left.raw(), of.raw())?;
        let row = Shown {
            right_at,
            kept: Decimal::new(kept),
        };
        LOSS_LOG.save(storage, (validator, losses), &row)?;
    }
    Ok(())
}
