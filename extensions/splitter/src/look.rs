//! The hub's answer about the price. If the query fails or its answer cannot be read, the hub
//! counts as silent, and the mark stays as it is.

use ballast_extension_math::splitter::Look;
use ballast_extension_types::rate::Rate;
use ballast_types::{Amount, Totals};
use cosmwasm_std::{Addr, Deps};

/// Queries the hub.
pub fn ask(deps: Deps<'_>, hub: &Addr) -> Look {
    match Rate::ask(&deps.querier, hub) {
        Ok(rate) => Look::Says {
            totals: rate.totals(),
            owes_cover: !rate.pending_cover.is_zero(),
        },
        Err(_) => Look::Silent,
    }
}

/// Value and LST if the hub gives a price now; for answers that must not show an old one.
pub fn totals(deps: Deps<'_>, hub: &Addr) -> Option<Totals> {
    match ask(deps, hub) {
        Look::Says { totals, .. } if !totals.shares.is_zero() => Some(totals),
        Look::Says { .. } | Look::Silent => None,
    }
}
