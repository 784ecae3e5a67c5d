//! Coins against collateral.

use super::{ensure_running, note, receiver};
use crate::{
    calls::pay,
    restakers::ensure_loan,
    session::{owner_of, position, save_position, Session},
    ContractError,
};
use ballast_extension_types::market::{Loan, PauseScope};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn borrow(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    amount: Loan,
    owner: Option<String>,
    to: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Borrow, session.now)?;
    let owner = owner_of(deps.as_ref(), session.now, &info.sender, owner)?;
    let to = receiver(deps.as_ref(), env, to.as_deref(), &owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.borrow(&mut session.pool, amount)?;
    let (debt, _) = ensure_loan(deps.as_ref(), &session, &position)?;

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    note(deps.storage, &owner, &position)?;
    Ok(Response::new()
        .add_message(pay(&to, &session.config.loan.denom, amount))
        .add_attribute("action", "borrow")
        .add_attribute("owner", owner)
        .add_attribute("receiver", to)
        .add_attribute("amount", amount.to_string())
        .add_attribute("debt", debt.to_string()))
}
