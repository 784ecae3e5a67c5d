//! Markets and levers.

use super::{bps, said_price, Asked};
use ballast_risk::Report;
use ballast_stress::ledger::number;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What the positions of a market sum to.
#[derive(Default)]
struct Sums {
    positions: u128,
    collateral: u128,
    debt: u128,
    worth: u128,
    falls: BTreeMap<u128, Fall>,
}

/// What a fall of the price does.
#[derive(Default)]
struct Fall {
    /// Debt of positions that it liquidates.
    at_liquidation: u128,
    /// Debt that their collateral is not worth then.
    bad_debt: u128,
}

impl Sums {
    /// Asks the market for everybody's position, one by one.
    fn of(all: &mut Asked<'_>, section: &ballast_risk::Market) -> Self {
        let mut sums = Self {
            falls: [5, 10, 20, 30, 50].map(|n| (n, Fall::default())).into(),
            ..Self::default()
        };
        for owner in all.everybody() {
            let one = all.ask(&section.address, json!({"position": {"owner": owner}}));
            let (has, owes) = (number(&one["collateral"]), number(&one["debt"]));
            if has == 0 && owes == 0 {
                continue;
            }
            let worth = number(&one["worth"]);
            sums.positions += 1;
            sums.collateral += has;
            sums.debt += owes;
            sums.worth += worth;
            for (percent, fall) in &mut sums.falls {
                let left = worth * (100 - percent) / 100;
                if owes * 10_000 > left * u128::from(section.liq_ltv_bps) {
                    fall.at_liquidation += owes;
                }
                fall.bad_debt += owes.saturating_sub(left);
            }
        }
        sums
    }
}

/// Markets: positions of everybody, and their worth as the market itself says it.
pub fn markets(all: &mut Asked<'_>, report: &Report) {
    for (name, section) in &report.market {
        let at = section.address.as_str();
        let said = all.ask(at, json!({"market": {}}));
        let (supplied, borrowed) = (section.supplied.u128(), section.borrowed.u128());
        all.same("supplied", supplied, number(&said["assets"]));
        all.same("borrowed", borrowed, number(&said["debt"]));
        let sums = Sums::of(all, section);
        all.same("collateral", section.collateral.u128(), sums.collateral);
        assert!(sums.collateral <= all.lst(at), "{name}");
        all.same("positions", section.positions.into(), sums.positions);
        let part = bps(borrowed, supplied).unwrap_or_default();
        all.same("use", section.utilisation_bps.into(), part.into());
        // a price that is too old is none, here and there
        if said["price"].is_null() {
            let is_unpriced = section.ltv_bps.is_none() && section.falls.is_empty();
            assert!(is_unpriced, "{name}");
            assert_ne!(report.facets["dependence"].color.name(), "green");
            continue;
        }
        priced(all, name, section, sums);
        backed(all, section, &said);
    }
}

/// What the price says: the LTV of all, and what falls of the price do.
fn priced(all: &mut Asked<'_>, name: &str, section: &ballast_risk::Market, sums: Sums) {
    let Sums {
        positions,
        debt,
        worth,
        ..
    } = sums;
    // the worth of all is not less than the sum of rounded parts, nor more than a unit each
    if let Some(ltv) = section.ltv_bps {
        let [most, least] = [worth, worth + positions].map(|worth| bps(debt, worth));
        let holds = least.unwrap() <= ltv && most.is_none_or(|most| ltv <= most);
        assert!(
            holds,
            "{name}: {least:?} {ltv} {most:?}, {debt} owed on {} LST worth {worth}",
            sums.collateral
        );
    }
    for (percent, fall) in sums.falls {
        let said = &section.falls[&percent.to_string()];
        let at_liquidation = said.at_liquidation.u128();
        all.same("at liquidation", at_liquidation, fall.at_liquidation);
        all.same("bad debt", said.bad_debt.u128(), fall.bad_debt);
    }
}

/// The stake of restakers behind the market, by the price that liquidates: loan coins for an LST,
/// both of six decimals.
fn backed(all: &mut Asked<'_>, section: &ballast_risk::Market, market: &Value) {
    let Some(restake) = &section.restake else {
        return;
    };
    let said = all.ask(&restake.address, json!({"slashable": {}}));
    let slashable = cosmwasm_std::Uint128::new(number(&said["slashable"]));
    let worth = slashable.mul_floor(said_price(market)).u128();
    let part = bps(worth, section.borrowed.u128()).unwrap();
    all.same("backing", section.backing_bps.unwrap().into(), part.into());
}

/// Levers: their position, as the market has it.
pub fn levers(all: &mut Asked<'_>, report: &Report) {
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
}
