//! Feeds of price oracles: what it costs to move one, and what leans on it.

use super::{holds, market, of_kind};
use crate::facts::Facts;
use crate::numbers::{ppm, sum};
use crate::{Feed, Market};
use ballast_accounting::Amount;
use ballast_extension_types::oracle::{Config, FeedResponse, ReporterResponse, Source};
use cosmwasm_std::{Uint128, Uint256};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Reporters among whom the cheapest majority is searched exactly.
const EXACT: usize = 20;

#[derive(Deserialize)]
struct Feeds {
    feeds: Vec<FeedResponse>,
}

#[derive(Deserialize)]
struct Reporters {
    reporters: Vec<ReporterResponse>,
}

/// All feeds of all oracles, as `oracle.feed`.
pub fn feeds(
    facts: &Facts<'_>,
    markets: &BTreeMap<String, Market>,
    strangers: &mut Vec<String>,
) -> BTreeMap<String, Feed> {
    let mut all = BTreeMap::new();
    let mut reads: Vec<(String, String, String)> = vec![];
    for (name, extension) in of_kind(facts, "oracle") {
        if strangers.contains(name) {
            continue;
        }
        let config: Option<Config> = facts.one(name, "config", "");
        let rows: Option<Feeds> = facts.one(name, "feeds", "");
        let reporters: Option<Reporters> = facts.one(name, "reporters", "");
        let (Some(config), Some(rows), Some(reporters)) = (config, rows, reporters) else {
            strangers.push(name.clone());
            continue;
        };
        let pledged = reporters.reporters.iter();
        let pledged = pledged.flat_map(|one| [one.pledge.raw(), one.leaving.raw()]);
        if !holds(facts, name, extension, sum(pledged)) {
            strangers.push(name.clone());
            continue;
        }
        let costs = Costs::of(&reporters.reporters, &config);
        for feed in rows.feeds {
            let at = |id: &str| format!("{}/{id}", extension.address);
            match &feed.source {
                Source::Lst { base, market } => {
                    for other in [base, market].into_iter().flatten() {
                        reads.push((at(&feed.id), at(other), feed.id.clone()));
                    }
                }
                Source::Contract { address, feed: of } => {
                    reads.push((at(&feed.id), format!("{address}/{of}"), feed.id.clone()));
                }
                Source::Reported => {}
            }
            let id = format!("{name}.{}", feed.id);
            all.insert(id, one(facts, &extension.address, &feed, &costs));
        }
    }
    secure(facts, markets, &reads, &mut all);
    all
}

/// What reporters of one oracle have to hold.
struct Costs {
    moves: Option<Uint128>,
    stops: Option<Uint128>,
    is_exact: bool,
    fine_bps: u64,
    active: u64,
    waiting: u64,
    out: u64,
}

impl Costs {
    fn of(reporters: &[ReporterResponse], config: &Config) -> Self {
        let counting: Vec<(Uint128, Uint128)> = reporters
            .iter()
            .filter(|one| !one.weight.is_zero())
            .map(|one| (one.weight.raw(), one.pledge.raw()))
            .collect();
        let out =
            |one: &&ReporterResponse| one.suspended_until.is_some() || one.counts_until.is_some();
        let out = reporters
            .iter()
            .filter(|one| one.weight.is_zero())
            .filter(out);
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let (active, out) = (number(counting.len()), number(out.count()));
        let moves = least_pledge(&counting, |w, all| triple(w) >= double(all));
        let stops = least_pledge(&counting, |w, all| triple(w) > Uint256::from(all));
        Self {
            moves,
            stops,
            is_exact: counting.len() <= EXACT,
            fine_bps: config.fine_bps,
            active,
            waiting: number(reporters.len())
                .saturating_sub(active)
                .saturating_sub(out),
            out,
        }
    }
}

fn triple(weight: Uint128) -> Uint256 {
    weight.full_mul(3u128)
}

fn double(weight: Uint128) -> Uint256 {
    weight.full_mul(2u128)
}

/// The least pledge of reporters who have `enough` weight together; of more than twenty a lower bound: nobody weighs more than he
/// pledged. None where all together have not.
pub fn least_pledge(
    reporters: &[(Uint128, Uint128)],
    enough: impl Fn(Uint128, Uint128) -> bool,
) -> Option<Uint128> {
    let all = sum(reporters.iter().map(|(weight, _)| *weight));
    if all.is_zero() || !enough(all, all) {
        return None;
    }
    if reporters.len() > EXACT {
        // the least weight that is enough, by halving
        let (mut low, mut high) = (Uint128::zero(), all);
        while low < high {
            let middle =
                low.saturating_add(high.saturating_sub(low).checked_div(Uint128::new(2)).ok()?);
            match enough(middle, all) {
                true => high = middle,
                false => low = middle.saturating_add(Uint128::one()),
            }
        }
        return Some(high);
    }
    let mut sorted = reporters.to_vec();
    // the most weight for the pledge first: good answers are found early, and the rest is cut off
    sorted.sort_by(|a, b| b.0.full_mul(a.1).cmp(&a.0.full_mul(b.1)));
    let mut best = sum(sorted.iter().map(|(_, pledge)| *pledge));
    search(
        &sorted,
        (Uint128::zero(), Uint128::zero()),
        all,
        &enough,
        &mut best,
    );
    Some(best)
}

fn search(
    rest: &[(Uint128, Uint128)],
    (weight, pledge): (Uint128, Uint128),
    all: Uint128,
    enough: &impl Fn(Uint128, Uint128) -> bool,
    best: &mut Uint128,
) {
    if pledge >= *best && !enough(weight, all) {
        return;
    }
    if enough(weight, all) {
        *best = pledge.min(*best);
        return;
    }
    let Some(((w, p), rest)) = rest.split_first() else {
        return;
    };
    let left = sum(rest.iter().map(|(weight, _)| *weight));
    let with = (weight.saturating_add(*w), pledge.saturating_add(*p));
    search(rest, with, all, enough, best);
    // without him the others must still be enough
    if enough(weight.saturating_add(left), all) {
        search(rest, (weight, pledge), all, enough, best);
    }
}

fn one(facts: &Facts<'_>, address: &str, feed: &FeedResponse, costs: &Costs) -> Feed {
    let reported = matches!(feed.source, Source::Reported);
    let source = match feed.source {
        Source::Reported => "reported",
        Source::Contract { .. } => "contract",
        Source::Lst { .. } => "lst",
    };
    let moves = costs.moves.filter(|_| reported);
    Feed {
        address: address.to_string(),
        source: source.to_string(),
        move_cost: moves,
        stop_cost: costs.stops.filter(|_| reported),
        is_exact: costs.is_exact,
        secured: Uint128::zero(),
        margin_ppm: None,
        fine_at_risk: moves
            .and_then(|lst| crate::numbers::portion(lst, costs.fine_bps.into(), 10_000u64.into())),
        age_secs: feed.updated_at.map(|at| facts.now.saturating_sub(at)),
        voids: feed.voids.into(),
        fails: feed.fails.as_deref().map(crate::snapshot::clipped),
        reporters: costs.active,
        reporters_waiting: costs.waiting,
        reporters_out: costs.out,
    }
}

/// What leans on each feed, also through feeds that are made of it; and the margins. A feed that is made of another one costs what
/// that one costs.
fn secure(
    facts: &Facts<'_>,
    markets: &BTreeMap<String, Market>,
    reads: &[(String, String, String)],
    feeds: &mut BTreeMap<String, Feed>,
) {
    let names: BTreeMap<String, String> = feeds
        .iter()
        .filter_map(|(name, feed)| {
            let (_, id) = name.split_once('.')?;
            Some((format!("{}/{id}", feed.address), name.clone()))
        })
        .collect();
    for (name, market) in markets {
        let (Some(feed), Some(borrowed)) =
            (market.feed.as_ref(), market::borrowed_native(facts, name))
        else {
            continue;
        };
        for at in made_of(feed, reads) {
            let known = names.get(&at).and_then(|name| feeds.get_mut(name));
            if let Some(feed) = known {
                feed.secured = feed.secured.saturating_add(borrowed);
            }
        }
    }
    let totals = facts.totals();
    let worth = |lst: Uint128| {
        let totals = totals?;
        crate::numbers::portion(lst, totals.value.raw(), totals.shares.raw())
    };
    let own: BTreeMap<String, Option<Uint128>> = feeds
        .iter()
        .map(|(name, feed)| (name.clone(), feed.move_cost))
        .collect();
    for (name, feed) in feeds.iter_mut() {
        let at = name
            .split_once('.')
            .map(|(_, id)| format!("{}/{id}", feed.address));
        if feed.source == "lst" {
            let below = reads
                .iter()
                .filter(|(above, _, _)| Some(above) == at.as_ref());
            let costs: Option<Vec<Uint128>> = below
                .map(|(_, below, _)| own.get(names.get(below)?).copied().flatten())
                .collect();
            feed.move_cost = costs.and_then(|costs| costs.into_iter().min());
        }
        let cost = feed.move_cost.and_then(worth);
        feed.margin_ppm = cost.and_then(|cost| ppm(cost, feed.secured));
    }
}

/// A feed and all that it is made of, each once.
fn made_of(feed: &str, reads: &[(String, String, String)]) -> Vec<String> {
    let mut all = vec![feed.to_string()];
    let mut next = 0;
    while let Some(here) = all.get(next).cloned() {
        next = next.saturating_add(1);
        for (_, below, _) in reads.iter().filter(|(above, _, _)| *above == here) {
            if !all.contains(below) {
                all.push(below.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pledges(all: &[u128]) -> Vec<(Uint128, Uint128)> {
        let n = Uint128::new;
        let all = all.iter().map(|pledge| (n((*pledge).min(300)), n(*pledge)));
        all.collect()
    }

    /// The worked example: 400 250 200 100 50, weight at most 300.
    #[test]
    fn the_cheapest_majority_is_found() {
        let five = pledges(&[400, 250, 200, 100, 50]);
        let moves = least_pledge(&five, |w, all| triple(w) >= double(all));
        let stops = least_pledge(&five, |w, all| triple(w) > Uint256::from(all));
        assert_eq!(moves, Some(Uint128::new(600)));
        assert_eq!(stops, Some(Uint128::new(350)));
    }

    /// All subsets of up to ten reporters give the same.
    #[test]
    fn the_search_agrees_with_all_subsets() {
        let mut seed = 7u128;
        let mut dice = |most: u128| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33)
                .checked_rem(most)
                .unwrap_or_default()
                .saturating_add(1)
        };
        for _ in 0..200 {
            let n = usize::try_from(dice(9)).unwrap_or(1);
            let all: Vec<u128> = (0..n).map(|_| dice(1_000)).collect();
            let all = pledges(&all);
            let enough = |w: Uint128, all: Uint128| triple(w) >= double(all);
            let whole = sum(all.iter().map(|(weight, _)| *weight));
            let subsets = 0..(1u32 << n);
            let costs = subsets.filter_map(|mask| {
                let picked = all.iter().zip(0u32..).filter(|(_, i)| mask >> i & 1 == 1);
                let picked: Vec<_> = picked.map(|(one, _)| *one).collect();
                let weight = sum(picked.iter().map(|(weight, _)| *weight));
                let cost = sum(picked.iter().map(|(_, pledge)| *pledge));
                enough(weight, whole).then_some(cost)
            });
            assert_eq!(least_pledge(&all, enough), costs.min(), "{all:?}");
        }
    }

    /// Fault 12: thirty reporters are too many to search; the bound is below what it costs, and the report says so.
    #[test]
    fn of_thirty_reporters_a_lower_bound_is_given() {
        let thirty = pledges(&[400; 30]);
        let bound = least_pledge(&thirty, |w, all| triple(w) >= double(all));
        // 20 of them weigh 6,000 of 9,000, and have pledged 8,000
        assert_eq!(bound, Some(Uint128::new(6_000)));
        assert_eq!(least_pledge(&[], |_, _| true), None);
    }
}
