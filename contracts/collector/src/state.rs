//! Storage. What siblings may read is in `types::collector`: `PARAMS`.

use ballast_types::{deploy::Suite, packed::Item};
use cosmwasm_schema::cw_serde;

pub use ballast_types::collector::PARAMS;

/// What never changes.
pub const CONFIG: Item<Config> = Item::new("config");

/// What never changes.
#[cw_serde]
pub struct Config {
    /// The suite it belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
}
