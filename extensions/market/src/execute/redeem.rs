//! Shares back for what they are worth, out of cash.

use super::receiver;
use crate::{calls::pay, session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::market::Loan;
use ballast_types::{Amount, LayerShares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    to: Option<String>,
    min_amount: Option<Loan>,
) -> Result<Response, ContractError> {
    // read
    let owner = &info.sender;
    let mut session = Session::open(deps.storage, env)?;
    let to = receiver(deps.as_ref(), env, to.as_deref(), owner)?;
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
        });
    }

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_message(pay(&to, &session.config.loan.denom, amount))
        .add_attribute("action", "redeem")
        .add_attribute("owner", owner)
        .add_attribute("receiver", to)
        .add_attribute("shares", shares)
        .add_attribute("amount", amount.to_string()))
}
