//! One file for each of those who call: who enters, who leaves, the hub, the owner.

pub mod admin;
pub mod cover;
pub mod enter;
pub mod leave;

use crate::{error::ContractError, siblings::Backing, state::Books};
use ballast_types::{vault::Layer, Amount, Totals};
use cosmwasm_std::Deps;

/// Brings the clock of a bond up to date, if anyone is leaving it.
fn note(
    deps: Deps<'_>,
    books: &mut Books,
    layer: &Layer,
    totals: Totals,
) -> Result<(), ContractError> {
    let Layer::Bond { validator } = layer else {
        return Ok(());
    };
    let (suite, now) = (books.suite.clone(), books.now);
    let bond = books.bond(deps.storage, validator)?;
    let leaving = !bond.layer.exiting.shares.is_zero();
    let active = bond.layer.active.lst;
    let fits = leaving && Backing::of(&deps.querier, &suite, validator, active, totals)?.fits();
    bond.note(fits, now);
    Ok(())
}
