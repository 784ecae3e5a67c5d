//! The invariants that can be checked from outside at any time, one function each.
//!
//! Numbers are those of `docs/INVARIANTS.md`. Each function compares the rows of the contracts with
//! bank, staking and cw20 balances, and one step with the step before it.

mod limits;

pub use crate::step::{Check, Step};
pub use limits::no_limit_is_hit;

use crate::evidence::{acted, losses, rounding};
use crate::step::ensure;
use ballast_types::event;
use ballast_types::hub::{QueryMsg, SolvencyResponse};
use ballast_types::vault::{BondsResponse, PoolResponse, QueryMsg as VaultQuery};
use ballast_types::Amount;
use cosmwasm_std::{Uint128, Uint512};
use thiserror::Error;

/// An invariant is broken.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{id} is broken: {detail}")]
pub struct Violation {
    /// The invariant's number.
    pub id: &'static str,
    /// The numbers that were compared.
    pub detail: String,
}

/// A check, and the number of its invariant.
pub type Numbered = (&'static str, fn(&Step<'_>) -> Check);

/// All checks, in order.
pub const ALL: [Numbered; 9] = [
    ("I-1", backed),
    ("I-1", vault_is_backed),
    ("I-2", rate_moves_only_by_losses_and_rewards),
    ("I-3", books_match_the_chain),
    ("I-4", supply_is_one_number),
    ("I-6", batches_are_funded),
    ("I-8", losses_are_paid_once),
    ("I-10", no_limit_is_hit),
    ("solvency", hub_agrees),
];

/// Checks a step, up to the first check that fails.
///
/// # Errors
/// The first invariant that is broken.
pub fn check(step: &Step<'_>) -> Result<u32, Violation> {
    for (id, holds) in ALL {
        holds(step).map_err(|detail| Violation { id, detail })?;
    }
    Ok(ALL.len() as u32)
}

/// I-1: hub and queue hold at least what their rows say.
pub fn backed(step: &Step<'_>) -> Check {
    let after = step.after;
    let buffer = after.books.pool.buffer.raw();
    ensure(after.hub_native >= buffer, || {
        format!(
            "the hub holds {} native, its buffer says {buffer}",
            after.hub_native
        )
    })?;
    let due: Uint128 = after
        .batches
        .values()
        .map(|batch| batch.funded.raw().saturating_sub(batch.claimed.raw()))
        .sum();
    ensure(after.queue_native >= due, || {
        format!(
            "the queue holds {} native and owes {due} of it at once",
            after.queue_native
        )
    })?;
    let open = after.open.shares.raw();
    ensure(after.queue_lst >= open, || {
        format!(
            "the queue holds {} LST, its open batch says {open}",
            after.queue_lst
        )
    })
}

/// I-1: the vault holds at least what its layers say.
pub fn vault_is_backed(step: &Step<'_>) -> Check {
    let vault = &step.contracts.vault;
    let ask = step.chain.querier();
    let silent = |err: cosmwasm_std::StdError| format!("the vault does not answer: {err}");
    let pool: PoolResponse = ask
        .query_wasm_smart(vault, &VaultQuery::Pool {})
        .map_err(silent)?;
    let mut layers = pool.lst.raw();
    let mut start_after = None;
    loop {
        let limit = Some(100);
        let page: BondsResponse = ask
            .query_wasm_smart(vault, &VaultQuery::Bonds { start_after, limit })
            .map_err(silent)?;
        layers += page
            .bonds
            .iter()
            .map(|bond| bond.lst.raw())
            .sum::<Uint128>();
        start_after = page.bonds.last().map(|bond| bond.validator.clone());
        if page.bonds.len() < 100 {
            break;
        }
    }
    let held = crate::observe::lst_of(step.chain, step.contracts, vault);
    ensure(held >= layers, || {
        format!("the vault holds {held} LST, its layers say {layers}")
    })
}

/// I-2: only a booked loss lowers the rate by more than rounding, and no message of a user raises
/// it.
///
/// Both rates are taken at the time of the second step, so that the release of the drip makes no
/// difference.
pub fn rate_moves_only_by_losses_and_rewards(step: &Step<'_>) -> Check {
    let Some(before) = step.before else {
        return Ok(());
    };
    let now = step.after.now;
    let old = before
        .books
        .pool
        .totals(now)
        .map_err(|err| err.to_string())?;
    let new = step
        .after
        .books
        .pool
        .totals(now)
        .map_err(|err| err.to_string())?;
    let (old_value, old_shares) = (old.value.raw(), old.shares.raw());
    let (new_value, new_shares) = (new.value.raw(), new.shares.raw());
    let show = || format!("{old_value} / {old_shares} became {new_value} / {new_shares}");

    // of a loss L, c is covered by burning c x shares / value: what is left is (V - L) / (S - S x c
    // / V)
    let lost: Uint128 = losses(step).map(|loss| loss.amount - loss.by_exits).sum();
    let covered: Uint128 = losses(step).map(|loss| loss.covered()).sum();
    let floor = old_value
        .saturating_sub(lost)
        .saturating_sub(rounding(step));
    let left = old_value.saturating_sub(covered);
    let product =
        |a: Uint128, b: Uint128, c: Uint128| Uint512::from(a.full_mul(b)) * Uint512::from(c);
    ensure(
        product(new_value, old_shares, left) >= product(floor, old_value, new_shares),
        || {
            let of_it = format!("{lost}, of which {covered} are covered");
            format!(
                "the rate fell by more than the booked loss of {of_it}: {}",
                show()
            )
        },
    )?;

    let rewarded = step.after.params.drip_secs == 0 || before.params.drip_secs == 0;
    if rewarded || acted(step, "retry_cover") || lost > Uint128::zero() || old_shares.is_zero() {
        return Ok(());
    }
    // the most that four roundings down can leave to the others, less than four shares' worth, plus
    // the rounding of the chain
    let per_share = old_value / old_shares + Uint128::new(2);
    let slack = (per_share * Uint128::new(4) + rounding(step)).full_mul(old_shares);
    let most = old_value.full_mul(new_shares) + slack;
    ensure(new_value.full_mul(old_shares) <= most, || {
        format!("the rate rose by more than rounding: {}", show())
    })
}

/// I-3: after a sync, the stake in the books is what the chain shows.
pub fn books_match_the_chain(step: &Step<'_>) -> Check {
    let after = step.after;
    // a restarted chain may reach a height again
    let synced = (after.books.synced_height, after.books.synced_at);
    let tx_synced = step.tx.is_some() && synced == (after.height, after.now);
    if !tx_synced {
        return Ok(());
    }
    let (booked, staked) = (after.books.pool.bonded.raw(), after.staked());
    let slack = rounding(step);
    ensure(booked.abs_diff(staked) <= slack, || {
        format!("{booked} is booked as bonded, the chain shows {staked} (rounding: {slack})")
    })
}

/// I-4: the token's supply, the hub's shares and the sum of all balances are the same.
pub fn supply_is_one_number(step: &Step<'_>) -> Check {
    let after = step.after;
    let shares = after.books.pool.shares.raw();
    ensure(after.supply == shares && after.held == shares, || {
        format!(
            "supply {}, hub's shares {shares}, sum of balances {}",
            after.supply, after.held
        )
    })
}

/// I-6: claimed <= funded <= owed in every batch; claimed and funded never fall, and owed falls
/// only for a loss.
pub fn batches_are_funded(step: &Step<'_>) -> Check {
    let excused = step.tx.is_some_and(|tx| {
        [event::EXIT_LOSS, event::SETTLED, event::LOSS]
            .iter()
            .any(|name| tx.events_named(name).next().is_some())
    }) || ["undelegate", "settle", "sync"]
        .iter()
        .any(|what| acted(step, what));
    for (id, batch) in &step.after.batches {
        let (owed, funded, claimed) = (batch.owed.raw(), batch.funded.raw(), batch.claimed.raw());
        ensure(claimed <= funded && funded <= owed, || {
            format!("batch {id}: claimed {claimed} <= funded {funded} <= owed {owed}")
        })?;
        let Some(old) = step.before.and_then(|before| before.batches.get(id)) else {
            continue;
        };
        ensure(
            funded >= old.funded.raw() && claimed >= old.claimed.raw(),
            || {
                format!(
                    "batch {id}: funded {} -> {funded}, claimed {} -> {claimed}",
                    old.funded, old.claimed
                )
            },
        )?;
        let old_owed = old.owed.raw();
        ensure(owed == old_owed || (owed < old_owed && excused), || {
            format!("batch {id}: owed {old_owed} -> {owed} without a loss")
        })?;
    }
    let gone = step
        .before
        .into_iter()
        .flat_map(|before| before.batches.keys());
    for id in gone {
        ensure(step.after.batches.contains_key(id), || {
            format!("batch {id} has vanished")
        })?;
    }
    Ok(())
}

/// I-8: the parts of a booked loss sum to at most the loss.
pub fn losses_are_paid_once(step: &Step<'_>) -> Check {
    for loss in losses(step) {
        let parts = loss.covered() + loss.uncovered;
        ensure(parts <= loss.amount, || {
            format!(
                "of a loss of {}, {} is covered and {} is not",
                loss.amount,
                loss.covered(),
                loss.uncovered
            )
        })?;
    }
    Ok(())
}

/// The hub's own checks hold.
pub fn hub_agrees(step: &Step<'_>) -> Check {
    let answer: SolvencyResponse = step
        .chain
        .querier()
        .query_wasm_smart(&step.contracts.hub, &QueryMsg::Solvency {})
        .map_err(|err| format!("the hub does not answer: {err}"))?;
    let broken: Vec<String> = answer
        .checks
        .iter()
        .filter(|check| !check.holds)
        .map(|check| format!("{}: {}", check.id, check.detail))
        .collect();
    ensure(answer.ok && broken.is_empty(), || {
        format!("ok = {}, {}", answer.ok, broken.join("; "))
    })
}
