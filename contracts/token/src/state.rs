//! What the token keeps beside the storage of cw20-base.

use ballast_types::{deploy::Suite, packed::Item};

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
