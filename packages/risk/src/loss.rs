//! What a slash would cost whom, by the arithmetic that the contracts run.

mod insurers;

pub use insurers::Insurers;

use crate::facts::{Facts, Stake};
use crate::numbers::{count, portion, ppm, sum};
use crate::{Gap, Loss, RiskError};
use ballast_accounting::{split_floor, Amount, Native, Pool, Shares, Totals};
use cosmwasm_std::{Decimal, Uint128};
use std::collections::BTreeMap;

/// Base units that make one unit of voting power, where the chain does not say.
const POWER_REDUCTION: u128 = 1_000_000;

/// Ids of the scenarios, in the order in which they are shown.
pub const SCENARIOS: [&str; 7] = ["D1", "DN", "S1", "SK", "SN", "T30", "T100"];

/// Who bears the losses of one slash.
struct Borne {
    by_exits: Native,
    from_drip: Native,
    by_bond: Native,
    by_pool: Native,
    /// LST that insurers lose.
    burned: Shares,
    /// Layers of insurance that are wiped out: a validator's bond, or `pool`.
    wiped: Vec<String>,
    /// The pool afterwards.
    after: Totals,
}

/// Books losses by validator, in the order of addresses, and has them covered, as hub and vault do.
fn bear(
    books: &Pool,
    insurers: &Insurers,
    losses: &[LostWith<'_>],
    now: u64,
) -> Result<Borne, RiskError> {
    let (mut pool, mut insurers) = (books.clone(), insurers.clone());
    let before = pool.totals(now)?;
    let amounts: Vec<Native> = losses.iter().map(|lost| lost.amount).collect();
    let gross = Native::sum(amounts.iter().copied())?;
    let split = pool.lose(gross, now)?;
    let mut borne = Borne {
        by_exits: split.from_exits,
        from_drip: split.from_drip,
        by_bond: Native::ZERO,
        by_pool: Native::ZERO,
        burned: Shares::ZERO,
        wiped: vec![],
        after: before,
    };
    let asked = match gross.is_zero() || !insurers.answered {
        true => vec![],
        false => split_floor(split.from_value, &amounts)?,
    };
    for (lost, asked) in losses.iter().zip(asked) {
        if asked.is_zero() {
            continue;
        }
        let cover = insurers.burn(before, lost.validator, asked, &mut borne.wiped)?;
        let paid = cover.pays_floor(before, asked)?;
        borne.by_bond = borne.by_bond.checked_add(paid.by_bond)?;
        borne.by_pool = borne.by_pool.checked_add(paid.by_pool)?;
        borne.burned = borne.burned.checked_add(cover.total()?)?;
    }
    pool.burn(borne.burned)?;
    borne.wiped.sort();
    borne.wiped.dedup();
    borne.after = pool.totals(now)?;
    Ok(borne)
}

/// A slash that is assumed.
struct Slash<'a> {
    /// The scenario, one of [`SCENARIOS`].
    id: &'static str,
    /// The same in words.
    what: String,
    /// The validators that are slashed.
    validators: Vec<&'a str>,
    /// The part of their stake.
    fraction: Decimal,
}

/// What the chain burns of a validator's tokens: a fraction of whole units of power.
fn slashed(tokens: Uint128, fraction: Decimal, reduction: Uint128) -> Uint128 {
    let power = tokens.checked_div(reduction).unwrap_or_default();
    let liable = power.checked_mul(reduction).unwrap_or(tokens);
    liable.mul_floor(fraction).min(tokens)
}

/// That some validators sign nothing now, and are left out.
fn idle(facts: &Facts<'_>) -> Option<String> {
    let signers = facts.signers();
    let largest = facts.largest();
    let all = sum(largest.iter().map(|stake| stake.amount));
    let signing = sum(signers.iter().map(|stake| stake.amount));
    let stake = all.saturating_sub(signing);
    let n = count(&largest).saturating_sub(count(&signers));
    (n > 0).then(|| {
        let who = match n {
            1 => "a validator".to_string(),
            n => format!("{n} validators"),
        };
        format!("{who} with {stake} of the pool's stake signs no blocks now, and is left out")
    })
}

/// What one slash costs whom.
///
/// # Errors
/// Amounts that no pool can have.
fn loss(
    facts: &Facts<'_>,
    books: &Pool,
    insurers: &Insurers,
    slash: &Slash<'_>,
) -> Result<Loss, RiskError> {
    let Lost { each, is_estimate } = losses_of(facts, slash);
    let before = books.totals(facts.now)?;
    let borne = bear(books, insurers, &each, facts.now)?;
    let gross = sum(each.iter().map(|lost| lost.amount.raw()));
    let paid = [
        borne.by_exits,
        borne.from_drip,
        borne.by_bond,
        borne.by_pool,
    ];
    let paid = sum(paid.iter().map(|amount| amount.raw()));
    let leaving = facts.hub.unbonding.iter().flatten();
    let leaving = leaving.filter(|entry| slash.validators.contains(&entry.validator.as_str()));
    let leavers = sum(leaving.map(|entry| entry.amount.raw().mul_floor(slash.fraction)));
    let (rate_before, rate_after) = (before.rate(), borne.after.rate());
    let fall = rate_before.atomics().saturating_sub(rate_after.atomics());
    let holder_loss_ppm = ppm(fall, rate_before.atomics()).unwrap_or_default();
    Ok(Loss {
        what: slash.what.clone(),
        validators: slash.validators.iter().map(ToString::to_string).collect(),
        fraction: slash.fraction,
        gross,
        by_exits: borne.by_exits.raw(),
        from_drip: borne.from_drip.raw(),
        by_bond: borne.by_bond.raw(),
        by_pool: borne.by_pool.raw(),
        by_holders: gross.saturating_sub(paid),
        burned_lst: borne.burned.raw(),
        wiped: borne.wiped,
        value: borne.after.value.raw(),
        shares: borne.after.shares.raw(),
        rate_before,
        rate_after,
        holder_loss_ppm,
        leavers_loss_max: leavers,
        note: notes(facts, insurers, is_estimate),
    })
}

/// What the pool loses with one validator.
struct LostWith<'a> {
    validator: &'a str,
    amount: Native,
}

/// What the pool loses by a slash.
struct Lost<'a> {
    /// With each validator, in the order of addresses.
    each: Vec<LostWith<'a>>,
    /// The chain does not say how much is staked with one of them, or less than the pool has there.
    is_estimate: bool,
}

/// What the pool loses by a slash.
fn losses_of<'a>(facts: &'a Facts<'_>, slash: &Slash<'_>) -> Lost<'a> {
    let reduction = facts
        .chain
        .staking
        .as_ref()
        .and_then(|one| one.power_reduction);
    let reduction = reduction.unwrap_or(Uint128::new(POWER_REDUCTION));
    let mut lost = Lost {
        each: vec![],
        is_estimate: false,
    };
    for Stake { validator, amount } in facts.stakes() {
        if !slash.validators.contains(&validator) {
            continue;
        }
        let tokens = facts.chain.validator(validator).map(|one| one.tokens);
        // fewer than the pool has with it are not believed
        let tokens = tokens.filter(|tokens| *tokens >= amount);
        let kept = tokens.and_then(|tokens| {
            let gone = slashed(tokens, slash.fraction, reduction);
            portion(amount, tokens.saturating_sub(gone), tokens)
        });
        let loss = match kept {
            Some(kept) => amount.saturating_sub(kept),
            None => {
                lost.is_estimate = true;
                amount.mul_ceil(slash.fraction)
            }
        };
        lost.each.push(LostWith {
            validator,
            amount: Native::new(loss.min(amount)),
        });
    }
    lost
}

/// What to know of a loss; none where the numbers say it all.
fn notes(facts: &Facts<'_>, insurers: &Insurers, is_estimate: bool) -> Option<String> {
    let staking = facts.chain.staking.as_ref();
    let is_assumed = staking.is_some_and(|one| one.power_reduction.is_none());
    let notes = [
        is_estimate.then(|| {
            "the chain did not say, or not rightly, how much is staked with these validators: the fraction is of the pool's stake".to_string()
        }),
        insurers.note.clone(),
        idle(facts),
        is_assumed.then(|| {
            format!("the chain did not say what a unit of voting power is: {POWER_REDUCTION} base units are assumed")
        }),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// All scenarios, by id; none where the chain does not say what it slashes.
///
/// # Errors
/// Amounts that no pool can have.
pub fn losses(
    facts: &Facts<'_>,
    nakamoto_third: Option<u64>,
) -> Result<BTreeMap<String, Option<Loss>>, RiskError> {
    let mut all: BTreeMap<String, Option<Loss>> = SCENARIOS.map(|id| (id.to_string(), None)).into();
    let signers = facts.signers();
    let (Some(books), false) = (facts.books()?, facts.hub.delegations.is_none()) else {
        return Ok(all);
    };
    let insurers = Insurers::new(facts)?;
    let named: Vec<&str> = signers.iter().map(|stake| stake.validator).collect();
    if named.is_empty() && !facts.largest().is_empty() {
        facts.note(Gap {
            what: "loss".to_string(),
            why: "no validator of the pool signs blocks now".to_string(),
        });
        return Ok(all);
    }
    for slash in slashes(facts, &named, nakamoto_third) {
        let loss = loss(facts, &books, &insurers, &slash)?;
        all.insert(slash.id.to_string(), Some(loss));
    }
    Ok(all)
}

/// The slash of each scenario: `named` are the validators that sign, the largest first.
/// Without the chain's own fractions only those that name one.
fn slashes<'a>(
    facts: &Facts<'_>,
    named: &[&'a str],
    nakamoto_third: Option<u64>,
) -> Vec<Slash<'a>> {
    let slash = |id, what: &str, n: usize, fraction| Slash {
        id,
        what: what.to_string(),
        validators: named.iter().take(n).copied().collect(),
        fraction,
    };
    let all = named.len();
    let mut slashes = vec![];
    if let Some(slashing) = &facts.chain.slashing {
        let down = slashing.slash_fraction_downtime;
        let twice = slashing.slash_fraction_double_sign;
        slashes.extend([
            slash("D1", "the largest validator misses its votes", 1, down),
            slash("DN", "all validators miss their votes", all, down),
            slash("S1", "the largest validator signs twice", 1, twice),
            slash("SN", "all validators sign twice", all, twice),
        ]);
        if let Some(k) = nakamoto_third.and_then(|k| usize::try_from(k).ok()) {
            let what = "the validators with more than a third of the stake sign twice";
            slashes.push(slash("SK", what, k, twice));
        }
    }
    slashes.extend([
        slash(
            "T30",
            "30 % of the largest validator",
            1,
            Decimal::percent(30),
        ),
        slash("T100", "all of the largest validator", 1, Decimal::one()),
    ]);
    slashes
}
