//! What is asked of the vault for a loss, and what its answer pays: the token is believed, not the
//! vault.

use crate::{hub_state::HubState, ContractError};
use ballast_accounting::{Amount, Cover, Native, Shares, Totals};
use ballast_types::{
    call::call,
    hub::LossRecord,
    vault::{self, CoverAnswer, CoverMsg, LossToCover},
};
use ballast_wire::from_json;
use cosmwasm_std::{Binary, QuerierWrapper, WasmMsg};

/// Gas that the vault may use for one `cover`. A vault that wants more has failed: the loss is
/// booked and the cover stays owed. Far above what a working vault takes.
pub const COVER_GAS: u64 = 5_000_000;

pub(super) fn cover_message(
    hub: &HubState,
    before: Totals,
    losses: Vec<LossToCover>,
) -> Result<WasmMsg, ContractError> {
    let cover = vault::ExecuteMsg::Cover(CoverMsg { before, losses });
    Ok(call(&hub.config.suite.vault, &cover, vec![])?)
}

pub(super) fn read_answer(data: &Option<Binary>) -> Option<CoverAnswer> {
    data.as_ref().and_then(|data| from_json(data).ok())
}

/// The token's supply is what there is: whatever is missing from the books was burned.
pub fn take_burned(
    querier: &QuerierWrapper<'_>,
    hub: &mut HubState,
) -> Result<Shares, ContractError> {
    let supply = hub.token().supply(querier)?;
    let burned = hub.books.pool.shares.saturating_sub(supply);
    hub.books.pool.shares = supply;
    Ok(burned)
}

pub(super) fn pay(
    record: &mut LossRecord,
    before: Totals,
    cover: Cover,
) -> Result<(), ContractError> {
    let paid = cover.pays_floor(before, record.cover_owed)?;
    (record.paid_by_bond, record.paid_by_pool) = (paid.by_bond, paid.by_pool);
    let paid = record.paid_by_bond.checked_add(record.paid_by_pool)?;
    record.uncovered = record.amount.checked_sub(paid)?;
    record.cover_owed = Native::ZERO;
    Ok(())
}
