//! What a share earned.

use crate::facts::Facts;
use crate::numbers::{change_ppm, count, ppm};
use crate::{Growth, Period, Point, Sample};
use ballast_accounting::{Amount, Native, Shares, Totals};
use cosmwasm_std::Decimal;

const DAY: u64 = 86_400;
const YEAR: u64 = 31_536_000;
/// Samples that are looked at at most.
const MOST: usize = 400;

/// The rate at a time.
#[derive(Clone, Copy)]
struct At {
    height: u64,
    time: u64,
    rate: Decimal,
}

/// What a share earned, by heights that the node remembers and by loss records.
pub fn growth(facts: &Facts<'_>) -> Growth {
    let heights: Vec<At> = facts.snapshot.history.iter().map(of_sample).collect();
    let mut samples = heights.clone();
    samples.extend(of_losses(facts));
    if let Some(state) = &facts.hub.state {
        samples.push(At {
            height: facts.snapshot.height,
            time: facts.now,
            rate: state.rate,
        });
    }
    samples.retain(|one| one.time <= facts.now);
    // of one time, what was known first stays first: before a loss, then after it
    samples.sort_by_key(|one| (one.time, one.height));
    let kept = thinned(&samples);
    let drawdown = (kept.len() > 1).then(|| Drawdown::of(&kept));
    Growth {
        d7: over(&samples, facts, 7),
        d30: over(&samples, facts, 30),
        d90: over(&samples, facts, 90),
        d365: over(&samples, facts, 365),
        drawdown_max_ppm: drawdown.as_ref().map(|all| all.deepest_ppm),
        underwater_secs: drawdown.as_ref().map(|all| all.longest_secs),
        samples: count(&kept),
        source: match heights.is_empty() {
            true => "losses",
            false => "heights",
        }
        .to_string(),
        curve: kept
            .iter()
            .map(|one| Point {
                time: one.time,
                rate: one.rate,
            })
            .collect(),
    }
}

fn of_sample(sample: &Sample) -> At {
    let totals = Totals {
        value: Native::new(sample.value),
        shares: Shares::new(sample.shares),
    };
    At {
        height: sample.height,
        time: sample.time,
        rate: totals.rate(),
    }
}

/// The rate before and after each booking: what was insured, less what was paid, lowered it.
fn of_losses(facts: &Facts<'_>) -> Vec<At> {
    let mut points = vec![];
    let losses = facts.hub.losses.as_deref().unwrap_or_default();
    for booking in losses.chunk_by(|a, b| a.height == b.height && a.before == b.before) {
        let Some(first) = booking.first() else {
            continue;
        };
        let before = first.before;
        let of_value = booking
            .iter()
            .map(|loss| loss.amount.saturating_sub(loss.by_exits));
        let paid = booking
            .iter()
            .flat_map(|loss| [loss.paid_by_bond, loss.paid_by_pool]);
        let (Ok(of_value), Ok(paid)) = (Native::sum(of_value), Native::sum(paid)) else {
            continue;
        };
        let burned = before.to_shares_ceil(paid).unwrap_or_default();
        let after = Totals {
            value: before.value.saturating_sub(of_value),
            shares: before.shares.saturating_sub(burned),
        };
        let at = |totals: Totals| At {
            height: first.height,
            time: first.at,
            rate: totals.rate(),
        };
        points.extend([at(before), at(after)]);
    }
    points
}

/// At most [`MOST`], evenly, with the first and the last.
fn thinned(samples: &[At]) -> Vec<At> {
    if samples.len() <= MOST {
        return samples.to_vec();
    }
    let last = samples.len().saturating_sub(1);
    let steps = MOST.saturating_sub(1);
    let picked = (0..MOST).filter_map(|i| {
        let at = i.checked_mul(last)?.checked_div(steps)?;
        samples.get(at).copied()
    });
    picked.collect()
}

/// Falls of the rate below its peaks.
#[derive(Default)]
struct Drawdown {
    /// The deepest, in 1/1,000,000 of the peak.
    deepest_ppm: u64,
    /// The longest time below one peak.
    longest_secs: u64,
}

impl Drawdown {
    fn of(samples: &[At]) -> Self {
        let mut all = Self::default();
        let mut peak: Option<At> = None;
        for one in samples {
            match peak {
                Some(top) if one.rate < top.rate => {
                    let fall = top.rate.atomics().saturating_sub(one.rate.atomics());
                    let fall = ppm(fall, top.rate.atomics()).unwrap_or_default();
                    all.deepest_ppm = all.deepest_ppm.max(fall);
                    all.longest_secs = all.longest_secs.max(one.time.saturating_sub(top.time));
                }
                Some(top) => {
                    all.longest_secs = all.longest_secs.max(under_since(samples, &top, one));
                    peak = Some(*one);
                }
                None => peak = Some(*one),
            }
        }
        all
    }
}

/// From a peak to the first sample that is as high again, if one between was lower.
fn under_since(samples: &[At], top: &At, back: &At) -> u64 {
    let between = samples
        .iter()
        .any(|one| one.time >= top.time && one.time <= back.time && one.rate < top.rate);
    match between {
        true => back.time.saturating_sub(top.time),
        false => 0,
    }
}

fn over(samples: &[At], facts: &Facts<'_>, days: u64) -> Option<Period> {
    let since = facts.now.checked_sub(days.checked_mul(DAY)?)?;
    let now = facts.hub.state.as_ref()?.rate;
    let then = samples.iter().rev().find(|one| one.time <= since)?;
    let secs = facts.now.saturating_sub(then.time);
    // much older than asked for says little about the period
    if secs > days.checked_mul(DAY)?.checked_mul(2)? {
        return None;
    }
    let grown = change_ppm(then.rate, now)?;
    let apr = i128::from(grown)
        .checked_mul(i128::from(YEAR))?
        .checked_div(i128::from(secs))?;
    Some(Period {
        since_height: then.height,
        secs,
        ppm: grown,
        apr_ppm: i64::try_from(apr).ok()?,
    })
}
