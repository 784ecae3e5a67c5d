//! `redeem`: shares in, coins out, as far as the market has cash.

use super::receiver;
use crate::{calls::pay, session::Session, ContractError, Refused};
use ballast_extension_share as share;
use ballast_extension_types::market::Loan;
use ballast_types::{event::acted, Amount, LayerShares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    to: Option<String>,
    min_amount: Option<Loan>,
) -> Result<Response, Refused> {
    // read
    let owner = &info.sender;
    let mut session = Session::open(deps.storage, env)?;
    let to = receiver((deps.storage, deps.api), env, to.as_deref(), owner)?;
    share::burn(deps.storage, owner, shares)?;

    // decide
    let burned = LayerShares::new(shares);
    let amount = session.pool.redeem_floor(burned, session.supply)?;
    let min_amount = min_amount.unwrap_or_default();
    if amount < min_amount {
        return Err(ContractError::MinAmount {
            shares,
            amount,
            min_amount,
        }
        .into());
    }

    // write
    session.save(deps.storage)?;
    Ok(acted(
        "redeem",
        &["owner", "receiver", "shares", "amount"],
        [&owner, &to, &shares, &amount],
    )
    .add_message(pay(&to, &session.config.loan.denom, amount)))
}
