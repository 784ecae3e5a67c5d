//! Whether answers fit each other. At one height, of lists that were read to the end, they do: what
//! does not is an answer of another height, a list that was cut, or a snapshot that was changed.

use crate::facts::{Balance, Facts, Stake};
use crate::numbers::{count, sum};
use crate::Gap;
use ballast_accounting::Amount;
use cosmwasm_std::Uint128;

/// Notes which answers do not fit each other: no facet that needs one of them is green.
pub fn contradictions(facts: &Facts<'_>) {
    let found = [
        value(facts),
        price(facts),
        supply(facts),
        stake(facts),
        tokens(facts),
        insured(facts),
        insurers(facts),
        leavers(facts),
    ];
    for Misfit { of, why } in found.into_iter().flatten() {
        facts.note(Gap {
            what: of.to_string(),
            why: format!(
                "{why}: answers of two heights, a list that was cut, or a snapshot that was changed"
            ),
        });
    }
}

/// An answer that does not fit another one.
struct Misfit {
    /// Which answer: `hub.state`.
    of: &'static str,
    /// The two numbers, in words.
    why: String,
}

/// `value = buffer + bonded - exiting - dripping`.
fn value(facts: &Facts<'_>) -> Option<Misfit> {
    let state = facts.hub.state.as_ref()?;
    let liable = state.exiting.raw().saturating_add(state.dripping.raw());
    let held = state.buffer.raw().saturating_add(state.bonded.raw());
    let (said, found) = (state.value.raw(), held.saturating_sub(liable));
    (said != found).then(|| {
        let why = format!("value {said}, and its parts give {found}");
        Misfit {
            of: "hub.state",
            why,
        }
    })
}

/// The price that integrators read is that of the books.
fn price(facts: &Facts<'_>) -> Option<Misfit> {
    let state = facts.hub.state.as_ref()?;
    let rate: ballast_types::hub::ExchangeRateResponse = facts.maybe("hub", "exchange_rate", "")?;
    let (books, said) = ((state.value, state.shares), (rate.value, rate.shares));
    (books != said).then(|| {
        let why = format!(
            "value {} and {} LST, and the exchange rate has {} and {}",
            books.0, books.1, said.0, said.1
        );
        Misfit {
            of: "hub.state",
            why,
        }
    })
}

/// The token has the LST of the books before a burn that is due.
fn supply(facts: &Facts<'_>) -> Option<Misfit> {
    let (supply, booked) = (facts.supply?, facts.hub.fresh.as_ref()?.shares.raw());
    (supply != booked).then(|| {
        let why = format!("{supply} LST, and the hub has {booked}");
        Misfit {
            of: "token.token_info",
            why,
        }
    })
}

/// Delegations sum to what is bonded, to a unit for each: the chain truncates what a delegation is
/// worth.
fn stake(facts: &Facts<'_>) -> Option<Misfit> {
    let rows = facts.hub.delegations.as_ref()?;
    let bonded = facts.hub.state.as_ref()?.bonded.raw();
    let found = sum(rows.iter().map(|row| row.actual.raw()));
    let most = Uint128::from(count(rows)).saturating_add(Uint128::one());
    (found.abs_diff(bonded) > most).then(|| {
        let why = format!("delegations of {found}, and the hub has {bonded} bonded");
        Misfit {
            of: "hub.delegations",
            why,
        }
    })
}

/// A validator has all of the pool's stake with it among its tokens.
fn tokens(facts: &Facts<'_>) -> Option<Misfit> {
    let mut stakes = facts.stakes().into_iter();
    stakes.find_map(|Stake { validator, amount }| {
        let tokens = facts.chain.validator(validator)?.tokens;
        (tokens < amount).then(|| {
            let why = format!("{validator} has {tokens}, and the pool has {amount} with it");
            Misfit {
                of: "staking.validators",
                why,
            }
        })
    })
}

/// The vault insures what the hub has: it asks the hub itself.
fn insured(facts: &Facts<'_>) -> Option<Misfit> {
    let value = facts.hub.state.as_ref()?.value;
    let said = facts.vault.coverage.as_ref()?.insured_value;
    (value != said).then(|| {
        let why = format!("the vault insures {said}, and the hub has {value}");
        Misfit {
            of: "vault.pool",
            why,
        }
    })
}

/// The vault has the LST that its layers say.
fn insurers(facts: &Facts<'_>) -> Option<Misfit> {
    let (pool, bonds) = (facts.vault.pool.as_ref()?, facts.vault.bonds.as_ref()?);
    let vault = facts.snapshot.suite.vault.as_str();
    let held: Balance = facts.maybe("token", "balance", vault)?;
    let bonds = sum(bonds.iter().map(|bond| bond.lst.raw()));
    let said = bonds.saturating_add(pool.lst.raw());
    let said = said.saturating_add(pool.dripping.raw());
    (said > held.balance).then(|| {
        let why = format!(
            "layers of {said} LST, and the token says that the vault has {}",
            held.balance
        );
        Misfit {
            of: "vault.pool",
            why,
        }
    })
}

/// The queue has the LST of those who ask.
fn leavers(facts: &Facts<'_>) -> Option<Misfit> {
    let asked = facts.queue.open.as_ref()?.shares.raw();
    let queue = facts.snapshot.suite.queue.as_str();
    let held: Balance = facts.maybe("token", "balance", queue)?;
    (asked > held.balance).then(|| {
        let why = format!(
            "an open batch of {asked} LST, and the token says that the queue has {}",
            held.balance
        );
        Misfit {
            of: "queue.open_batch",
            why,
        }
    })
}
