//! Messages whose failure ends nothing.

use crate::StrangerError;
use cosmwasm_std::{CosmosMsg, Reply, Response, SubMsg, SubMsgResult};

/// Each with a reply on its failure, under its place in the list.
pub fn watched(msgs: Vec<CosmosMsg>) -> impl Iterator<Item = SubMsg> {
    (0..)
        .zip(msgs)
        .map(|(place, msg)| SubMsg::reply_on_error(msg, place))
}

/// Says which message failed (`swallowed`), and how (`error`), and goes on.
///
/// # Errors
/// `Succeeded`.
pub fn reply(reply: Reply) -> Result<Response, StrangerError> {
    match reply.result {
        SubMsgResult::Ok(_) => Err(StrangerError::Succeeded),
        SubMsgResult::Err(error) => Ok(Response::new()
            .add_attribute("swallowed", reply.id.to_string())
            .add_attribute("error", error)),
    }
}
