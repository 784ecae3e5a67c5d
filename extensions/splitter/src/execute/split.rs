//! `split`: LST becomes PT and as many YT.

use super::Came;
use crate::{calls, session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::splitter::Config;
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, Response};
use cw20::Cw20ReceiveMsg;

pub fn split(
    deps: DepsMut,
    env: &Env,
    config: Config,
    msg: &Cw20ReceiveMsg,
    receiver: Option<&String>,
) -> Result<Response, ContractError> {
    // read
    let came = Came::new(deps.as_ref(), env, &config, msg, receiver)?;
    let mut session = Session::open(deps.as_ref(), env, config)?;
    let lst = Shares::new(msg.amount);

    // decide
    let principal = session.books.split_floor(lst, session.term)?;

    // write
    session.accrue(deps.storage, &came.receiver)?;
    session.save(deps.storage)?;
    share::mint(deps.storage, &came.receiver, principal.raw())?;
    let mint = calls::mint(&session.config.pt, &came.receiver, principal.raw());
    let told = [("lst", lst.to_string()), ("pt", principal.to_string())];
    Ok(came.told("split", told, session.mark()).add_message(mint))
}
