//! The book of delegations against what the chain shows.

use super::charge::{Charge, Charged};
use crate::{loaded::Loaded, ContractError};
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
    pub dust: Native,
    /// Stake beyond the book.
    pub gift: Native,
    /// Losses beyond rounding, by the validator that is charged, in the order of addresses.
    pub losses: LiteMap<String, Native>,
    /// Losses beyond rounding, by the validator whose stake shows them.
    pub shown: Vec<Shrunk>,
    /// What is to be remembered of those who were charged for a loss at another validator.
    pub charged: Charged,
}

/// A validator whose stake shows a loss.
pub struct Shrunk {
    pub validator: String,
    /// What was lost.
    pub lost: Native,
    /// What was booked before.
    pub of: Native,
}

impl Difference {
    /// `whole` split over the losses in proportion, by the difference of running totals rounded down: the
    /// parts add up to the whole.
    pub fn split_floor(&self, whole: Native) -> Result<Vec<Native>, ContractError> {
        let total = self.lost()?;
        let (mut seen, mut given) = (Native::ZERO, Native::ZERO);
        let mut parts = vec![];
        for (_, loss) in self.losses.iter() {
            seen = seen.checked_add(*loss)?;
            let part = whole.portion_floor(seen, total)?.checked_sub(given)?;
            given = given.checked_add(part)?;
            parts.push(part);
        }
        Ok(parts)
    }

    /// All that was lost.
    pub fn lost(&self) -> Result<Native, ContractError> {
        Ok(Native::sum(self.losses.iter().map(|(_, loss)| *loss))?)
    }

    /// Charges `validator` with a part of a loss.
    pub(super) fn lose(&mut self, validator: &str, amount: Native) -> Result<(), ContractError> {
        if amount.is_zero() {
            return Ok(());
        }
        match self.losses.get_mut(validator) {
            Some(loss) => *loss = loss.checked_add(amount)?,
            None => {
                self.losses.insert(validator.to_string(), amount);
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
    hub: &Loaded,
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
    difference.charged = charge.finish();
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
        charge.book(difference, &validator, missing)?;
        difference.shown.push(Shrunk {
            validator: validator.clone(),
            lost: missing,
            of: row.stake,
        });
    } else {
        difference.dust = difference.dust.checked_add(missing)?;
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
