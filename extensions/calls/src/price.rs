//! What the hub says LST is worth: value and LST after any loss that the chain shows, and what the vault still owes of losses.

use crate::ContractError;
use ballast_extension_math::calls::Price;
use ballast_types::{Native, Shares, Totals};
use ballast_wire::{answer_to, reads, writes};
use cosmwasm_std::{Addr, Deps};

enum Question {
    ExchangeRate {},
}

writes! {
    enum Question {
        exchange_rate: ExchangeRate {},
    }
}

/// What is read of the hub's answer; the rest of it is passed over.
struct Answer {
    value: Native,
    shares: Shares,
    pending_cover: Native,
}

reads!(open struct Answer { value, shares, pending_cover });

/// Asks it.
///
/// # Errors
/// `NoPrice` where it does not answer, or cannot be read.
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Result<Price, ContractError> {
    match answer_to(&deps.querier, hub, &Question::ExchangeRate {}) {
        Ok(Answer {
            value,
            shares,
            pending_cover,
        }) => Ok(Price {
            totals: Totals { value, shares },
            cover: pending_cover,
        }),
        Err(err) => Err(ContractError::NoPrice {
            hub: hub.clone(),
            reason: err.to_string(),
        }),
    }
}
