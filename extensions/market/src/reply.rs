//! The replies to messages that the market sent.

use crate::{
    execute::{on_lent, on_slashed},
    ContractError, Refused,
};
use ballast_types::packed::unpack;
use cosmwasm_std::{DepsMut, Env, Reply, Response, SubMsgResult};

/// The message that a reply belongs to.
pub enum ReplyId {
    /// A loan that was put to work.
    Lent,
    /// A slash of the restake contract.
    Slashed,
}

impl From<ReplyId> for u64 {
    fn from(id: ReplyId) -> Self {
        match id {
            ReplyId::Lent => 1,
            ReplyId::Slashed => 2,
        }
    }
}

impl TryFrom<u64> for ReplyId {
    type Error = Refused;

    fn try_from(id: u64) -> Result<Self, Refused> {
        match id {
            1 => Ok(ReplyId::Lent),
            2 => Ok(ReplyId::Slashed),
            id => Err(ContractError::UnknownReply { id }.into()),
        }
    }
}

pub fn reply(deps: DepsMut, env: &Env, reply: Reply) -> Result<Response, Refused> {
    match ReplyId::try_from(reply.id)? {
        ReplyId::Lent => on_lent(deps, env, unpack(&reply.payload)?),
        ReplyId::Slashed => {
            let error = match &reply.result {
                SubMsgResult::Ok(_) => None,
                SubMsgResult::Err(error) => Some(error.as_str()),
            };
            on_slashed(deps, env, &unpack(&reply.payload)?, error)
        }
    }
}
