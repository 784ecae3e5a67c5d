//! Markets and levers.

use super::*;

/// Markets: positions of everybody, one by one, and their worth as the market itself says it.
pub fn markets(all: &mut Asked<'_>, report: &Report) {
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
