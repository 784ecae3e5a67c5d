//! What the hub says. An answer that is an error, or none that can be read, counts as silence: the mark serves as it is.

use ballast_extension_math::splitter::Look;
use ballast_types::{Amount, Native, Shares, Totals};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Deps};

#[cw_serde]
enum Question {
    ExchangeRate {},
}

/// What is read of the hub's answer; the rest of it is passed over.
#[cw_serde]
struct Answer {
    value: Native,
    shares: Shares,
    pending_cover: Native,
}

/// Asks it.
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Look {
    let answer = deps
        .querier
        .query_wasm_smart(hub, &Question::ExchangeRate {});
    match answer {
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
