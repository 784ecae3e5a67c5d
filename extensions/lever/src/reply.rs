//! What comes back of messages that it sent.

use crate::{
    execute::{on_bonded, on_raised},
    ContractError,
};
use ballast_types::packed::unpack;
use cosmwasm_std::{DepsMut, Env, Reply, Response};

/// Which message came back.
pub enum ReplyId {
    /// Coins of a deposit were bonded.
    Bonded,
    /// A loan was bonded.
    Raised,
}

impl From<ReplyId> for u64 {
    fn from(id: ReplyId) -> Self {
        match id {
            ReplyId::Bonded => 1,
            ReplyId::Raised => 2,
        }
    }
}

pub fn reply(deps: DepsMut, env: &Env, reply: &Reply) -> Result<Response, ContractError> {
    match reply.id {
        1 => on_bonded(deps, env, unpack(&reply.payload)?),
        2 => on_raised(deps.as_ref(), env, &unpack(&reply.payload)?),
        id => Err(ContractError::UnknownReply { id }),
    }
}
