//! Storage of a splitter, and of its PT, that may be read from outside. These keys and shapes are
//! part of the interface.

use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

pub use ballast_extension_math::splitter::{Books, Holder, Mark, Principal, Scaled};

/// What it splits and until when: written once, of a splitter alone.
pub const CONFIG: Item<Config> = Item::new("config");
/// Whose PT it is: written once, of a PT alone.
pub const MINTER: Item<Minter> = Item::new("minter");
/// The one item that nearly every message reads and writes: as of the last look at the hub.
pub const BOOKS: Item<Books> = Item::new("books");
/// What each has earned who has, or had, YT.
pub const HOLDERS: Map<&Addr, Holder> = Map::new("holders");

/// What a splitter splits: none of it can change.
#[cw_serde]
pub struct Config {
    /// The suite whose LST it splits.
    pub suite: Suite,
    /// The contract of PT.
    pub pt: Addr,
    /// From when on PT redeems alone, unix seconds.
    pub maturity: u64,
    /// Decimals of the LST, of PT and of YT.
    pub decimals: u8,
}

/// Who mints and burns PT.
#[cw_serde]
pub struct Minter {
    /// The splitter.
    pub splitter: Addr,
    /// The suite: at its contracts PT would be lost.
    pub suite: Suite,
}
