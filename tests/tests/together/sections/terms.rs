//! Splitters and series of calls: LST until a date.

use super::{ppm, Asked};
use ballast_risk::Report;
use ballast_stress::ledger::number;
use serde_json::json;

/// Splitters: PT by its token, what everybody may claim, and a merge of all.
pub fn splitters(all: &mut Asked<'_>, report: &Report) {
    for section in report.splitter.values() {
        let at = section.address.as_str();
        let config = all.ask(at, json!({"config": {}}));
        let pt = config["pt"].as_str().unwrap_or_default().to_string();
        let supply = all.ask(&pt, json!({"token_info": {}}));
        all.same(
            "principal",
            section.principal.u128(),
            number(&supply["total_supply"]),
        );
        let lst = all.lst(at);
        all.same("reserve", section.reserve.u128(), lst);
        let (mut claimable, mut people) = (0, 0);
        for one in all.everybody() {
            claimable += number(&all.ask(at, json!({"position": {"owner": one}}))["claimable"]);
            people += 1;
        }
        let owed = section.owed.u128();
        assert!(
            claimable <= owed && owed - claimable <= people,
            "{claimable} {owed}"
        );
        let all_pt = all.maybe(at, &json!({"preview_merge": {"pt": section.principal}}));
        let needed = all_pt.get("lst").map(number);
        if let (Some(needed), Some(surplus)) = (needed, section.surplus) {
            let rest = lst - owed - needed;
            assert!(surplus.u128().abs_diff(rest) <= 1, "{surplus} {rest}");
        }
        assert_eq!(section.maturity, config["maturity"].as_u64());
    }
}

/// Series of calls: options by their token, LST by the suite's.
pub fn calls(all: &mut Asked<'_>, report: &Report) {
    for section in report.calls.values() {
        let at = section.address.as_str();
        let supply = number(&all.ask(at, json!({"token_info": {}}))["total_supply"]);
        all.same("options", section.options.u128(), supply);
        let there = all.lst(at);
        all.same("calls", section.lst.u128() + section.offered.u128(), there);
        assert_eq!(section.covered_ppm, ppm(section.lst.u128(), supply));
        assert_eq!(
            section.expiry,
            all.ask(at, json!({"config": {}}))["expiry"].as_u64()
        );
    }
}
