//! Coins in, shares out.

use super::{ensure_running, receiver};
use crate::{session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::market::{Loan, PauseScope};
use ballast_types::{access, Amount};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn deposit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    to: Option<String>,
    min_shares: Option<Uint128>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Deposit, session.now)?;
    let coin = access::one_coin(info, &session.config.loan.denom)?;
    let amount = Loan::new(coin.amount);
    let to = receiver(deps.as_ref(), env, to.as_deref(), &info.sender)?;

    // decide
    let shares = session.pool.deposit_floor(amount, session.supply)?.raw();
    let min_shares = min_shares.unwrap_or_default();
    if shares < min_shares {
        return Err(ContractError::MinShares {
            amount,
            shares,
            min_shares,
        });
    }

    // write
    session.save(deps.storage)?;
    share::mint(deps.storage, &to, shares)?;
    Ok(Response::new()
        .add_attribute("action", "deposit")
        .add_attribute("sender", &info.sender)
        .add_attribute("receiver", to)
        .add_attribute("amount", amount.to_string())
        .add_attribute("shares", shares))
}
