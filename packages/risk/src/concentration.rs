//! Where stake is.

use crate::facts::Facts;
use crate::numbers::{bps, capped, count, sum};
use crate::{Concentration, ValidatorRow};
use ballast_accounting::Amount;
use ballast_types::registry::Status;
use cosmwasm_std::{Uint128, Uint512};

/// Where stake is; none where the hub does not say.
pub fn concentration(facts: &Facts<'_>) -> Option<Concentration> {
    let rows = facts.hub.delegations.as_ref()?;
    let largest: Vec<Uint128> = facts.largest().iter().map(|stake| stake.amount).collect();
    let all = sum(largest.iter().copied());
    let rows: Vec<ValidatorRow> = {
        let mut rows: Vec<ValidatorRow> = rows.iter().map(|row| one(facts, row, all)).collect();
        rows.sort_by(|a, b| b.stake.cmp(&a.stake).then(a.validator.cmp(&b.validator)));
        rows
    };
    let off = rows.iter().map(|row| row.stake.abs_diff(row.target));
    let off = sum(off).checked_div(Uint128::new(2)).unwrap_or_default();
    // one that the chain's list does not have may be anything
    let mut staked = rows.iter().filter(|row| !row.stake.is_zero());
    let knows_standing =
        facts.chain.validators.is_some() && staked.all(|row| row.standing.is_some());
    let out = rows.iter().filter(|row| is_out(row)).map(|row| row.stake);
    let quotas = rows.iter().filter_map(|row| bps(row.stake, row.quota));
    Some(Concentration {
        validators: count(&largest),
        hhi_bps: hhi(&largest),
        effective_n_milli: effective(&largest),
        nakamoto_third: fewest(&largest, 3),
        nakamoto_half: fewest(&largest, 2),
        top_bps: bps(largest.first().copied().unwrap_or_default(), all),
        top5_bps: bps(sum(largest.iter().take(5).copied()), all),
        quota_use_max_bps: quotas.max(),
        chain_share_bps: facts
            .chain
            .bonded_tokens
            .and_then(|tokens| bps(all, tokens)),
        off_target_bps: bps(off, all),
        out_of_set_bps: match knows_standing {
            true => bps(sum(out), all),
            false => None,
        },
        rows,
    })
}

fn one(facts: &Facts<'_>, row: &ballast_types::hub::Delegation, all: Uint128) -> ValidatorRow {
    let name = row.validator.as_str();
    let chain = facts.chain.validator(name);
    let seat = facts
        .registry
        .validators
        .iter()
        .flatten()
        .find(|seat| seat.address == name);
    let bond = facts
        .vault
        .bonds
        .iter()
        .flatten()
        .find(|bond| bond.validator == name);
    let leaving = facts.hub.unbonding.iter().flatten();
    let leaving = leaving.filter(|entry| entry.validator == name);
    let stake = row.actual.raw();
    let standing = chain.map(|chain| match (chain.tombstoned, chain.jailed) {
        (true, _) => format!("{}, tombstoned", chain.standing),
        (false, true) => format!("{}, jailed", chain.standing),
        (false, false) => chain.standing.clone(),
    });
    ValidatorRow {
        validator: row.validator.clone(),
        name: chain.map_or_else(String::new, |chain| chain.name.chars().take(80).collect()),
        stake,
        share_bps: bps(stake, all),
        target: row.target.raw(),
        quota: row.quota.raw(),
        tokens: chain.map(|chain| chain.tokens),
        chain_bps: chain.and_then(|chain| bps(stake, chain.tokens)),
        standing,
        status: seat.map(|seat| seat.status.name().to_string()),
        bond: bond.map_or(Uint128::zero(), |bond| bond.lst.raw()),
        unbonding: sum(leaving.map(|entry| entry.amount.raw())),
    }
}

/// Jailed, tombstoned, not bonded, or leaving.
fn is_out(row: &ValidatorRow) -> bool {
    let bonded = row.standing.as_deref().is_none_or(|text| text == "bonded");
    let leaves = row.status.as_deref() == Some(Status::Leaving.name());
    !bonded || leaves
}

fn squares(stakes: &[Uint128]) -> Uint512 {
    let squares = stakes.iter().map(|stake| square(*stake));
    squares.fold(Uint512::zero(), Uint512::saturating_add)
}

fn square(amount: Uint128) -> Uint512 {
    Uint512::from(amount.full_mul(amount))
}

fn hhi(stakes: &[Uint128]) -> Option<u64> {
    let whole = square(sum(stakes.iter().copied()));
    let part = squares(stakes).checked_mul(Uint512::from(10_000u64)).ok()?;
    part.checked_div(whole).ok().map(capped)
}

fn effective(stakes: &[Uint128]) -> Option<u64> {
    let whole = square(sum(stakes.iter().copied()));
    let whole = whole.checked_mul(Uint512::from(1_000u64)).ok()?;
    whole.checked_div(squares(stakes)).ok().map(capped)
}

/// The fewest of the largest that together have more than one part of so many.
fn fewest(largest: &[Uint128], parts: u64) -> Option<u64> {
    let all = Uint512::from(sum(largest.iter().copied()));
    let mut seen = Uint512::zero();
    for (stake, n) in largest.iter().zip(1u64..) {
        seen = seen.saturating_add(Uint512::from(*stake));
        if seen.saturating_mul(Uint512::from(parts)) > all {
            return Some(n);
        }
    }
    None
}
