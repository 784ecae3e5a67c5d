//! What a message would do in this block, or why not.

use crate::{
    execute::{ensure_running, plan, Plan},
    price,
    restakers::ensure_loan,
    session::{self, Session},
    ContractError,
};
use ballast_extension_math::market::Refusal;
use ballast_extension_share as share;
use ballast_extension_types::market::{
    AmountResponse, Loan, MaxRedeemResponse, PauseScope, PreviewBorrowResponse,
    PreviewLiquidateResponse, PreviewRepayResponse, SharesResponse,
};
use ballast_types::{address::account, Amount, LayerShares, Native, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

pub fn preview_deposit(
    deps: Deps,
    env: &Env,
    amount: Loan,
) -> Result<SharesResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Deposit, session.now)?;
    let shares = session.pool.deposit_floor(amount, session.supply)?.raw();
    Ok(SharesResponse { shares })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<AmountResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    let shares = LayerShares::new(shares);
    let amount = session.pool.redeem_floor(shares, session.supply)?;
    Ok(AmountResponse { amount })
}

pub fn max_redeem(deps: Deps, env: &Env, owner: &str) -> Result<MaxRedeemResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let price = session.pool.price(session.supply)?;
    let covered = price.to_shares_floor(session.pool.cash);
    let has = LayerShares::new(share::balance(deps.storage, &owner)?);
    // what all cash buys may be more than fits
    let shares = covered.map_or(has, |covered| covered.min(has));
    let amount = price.to_assets_floor(shares).map_err(Refusal::from)?;
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
) -> Result<PreviewBorrowResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Borrow, session.now)?;
    let mut position = session::position(deps.storage, &owner)?;
    position.borrow(&mut session.pool, amount)?;
    let mut lst = Shares::ZERO;
    if bond.unwrap_or_default() {
        let config = &session.config;
        if config.oracle.is_some() {
            let denom = config.loan.denom.clone();
            return Err(ContractError::NotBondable { denom });
        }
        lst = price::bonded(deps, config, Native::new(amount.raw()))?;
        let sum = position.collateral.checked_add(lst);
        position.collateral = sum.map_err(Refusal::from)?;
    }
    let (debt, ltv_bps) = ensure_loan(deps, &session, &position)?;
    Ok(PreviewBorrowResponse { debt, lst, ltv_bps })
}

pub fn preview_repay(
    deps: Deps,
    env: &Env,
    owner: &str,
    amount: Loan,
    remove: Option<Shares>,
) -> Result<PreviewRepayResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps.storage, env)?;
    let position = session::position(deps.storage, &owner)?;
    let min_debt = session.config.min_debt;
    let repaid = position.repay(&mut session.pool, amount, remove, min_debt)?;
    if repaid.raises_ltv {
        let lending = price::lending(deps, &session)?;
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
) -> Result<PreviewLiquidateResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = session::position(deps.storage, &owner)?;
    let quote = price::price(deps, &session)?;
    let sold = match plan(deps, &session, &position, &quote, amount)? {
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
