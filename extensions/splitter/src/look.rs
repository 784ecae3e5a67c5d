//! What the hub says. An answer that is an error, or none that can be read, counts as silence: the mark serves as it is.

use ballast_extension_math::splitter::Look;
use ballast_types::{Amount, Native, Shares, Totals};
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
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Look {
    match answer_to(&deps.querier, hub, &Question::ExchangeRate {}) {
        Ok(Answer {
            value,
            shares,
            pending_cover,
        }) => Look::Says {
            totals: Totals { value, shares },
            owes_cover: !pending_cover.is_zero(),
        },
        Err(_) => Look::Silent,
    }
}

/// Value and LST, where the hub says a price: for what must not be answered by an old one.
pub fn totals(deps: Deps<'_>, hub: &Addr) -> Option<Totals> {
    match ask(deps, hub) {
        Look::Says { totals, .. } if !totals.shares.is_zero() => Some(totals),
        Look::Says { .. } | Look::Silent => None,
    }
}
