//! One file for each message.

mod cancel_exit;
mod cover;
mod exit;
mod fine;
mod instantiate;
mod order;
mod post_bond;
mod receive;
mod refresh;
mod request_exit;
mod underwrite;
mod update_config;

pub use cancel_exit::cancel_exit;
pub use cover::{cover, preview as preview_cover};
pub use exit::exit;
pub use fine::fine;
pub use instantiate::instantiate;
pub use receive::receive;
pub use refresh::refresh;
pub use request_exit::request_exit;
pub use update_config::update_config;

use crate::{
    error::ContractError,
    session::Session,
    siblings::{roster, BondFit},
};
use ballast_types::{vault::LayerId, Amount, Totals};
use cosmwasm_std::Deps;

/// The pool's stake with a validator, compared with what the active part of its bond backs.
fn bond_fit(
    deps: Deps<'_>,
    session: &mut Session,
    validator: &str,
    totals: Totals,
) -> Result<BondFit, ContractError> {
    let roster = roster(&deps.querier, &session.suite)?;
    let hub = session.suite.hub.clone();
    let active = session.bond(deps.storage, validator)?.layer.active.assets;
    Ok(BondFit::of(
        &deps.querier,
        &hub,
        &roster,
        validator,
        active,
        totals,
    )?)
}

/// Brings the clock of a bond up to date: it runs while the stake fits and someone is leaving. No
/// effect for the pool.
fn update_clock(
    deps: Deps<'_>,
    session: &mut Session,
    layer: &LayerId,
    totals: Totals,
) -> Result<(), ContractError> {
    let LayerId::Bond { validator } = layer else {
        return Ok(());
    };
    let exiting = session.bond(deps.storage, validator)?.layer.exiting;
    let fits = !exiting.shares.is_zero() && bond_fit(deps, session, validator, totals)?.fits();
    let (now, below) = (session.now, session.ledger.next_exit);
    session
        .bond(deps.storage, validator)?
        .note(fits, now, below);
    Ok(())
}
