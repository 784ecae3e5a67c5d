//! What `entry_point` uses to make entry points if it is given `crate = "ballast_wire::entry"`:
//! cosmwasm-std's own functions, except for replies.

use crate::{reads, Field, Read};
use cosmwasm_std::{Binary, Reply, SubMsgResponse, SubMsgResult};
#[cfg(target_arch = "wasm32")]
use {
    crate::Wire,
    cosmwasm_std::{DepsMut, Empty, Env, Response},
};

#[cfg(target_arch = "wasm32")]
pub use cosmwasm_std::{do_execute, do_instantiate, do_migrate, do_query};

/// A reply, read by this crate. Events and data of the sub-message are left out: the code that
/// reads them takes twelve kilobytes, and no extension uses them.
#[derive(Clone, Debug, PartialEq)]
pub struct Replied(pub Reply);

struct Sent {
    id: u64,
    payload: Binary,
    gas_used: u64,
    result: Outcome,
}

reads!(open struct Sent { id, payload: or_default, gas_used: or_default, result });

enum Outcome {
    Ok {},
    Error(String),
}

reads! {
    open enum Outcome {
        ok: Ok {},
        error: Error (_),
    }
}

impl Read for Replied {
    fn read(from: Field<'_>) -> Self {
        let Sent {
            id,
            payload,
            gas_used,
            result,
        } = Sent::read(from);
        // the struct has a deprecated field for pre-2.0 data, which has to be set
        #[allow(deprecated)]
        let response = SubMsgResponse {
            events: vec![],
            data: None,
            msg_responses: vec![],
        };
        Self(Reply {
            id,
            payload,
            gas_used,
            result: match result {
                Outcome::Ok {} => SubMsgResult::Ok(response),
                Outcome::Error(error) => SubMsgResult::Err(error),
            },
        })
    }
}

/// The same as cosmwasm-std's `do_reply`, with another type of the reply.
#[cfg(target_arch = "wasm32")]
pub fn do_reply<E: ToString>(
    reply: &dyn Fn(DepsMut<'_>, Env, Reply) -> Result<Response, E>,
    env: u32,
    msg: u32,
) -> u32 {
    let reply = |deps: DepsMut<'_, Empty>, env: Env, Wire(Replied(msg)): Wire<Replied>| {
        reply(deps, env, msg)
    };
    cosmwasm_std::do_migrate(&reply, env, msg)
}
