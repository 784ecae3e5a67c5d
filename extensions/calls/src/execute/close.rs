//! `close`: before exercise begins, an account that has both options and written LST gives up equal
//! amounts of them and takes the LST.

use crate::{
    pay,
    session::{options, save_written, written, Session},
    ContractError,
};
use ballast_extension_share as share;
use ballast_types::{access, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn close(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    lst: Shares,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let (mut session, who) = (Session::open(deps.storage, env)?, &info.sender);
    let sides = (options(deps.storage, who)?, written(deps.storage, who)?);

    // decide
    session
        .books
        .close(lst, sides, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    share::burn(deps.storage, who, lst.raw())?;
    save_written(deps.storage, who, sides.1.saturating_sub(lst))?;
    Ok(Response::new()
        .add_message(pay::lst(&session.config.suite.token, who, lst))
        .add_attribute("action", "close")
        .add_attribute("writer", who)
        .add_attribute("lst", lst.to_string()))
}
