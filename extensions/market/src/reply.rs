//! What comes back of messages that it sent.

use crate::{
    execute::{on_lent, on_slashed},
    ContractError, Refused,
};
use ballast_types::packed::unpack;
use cosmwasm_std::{DepsMut, Env, Reply, Response, SubMsgResult};

/// Which message came back.
pub enum ReplyId {
    /// A loan that was put to work.
    Lent,
    /// A slash in the restake contract.
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

pub fn reply(deps: DepsMut, env: &Env, reply: Reply) -> Result<Response, Refused> {
    match reply.id {
        1 => on_lent(deps, env, unpack(&reply.payload)?),
        2 => {
            let error = match &reply.result {
                SubMsgResult::Ok(_) => None,
                SubMsgResult::Err(error) => Some(error.as_str()),
            };
            on_slashed(deps, env, &unpack(&reply.payload)?, error)
        }
        id => Err(ContractError::UnknownReply { id }.into()),
    }
}
