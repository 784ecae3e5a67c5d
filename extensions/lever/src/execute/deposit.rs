//! `deposit`: coins are bonded, the LST becomes collateral, and the sender gets shares.

use super::{ensure_running, or_sender};
use crate::{
    calls::{add, bond},
    reply::ReplyId,
    session::{ensure_no_cover, Session},
    ContractError,
};
use ballast_extension_math::lever::Priced;
use ballast_extension_share as share;
use ballast_extension_types::lever::{Config, CONFIG};
use ballast_types::{access, packed::pack, token::Token, Amount, Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, SubMsg, Uint128};

/// A deposit on its way in.
#[cw_serde]
pub struct Coming {
    /// Who sent it.
    pub sender: Addr,
    /// The account that gets the shares.
    pub receiver: Addr,
    /// The worth of the deposit, native.
    pub amount: Native,
    /// The fewest shares that the sender accepts.
    pub min_shares: Uint128,
}

/// A deposit whose coins are being bonded.
#[cw_serde]
pub struct Bonding {
    coming: Coming,
    /// The position before the bond. A bond does not change it, and does not lower the price of
    /// LST.
    priced: Priced,
    /// LST that the lever held before the bond.
    before: Shares,
}

pub fn deposit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    receiver: Option<String>,
    min_shares: Option<Uint128>,
) -> Result<Response, ContractError> {
    // read
    let priced = entry(deps.as_ref(), env)?;
    let config = CONFIG.load(deps.storage)?;
    let amount = Native::new(access::one_coin(info, &config.denom)?.amount);
    let token = Token(config.lst);
    let before = token.balance(&deps.querier, &env.contract.address)?;

    // decide
    let bonding = Bonding {
        coming: Coming {
            sender: info.sender.clone(),
            receiver: or_sender(deps.as_ref(), env, info, receiver)?,
            amount,
            min_shares: min_shares.unwrap_or_default(),
        },
        priced,
        before,
    };

    // write
    let work = bond(&config.hub, &env.contract.address, &config.denom, amount);
    let work = SubMsg::reply_on_success(work, ReplyId::Bonded.into());
    Ok(Response::new().add_submessage(work.with_payload(pack(&bonding)?)))
}

/// Turns the LST that arrived from the bond into collateral, for shares.
pub fn on_bonded(deps: DepsMut, env: &Env, bonding: Bonding) -> Result<Response, ContractError> {
    let Bonding {
        coming,
        priced,
        before,
    } = bonding;
    let config = CONFIG.load(deps.storage)?;
    let token = Token(config.lst.clone());
    let here = token.balance(&deps.querier, &env.contract.address)?;
    enter(deps, &config, &priced, &coming, here.saturating_sub(before))
}

/// The position, if deposits are possible now.
///
/// # Errors
/// `Paused`; `CoverPending`; `NoPrice`.
pub fn entry(deps: Deps, env: &Env) -> Result<Priced, ContractError> {
    let session = Session::open(deps, env)?;
    ensure_running(deps.storage, session.now)?;
    let rate = session.rate(deps)?;
    ensure_no_cover(&rate)?;
    let priced = session.priced(&rate)?;
    priced.ensure_worth()?;
    Ok(priced)
}

/// Adds `lst` to the position as collateral, and mints shares for it.
pub fn enter(
    deps: DepsMut,
    config: &Config,
    priced: &Priced,
    coming: &Coming,
    lst: Shares,
) -> Result<Response, ContractError> {
    // decide
    let shares = priced.deposit_floor(lst)?.raw();
    if shares < coming.min_shares {
        return Err(ContractError::MinShares {
            lst,
            shares,
            min_shares: coming.min_shares,
        });
    }

    // write
    share::mint(deps.storage, &coming.receiver, shares)?;
    Ok(Response::new()
        .add_message(add(&config.market, &config.lst, lst)?)
        .add_attribute("action", "deposit")
        .add_attribute("sender", &coming.sender)
        .add_attribute("receiver", &coming.receiver)
        .add_attribute("amount", coming.amount.to_string())
        .add_attribute("lst", lst.to_string())
        .add_attribute("shares", shares))
}
