//! What the hub says. An answer that is an error, or none that can be read, counts as silence: the
//! mark serves as it is.

use ballast_extension_math::splitter::Look;
use ballast_extension_types::rate::Rate;
use ballast_types::{Amount, Totals};
use cosmwasm_std::{Addr, Deps};

/// Asks it.
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Look {
    match Rate::ask(&deps.querier, hub) {
        Ok(rate) => Look::Says {
            totals: rate.totals(),
            owes_cover: !rate.pending_cover.is_zero(),
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
