//! What a hub says all its LST is worth.

use ballast_types::{Native, Shares, Totals};
use ballast_wire::{answer_to, reads, writes};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult};

/// What is asked. The type that has all questions of a hub would bring the code that writes them all.
enum Question {
    ExchangeRate {},
}

writes! {
    enum Question {
        exchange_rate: ExchangeRate {},
    }
}

/// What extensions read of the hub's answer to `exchange_rate`: after any loss that the chain shows.
pub struct Rate {
    /// What all LST is worth, without a cover that is owed.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// What the vault owes for losses.
    pub pending_cover: Native,
}

reads!(open struct Rate { value, shares, pending_cover });

impl Rate {
    /// Asks the hub.
    ///
    /// # Errors
    /// The hub fails, or its answer cannot be read.
    pub fn ask(querier: &QuerierWrapper<'_>, hub: &Addr) -> StdResult<Self> {
        answer_to(querier, hub, &Question::ExchangeRate {})
    }

    /// Value and LST, without a cover that is owed.
    pub const fn totals(&self) -> Totals {
        Totals {
            value: self.value,
            shares: self.shares,
        }
    }
}
