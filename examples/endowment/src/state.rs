//! What it remembers.

use ballast_types::Native;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Empty};
use cw_storage_plus::{Item, Map};

/// Whom it deals with. Addresses of a suite never change, so they are kept.
#[cw_serde]
pub struct Config {
    /// Who is paid.
    pub beneficiary: Addr,
    /// The coin that is paid.
    pub denom: String,
    /// The pool.
    pub hub: Addr,
    /// The LST.
    pub token: Addr,
    /// Exits.
    pub queue: Addr,
}

/// Whom it deals with.
pub const CONFIG: Item<Config> = Item::new("config");
/// What was given, at its worth when it came.
pub const PRINCIPAL: Item<Native> = Item::new("principal");
/// Tickets it has not seen paid in full.
pub const TICKETS: Map<&str, Empty> = Map::new("tickets");
