//! What the holder orders with LST that it sends.

use ballast_types::{vault::LayerId, LayerShares};
use cosmwasm_std::Addr;

/// An order for shares of a layer.
pub struct Order {
    /// The name of the inner message, for the event.
    pub action: &'static str,
    /// Who receives the shares.
    pub owner: Addr,
    /// The layer.
    pub layer: LayerId,
    /// The order fails if the LST buys fewer shares.
    pub min_shares: LayerShares,
}
