//! `deposit`: coins in, shares out.

use super::{ensure_running, receiver};
use crate::{rows::paid, session::Session, ContractError, Refused};
use ballast_extension_share as share;
use ballast_extension_types::market::PauseScope;
use ballast_types::{event::acted, Amount};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn deposit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    to: Option<String>,
    min_shares: Option<Uint128>,
) -> Result<Response, Refused> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Deposit, session.now)?;
    let amount = paid(info, &session.config.loan.denom)?;
    let to = receiver((deps.storage, deps.api), env, to.as_deref(), &info.sender)?;

    // decide
    let shares = session.pool.deposit_floor(amount, session.supply)?.raw();
    let min_shares = min_shares.unwrap_or_default();
    if shares < min_shares {
        return Err(ContractError::MinShares {
            amount,
            shares,
            min_shares,
        }
        .into());
    }

    // write
    session.save(deps.storage)?;
    share::mint(deps.storage, &to, shares)?;
    Ok(acted(
        "deposit",
        &["sender", "receiver", "amount", "shares"],
        [&info.sender, &to, &amount, &shares],
    ))
}
