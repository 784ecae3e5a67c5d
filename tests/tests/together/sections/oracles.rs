//! Oracles.

use super::{ppm, said_price, Asked};
use ballast_risk::Report;
use ballast_stress::ledger::number;
use serde_json::json;

/// A reporter's part in a price.
struct Reporter {
    weight: u128,
    pledge: u128,
}

/// Those who weigh something.
fn reporters(all: &mut Asked<'_>, at: &str) -> Vec<Reporter> {
    let rows = all.ask(at, json!({"reporters": {"limit": 100}}));
    let rows = rows["reporters"].as_array().unwrap();
    let each = rows.iter().map(|row| {
        let one = all.ask(at, json!({"reporter": {"address": row["address"]}}));
        Reporter {
            weight: number(&one["weight"]),
            pledge: number(&one["pledge"]),
        }
    });
    each.filter(|one| one.weight > 0).collect()
}

/// The least pledge of any set of reporters whose weight is `enough` of the weight of all.
fn cheapest(all: &[Reporter], enough: fn(u128, u128) -> bool) -> u128 {
    let whole: u128 = all.iter().map(|one| one.weight).sum();
    let sets = (0..1u32 << all.len()).map(|mask| {
        let members = all.iter().enumerate();
        let members = members.filter(move |(i, _)| mask >> i & 1 == 1);
        members.fold((0, 0), |(weight, pledge), (_, one)| {
            (weight + one.weight, pledge + one.pledge)
        })
    });
    let sets = sets.filter(|(weight, _)| enough(*weight, whole));
    sets.map(|(_, pledge)| pledge).min().unwrap()
}

/// What markets that read a feed have lent, in native: by the price the market goes by, and by the
/// hub's rate of `value` for `shares`.
fn secured(all: &mut Asked<'_>, report: &Report, feed: &str, value: u128, shares: u128) -> u128 {
    let mut secured = 0;
    for market in report.market.values() {
        if market.feed.as_deref() != Some(feed) {
            continue;
        }
        let said = all.ask(&market.address, json!({"market": {}}));
        if said["price"].is_null() {
            continue;
        }
        let price = said_price(&said);
        let lst = market.borrowed.u128() * 10u128.pow(18) / price.atomics().u128();
        secured += lst * value / shares;
    }
    secured
}

/// Oracles: every set of reporters, and what the oracle says of its own security.
pub fn oracles(all: &mut Asked<'_>, report: &Report) {
    for (name, section) in &report.oracle {
        let at = section.address.as_str();
        let each = reporters(all, at);
        all.same("reporters", section.reporters.into(), each.len() as u128);
        let (moves, stops) = (section.move_cost.unwrap(), section.stop_cost.unwrap());
        let two_thirds = cheapest(&each, |weight, all| weight * 3 >= all * 2);
        all.same("move", moves.u128(), two_thirds);
        let a_third = cheapest(&each, |weight, all| weight * 3 > all);
        all.same("stop", stops.u128(), a_third);
        let feed = name.split_once('.').unwrap().1;
        let said = all.ask(at, json!({"feed": {"id": feed}}));
        let updated_at = said["updated_at"].as_u64();
        let age = updated_at.map(|at| report.time.saturating_sub(at));
        assert_eq!(section.age_secs, age, "{name}");
        let hub = all.view.suite.hub.clone();
        let rate = all.ask(hub.as_str(), json!({"exchange_rate": {}}));
        let (value, shares) = (number(&rate["value"]), number(&rate["shares"]));
        let secured = secured(all, report, &format!("{at}/{feed}"), value, shares);
        all.same("secured", section.secured.u128(), secured);
        let cost = moves.u128() * value / shares;
        assert_eq!(section.margin_ppm, ppm(cost, secured), "{name}");
    }
}
