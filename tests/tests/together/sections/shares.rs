//! Restake contracts, baskets and hedges: LST behind a share.

use super::{bps, ppm, Asked};
use ballast_risk::Report;
use ballast_stress::ledger::number;
use serde_json::json;

/// Restake contracts: what a slash would take, what they hold by the token, and the shares of
/// everybody.
pub fn restakes(all: &mut Asked<'_>, report: &Report) {
    for (name, section) in &report.restake {
        let at = section.address.as_str();
        let state = all.ask(at, json!({"state": {}}));
        let held = number(&state["active"]) + number(&state["redeeming"]);
        all.same("held", section.held.u128(), held);
        let there = all.lst(at);
        assert!(held <= there, "{name}: {held} of {there}");
        all.same("active", section.active.u128(), number(&state["active"]));
        let window = number(&state["window"]["taken"]);
        all.same("taken", section.taken.u128(), window);
        // one unit more than can be taken takes no more
        let more = json!({"preview_slash": {"amount": (section.slashable.u128() + 1).to_string()}});
        let taken = all.maybe(at, &more);
        let taken = taken.get("taken").map(number);
        if let Some(taken) = taken {
            all.same("slashable", section.slashable.u128(), taken);
        }
        let supply = number(&all.ask(at, json!({"token_info": {}}))["total_supply"]);
        let largest = all
            .everybody()
            .iter()
            .map(|one| number(&all.ask(at, json!({"balance": {"address": one}}))["balance"]))
            .max();
        if let Some(said) = section.largest_share_ppm {
            all.same(
                "largest",
                said.into(),
                ppm(largest.unwrap(), supply).unwrap().into(),
            );
        }
        let config = all.ask(at, json!({"config": {}}));
        if let Some(consumer) = config["ratio"]["consumer"].as_str() {
            let exposure = all.ask(consumer, json!({"exposure": {}}));
            all.same(
                "exposure",
                section.exposure.unwrap().u128(),
                number(&exposure["exposure"]),
            );
            all.same("due", section.due.unwrap().u128(), number(&exposure["due"]));
            assert_eq!(
                section.ratio_bps,
                bps(section.slashable.u128(), number(&exposure["exposure"])),
                "{name}"
            );
        }
    }
}

/// Hedges: what is protected, by their shares, and what their backer could pay.
pub fn hedges(all: &mut Asked<'_>, report: &Report) {
    for section in report.hedge.values() {
        let at = section.address.as_str();
        let waiting = number(&all.ask(at, json!({"state": {}}))["waiting"]);
        assert!(section.protected.u128() + waiting <= all.lst(at));
        let protected = section.protected.u128();
        let shares = number(&all.ask(at, json!({"token_info": {}}))["total_supply"]);
        let worth = all.ask(
            at,
            json!({"convert_to_assets": {"shares": shares.to_string()}}),
        );
        let worth = ["lst", "assets"]
            .iter()
            .find_map(|key| worth.get(*key).map(number))
            .unwrap_or_else(|| number(&worth));
        assert!(
            worth == 0 || worth.abs_diff(protected) <= 1,
            "{worth} {protected}"
        );
        assert_eq!(
            section.used_bps,
            bps(section.reserve.u128(), section.capital.u128())
        );
        let backer = section.backer.as_ref().unwrap().address.clone();
        let slashable = number(&all.ask(&backer, json!({"slashable": {}}))["slashable"]);
        let reserve = section.reserve.u128();
        let coverage = bps(slashable.min(reserve), reserve).unwrap_or(10_000);
        all.same("coverage", section.coverage_bps.into(), coverage.into());
        let due = number(&all.ask(at, json!({"exposure": {}}))["due"]);
        assert!(
            section.due.u128() <= due || due == 0,
            "{} {due}",
            section.due
        );
    }
}

/// Baskets: their parts, one by one.
pub fn baskets(all: &mut Asked<'_>, report: &Report) {
    for section in report.basket.values() {
        let at = section.address.as_str();
        let (mut nav, mut worst) = (section.loose.u128(), 0);
        for (address, part) in &section.parts {
            let shares = all.ask(address, json!({"balance": {"address": at}}));
            let has = all.ask(address, json!({"position": {"owner": at}}));
            let worth = number(&has["lst"]) + number(&has["redeeming_lst"]);
            all.same("part", part.worth.unwrap().u128(), worth);
            assert!(number(&shares["balance"]) > 0);
            let cap = all.ask(address, json!({"config": {}}))["max_slash_bps"]
                .as_u64()
                .unwrap();
            all.same("part's cap", part.max_slash_bps.into(), cap.into());
            (nav, worst) = (nav + worth, worst + worth * u128::from(cap));
        }
        all.same("nav", section.nav.u128(), nav);
        let loose = all.lst(at);
        all.same("loose", section.loose.u128(), loose);
        assert_eq!(section.worst_window_ppm, ppm(worst / 10_000, nav));
    }
}
