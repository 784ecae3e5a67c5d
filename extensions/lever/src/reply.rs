//! The replies to messages that the lever sent.

use crate::{
    execute::{on_bonded, on_raised},
    ContractError,
};
use ballast_types::packed::unpack;
use cosmwasm_std::{DepsMut, Env, Reply, Response};

/// The message that a reply belongs to.
pub enum ReplyId {
    /// The coins of a deposit were bonded.
    Bonded,
    /// The market bonded a loan.
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

impl TryFrom<u64> for ReplyId {
    type Error = ContractError;

    fn try_from(id: u64) -> Result<Self, ContractError> {
        match id {
            1 => Ok(ReplyId::Bonded),
            2 => Ok(ReplyId::Raised),
            id => Err(ContractError::UnknownReply { id }),
        }
    }
}

pub fn reply(deps: DepsMut, env: &Env, reply: &Reply) -> Result<Response, ContractError> {
    match ReplyId::try_from(reply.id)? {
        ReplyId::Bonded => on_bonded(deps, env, unpack(&reply.payload)?),
        ReplyId::Raised => on_raised(deps.as_ref(), env, &unpack(&reply.payload)?),
    }
}
