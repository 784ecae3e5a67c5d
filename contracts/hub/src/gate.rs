//! What happens before anything is minted, priced, paid or sent: the books are compared with the
//! chain, and what was lost is booked and covered, in the same transaction.

mod ask;
mod book;
mod charge;
mod compare;
mod cover;
mod owed;

pub use ask::{take_burned, COVER_GAS};
pub use book::{apply, book, save_row, save_waiting, trim, Booked};
pub use charge::note_source;
pub use compare::{compare, read_book, Difference};
pub use cover::{ask_vault, finish};
pub use owed::{
    forget_owed, oldest_owed, owed_now, owed_wait_until, retry_message, scale_owed, settle_retry,
};

use crate::{hub_state::HubState, ContractError};
use ballast_types::hub::ExecuteMsg;
use cosmwasm_std::{Addr, Coin, Deps, DepsMut, Env, Response};

/// A message that has passed the checks of its sender and funds and goes on once the books are
/// right.
pub struct Call {
    /// Who sent it.
    pub sender: Addr,
    /// Its funds.
    pub funds: Vec<Coin>,
    /// The message.
    pub msg: ExecuteMsg,
}

/// Whether a message can go on at once.
pub enum Gate {
    /// The books are right. Events and messages of a booking are in the response.
    Open(Response),
    /// Losses were booked, and the vault is asked to cover them: the message goes on in the reply.
    Covering(Response),
}

/// Whether the chain has to be asked in this call. Slashes land in BeginBlock, and only the hub's
/// own messages raise a delegation, so once a block is enough where transactions cannot slash.
pub fn is_stale(hub: &HubState, env: &Env) -> bool {
    // a restarted chain may come by a height again
    let is_same_block =
        hub.books.synced_height == env.block.height && hub.books.synced_at == hub.now;
    hub.config.params.gate_every_call || !is_same_block
}

/// Brings the books up to what the chain shows, and has losses covered. `call` goes on after that.
pub fn pass(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    call: &Call,
) -> Result<Gate, ContractError> {
    if !is_stale(hub, env) {
        return Ok(Gate::Open(Response::new()));
    }
    let difference = compare(deps.as_ref(), env, hub)?;
    let right_at = hub.books.synced_at;
    hub.books.synced_height = env.block.height;
    hub.books.synced_at = hub.now;
    let Some(difference) = difference else {
        return Ok(Gate::Open(Response::new()));
    };
    let Booked {
        records,
        parts,
        events,
        before,
    } = book(deps.storage, env, hub, difference, right_at)?;
    let mut response = Response::new().add_events(events);
    if !parts.is_empty() {
        let fund = ballast_types::queue::ExecuteMsg::Fund { parts };
        response = response.add_message(hub.queue().call(&fund, vec![])?);
    }
    ask_vault(deps.storage, hub, before, records, call, response)
}

/// The difference that is pending, for a query: if the books are stale and there is one.
pub fn peek(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
) -> Result<Option<Difference>, ContractError> {
    match is_stale(hub, env) {
        true => compare(deps, env, hub),
        false => Ok(None),
    }
}
