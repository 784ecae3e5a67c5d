//! What a slash would cost whom, by the arithmetic that the contracts run.

mod insurers;

pub use insurers::Insurers;

use crate::facts::{native, Facts};
use crate::numbers::{count, portion, ppm, sum};
use crate::{Gap, Loss, RiskError};
use ballast_accounting::{split_floor, Amount, Native, Pool, Shares, Totals};
use cosmwasm_std::{Decimal, Uint128};
use std::collections::BTreeMap;

/// Base units that make one unit of voting power, where the chain does not say.
const POWER_REDUCTION: u128 = 1_000_000;

/// The losses of one event, played through.
pub struct Played {
    by_exits: Native,
    from_drip: Native,
    by_bond: Native,
    by_pool: Native,
    burned: Shares,
    wiped: Vec<String>,
    after: Totals,
}

/// Books losses by validator, in the order of addresses, and has them covered, as hub and vault do.
fn play(
    books: &Pool,
    insurers: &Insurers,
    losses: &[(String, Native)],
    now: u64,
) -> Result<Played, RiskError> {
    let (mut pool, mut insurers) = (books.clone(), insurers.copy());
    let before = pool.totals(now)?;
    let amounts: Vec<Native> = losses.iter().map(|(_, loss)| *loss).collect();
    let gross = Native::sum(amounts.iter().copied())?;
    let split = pool.lose(gross, now)?;
    let mut played = Played {
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
    for ((validator, _), asked) in losses.iter().zip(asked) {
        if asked.is_zero() {
            continue;
        }
        let cover = insurers.burn(before, validator, asked, &mut played.wiped)?;
        let paid = cover.pays_floor(before, asked)?;
        played.by_bond = played.by_bond.checked_add(paid.by_bond)?;
        played.by_pool = played.by_pool.checked_add(paid.by_pool)?;
        played.burned = played.burned.checked_add(cover.total()?)?;
    }
    pool.burn(played.burned)?;
    played.wiped.sort();
    played.wiped.dedup();
    played.after = pool.totals(now)?;
    Ok(played)
}

/// One event: which validators, what fraction, in words.
pub struct Event<'a> {
    pub what: String,
    pub validators: Vec<&'a str>,
    pub fraction: Decimal,
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
    let all = sum(largest.iter().map(|(_, stake)| *stake));
    let signing = sum(signers.iter().map(|(_, stake)| *stake));
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

/// What one event costs whom.
///
/// # Errors
/// Amounts that no pool can have.
pub fn loss(
    facts: &Facts<'_>,
    books: &Pool,
    insurers: &Insurers,
    event: &Event<'_>,
) -> Result<Loss, RiskError> {
    let reduction = facts.staking.as_ref().and_then(|one| one.power_reduction);
    let reduction = reduction.unwrap_or(Uint128::new(POWER_REDUCTION));
    let mut losses = vec![];
    let mut without_tokens = false;
    for (validator, stake) in facts.stakes() {
        if !event.validators.contains(&validator) {
            continue;
        }
        let known = facts.validators.as_ref().and_then(|all| all.get(validator));
        let loss = match known {
            Some(chain) => {
                let gone = slashed(chain.tokens, event.fraction, reduction);
                let left = chain.tokens.saturating_sub(gone);
                let kept = portion(stake, left, chain.tokens).unwrap_or_default();
                stake.saturating_sub(kept)
            }
            None => {
                without_tokens = true;
                stake.mul_ceil(event.fraction)
            }
        };
        losses.push((validator.to_string(), native(loss.min(stake))));
    }
    let before = books.totals(facts.now)?;
    let played = play(books, insurers, &losses, facts.now)?;
    let gross = sum(losses.iter().map(|(_, loss)| loss.raw()));
    let paid = [
        played.by_exits,
        played.from_drip,
        played.by_bond,
        played.by_pool,
    ];
    let paid = sum(paid.iter().map(|amount| amount.raw()));
    let leaving = facts.unbonding.iter().flatten();
    let leaving = leaving.filter(|entry| event.validators.contains(&entry.validator.as_str()));
    let leavers = sum(leaving.map(|entry| entry.amount.raw().mul_floor(event.fraction)));
    let (rate_before, rate_after) = (before.rate(), played.after.rate());
    let fall = rate_before.atomics().saturating_sub(rate_after.atomics());
    let holder_loss_ppm = ppm(fall, rate_before.atomics()).unwrap_or_default();
    let notes = [
        without_tokens.then(|| {
            "the chain did not say how much is staked with these validators: the fraction is of the pool's stake".to_string()
        }),
        insurers.note.clone(),
        idle(facts),
        facts.staking.as_ref().is_some_and(|one| one.power_reduction.is_none()).then(|| {
            format!("the chain did not say what a unit of voting power is: {POWER_REDUCTION} base units are assumed")
        }),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    Ok(Loss {
        what: event.what.clone(),
        validators: event.validators.iter().map(ToString::to_string).collect(),
        fraction: event.fraction,
        gross,
        by_exits: played.by_exits.raw(),
        from_drip: played.from_drip.raw(),
        by_bond: played.by_bond.raw(),
        by_pool: played.by_pool.raw(),
        by_holders: gross.saturating_sub(paid),
        burned_lst: played.burned.raw(),
        wiped: played.wiped,
        value: played.after.value.raw(),
        shares: played.after.shares.raw(),
        rate_before,
        rate_after,
        holder_loss_ppm,
        leavers_loss_max: leavers,
        note,
    })
}

/// All scenarios, by id; none where the chain does not say what it slashes.
///
/// # Errors
/// Amounts that no pool can have.
pub fn losses(
    facts: &Facts<'_>,
    nakamoto_third: Option<u64>,
) -> Result<BTreeMap<String, Option<Loss>>, RiskError> {
    let mut all: BTreeMap<String, Option<Loss>> = ["D1", "DN", "S1", "SK", "SN", "T30", "T100"]
        .map(|id| (id.to_string(), None))
        .into();
    let signers = facts.signers();
    let (Some(books), false) = (facts.books()?, facts.delegations.is_none()) else {
        return Ok(all);
    };
    let insurers = Insurers::new(facts)?;
    let named: Vec<&str> = signers.iter().map(|(validator, _)| *validator).collect();
    if named.is_empty() && !facts.largest().is_empty() {
        facts.note(Gap {
            what: "loss".to_string(),
            why: "no validator of the pool signs blocks now".to_string(),
        });
        return Ok(all);
    }
    let first = |n: usize| named.iter().take(n).copied().collect::<Vec<_>>();
    let k = nakamoto_third.and_then(|k| usize::try_from(k).ok());
    let mut events = vec![];
    if let Some(slashing) = &facts.slashing {
        let (down, twice) = (
            slashing.slash_fraction_downtime,
            slashing.slash_fraction_double_sign,
        );
        events.extend([
            (
                "D1",
                "the largest validator misses its votes",
                first(1),
                down,
            ),
            ("DN", "all validators miss their votes", named.clone(), down),
            ("S1", "the largest validator signs twice", first(1), twice),
            ("SN", "all validators sign twice", named.clone(), twice),
        ]);
        if let Some(k) = k {
            let what = "the validators with more than a third of the stake sign twice";
            events.push(("SK", what, first(k), twice));
        }
    }
    let (t30, t100) = (Decimal::percent(30), Decimal::one());
    events.push(("T30", "30 % of the largest validator", first(1), t30));
    events.push(("T100", "all of the largest validator", first(1), t100));
    for (id, what, validators, fraction) in events {
        let event = Event {
            what: what.to_string(),
            validators,
            fraction,
        };
        all.insert(
            id.to_string(),
            Some(loss(facts, &books, &insurers, &event)?),
        );
    }
    Ok(all)
}
