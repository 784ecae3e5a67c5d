//! A twin: a scenario that rebuilds a suite from the answers of one height, so that shocks and
//! upgrades can be rehearsed on it.
//!
//! Rebuilt are validators with their stake, their other tokens and their commission; the suite's
//! parameters, weights and caps; value, shares and with them the rate; buffer; bonds, the
//! underwriters' pool, and the requested exits of both; the open batch; and unbonding exits, with
//! the times at which they are paid. Not rebuilt are the holders of the LST (one account has it
//! all), the owner of the suite, contracts that use it (their LST is in an account `with_NAME`),
//! batches that are paid and not claimed, and jailed validators: all are in good standing.

mod build;
mod snapshot;
mod wish;

pub use snapshot::{snapshot_of, SNAPSHOT_SCHEMA};
pub use wish::{
    Batch, Chain, Entry, Fractions, Insurance, Pool, Seat, SnapshotError, Token, Unbuildable,
    Unnamed, Wish,
};

use crate::ledger::{lists, units, View};
use crate::{Cause, StressError};
use ballast_types::{
    hub,
    queue::{self, OpenBatchResponse},
    vault::{self, BondResponse, PoolResponse},
};
use build::{build, Built};
use serde_json::json;

/// The most that a total of a twin may be off, in millionths of it: 10. Small totals may be off by
/// the number of validators plus 10 units: see [`compare`].
pub const MOST_PPM: u128 = 10;

/// A scenario that rebuilds the suite of a snapshot. It has been carried out once, and its totals
/// have been compared with the snapshot's.
///
/// # Errors
/// A bad snapshot, a suite that cannot be rebuilt, or totals that [`compare`] finds off: each in a
/// line of the details, with both numbers.
pub fn twin(snapshot: &str) -> Result<String, StressError> {
    let wish = Wish::read(snapshot)?;
    of(&wish)
}

/// A scenario that rebuilds a suite from what was read of its snapshot.
///
/// # Errors
/// As [`twin`].
pub fn of(wish: &Wish) -> Result<String, StressError> {
    wish.check()?;
    let Built { lines, runner } = build(wish)?;
    let view = View::of(&runner).ok_or(Cause::NoSuite)?;
    let off = compare(wish, &view)?;
    match off.is_empty() {
        true => Ok(lines),
        false => Err(Cause::NotAlike { off }.into()),
    }
}

/// A total of a suite.
struct Total {
    /// What it counts, in words.
    what: String,
    /// The total of the snapshot.
    wished: u128,
    /// The total of the twin.
    is: u128,
}

impl Total {
    fn new(what: impl Into<String>, wished: u128, is: u128) -> Self {
        Self {
            what: what.into(),
            wished,
            is,
        }
    }

    /// Whether it differs by more than [`MOST_PPM`] millionths of it, and by more than a rounding
    /// for each seat and 10 units.
    fn is_off(&self, seats: usize) -> bool {
        let slack = seats as u128 + 10;
        let most = (self.wished / 1_000_000 * MOST_PPM).max(slack);
        self.wished.abs_diff(self.is) > most
    }
}

/// Totals of a twin that are off, each in words. A total may be off by [`MOST_PPM`] millionths of
/// it or by one unit for each seat plus 10 units, whichever is more: with three seats, a total of
/// 100 may be off by 13.
///
/// # Errors
/// A contract of the twin does not answer.
pub fn compare(wish: &Wish, view: &View<'_>) -> Result<Vec<String>, StressError> {
    let mut totals = of_pools(wish, view)?;
    totals.extend(of_seats(wish, view)?);
    let entries = view.chain.unbondings(&view.suite.hub);
    let unbonding: u128 = entries.iter().map(|entry| entry.balance.u128()).sum();
    let wished = wish.batches.iter().map(Batch::amount).sum();
    totals.push(Total::new("native that unbonds", wished, unbonding));
    let off = totals.iter().filter(|total| total.is_off(wish.seats.len()));
    let off =
        off.map(|Total { what, wished, is }| format!("{what}: {wished} there, {is} in the twin"));
    Ok(off.collect())
}

/// Totals of the hub, the vault's pool and the open batch.
fn of_pools(wish: &Wish, view: &View<'_>) -> Result<Vec<Total>, StressError> {
    let suite = view.suite;
    let state: hub::StateResponse = view.answer(&suite.hub, &hub::QueryMsg::State {})?;
    let pool: PoolResponse = view.answer(&suite.vault, &vault::QueryMsg::Pool {})?;
    let open: OpenBatchResponse = view.answer(&suite.queue, &queue::QueryMsg::OpenBatch {})?;
    let insured = units(pool.lst) + units(pool.dripping);
    let leaving = units(pool.exiting_lst);
    Ok(vec![
        Total::new("value", wish.value(), units(state.value)),
        Total::new("LST", wish.pool.shares, units(state.shares)),
        Total::new("buffer", wish.pool.buffer, units(state.buffer)),
        Total::new("stake", wish.bonded(), units(state.bonded)),
        Total::new(
            "rewards that drip",
            wish.pool.dripping,
            units(state.dripping),
        ),
        Total::new("LST of the underwriters' pool", wish.insurance.lst, insured),
        Total::new("LST of it on the way out", wish.insurance.leaving, leaving),
        Total::new("LST in the open batch", wish.open, units(open.shares)),
    ])
}

/// Totals of each validator: the suite's stake, all tokens, the bond.
fn of_seats(wish: &Wish, view: &View<'_>) -> Result<Vec<Total>, StressError> {
    let stakes = view.chain.delegations(&view.suite.hub);
    let operators = view.chain.validators();
    let bonds = view.list::<BondResponse>(&view.suite.vault, lists::BONDS, json!({}))?;
    let seats = wish.seats.iter().enumerate();
    let totals = seats.flat_map(|(i, seat)| {
        let operator = &operators[&format!("val{i}")];
        let stake = stakes.get(operator).map_or(0, |stake| stake.u128());
        let validator = view.chain.validator(operator);
        let tokens = validator.map_or(0, |one| one.tokens.u128());
        let mut bonds = bonds.iter();
        let bond = bonds.find(|bond| bond.validator == operator.as_str());
        let bond = bond.map_or(0, |bond| units(bond.lst));
        let of = |what: &str| format!("{what} {}", seat.address);
        [
            Total::new(of("stake with"), seat.stake, stake),
            Total::new(of("all tokens with"), seat.tokens, tokens),
            Total::new(of("bond of"), seat.bond, bond),
        ]
    });
    Ok(totals.collect())
}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn a_total_may_be_off_by_ten_millionths_and_by_a_rounding_of_each_seat() {
        for (wished, is, is_off) in [
            (0, 13, false),
            (0, 14, true),
            (100, 87, false),
            (100, 86, true),
            (1_000_000_000, 1_000_010_000, false),
            (1_000_000_000, 1_000_010_001, true),
            (1_000_000_000, 999_989_999, true),
        ] {
            let total = Total::new("value", wished, is);
            assert_eq!(total.is_off(3), is_off, "{wished} and {is}");
        }
    }
}
