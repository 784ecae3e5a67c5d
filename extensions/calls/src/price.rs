//! What the hub says LST is worth: value and LST after any loss that the chain shows, and what the
//! vault still owes of losses.

use crate::ContractError;
use ballast_extension_math::calls::Price;
use ballast_extension_types::rate::Rate;
use cosmwasm_std::{Addr, Deps};

/// Asks it.
///
/// # Errors
/// `NoPrice` where it does not answer, or cannot be read.
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
