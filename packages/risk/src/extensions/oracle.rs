//! Feeds of price oracles: what it costs to move one, and what leans on it.

mod majority;

use super::{holds, market, of_kind};
use crate::facts::Facts;
use crate::numbers::{ppm, sum};
use crate::{Feed, Market};
use ballast_accounting::Amount;
use ballast_extension_types::oracle::{Config, FeedResponse, ReporterResponse, Source};
use cosmwasm_std::{Uint128, Uint256};
use majority::{double, least_pledge, triple, Reporter, EXACT};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Feeds {
    feeds: Vec<FeedResponse>,
}

#[derive(Deserialize)]
struct Reporters {
    reporters: Vec<ReporterResponse>,
}

/// A feed that is made of another one, each as `address/id`.
struct Read {
    above: String,
    below: String,
}

/// All feeds of all oracles, as `oracle.feed`.
pub fn feeds(
    facts: &Facts<'_>,
    markets: &BTreeMap<String, Market>,
    strangers: &mut Vec<String>,
) -> BTreeMap<String, Feed> {
    let mut all = BTreeMap::new();
    let mut reads: Vec<Read> = vec![];
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
            reads.extend(reads_of(&feed, &extension.address));
            let id = format!("{name}.{}", feed.id);
            all.insert(id, one(facts, &extension.address, &feed, &costs));
        }
    }
    let names = names(&all);
    add_secured(facts, markets, &reads, &names, &mut all);
    add_margins(facts, &reads, &names, &mut all);
    all
}

/// What a feed is made of.
fn reads_of(feed: &FeedResponse, oracle: &str) -> Vec<Read> {
    let at = |id: &str| format!("{oracle}/{id}");
    let read = |below: String| Read {
        above: at(&feed.id),
        below,
    };
    match &feed.source {
        Source::Lst { base, market } => {
            let others = [base, market].into_iter().flatten();
            others.map(|other| read(at(other))).collect()
        }
        Source::Contract { address, feed: of } => vec![read(format!("{address}/{of}"))],
        Source::Reported => vec![],
    }
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
        let counting: Vec<Reporter> = reporters
            .iter()
            .filter(|one| !one.weight.is_zero())
            .map(|one| Reporter {
                weight: one.weight.raw(),
                pledge: one.pledge.raw(),
            })
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

/// Names of feeds, `oracle.feed`, by `address/id`.
fn names(feeds: &BTreeMap<String, Feed>) -> BTreeMap<String, String> {
    let all = feeds.iter().filter_map(|(name, feed)| {
        let at = place(name, feed)?;
        Some((at, name.clone()))
    });
    all.collect()
}

/// Where a feed of this name is: `address/id`.
fn place(name: &str, feed: &Feed) -> Option<String> {
    let (_, id) = name.split_once('.')?;
    Some(format!("{}/{id}", feed.address))
}

/// What leans on each feed, also through feeds that are made of it.
fn add_secured(
    facts: &Facts<'_>,
    markets: &BTreeMap<String, Market>,
    reads: &[Read],
    names: &BTreeMap<String, String>,
    feeds: &mut BTreeMap<String, Feed>,
) {
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
}

/// The margins. A feed that is made of others costs what the cheapest of them costs.
fn add_margins(
    facts: &Facts<'_>,
    reads: &[Read],
    names: &BTreeMap<String, String>,
    feeds: &mut BTreeMap<String, Feed>,
) {
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
        if feed.source == "lst" {
            let at = place(name, feed);
            let below = reads.iter().filter(|read| Some(&read.above) == at.as_ref());
            let costs: Option<Vec<Uint128>> = below
                .map(|read| own.get(names.get(&read.below)?).copied().flatten())
                .collect();
            feed.move_cost = costs.and_then(|costs| costs.into_iter().min());
        }
        let cost = feed.move_cost.and_then(worth);
        feed.margin_ppm = cost.and_then(|cost| ppm(cost, feed.secured));
    }
}

/// A feed and all that it is made of, each once.
fn made_of(feed: &str, reads: &[Read]) -> Vec<String> {
    let mut all = vec![feed.to_string()];
    let mut next = 0;
    while let Some(here) = all.get(next).cloned() {
        next = next.saturating_add(1);
        for read in reads.iter().filter(|read| read.above == here) {
            if !all.contains(&read.below) {
                all.push(read.below.clone());
            }
        }
    }
    all
}
