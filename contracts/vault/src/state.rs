//! Storage.

use crate::error::ContractError;
use ballast_accounting::{Layer, LayerBurn};
use ballast_types::{
    deploy::Suite,
    event,
    packed::{Item, Map},
    vault::LayerId,
    Amount, LayerShares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Empty, Event, StdResult, Storage};

/// Name under which cw2 knows the state.
pub const NAME: &str = "crates.io:ballast-vault";
/// Version under which cw2 knows the state.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use ballast_types::vault::{Ledger, BONDS, LEDGER, PARAMS, POOL};

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Active shares: (owner, layer), where the layer is an operator address, or nothing for the pool.
pub const POSITIONS: Map<(&Addr, &str), Position> = Map::new("positions");
/// Requests to leave, by number.
pub const REQUESTS: Map<u64, Request> = Map::new("exits");
/// The same by owner.
pub const REQUESTS_OF: cw_storage_plus::Map<(&Addr, u64), Empty> =
    cw_storage_plus::Map::new("exits_of");
/// Losses that were covered, by number: none is covered twice.
pub const COVERED: cw_storage_plus::Map<u64, Empty> = cw_storage_plus::Map::new("covered");

/// Active shares of one layer.
#[cw_serde]
pub struct Position {
    /// The epoch of the layer in which they were bought: in a later one they are void.
    pub epoch: u64,
    /// How many.
    pub shares: LayerShares,
}

/// A request to leave.
#[cw_serde]
pub struct Request {
    /// Who is paid.
    pub owner: Addr,
    /// Out of which layer.
    pub layer: LayerId,
    /// The epoch of the layer's exiting bucket: in a later one it is void.
    pub epoch: u64,
    /// Units of that bucket.
    pub units: LayerShares,
    /// Shares of the layer that were given up.
    pub shares: LayerShares,
    /// When, unix seconds.
    pub requested_at: u64,
    /// The cooldown that was in force.
    pub cooldown_secs: u64,
    /// When it is ready at the latest, whatever stake is still there.
    pub latest_at: u64,
}

impl Request {
    /// When it can be paid; none for a bond of which nobody knows that it is free of the stake: then it is at
    /// [`Request::latest_at`].
    pub fn ready_at(&self, free_since: Option<u64>) -> Option<u64> {
        let after = |from: u64| from.saturating_add(self.cooldown_secs);
        match self.layer {
            LayerId::Pool => Some(after(self.requested_at)),
            LayerId::Bond { .. } => {
                free_since.map(|since| after(since.max(self.requested_at)).min(self.latest_at))
            }
        }
    }
}

/// A request.
///
/// # Errors
/// `UnknownExit` for numbers not given out yet, and requests that are done.
pub fn load_request(storage: &dyn Storage, exit_id: u64) -> Result<Request, ContractError> {
    match REQUESTS.may_load(storage, exit_id)? {
        Some(exit) => Ok(exit),
        None => Err(ContractError::UnknownExit {
            exit_id,
            next_exit: LEDGER.load(storage)?.next_exit,
        }),
    }
}

/// Writes a new request.
pub fn save_request(storage: &mut dyn Storage, exit_id: u64, exit: &Request) -> StdResult<()> {
    REQUESTS.save(storage, exit_id, exit)?;
    REQUESTS_OF.save(storage, (&exit.owner, exit_id), &Empty {})
}

/// Strikes a request off.
pub fn remove_request(storage: &mut dyn Storage, exit_id: u64, exit: &Request) {
    REQUESTS.remove(storage, exit_id);
    REQUESTS_OF.remove(storage, (&exit.owner, exit_id));
}

/// The layer's part of a key.
pub fn key(layer: &LayerId) -> &str {
    match layer {
        LayerId::Pool => "",
        LayerId::Bond { validator } => validator,
    }
}

/// The layer as refusals and events name it.
pub fn name(layer: &LayerId) -> String {
    match layer {
        LayerId::Pool => "pool".to_string(),
        LayerId::Bond { validator } => validator.clone(),
    }
}

/// Someone's active shares of a layer in its `epoch`: none if they are of an earlier one.
pub fn active_shares(
    storage: &dyn Storage,
    owner: &Addr,
    layer: &str,
    epoch: u64,
) -> StdResult<LayerShares> {
    Ok(POSITIONS
        .may_load(storage, (owner, layer))?
        .filter(|position| position.epoch == epoch)
        .map_or(LayerShares::ZERO, |position| position.shares))
}

/// Writes someone's active shares.
pub fn save_position(
    storage: &mut dyn Storage,
    owner: &Addr,
    layer: &str,
    position: &Position,
) -> StdResult<()> {
    match position.shares.is_zero() {
        true => POSITIONS.remove(storage, (owner, layer)),
        false => POSITIONS.save(storage, (owner, layer), position)?,
    }
    Ok(())
}

/// Events for the buckets of a layer that a burn wiped out.
pub fn wiped_out(layer: &str, accounts: &Layer, burn: &LayerBurn) -> Vec<Event> {
    [
        (burn.active_wiped, "active", accounts.active.epoch),
        (burn.exiting_wiped, "exiting", accounts.exiting.epoch),
    ]
    .into_iter()
    .filter(|(wiped, ..)| *wiped)
    .map(|(_, part, epoch)| event::WipedOut { layer, part, epoch }.into())
    .collect()
}
