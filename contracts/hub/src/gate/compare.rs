//! The book of delegations against what the chain shows.

use crate::{loaded::Loaded, state::REDELEGATIONS, ContractError};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::{BookRow, BOOK};
use cosmwasm_std::{Deps, Env, Order, QuerierWrapper, StdResult};
use litemap::LiteMap;

/// Where book and chain differ.
#[derive(Default)]
pub struct Difference {
    /// The book as the chain shows it, rows that changed only.
    pub rows: Vec<(String, BookRow)>,
    /// Roundings: nobody's loss.
    pub dust: Native,
    /// Stake beyond the book.
    pub gift: Native,
    /// Losses beyond rounding, in the order of validators.
    pub losses: Vec<Loss>,
}

/// A loss of one validator's stake.
pub struct Loss {
    /// The validator whose bond pays.
    pub validator: String,
    /// How much.
    pub amount: Native,
}

impl Difference {
    /// `whole` split over the losses in proportion, by the difference of running totals rounded down: the
    /// parts add up to the whole.
    pub fn split_floor(&self, whole: Native) -> Result<Vec<Native>, ContractError> {
        let total = self.lost()?;
        let (mut seen, mut given) = (Native::ZERO, Native::ZERO);
        let mut parts = vec![];
        for loss in &self.losses {
            seen = seen.checked_add(loss.amount)?;
            let part = whole.portion_floor(seen, total)?.checked_sub(given)?;
            given = given.checked_add(part)?;
            parts.push(part);
        }
        Ok(parts)
    }

    /// All that was lost.
    pub fn lost(&self) -> Result<Native, ContractError> {
        Ok(Native::sum(self.losses.iter().map(|loss| loss.amount))?)
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
    for row in BOOK.range(deps.storage, None, None, Order::Ascending) {
        let (validator, row) = row?;
        let shown = actual.remove(&validator).unwrap_or_default();
        compare_row(deps, hub, &mut difference, validator, row, shown)?;
    }
    for (validator, shown) in actual {
        if !shown.is_zero() {
            compare_row(
                deps,
                hub,
                &mut difference,
                validator,
                BookRow::default(),
                shown,
            )?;
        }
    }
    Ok(Some(difference))
}

fn compare_row(
    deps: Deps<'_>,
    hub: &Loaded,
    difference: &mut Difference,
    validator: String,
    row: BookRow,
    shown: Native,
) -> Result<(), ContractError> {
    let missing = row.stake.saturating_sub(shown);
    difference.gift = difference
        .gift
        .checked_add(shown.saturating_sub(row.stake))?;
    if missing > row.tolerance() {
        charge(deps, hub, difference, &validator, missing)?;
    } else {
        difference.dust = difference.dust.checked_add(missing)?;
    }
    if row.stake != shown {
        difference.rows.push((
            validator,
            BookRow {
                stake: shown,
                touched: 0,
                ..row
            },
        ));
    }
    Ok(())
}

/// Whose bond pays for a loss at `validator`: its own, but for stake that came by a redelegation which
/// is still open, from a source that is missing from the bonded set while `validator` is in it. The
/// chain's own slashes jail, so that is whose fault it was.
fn charge(
    deps: Deps<'_>,
    hub: &Loaded,
    difference: &mut Difference,
    validator: &str,
    missing: Native,
) -> Result<(), ContractError> {
    let mut left = missing;
    for (source, moved) in open_redelegations(deps, hub, validator)? {
        let part = moved.min(left);
        left = left.checked_sub(part)?;
        push_loss(difference, source, part)?;
    }
    push_loss(difference, validator.to_string(), left)
}

fn open_redelegations(
    deps: Deps<'_>,
    hub: &Loaded,
    validator: &str,
) -> Result<LiteMap<String, Native>, ContractError> {
    let mut moved: LiteMap<String, Native> = LiteMap::new_vec();
    for row in REDELEGATIONS
        .prefix(validator)
        .range(deps.storage, None, None, Order::Ascending)
    {
        let (_, open) = row?;
        if open.completes_at < hub.books.synced_at {
            continue;
        }
        for part in open.moves {
            let sum = moved.entry(part.source).or_default();
            *sum = sum.checked_add(part.amount)?;
        }
    }
    if !moved.is_empty() {
        let bonded = bonded_set(&deps.querier)?;
        match bonded.contains_key(validator) {
            true => moved.retain(|source, _| !bonded.contains_key(source)),
            false => moved.clear(),
        }
    }
    Ok(moved)
}

fn push_loss(
    difference: &mut Difference,
    validator: String,
    amount: Native,
) -> Result<(), ContractError> {
    if amount.is_zero() {
        return Ok(());
    }
    match difference
        .losses
        .iter_mut()
        .find(|loss| loss.validator == validator)
    {
        Some(loss) => loss.amount = loss.amount.checked_add(amount)?,
        None => difference.losses.push(Loss { validator, amount }),
    }
    Ok(())
}

/// The chain's bonded set.
pub fn bonded_set(querier: &QuerierWrapper<'_>) -> StdResult<LiteMap<String, ()>> {
    let validators = querier.query_all_validators()?.into_iter();
    Ok(validators.map(|v| (v.address, ())).collect())
}

/// All rows of the book, in the order of addresses.
pub fn read_book(deps: Deps<'_>) -> StdResult<Vec<(String, BookRow)>> {
    BOOK.range(deps.storage, None, None, Order::Ascending)
        .collect()
}
