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

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-vault";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use ballast_types::vault::{Ledger, BONDS, LEDGER, PARAMS, POOL};

/// The suite that the vault belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Active shares by (owner, layer): the layer is an operator address, or the empty text for the
/// pool.
pub const POSITIONS: Map<(&Addr, &str), Position> = Map::new("positions");
/// Requests to leave, by number.
pub const REQUESTS: Map<u64, Request> = Map::new("exits");
/// The numbers of requests, by (owner, number).
pub const REQUESTS_OF: cw_storage_plus::Map<(&Addr, u64), Empty> =
    cw_storage_plus::Map::new("exits_of");
/// Numbers of losses that were covered; none is covered twice.
pub const COVERED: cw_storage_plus::Map<u64, Empty> = cw_storage_plus::Map::new("covered");

/// Active shares of one layer.
#[cw_serde]
pub struct Position {
    /// The epoch of the layer in which they were bought. In a later epoch they are void.
    pub epoch: u64,
    /// How many.
    pub shares: LayerShares,
}

/// A request to leave.
#[cw_serde]
pub struct Request {
    /// The owner, who is paid.
    pub owner: Addr,
    /// The layer that the owner leaves.
    pub layer: LayerId,
    /// The epoch of the layer's leaving bucket. In a later epoch the request is void.
    pub epoch: u64,
    /// Shares of the leaving bucket.
    pub units: LayerShares,
    /// Shares of the layer that were given up for them.
    pub shares: LayerShares,
    /// When the request was made, unix seconds.
    pub requested_at: u64,
    /// The cooldown in force then, in seconds.
    pub cooldown_secs: u64,
    /// When the request is ready at the latest, unix seconds, whatever stake is still there.
    pub latest_at: u64,
}

impl Request {
    /// When the request can be paid, unix seconds. `None` for a bond that is not known to be free
    /// of the stake: the request is then ready at [`Request::latest_at`].
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

/// The request of this number.
///
/// # Errors
/// `UnknownExit` for numbers that were not given out yet, and for requests that are done.
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

/// Deletes a request that is done.
pub fn remove_request(storage: &mut dyn Storage, exit_id: u64, exit: &Request) {
    REQUESTS.remove(storage, exit_id);
    REQUESTS_OF.remove(storage, (&exit.owner, exit_id));
}

/// The layer as part of a storage key.
pub fn key(layer: &LayerId) -> &str {
    match layer {
        LayerId::Pool => "",
        LayerId::Bond { validator } => validator,
    }
}

/// The layer as errors and events name it.
pub fn name(layer: &LayerId) -> String {
    match layer {
        LayerId::Pool => "pool".to_string(),
        LayerId::Bond { validator } => validator.clone(),
    }
}

/// The owner's active shares of a layer. Shares of an earlier epoch than `epoch` count as 0.
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

/// Writes the owner's active shares.
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

/// The events of the buckets of a layer that a burn wiped out.
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
