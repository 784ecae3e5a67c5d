//! What a message would do in this block, or why it would fail.

use crate::{
    execute::{ensure_running, plan, Plan},
    price,
    restakers::ensure_loan,
    rows::{self, account},
    session::Session,
    ContractError, Refused,
};
use ballast_extension_share as share;
use ballast_extension_types::market::{
    AmountResponse, Loan, MaxRedeemResponse, PauseScope, PreviewBorrowResponse,
    PreviewLiquidateResponse, PreviewRepayResponse, SharesResponse,
};
use ballast_types::{Amount, LayerShares, Native, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

pub fn preview_deposit(deps: Deps, env: &Env, amount: Loan) -> Result<SharesResponse, Refused> {
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Deposit, session.now)?;
    let shares = session.pool.deposit_floor(amount, session.supply)?.raw();
    Ok(SharesResponse { shares })
}

pub fn preview_redeem(deps: Deps, env: &Env, shares: Uint128) -> Result<AmountResponse, Refused> {
    let mut session = Session::open(deps.storage, env)?;
    let shares = LayerShares::new(shares);
    let amount = session.pool.redeem_floor(shares, session.supply)?;
    Ok(AmountResponse { amount })
}

pub fn max_redeem(deps: Deps, env: &Env, owner: &str) -> Result<MaxRedeemResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let price = session.pool.price(session.supply)?;
    let covered = price.to_shares_floor(session.pool.cash);
    let has = LayerShares::new(share::balance(deps.storage, &owner)?);
    // if the shares that all cash buys do not fit 128 bits, the owner has fewer
    let shares = covered.map_or(has, |covered| covered.min(has));
    let amount = price.to_assets_floor(shares)?;
    Ok(MaxRedeemResponse {
        shares: shares.raw(),
        amount,
    })
}

pub fn preview_borrow(
    deps: Deps,
    env: &Env,
    owner: &str,
    amount: Loan,
    bond: Option<bool>,
) -> Result<PreviewBorrowResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Borrow, session.now)?;
    let mut position = rows::position(deps.storage, &owner)?;
    position.borrow(&mut session.pool, amount)?;
    let mut lst = Shares::ZERO;
    if bond.unwrap_or_default() {
        let config = &session.config;
        if config.oracle.is_some() {
            let denom = config.loan.denom.clone();
            return Err(ContractError::NotBondable { denom }.into());
        }
        lst = price::bonded(&deps.querier, config, Native::new(amount.raw()))?;
        position.collateral = position.collateral.checked_add(lst)?;
    }
    let (debt, ltv_bps) = ensure_loan((deps.storage, &deps.querier), &session, &position)?;
    Ok(PreviewBorrowResponse { debt, lst, ltv_bps })
}

pub fn preview_repay(
    deps: Deps,
    env: &Env,
    owner: &str,
    amount: Loan,
    remove: Option<Shares>,
) -> Result<PreviewRepayResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps.storage, env)?;
    let position = rows::position(deps.storage, &owner)?;
    let min_debt = session.config.min_debt;
    let repaid = position.repay(&mut session.pool, amount, remove, min_debt)?;
    if repaid.raises_ltv {
        let lending = price::lending(&deps.querier, &session)?;
        let after = &repaid.after;
        after.ensure_open(&session.pool, &lending.low, lending.open)?;
    }
    Ok(PreviewRepayResponse {
        paid: repaid.paid,
        refund: amount.saturating_sub(repaid.paid),
        debt: session.pool.debt_ceil(repaid.after.scaled)?,
        collateral: repaid.after.collateral,
    })
}

pub fn preview_liquidate(
    deps: Deps,
    env: &Env,
    owner: &str,
    amount: Option<Loan>,
) -> Result<PreviewLiquidateResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = rows::position(deps.storage, &owner)?;
    let quote = price::price(&deps.querier, &session)?;
    let sold = match plan(
        (deps.storage, &deps.querier),
        &session,
        &position,
        &quote,
        amount,
    )? {
        Plan::Sold(sold) => sold,
        Plan::Slice(slice, _) => {
            let levels = session.levels();
            slice.settle(slice.want, &session.pool, &quote, &levels)?
        }
    };
    Ok(PreviewLiquidateResponse {
        repaid: sold.repaid,
        lst: sold.lst,
        from_restake: sold.from_restake,
        bad_debt: sold.bad_debt,
        refund: amount.map_or(Loan::ZERO, |amount| amount.saturating_sub(sold.repaid)),
    })
}
