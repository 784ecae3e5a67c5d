//! What a message would do in this block, or why it would fail.

use crate::{
    calls,
    execute::{entry, load_order, plan_buy_down, plan_fill, plan_rebalance, plan_redeem, shown},
    session::Session,
    ContractError,
};
use ballast_extension_types::lever::{
    PreviewBuyDownResponse, PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse,
    PreviewRedeemResponse,
};
use ballast_types::{Amount, Native, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

/// More coins than any sale can take.
const ALL: Uint128 = Uint128::MAX;

pub fn preview_deposit(
    deps: Deps,
    env: &Env,
    amount: Option<Native>,
    lst: Option<Shares>,
) -> Result<PreviewDepositResponse, ContractError> {
    let priced = entry(deps, env)?;
    let lst = match (amount, lst) {
        (None, Some(lst)) => lst,
        (Some(amount), None) => {
            let hub = Session::open(deps, env)?.config.hub;
            calls::preview_bond(&deps.querier, &hub, amount)?
        }
        (Some(_), Some(_)) | (None, None) => return Err(ContractError::OneOfBoth),
    };
    Ok(PreviewDepositResponse {
        lst,
        shares: priced.deposit_floor(lst)?.raw(),
    })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<PreviewRedeemResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let (redeemed, lst) = plan_redeem(deps, &session, shares)?;
    Ok(PreviewRedeemResponse {
        pay: redeemed.paid,
        lst,
    })
}

pub fn preview_fill(
    deps: Deps,
    env: &Env,
    order_id: u64,
    pay: Option<Native>,
) -> Result<PreviewFillResponse, ContractError> {
    let order = load_order(deps.storage, order_id)?;
    let session = Session::open(deps, env)?;
    let pay = pay.unwrap_or_else(|| Native::new(ALL));
    let filled = plan_fill(deps, &session, &order, pay)?;
    Ok(PreviewFillResponse {
        shares: filled.shares.raw(),
        paid: filled.paid,
        lst: filled.to_buyer,
        to_owner: filled.to_owner,
        discount_bps: filled.discount_bps,
    })
}

pub fn preview_buy_down(
    deps: Deps,
    env: &Env,
    pay: Option<Native>,
) -> Result<PreviewBuyDownResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let pay = pay.unwrap_or_else(|| Native::new(ALL));
    let (sold, after) = plan_buy_down(deps, &session, pay)?;
    Ok(PreviewBuyDownResponse {
        paid: sold.paid,
        lst: sold.lst,
        discount_bps: sold.discount_bps,
        leverage_bps: shown(after.leverage_floor()?),
    })
}

/// The market decides whether it lends, and says what bonding adds.
pub fn preview_rebalance(deps: Deps, env: &Env) -> Result<PreviewRebalanceResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let raising = plan_rebalance(deps, &session)?;
    let (market, this) = (&session.config.market, &env.contract.address);
    let lst = calls::preview_borrow(&deps.querier, market, this, raising.borrowed)?;
    Ok(PreviewRebalanceResponse {
        borrowed: raising.borrowed,
        lst,
        tip: raising.tip.raw(),
        leverage_bps: raising.leverage(lst)?,
    })
}
