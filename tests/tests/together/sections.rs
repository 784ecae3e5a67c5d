//! Every number of an extension's section, against what its contract answers to other questions:
//! positions one by one, previews, balances of the token, previews of a slash. As the scenario
//! ends, after a slash that nobody has booked, after it was booked, and in a run.

mod lending;
mod oracles;
mod shares;
mod terms;

use super::{report_of, together};
use ballast_risk::{Gap, Report};
use ballast_stress::ledger::{number, View};
use ballast_stress::twin::snapshot_of;
use ballast_stress::{parse, Play};
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};

/// What is asked, of a suite at one moment.
struct Asked<'a> {
    view: View<'a>,
    seen: u64,
}

impl Asked<'_> {
    fn ask(&self, at: &str, msg: Value) -> Value {
        let at = Addr::unchecked(at);
        self.view
            .ask(&at, &msg)
            .unwrap_or_else(|why| panic!("{at} {msg}: {why}"))
    }

    /// The same, where a contract may refuse: one that is spent is not slashed, and nobody merges
    /// after maturity.
    fn maybe(&self, at: &str, msg: &Value) -> Value {
        self.view.ask(&Addr::unchecked(at), msg).unwrap_or_default()
    }

    /// LST by the suite's own token.
    fn lst(&self, at: &str) -> u128 {
        let said = self.ask(
            self.view.suite.token.as_str(),
            json!({"balance": {"address": at}}),
        );
        number(&said["balance"])
    }

    /// Every account and every contract.
    fn everybody(&self) -> Vec<String> {
        let people = self.view.accounts().map(|(_, at)| at.to_string());
        let guests = self.view.guests.iter().map(|guest| guest.at.to_string());
        people.chain(guests).collect()
    }

    #[track_caller]
    fn same(&mut self, what: &str, report: u128, contract: u128) {
        self.seen += 1;
        assert_eq!(report, contract, "{what}");
    }
}

fn bps(part: u128, whole: u128) -> Option<u64> {
    (part * 10_000).checked_div(whole).map(|bps| bps as u64)
}

fn ppm(part: u128, whole: u128) -> Option<u64> {
    (part * 1_000_000).checked_div(whole).map(|ppm| ppm as u64)
}

fn said_price(market: &Value) -> Decimal {
    market["price"].as_str().unwrap().parse().unwrap()
}

/// Who can do what to each, and that the token's supply is somewhere.
fn powers(all: &mut Asked<'_>, report: &Report) {
    let lock = all.view.each("timelock").next().unwrap().at.to_string();
    let window = all.ask(&lock, json!({"exit_window": {}}))["secs"].as_u64();
    let proposer = all.ask(&lock, json!({"config": {}}))["proposer"].clone();
    let rows = &report.powers.rows;
    let row = |power: &str| {
        rows.iter()
            .find(|row| row.power == power)
            .unwrap_or_else(|| panic!("{power}"))
    };
    assert_eq!(
        row("timelock: proposer").holder.as_deref(),
        proposer.as_str()
    );
    assert!(window.is_some());
    for guest in &all.view.guests {
        let Some(admin) = all.view.chain.contract(&guest.at) else {
            continue;
        };
        let power = format!("{}: migrate", guest.name);
        if rows.iter().any(|row| row.power == power) {
            assert_eq!(row(&power).holder, admin.admin, "{power}");
        }
    }
    let uses = report.r#use.as_ref().unwrap();
    let mut sum = 0;
    for (name, part) in &uses.parts {
        sum += part.lst.u128();
        let found = all.view.guests.iter().find(|guest| guest.name == *name);
        if let Some(guest) = found.map(|guest| guest.at.to_string()) {
            let lst = all.lst(&guest);
            all.same("use", part.lst.u128(), lst);
        }
    }
    all.same("supply", uses.supply.u128(), sum);
}

/// All nine, now; how many numbers were compared.
fn held(play: &Play, when: &str) -> u64 {
    let report = report_of(&snapshot_of(&play.view().unwrap()).to_string());
    assert_eq!(report.untrusted, [""; 0], "{when}: {:?}", report.partial);
    // what the snapshot of a run does not ask about
    let known = |what: &str| {
        ["wasm.contract ", "token.all_accounts", "use."]
            .iter()
            .any(|one| what.starts_with(one))
            || what.ends_with(".all_accounts")
            || what.ends_with(".ownership")
    };
    // what a market refuses while its oracle has no fresh price
    let refused = |gap: &Gap| gap.what == "dollars.exposure" && gap.why.contains("s at most: wait");
    let gaps: Vec<_> = report
        .partial
        .iter()
        .filter(|gap| !known(&gap.what) && !refused(gap))
        .collect();
    assert!(gaps.is_empty(), "{when}: {gaps:?}");
    let mut all = Asked {
        view: play.view().unwrap(),
        seen: 0,
    };
    lending::markets(&mut all, &report);
    oracles::oracles(&mut all, &report);
    shares::restakes(&mut all, &report);
    lending::levers(&mut all, &report);
    terms::splitters(&mut all, &report);
    shares::hedges(&mut all, &report);
    shares::baskets(&mut all, &report);
    terms::calls(&mut all, &report);
    powers(&mut all, &report);
    println!("{when}: {} numbers are what the contracts say", all.seen);
    all.seen
}

#[test]
fn sections_say_what_the_contracts_say() {
    let mut play = together();
    let mut seen = held(&play, "as the scenario ends");
    for shock in [
        r#"{"slash":{"who":"top:1","fraction":"0.1","booked":false}}"#,
        r#"{"depeg":{"bps":2000,"for_secs":172800}}"#,
        r#"{"slash":{"who":"top:2","fraction":"0.3","booked":true}}"#,
        r#"{"mass_exit":{"bps":5000}}"#,
    ] {
        play.play(&parse(shock).unwrap()).unwrap();
        seen += held(&play, shock);
    }
    assert!(seen > 300, "{seen}");
}
