//! Anyone closes the round of a feed that is over.

use crate::{
    closing::{Closing, OpenRow},
    session::{feed, Session},
    ContractError,
};
use ballast_extension_types::oracle::ROWS;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn close(mut deps: DepsMut, env: &Env, id: &str) -> Result<Response, ContractError> {
    // read
    let (mut session, mut closing) = (Session::open(deps.as_ref(), env)?, Closing::default());
    let feed = feed(deps.storage, id)?;
    let row = ROWS.may_load(deps.storage, id)?;
    let row = row.filter(|row| row.round < session.round);
    let row = row.ok_or_else(|| ContractError::NothingToClose {
        feed: id.to_string(),
    })?;

    // decide and write
    let (feed, row) = (&feed, &row);
    let open = OpenRow { id, feed, row };
    closing.close_row(deps.branch(), env, &mut session, &open)?;
    ROWS.remove(deps.storage, id);
    session.save(deps.storage)?;
    let response = Response::new()
        .add_attribute("action", "close")
        .add_attribute("feed", id);
    Ok(closing.finish(&session, response)?)
}
