//! Every number of an extension's section, against what its contract answers to other questions: positions one by one, previews, balances
//! of the token, previews of a slash. As the scenario ends, after a slash that nobody has booked, after it was booked, and in a run.

use super::{report_of, together};
use ballast_risk::Report;
use ballast_stress::ledger::{number, View};
use ballast_stress::twin::snapshot_of;
use ballast_stress::{parse, Play};
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;

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

    /// The same, where a contract may refuse: one that is spent is not slashed, and nobody merges after maturity.
    fn maybe(&self, at: &str, msg: &Value) -> Value {
        self.view.answer(&Addr::unchecked(at), msg)
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

/// Markets: positions of everybody, one by one, and their worth as the market itself says it.
fn markets(all: &mut Asked<'_>, report: &Report) {
    for (name, section) in &report.market {
        let at = section.address.as_str();
        let said = all.ask(at, json!({"market": {}}));
        all.same("supplied", section.supplied.u128(), number(&said["assets"]));
        all.same("borrowed", section.borrowed.u128(), number(&said["debt"]));
        let (mut collateral, mut debt, mut worth, mut positions) = (0, 0, 0, 0);
        let mut falls = BTreeMap::from([
            (5, (0, 0)),
            (10, (0, 0)),
            (20, (0, 0)),
            (30, (0, 0)),
            (50, (0, 0)),
        ]);
        for owner in all.everybody() {
            let one = all.ask(at, json!({"position": {"owner": owner}}));
            let (has, owes) = (number(&one["collateral"]), number(&one["debt"]));
            if has == 0 && owes == 0 {
                continue;
            }
            let is_worth = number(&one["worth"]);
            (collateral, debt, worth) = (collateral + has, debt + owes, worth + is_worth);
            positions += 1;
            for (percent, fall) in &mut falls {
                let left = is_worth * (100 - percent) / 100;
                if owes * 10_000 > left * u128::from(section.liq_ltv_bps) {
                    fall.0 += owes;
                }
                fall.1 += owes.saturating_sub(left);
            }
        }
        all.same("collateral", section.collateral.u128(), collateral);
        assert!(collateral <= all.lst(at), "{name}");
        all.same("positions", section.positions.into(), positions);
        all.same(
            "use",
            section.utilisation_bps.into(),
            bps(section.borrowed.u128(), section.supplied.u128())
                .unwrap_or_default()
                .into(),
        );
        // the worth of all is not less than the sum of rounded parts, nor more than a unit each
        // a price that is too old is none, here and there
        if said["price"].is_null() {
            assert!(
                section.ltv_bps.is_none() && section.falls.is_empty(),
                "{name}"
            );
            assert_ne!(report.facets["dependence"].color.name(), "green");
            continue;
        }
        if let Some(ltv) = section.ltv_bps {
            let [most, least] = [worth, worth + positions].map(|worth| bps(debt, worth));
            let held = least.unwrap() <= ltv && most.is_none_or(|most| ltv <= most);
            assert!(
                held,
                "{name}: {least:?} {ltv} {most:?}, {debt} owed on {collateral} LST worth {worth}"
            );
        }
        for (percent, (at_liquidation, bad)) in falls {
            let said = &section.falls[&percent.to_string()];
            all.same("at liquidation", said.at_liquidation.u128(), at_liquidation);
            all.same("bad debt", said.bad_debt.u128(), bad);
        }
        if let Some(restake) = &section.restake {
            let said = all.ask(&restake.address, json!({"slashable": {}}));
            // the price that liquidates: loan coins for an LST, both of six decimals
            let price: Decimal = said_price(&all.ask(at, json!({"market": {}})));
            let backed = (cosmwasm_std::Uint128::new(number(&said["slashable"])))
                .mul_floor(price)
                .u128();
            all.same(
                "backing",
                section.backing_bps.unwrap().into(),
                bps(backed, section.borrowed.u128()).unwrap().into(),
            );
        }
    }
}

fn said_price(market: &Value) -> Decimal {
    market["price"].as_str().unwrap().parse().unwrap()
}

/// Oracles: every set of reporters, and what the oracle says of its own security.
fn oracles(all: &mut Asked<'_>, report: &Report) {
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
        // what markets that read it have lent, in native: by the price the market goes by, and by the hub's rate
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

/// Restake contracts: what a slash would take, what they hold by the token, and the shares of everybody.
fn restakes(all: &mut Asked<'_>, report: &Report) {
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

/// The others: against positions, previews and the token.
fn others(all: &mut Asked<'_>, report: &Report) {
    for section in report.lever.values() {
        let at = section.address.as_str();
        let market = all.ask(at, json!({"config": {}}))["market"]
            .as_str()
            .unwrap()
            .to_string();
        let there = all.ask(&market, json!({"position": {"owner": at}}));
        all.same(
            "lever collateral",
            section.collateral.u128(),
            number(&there["collateral"]),
        );
        all.same("lever debt", section.debt.u128(), number(&there["debt"]));
        let worth = number(&there["worth"]);
        let leverage = bps(worth, worth.saturating_sub(section.debt.u128()));
        let said = section.leverage_bps;
        assert!(
            said.zip(leverage).is_some_and(|(a, b)| a.abs_diff(b) <= 1),
            "{said:?} {leverage:?}"
        );
        // as far as the market lets it fall: at that price its debt is at the liquidation's ratio
        let fall = section.fall_to_liquidation_bps.unwrap();
        let left = worth * u128::from(10_000 - fall) / 10_000;
        let ltv = bps(section.debt.u128(), left).unwrap();
        let most = report
            .market
            .values()
            .find(|one| one.address == market)
            .unwrap()
            .liq_ltv_bps;
        assert!(ltv <= most && most - ltv <= 3, "{ltv} {most}");
    }
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
    let gaps: Vec<_> = report
        .partial
        .iter()
        .filter(|gap| !known(&gap.what))
        .collect();
    assert!(gaps.is_empty(), "{when}: {gaps:?}");
    let mut all = Asked {
        view: play.view().unwrap(),
        seen: 0,
    };
    markets(&mut all, &report);
    oracles(&mut all, &report);
    restakes(&mut all, &report);
    others(&mut all, &report);
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
