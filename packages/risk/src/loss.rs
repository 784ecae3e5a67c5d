//! What a slash would cost whom, by the arithmetic that the contracts run.

use crate::facts::{layer, native, Facts};
use crate::numbers::{count, portion, ppm, sum};
use crate::{Loss, RiskError};
use ballast_accounting::{
    split_floor, Amount, Available, Cover, Layer, Native, Pool, Shares, Totals, Underwriters,
};
use cosmwasm_std::{Decimal, Uint128};
use std::collections::BTreeMap;

/// Base units that make one unit of voting power, where the chain does not say.
const POWER_REDUCTION: u128 = 1_000_000;

/// What the insurers have, as it is once an unbooked loss is booked.
pub struct Insurers {
    bonds: BTreeMap<String, Layer>,
    pool: Underwriters,
    /// The vault answered.
    pub answered: bool,
    /// What made the layers other than the vault says that they are.
    pub note: Option<String>,
}

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

impl Insurers {
    /// By the vault's answers, and the burn for what is unbooked.
    ///
    /// # Errors
    /// Amounts that no vault can have.
    pub fn new(facts: &Facts<'_>) -> Result<Self, RiskError> {
        let mut insurers = Self {
            bonds: BTreeMap::new(),
            pool: Underwriters::default(),
            answered: facts.pool.is_some() && facts.bonds.is_some(),
            note: None,
        };
        if !insurers.answered {
            insurers.note = Some(
                "the vault did not answer: nothing would be burned, and the cover would stay owed"
                    .to_string(),
            );
            return Ok(insurers);
        }
        for bond in facts.bonds.iter().flatten() {
            let one = layer(bond.lst, bond.exiting_lst, bond.shares, bond.exiting_shares);
            insurers.bonds.insert(bond.validator.clone(), one);
        }
        if let Some(pool) = &facts.pool {
            insurers.pool.layer =
                layer(pool.lst, pool.exiting_lst, pool.shares, pool.exiting_shares);
            // premium that does not count yet is burned last
            insurers.pool.accrue(pool.dripping, 1, facts.now)?;
        }
        insurers.book(facts)?;
        Ok(insurers)
    }

    /// Burns for what the chain shows and nobody has booked, as the booking will.
    fn book(&mut self, facts: &Facts<'_>) -> Result<(), RiskError> {
        let (Some(fresh), Some(state)) = (&facts.fresh, &facts.state) else {
            return Ok(());
        };
        let will_burn = fresh.shares.saturating_sub(state.shares);
        if fresh.pending_loss.is_zero() || will_burn.is_zero() {
            return Ok(());
        }
        let mut missing: Vec<(&str, Native)> = facts
            .delegations
            .iter()
            .flatten()
            .map(|row| {
                (
                    row.validator.as_str(),
                    row.booked.saturating_sub(row.actual),
                )
            })
            .filter(|(_, missing)| !missing.is_zero())
            .collect();
        missing.sort();
        let all = Native::sum(missing.iter().map(|(_, missing)| *missing))?;
        let dust = all.saturating_sub(fresh.pending_loss);
        let insured = fresh
            .value
            .saturating_sub(state.value)
            .saturating_sub(dust)
            .min(all);
        let parts: Vec<Native> = missing.iter().map(|(_, part)| *part).collect();
        let before = Totals {
            value: fresh.value,
            shares: fresh.shares,
        };
        let mut burned = Shares::ZERO;
        for ((validator, _), asked) in missing.iter().zip(split_floor(insured, &parts)?) {
            burned =
                burned.checked_add(self.burn(before, validator, asked, &mut vec![])?.total()?)?;
        }
        if burned.raw().abs_diff(will_burn.raw()) > Uint128::from(count(&missing)) {
            self.note = Some(
                "an unbooked loss is charged to sources of redelegations: what is left of single bonds after it is an estimate"
                    .to_string(),
            );
        }
        Ok(())
    }

    /// Burns for one loss: the validator's bond, then the pool.
    fn burn(
        &mut self,
        before: Totals,
        validator: &str,
        asked: Native,
        wiped: &mut Vec<String>,
    ) -> Result<Cover, RiskError> {
        let bond = self.bonds.entry(validator.to_string()).or_default();
        let available = Available {
            bond: bond.held()?,
            pool: self.pool.held()?,
        };
        let cover = Cover::burn_ceil(before, asked, available)?;
        let of_bond = bond.burn(cover.bond)?;
        let of_pool = self.pool.burn(cover.pool)?;
        if of_bond.active_wiped || of_bond.exiting_wiped {
            wiped.push(validator.to_string());
        }
        if of_pool.active_wiped || of_pool.exiting_wiped {
            wiped.push("pool".to_string());
        }
        Ok(Cover {
            bond: of_bond.assets,
            pool: of_pool.assets,
        })
    }

    fn copy(&self) -> Self {
        Self {
            bonds: self.bonds.clone(),
            pool: self.pool,
            answered: self.answered,
            note: self.note.clone(),
        }
    }
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
    let note = match without_tokens {
        true => Some("the chain did not say how much is staked with these validators: the fraction is of the pool's stake".to_string()),
        false => insurers.note.clone(),
    };
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
    let largest = facts.largest();
    let (Some(books), false) = (facts.books()?, facts.delegations.is_none()) else {
        return Ok(all);
    };
    let insurers = Insurers::new(facts)?;
    let named: Vec<&str> = largest.iter().map(|(validator, _)| *validator).collect();
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
