//! `cancel`: gives a waiting deposit back to its owner. No contract but the LST is called.

use crate::{session::Session, ContractError};
use ballast_extension_types::hedge::{remove_deposit, DEPOSITS, OWNERS};
use ballast_types::token::Token;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn cancel(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
) -> Result<Response, ContractError> {
    // read
    let owner = &info.sender;
    let mut session = Session::open(deps.storage, env)?;
    let Some(deposit) = DEPOSITS.may_load(deps.storage, (owner, id))? else {
        return Err(ContractError::UnknownDeposit {
            deposit_id: id,
            of: OWNERS.may_load(deps.storage, id)?,
            next: session.book.next_id,
        });
    };

    // decide
    session.book.cancel(deposit.lst)?;

    // write
    session.save(deps.storage)?;
    remove_deposit(deps.storage, (owner, id));
    Ok(Response::new()
        .add_message(Token(session.config.lst.clone()).transfer(owner, deposit.lst)?)
        .add_attribute("action", "cancel")
        .add_attribute("deposit_id", id.to_string())
        .add_attribute("lst", deposit.lst.to_string()))
}
