//! The price of LST by the hub: value and LST after any loss that the chain shows, and the cover
//! that the vault still owes.

use crate::ContractError;
use ballast_extension_math::calls::Price;
use ballast_extension_types::rate::Rate;
use cosmwasm_std::{Addr, Deps};

/// Queries the hub.
///
/// # Errors
/// `NoPrice` if the query fails or its answer cannot be read.
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Result<Price, ContractError> {
    match Rate::ask(&deps.querier, hub) {
        Ok(rate) => Ok(Price {
            totals: rate.totals(),
            cover: rate.pending_cover,
        }),
        Err(err) => Err(ContractError::NoPrice {
            hub: hub.clone(),
            reason: err.to_string(),
        }),
    }
}
