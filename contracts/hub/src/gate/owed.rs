//! Covers that the vault owes: remembered, reduced as leavers take their part along, tried again,
//! and struck off.

use super::ask::{cover_message, pay, read_answer, take_burned};
use crate::{
    hub_state::HubState,
    state::{Owed, COVER_WAIT_SECS, LOSSES, OWED, OWED_FACTOR},
    ContractError,
};
use ballast_accounting::{Amount, Native, Shares, Totals};
use ballast_types::{hub::LossRecord, vault::LossToCover};
use cosmwasm_std::{Binary, Decimal, DepsMut, Order, StdResult, Storage, WasmMsg};

/// Stores the part of a loss that insurers have not paid yet.
pub(super) fn owe(
    storage: &mut dyn Storage,
    hub: &mut HubState,
    record: &LossRecord,
) -> Result<(), ContractError> {
    let owed = Owed {
        amount: record.cover_owed,
        factor: factor(storage)?,
        at: hub.now,
    };
    OWED.save(storage, record.id, &owed)?;
    hub.books.pending_cover = hub.books.pending_cover.checked_add(record.cover_owed)?;
    Ok(())
}

fn factor(storage: &dyn Storage) -> StdResult<Decimal> {
    Ok(OWED_FACTOR.may_load(storage)?.unwrap_or(Decimal::one()))
}

/// A cover that is owed, as it stands after leavers took their part of the repair with them.
pub struct OwedCover {
    pub amount: Native,
    pub at: u64,
}

/// The cover that is still owed for a loss.
pub fn owed_now(storage: &dyn Storage, loss_id: u64) -> Result<Option<OwedCover>, ContractError> {
    let Some(owed) = OWED.may_load(storage, loss_id)? else {
        return Ok(None);
    };
    let now = Native::new(factor(storage)?.atomics());
    let then = Native::new(owed.factor.atomics());
    Ok(Some(OwedCover {
        amount: owed.amount.portion_floor(now, then)?,
        at: owed.at,
    }))
}

/// Reduces every owed cover when `leaving` of `supply` shares are priced without it.
pub fn scale_owed(
    storage: &mut dyn Storage,
    hub: &mut HubState,
    supply: Shares,
    leaving: Shares,
) -> Result<(), ContractError> {
    if hub.books.pending_cover.is_zero() {
        return Ok(());
    }
    let scale = |owed| ballast_accounting::scale_owed_floor(owed, supply, leaving);
    hub.books.pending_cover = scale(hub.books.pending_cover)?;
    let factor = scale(Native::new(factor(storage)?.atomics()))?;
    OWED_FACTOR.save(storage, &Decimal::new(factor.raw()))?;
    Ok(())
}

/// Closes an owed cover: `covered` of it was paid, in shares; holders bear the rest.
pub fn settle_retry(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    loss_id: u64,
    before: Totals,
    owed: Native,
    answer: Option<&Binary>,
) -> Result<(LossRecord, Shares), ContractError> {
    let burned = take_burned(&deps.querier, hub)?;
    let cover = answer
        .and_then(|data| read_answer(&Some(data.clone())))
        .and_then(|answer| answer.burned.first().copied())
        .filter(|cover| cover.total() == Ok(burned))
        .ok_or(ContractError::CoverAnswer { loss_id, burned })?;
    let mut record = LOSSES.load(deps.storage, loss_id)?;
    let shrunk = record.cover_owed.saturating_sub(owed);
    let mut paid = LossRecord {
        amount: owed,
        cover_owed: owed,
        ..record.clone()
    };
    pay(&mut paid, before, cover)?;
    record.paid_by_bond = record.paid_by_bond.checked_add(paid.paid_by_bond)?;
    record.paid_by_pool = record.paid_by_pool.checked_add(paid.paid_by_pool)?;
    record.uncovered = record
        .uncovered
        .checked_add(shrunk)?
        .checked_add(paid.uncovered)?;
    record.cover_owed = Native::ZERO;
    LOSSES.save(deps.storage, loss_id, &record)?;
    forget_owed(deps.storage, hub, loss_id, owed)?;
    Ok((record, burned))
}

/// Strikes an owed cover off.
pub fn forget_owed(
    storage: &mut dyn Storage,
    hub: &mut HubState,
    loss_id: u64,
    owed: Native,
) -> Result<(), ContractError> {
    OWED.remove(storage, loss_id);
    hub.books.pending_cover = hub.books.pending_cover.saturating_sub(owed);
    if OWED.is_empty(storage) {
        hub.books.pending_cover = Native::ZERO;
        OWED_FACTOR.remove(storage);
    }
    Ok(())
}

/// The message that tries an owed cover again, and the totals it is priced at: what they would be
/// had all that is owed been paid, so the rate never ends above what it was, however many covers
/// are owed.
pub fn retry_message(
    hub: &HubState,
    loss: &LossRecord,
    owed: Native,
) -> Result<(WasmMsg, Totals), ContractError> {
    let totals = hub.totals()?;
    let before = Totals {
        value: totals
            .value
            .checked_add(hub.books.pending_cover.max(owed))?,
        shares: totals.shares,
    };
    let loss = LossToCover {
        loss_id: loss.id,
        validator: loss.validator.clone(),
        amount: owed,
    };
    Ok((cover_message(hub, before, vec![loss])?, before))
}

/// Until when no batch is priced because a cover is owed, if one is that is younger than a day.
/// Whoever left meanwhile would bear what insurers still pay.
pub fn owed_wait_until(storage: &dyn Storage, hub: &HubState) -> StdResult<Option<u64>> {
    if hub.books.pending_cover.is_zero() {
        return Ok(None);
    }
    let youngest = OWED
        .range(storage, None, None, Order::Descending)
        .next()
        .transpose()?;
    let until = youngest.map(|(_, owed)| owed.at.saturating_add(COVER_WAIT_SECS));
    Ok(until.filter(|until| *until > hub.now))
}

/// The oldest owed cover.
pub fn oldest_owed(storage: &dyn Storage) -> StdResult<Option<u64>> {
    OWED.keys(storage, None, None, Order::Ascending)
        .next()
        .transpose()
}
