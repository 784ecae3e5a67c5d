//! Storage of a series that may be read from outside. These keys and shapes are part of the interface.

use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Empty};

pub use ballast_extension_math::calls::{Books, Offer, Phase, Quote, Terms};

/// What the series is of: written once.
pub const CONFIG: Item<Config> = Item::new("config");
/// The one item that nearly every message reads and writes.
pub const BOOKS: Item<Books> = Item::new("books");
/// Offers by number, while something is left of them.
pub const OFFERS: Map<u64, Listing> = Map::new("offers");
/// Their numbers, by writer.
pub const OFFERS_OF: cw_storage_plus::Map<(&Addr, u64), Empty> =
    cw_storage_plus::Map::new("offers_of");
/// LST of each writer on which an option was bought, and for which the writer was not paid.
pub const WRITTEN: Map<&Addr, Shares> = Map::new("written");

/// What a series is of: none of it can change.
#[cw_serde]
pub struct Config {
    /// The suite on whose LST it is.
    pub suite: Suite,
    /// Decimals of LST and native.
    pub decimals: u8,
    /// The coin in which options and strikes are paid.
    pub quote: String,
    /// What one whole native token costs at exercise.
    pub strike: Quote,
    /// From then on options are exercised, unix seconds.
    pub exercise_from: u64,
    /// From then on writers are paid, unix seconds.
    pub expiry: u64,
}

/// An offer, and whose it is.
#[cw_serde]
pub struct Listing {
    /// Who wrote it.
    pub writer: Addr,
    /// What is left, and what it costs.
    pub offer: Offer,
}

impl Config {
    /// What decides amounts and times.
    pub fn terms(&self) -> Terms {
        let unit = 10u128.checked_pow(self.decimals.into());
        Terms {
            unit: unit.unwrap_or(1).into(),
            strike: self.strike,
            exercise_from: self.exercise_from,
            expiry: self.expiry,
        }
    }
}
