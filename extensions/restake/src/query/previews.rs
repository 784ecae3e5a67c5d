//! What a message would do in this block, or why it would fail.

use super::open;
use crate::{consumer, ContractError};
use ballast_extension_types::restake::{
    LstResponse, PreviewRedeemResponse, PreviewSlashResponse, SharesResponse, OWNERS, REDEMPTIONS,
};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

pub fn preview_deposit(
    deps: Deps,
    env: &Env,
    lst: Shares,
) -> Result<SharesResponse, ContractError> {
    let mut session = open(deps, env)?;
    let report = consumer::ask(deps, &session);
    let shares = session.stake.deposit_floor(lst, report, session.now)?;
    Ok(SharesResponse {
        shares: shares.raw(),
    })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<PreviewRedeemResponse, ContractError> {
    let mut session = open(deps, env)?;
    let shares = LayerShares::new(shares);
    let redeemed = session
        .stake
        .redeem_floor(shares, &session.terms, session.now)?;
    Ok(PreviewRedeemResponse {
        lst: redeemed.lst,
        ready_at: redeemed.redemption.ready_at,
    })
}

pub fn preview_withdraw(
    deps: Deps,
    env: &Env,
    redemption_id: u64,
) -> Result<LstResponse, ContractError> {
    let mut session = open(deps, env)?;
    let next = session.stake.next_id;
    let unknown = || ContractError::UnknownRedemption {
        redemption_id,
        of: None,
        next,
    };
    let owner = OWNERS.may_load(deps.storage, redemption_id)?;
    let owner = owner.ok_or_else(unknown)?;
    let redemption = REDEMPTIONS.may_load(deps.storage, (&owner, redemption_id))?;
    let redemption = redemption.ok_or_else(unknown)?;
    let report = consumer::ask_about(deps, &session, [&redemption]);
    let lst = session
        .stake
        .withdraw_floor(&redemption, &session.terms, report, session.now)?;
    Ok(LstResponse { lst })
}

pub fn preview_slash(
    deps: Deps,
    env: &Env,
    amount: Shares,
) -> Result<PreviewSlashResponse, ContractError> {
    let mut session = open(deps, env)?;
    let slashed = session.stake.slash(amount, &session.terms, session.now)?;
    Ok(PreviewSlashResponse {
        taken: slashed.taken,
        of_active: slashed.of_active,
        of_redeeming: slashed.of_redeeming,
    })
}
