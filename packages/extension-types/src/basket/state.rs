//! Storage of a basket that may be read from outside. These keys and shapes are part of the interface.

use ballast_types::{deploy::Suite, packed::Item};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

pub use ballast_extension_math::{
    basket::{Announced, Book, Part, PartTerms, Target},
    pause::Pause,
};

/// What never changes, written once.
pub const CONFIG: Item<Config> = Item::new("config");
/// The suite whose LST it is: at its six contracts a share would be lost.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The one item that every message reads and writes.
pub const BOOK: Item<Book> = Item::new("book");

/// What never changes.
#[cw_serde]
pub struct Config {
    /// The hub of the suite whose LST it is.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// Decimals of the LST.
    pub lst_decimals: u8,
    /// The code that every part has.
    pub part_code_id: u64,
    /// Who may migrate parts, if anybody may: each part's wasm admin is this account, or none.
    pub part_admin: Option<Addr>,
    /// From announcing parts to their use, seconds.
    pub notice_secs: u64,
    /// Who may let nobody in for a while, and drop what was announced.
    pub guardian: Option<Addr>,
}
