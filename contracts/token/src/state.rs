//! What the token stores beside the rows of cw20-base.

use ballast_types::{deploy::Suite, packed::Item};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-token";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The suite that the token belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
