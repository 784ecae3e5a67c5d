//! What LST that arrives is to buy.

use ballast_types::{vault::LayerId, LayerShares};
use cosmwasm_std::Addr;

/// An order for shares of a layer.
pub struct Order {
    /// The name of the inner message.
    pub action: &'static str,
    /// Who gets the shares.
    pub owner: Addr,
    /// Of which layer.
    pub layer: LayerId,
    /// Fewer are refused.
    pub min_shares: LayerShares,
}
