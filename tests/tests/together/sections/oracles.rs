//! Oracles.

use super::*;

/// Oracles: every set of reporters, and what the oracle says of its own security.
pub fn oracles(all: &mut Asked<'_>, report: &Report) {
    for (name, section) in &report.oracle {
        let at = section.address.as_str();
        let rows = all.ask(at, json!({"reporters": {"limit": 100}}));
        let rows = rows["reporters"].as_array().unwrap();
        let each: Vec<(u128, u128)> = rows
            .iter()
            .map(|row| {
                let one = all.ask(at, json!({"reporter": {"address": row["address"]}}));
                (number(&one["weight"]), number(&one["pledge"]))
            })
            .filter(|(weight, _)| *weight > 0)
            .collect();
        let whole: u128 = each.iter().map(|(weight, _)| weight).sum();
        let least = |enough: fn(u128, u128) -> bool| {
            (0..1u32 << each.len())
                .map(|mask| {
                    each.iter()
                        .enumerate()
                        .filter(move |(i, _)| mask >> i & 1 == 1)
                })
                .map(|some| some.fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1)))
                .filter(|(weight, _)| enough(*weight, whole))
                .map(|(_, pledge)| pledge)
                .min()
        };
        all.same("reporters", section.reporters.into(), each.len() as u128);
        all.same(
            "move",
            section.move_cost.unwrap().u128(),
            least(|w, all| w * 3 >= all * 2).unwrap(),
        );
        all.same(
            "stop",
            section.stop_cost.unwrap().u128(),
            least(|w, all| w * 3 > all).unwrap(),
        );
        let feed = name.split_once('.').unwrap().1;
        let said = all.ask(at, json!({"feed": {"id": feed}}));
        let age = said["updated_at"]
            .as_u64()
            .map(|at| report.time.saturating_sub(at));
        assert_eq!(section.age_secs, age, "{name}");
        // what markets that read it have lent, in native: by the price the market goes by, and by
        // the hub's rate
        let rate = all.ask(
            all.view.suite.hub.clone().as_str(),
            json!({"exchange_rate": {}}),
        );
        let (value, shares) = (number(&rate["value"]), number(&rate["shares"]));
        let mut secured = 0;
        for market in report.market.values() {
            if market.feed.as_deref() != Some(&format!("{at}/{feed}")) {
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
        all.same("secured", section.secured.u128(), secured);
        let cost = section.move_cost.unwrap().u128() * value / shares;
        assert_eq!(section.margin_ppm, ppm(cost, secured), "{name}");
    }
}
