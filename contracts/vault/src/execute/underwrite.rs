//! An order for shares of the underwriters' pool.

use super::order::Order;
use crate::error::ContractError;
use ballast_types::{address::account, vault::LayerId, LayerShares};
use cosmwasm_std::Api;

/// The shares go to `receiver`, or to the sender if none is named.
pub fn underwrite(
    api: &dyn Api,
    sender: &str,
    receiver: Option<String>,
    min_shares: Option<LayerShares>,
) -> Result<Order, ContractError> {
    Ok(Order {
        action: "underwrite",
        owner: account(api, receiver.as_deref().unwrap_or(sender))?,
        layer: LayerId::Pool,
        min_shares: min_shares.unwrap_or_default(),
    })
}
