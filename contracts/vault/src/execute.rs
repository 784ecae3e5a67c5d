//! One file for each of those who call: who enters, who leaves, the hub, the owner.

pub mod admin;
pub mod cover;
pub mod enter;
pub mod fine;
pub mod leave;

use crate::{
    error::ContractError,
    siblings::{roster, Backing},
    state::Books,
};
use ballast_types::{vault::Layer, Amount, Totals};
use cosmwasm_std::Deps;

/// How a bond's validator stands with what remains of it.
fn backing(
    deps: Deps<'_>,
    books: &mut Books,
    validator: &str,
    totals: Totals,
) -> Result<Backing, ContractError> {
    let roster = roster(&deps.querier, &books.suite)?;
    let hub = books.suite.hub.clone();
    let active = books.bond(deps.storage, validator)?.layer.active.lst;
    let backing = Backing::of(&deps.querier, &hub, &roster, validator, active, totals)?;
    Ok(backing)
}

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
    let exiting = books.bond(deps.storage, validator)?.layer.exiting;
    let fits = !exiting.shares.is_zero() && backing(deps, books, validator, totals)?.fits();
    let (now, below) = (books.now, books.ledger.next_exit);
    books.bond(deps.storage, validator)?.note(fits, now, below);
    Ok(())
}
