//! The book of delegations against what the chain shows.

use super::charge::{Charge, SourcesCharged};
use crate::{hub_state::HubState, ContractError};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::{BookRow, BOOK};
use cosmwasm_std::{Deps, Env, Order, StdResult};
use litemap::LiteMap;

/// Where book and chain differ.
#[derive(Default)]
pub struct Difference {
    /// The book as the chain shows it, rows that changed only.
    pub rows: Vec<(String, BookRow)>,
    /// Rounding differences, borne by no one.
    pub rounding: Native,
    /// Stake beyond the book.
    pub gift: Native,
    /// Stake that is missing beyond rounding, by the validator whose delegation shows it.
    pub missing: Vec<Missing>,
    /// The same by the validator that is charged with it, in the order of addresses.
    pub charged: LiteMap<String, Native>,
    /// Records of sources that were charged for stake missing at another validator.
    pub sources: SourcesCharged,
}

/// Stake that is missing with one validator.
pub struct Missing {
    pub validator: String,
    /// How much.
    pub amount: Native,
    /// The stake that was booked before.
    pub of: Native,
}

impl Difference {
    /// `whole` split over those who are charged, in proportion; the parts add up to the whole.
    pub fn split_floor(&self, whole: Native) -> Result<Vec<Native>, ContractError> {
        let charged: Vec<Native> = self.charged.iter().map(|(_, charged)| *charged).collect();
        Ok(ballast_accounting::split_floor(whole, &charged)?)
    }

    /// All that is missing, and all that is charged.
    pub fn total(&self) -> Result<Native, ContractError> {
        Ok(Native::sum(self.charged.iter().map(|(_, amount)| *amount))?)
    }

    /// Charges `validator` with a part of what is missing.
    pub(super) fn charge(&mut self, validator: &str, amount: Native) -> Result<(), ContractError> {
        if amount.is_zero() {
            return Ok(());
        }
        match self.charged.get_mut(validator) {
            Some(charged) => *charged = charged.checked_add(amount)?,
            None => {
                self.charged.insert(validator.to_string(), amount);
            }
        }
        Ok(())
    }
}

/// Compares the sums first: only the hub's own messages raise a row, so a loss cannot hide behind a
/// gain, and the book is read row by row only if the sums differ.
pub fn compare(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
) -> Result<Option<Difference>, ContractError> {
    let delegations = deps.querier.query_all_delegations(&env.contract.address)?;
    let sum = Native::sum(delegations.iter().map(|d| Native::new(d.amount.amount)))?;
    if sum == hub.books.pool.bonded {
        return Ok(None);
    }
    let mut actual: LiteMap<String, Native> = delegations
        .into_iter()
        .map(|delegation| (delegation.validator, Native::new(delegation.amount.amount)))
        .collect();
    let mut difference = Difference::default();
    let mut charge = Charge::new(deps, hub);
    for row in BOOK.range(deps.storage, None, None, Order::Ascending) {
        let (validator, row) = row?;
        let shown = actual.remove(&validator).unwrap_or_default();
        compare_row(&mut charge, &mut difference, validator, row, shown)?;
    }
    for (validator, shown) in actual {
        if !shown.is_zero() {
            let row = BookRow::default();
            compare_row(&mut charge, &mut difference, validator, row, shown)?;
        }
    }
    difference.sources = charge.finish();
    Ok(Some(difference))
}

fn compare_row(
    charge: &mut Charge<'_>,
    difference: &mut Difference,
    validator: String,
    mut row: BookRow,
    shown: Native,
) -> Result<(), ContractError> {
    let missing = row.stake.saturating_sub(shown);
    difference.gift = difference
        .gift
        .checked_add(shown.saturating_sub(row.stake))?;
    if missing > row.tolerance() {
        charge.charge(difference, &validator, missing)?;
        difference.missing.push(Missing {
            validator: validator.clone(),
            amount: missing,
            of: row.stake,
        });
    } else {
        difference.rounding = difference.rounding.checked_add(missing)?;
    }
    if row.stake != shown {
        row.set(shown, charge.time());
        difference.rows.push((validator, row));
    }
    Ok(())
}

/// All rows of the book, in the order of addresses.
pub fn read_book(deps: Deps<'_>) -> StdResult<Vec<(String, BookRow)>> {
    BOOK.range(deps.storage, None, None, Order::Ascending)
        .collect()
}
