//! The roles of a suite: one owner and one guardian, both kept by the hub.

use crate::hub::{self, Config};
pub use ballast_base::access::*;
use cosmwasm_std::{Addr, QuerierWrapper};

/// Fails unless `sender` is the owner of the suite.
pub fn ensure_owner(
    querier: &QuerierWrapper<'_>,
    hub: &Addr,
    sender: &Addr,
) -> Result<(), AccessError> {
    let owner = hub::OWNERSHIP.query(querier, hub.clone())?.owner;
    ensure_is(owner.as_ref() == Some(sender), "the owner", sender)
}

/// The hub's addresses, read from its storage.
pub fn hub_config(querier: &QuerierWrapper<'_>, hub: &Addr) -> Result<Config, AccessError> {
    Ok(hub::CONFIG.query(querier, hub)?)
}
