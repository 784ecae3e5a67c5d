//! Six questions, coloured by a policy. What is not known is grey, never green.

mod powers;

use crate::facts::Facts;
use crate::holder::Holder;
use crate::numbers::{BPS, PPM};
use crate::{Color, Facet, Market, Policy, Report};
use std::collections::BTreeMap;

/// The six facets of a report, by name.
pub fn facets(
    facts: &Facts<'_>,
    report: &Report,
    admins: &BTreeMap<&'static str, Option<Holder>>,
    policy: &Policy,
) -> BTreeMap<String, Facet> {
    [
        ("exit_window", exit_window(report, policy)),
        ("powers", powers::powers(admins, policy)),
        ("slash", slash(facts, report, policy)),
        ("concentration", concentration(facts, report, policy)),
        ("books", books(facts, report, policy)),
        ("dependence", dependence(report, policy)),
    ]
    .into_iter()
    .map(|(name, facet)| (name.to_string(), facet))
    .collect()
}

fn facet(color: Color, because: impl Into<String>, value: Option<u64>) -> Facet {
    Facet {
        color,
        because: because.into(),
        value,
    }
}

fn grey(what: &str) -> Facet {
    facet(Color::Grey, format!("not known: {what}"), None)
}

fn exit_window(report: &Report, policy: &Policy) -> Facet {
    let powers = &report.powers;
    let (green, yellow) = (
        policy.exit_window.green_secs,
        policy.exit_window.yellow_secs,
    );
    match (powers.immutable, powers.exit_window_secs) {
        (None, _) => grey("who can migrate"),
        (Some(true), _) => facet(Color::Green, "nobody can change the code", None),
        (Some(false), None) => grey("how long a change of code takes"),
        (Some(false), Some(secs)) => {
            let color = match secs {
                secs if secs >= green => Color::Green,
                secs if secs >= yellow => Color::Yellow,
                _ => Color::Red,
            };
            let because = format!("{secs} s to leave before code can change");
            facet(color, because, Some(secs))
        }
    }
}

fn slash(facts: &Facts<'_>, report: &Report, policy: &Policy) -> Facet {
    let needed = [
        "hub.state",
        "hub.delegations",
        "vault.pool",
        "vault.bonds",
        "staking.validators",
        "staking.params",
        "slashing.params",
        "hub.unbonding",
    ];
    if let Some(lacking) = facts.lacks(&needed) {
        return grey(&lacking);
    }
    let Some(loss) = report.loss.get("S1").and_then(Option::as_ref) else {
        return grey("loss.S1");
    };
    let ppm = loss.holder_loss_ppm;
    let color = match ppm {
        ppm if ppm <= policy.slash.green_ppm => Color::Green,
        ppm if ppm <= policy.slash.yellow_ppm => Color::Yellow,
        _ => Color::Red,
    };
    let because = format!("holders lose {ppm} ppm if the largest validator signs twice");
    facet(color, because, Some(ppm))
}

fn concentration(facts: &Facts<'_>, report: &Report, policy: &Policy) -> Facet {
    if let Some(lacking) = facts.lacks(&["hub.delegations"]) {
        return grey(&lacking);
    }
    let conc = report.conc.as_ref();
    let (Some(third), Some(top)) = (
        conc.and_then(|conc| conc.nakamoto_third),
        conc.and_then(|conc| conc.top_bps),
    ) else {
        return grey("there is no stake");
    };
    let spread = &policy.concentration;
    let color = match (third, top) {
        (n, top) if n >= spread.green_third && top <= spread.green_top_bps => Color::Green,
        (n, top) if n >= spread.yellow_third && top <= spread.yellow_top_bps => Color::Yellow,
        _ => Color::Red,
    };
    let holders = match third {
        1 => "one validator has".to_string(),
        n => format!("{n} validators have"),
    };
    let because = format!("{holders} more than a third of the stake, the largest {top} bps");
    facet(color, because, Some(third))
}

fn books(facts: &Facts<'_>, report: &Report, policy: &Policy) -> Facet {
    let needed = [
        "hub.state",
        "hub.solvency",
        "hub.losses",
        "hub.paused",
        "queue.open_batch",
        "token.token_info",
    ];
    let lacking = facts.lacks(&needed);
    let failed = report.books.as_ref();
    if let Some(books) = failed.filter(|books| books.solvency_ok == Some(false)) {
        let checks = books.failed_checks.join(", ");
        return facet(
            Color::Red,
            format!("checks of the hub fail: {checks}"),
            None,
        );
    }
    let (Some(books), None) = (&report.books, lacking.clone()) else {
        return grey(&lacking.unwrap_or_else(|| "the books".to_string()));
    };
    let mut found = vec![];
    if !books.unbooked_loss.is_zero() {
        found.push(format!("a loss of {} is not booked", books.unbooked_loss));
    }
    if !books.owed_cover.is_zero() {
        found.push(format!("the vault owes a cover of {}", books.owed_cover));
    }
    if let Some(late) = books.overdue_secs {
        let Some(exit) = &report.exit else {
            return grey("exit.interval_secs");
        };
        let most = exit.interval_secs;
        if late > most.saturating_mul(policy.books.overdue_intervals) {
            found.push(format!("the open batch is overdue by {late} s"));
        }
    }
    match found.is_empty() {
        true => facet(
            Color::Green,
            "solvent, nothing unbooked, owed or overdue",
            None,
        ),
        false => facet(Color::Yellow, found.join("; "), None),
    }
}

/// Markets and oracles that stand on the suite, and how much of the supply is where. What is red is
/// red, whatever else is not known.
fn dependence(report: &Report, policy: &Policy) -> Facet {
    let margins = &policy.dependence;
    let weakest = WeakestFeed::of(report);
    let value = weakest.as_ref().map(|feed| feed.margin_ppm);
    let below = |limit: u64| {
        let weakest = weakest.as_ref().filter(|feed| feed.margin_ppm < limit);
        weakest.map(|feed| feed.because.clone())
    };
    if let Some(because) = short(report).or_else(|| below(margins.yellow_margin_ppm)) {
        return facet(Color::Red, because, value);
    }
    if let Some(lacking) = unknown_dependence(report) {
        return grey(&lacking);
    }
    if let Some(because) = below(margins.green_margin_ppm) {
        return facet(Color::Yellow, because, value);
    }
    let known = report.r#use.as_ref().and_then(|one| one.known_ppm);
    let known = known.unwrap_or_default();
    if known < margins.known_ppm {
        let held = PPM.saturating_sub(known);
        let because = format!("{held} ppm of the LST are with contracts that are not known");
        return facet(Color::Yellow, because, value);
    }
    let because = match weakest {
        Some(feed) => feed.because,
        None => format!(
            "no market or feed leans on it, and {} bps of the LST are with known holders",
            known
                .saturating_mul(BPS)
                .checked_div(PPM)
                .unwrap_or_default()
        ),
    };
    facet(Color::Green, because, value)
}

/// The feed with the least margin among those that secure something.
struct WeakestFeed {
    /// Worth of the pledges that move it, in 1/1,000,000 of what it secures.
    margin_ppm: u64,
    /// The same in words.
    because: String,
}

impl WeakestFeed {
    /// None where no feed secures anything, and where no such margin is known.
    fn of(report: &Report) -> Option<Self> {
        let feeds = report.oracle.iter();
        let secured = feeds.filter(|(_, feed)| !feed.secured.is_zero());
        let margins = secured.filter_map(|(name, feed)| Some((feed.margin_ppm?, name)));
        let (margin_ppm, name) = margins.min()?;
        Some(Self {
            margin_ppm,
            because: format!(
                "pledges that move feed {name} are {margin_ppm} ppm of what it secures"
            ),
        })
    }
}

/// A market with less stake behind it than it asks for itself.
fn short(report: &Report) -> Option<String> {
    let markets = report.market.iter();
    let mut lent = markets.filter(|(_, market)| !market.borrowed.is_zero());
    lent.find_map(|(name, market)| {
        let (backing, floor) = (market.backing_bps?, market.backing_floor_bps?);
        (backing < floor).then(|| {
            format!("stake behind market {name} is {backing} bps of its debt, below its own floor of {floor}")
        })
    })
}

/// What is not known of what leans on the suite.
fn unknown_dependence(report: &Report) -> Option<String> {
    for (name, feed) in &report.oracle {
        // a feed of another contract: its cost is not known here
        if !feed.secured.is_zero() && feed.margin_ppm.is_none() {
            return Some(format!("what it costs to move feed {name}"));
        }
    }
    let mut markets = report.market.iter();
    let unknown = markets.find_map(|(name, market)| unknown_of_market(report, name, market));
    if unknown.is_some() {
        return unknown;
    }
    let usage = report.r#use.as_ref();
    if usage.and_then(|one| one.known_ppm).is_none() {
        return Some("who holds the LST".to_string());
    }
    match report.untrusted.is_empty() {
        true => None,
        false => Some(format!("answers of {}", report.untrusted.join(", "))),
    }
}

/// What is not known of a market; none of one that lends nothing.
fn unknown_of_market(report: &Report, name: &str, market: &Market) -> Option<String> {
    if market.borrowed.is_zero() {
        return None;
    }
    if market.falls.is_empty() {
        return Some(format!(
            "what the collateral of market {name} is worth: it has no price"
        ));
    }
    let is_named = |feed: &String| {
        let mut named = report.oracle.iter();
        named.any(|(id, one)| {
            let id = id
                .split_once('.')
                .map(|(_, id)| format!("{}/{id}", one.address));
            id.as_ref() == Some(feed)
        })
    };
    if let Some(feed) = market.feed.as_ref().filter(|feed| !is_named(feed)) {
        return Some(format!(
            "what it costs to move feed {feed}, by which market {name} lends: name its oracle too"
        ));
    }
    let lacks_backing = market.restake.is_some() && market.backing_bps.is_none();
    lacks_backing.then(|| format!("the stake behind market {name}"))
}
