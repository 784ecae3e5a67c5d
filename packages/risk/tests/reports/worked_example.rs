//! The worked example: every number is that of `tests/models/risk.py`.

use super::kit::*;
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

#[test]
fn one_validator_with_forty_percent_makes_concentration_red() {
    let report = of(&worked_example());
    let conc = report.conc.clone().unwrap();

    assert_eq!(conc.validators, 5);
    assert_eq!(conc.hhi_bps, Some(2_952));
    assert_eq!(conc.effective_n_milli, Some(3_387));
    assert_eq!(conc.nakamoto_third, Some(1));
    assert_eq!(conc.nakamoto_half, Some(2));
    assert_eq!(conc.top_bps, Some(4_000));
    assert_eq!(conc.top5_bps, Some(10_000));
    assert_eq!(conc.quota_use_max_bps, Some(8_000));
    assert_eq!(conc.chain_share_bps, Some(1_000));
    // |200 - target 200| of five: (200 + 100 + 0 + 140 + 160) / 2 of 1,000
    assert_eq!(conc.off_target_bps, Some(3_000));
    assert_eq!(conc.out_of_set_bps, Some(0));
    assert_eq!(color(&report, "concentration"), "red");
}

/// What one loss costs whom, in whole tokens.
struct LossRow {
    id: &'static str,
    gross: u128,
    by_exits: u128,
    by_bond: u128,
    by_pool: u128,
    by_holders: u128,
    rate_after: &'static str,
    holder_loss_ppm: u64,
}

const LOSSES: [LossRow; 4] = [
    LossRow {
        id: "D1",
        gross: 4_000,
        by_exits: 200,
        by_bond: 3_800,
        by_pool: 0,
        by_holders: 0,
        rate_after: "1.25",
        holder_loss_ppm: 0,
    },
    LossRow {
        id: "S1",
        gross: 20_000,
        by_exits: 1_000,
        by_bond: 10_000,
        by_pool: 6_250,
        by_holders: 2_750,
        rate_after: "1.246505717916137229",
        holder_loss_ppm: 2_795,
    },
    LossRow {
        id: "SN",
        gross: 50_000,
        by_exits: 2_500,
        by_bond: 10_000,
        by_pool: 6_250,
        by_holders: 31_250,
        rate_after: "1.210292249047013977",
        holder_loss_ppm: 31_766,
    },
    LossRow {
        id: "T30",
        gross: 120_000,
        by_exits: 6_000,
        by_bond: 10_000,
        by_pool: 6_250,
        by_holders: 97_750,
        rate_after: "1.12579415501905972",
        holder_loss_ppm: 99_364,
    },
];

#[test]
fn a_loss_is_borne_by_exits_then_the_bond_then_the_pool_then_holders() {
    let report = of(&worked_example());

    for row in LOSSES {
        let loss = report.loss[row.id].clone().unwrap();
        let id = row.id;
        let tokens = |tokens: u128| Uint128::new(tokens * 1_000_000);
        assert_eq!(loss.gross, tokens(row.gross), "{id}");
        assert_eq!(loss.by_exits, tokens(row.by_exits), "{id}");
        assert_eq!(loss.by_bond, tokens(row.by_bond), "{id}");
        assert_eq!(loss.by_pool, tokens(row.by_pool), "{id}");
        assert_eq!(loss.by_holders, tokens(row.by_holders), "{id}");
        assert_eq!(loss.from_drip, Uint128::zero(), "{id}");
        assert_eq!(loss.rate_after.to_string(), row.rate_after, "{id}");
        assert_eq!(loss.holder_loss_ppm, row.holder_loss_ppm, "{id}");
    }
}

#[test]
fn a_double_sign_of_the_largest_wipes_its_bond_and_the_pool() {
    let report = of(&worked_example());

    let s1 = report.loss["S1"].clone().unwrap();
    assert_eq!(s1.leavers_loss_max, Uint128::new(500_000_000));
    assert_eq!(s1.wiped, ["pool", "val0"]);
    assert_eq!(color(&report, "slash"), "yellow");
}

/// `SK` is of as many of the largest as have more than a third together.
#[test]
fn sk_is_of_the_two_largest_where_the_largest_has_no_third() {
    let mut snapshot = worked_example();
    // val0 has 30 % here, val1 as before 30 % + what val0 lost
    for (n, stake) in [(0, 330_000), (1, 300_000), (2, 270_000)] {
        let row = &mut answer(&mut snapshot, "hub", "delegations")["delegations"][n];
        row["actual"] = json!(whole(stake));
        row["booked"] = json!(whole(stake));
        answer(&mut snapshot, "staking", "validators")["validators"][n]["tokens"] =
            json!(whole(stake));
    }

    let report = of(&snapshot);

    assert_eq!(report.conc.clone().unwrap().nakamoto_third, Some(2));
    let sk = report.loss["SK"].clone().unwrap();
    assert_eq!(sk.validators, ["val0", "val1"]);
    // 5 % of 630,000
    assert_eq!(sk.gross, Uint128::new(31_500_000_000));
    assert_eq!(sk.by_exits, Uint128::new(1_575_000_000));
}

#[test]
fn cover_is_a_part_of_the_pool_and_of_the_largest_loss() {
    let report = of(&worked_example());

    let cover = report.cover.clone().unwrap();
    assert_eq!(cover.pool_bps, Some(62));
    assert_eq!(cover.bonds_bps, Some(100));
    assert_eq!(cover.leaving_bps, Some(0));
    // (10,000 + 6,250) / 19,000
    assert_eq!(cover.largest_insured_ppm, Some(855_263));
    assert_eq!(cover.break_even_days, None);
}

#[test]
fn an_exit_takes_a_batch_and_an_unbonding_time_whatever_part_leaves() {
    let report = of(&worked_example());

    let exit = report.exit.clone().unwrap();
    assert_eq!(exit.now_secs, 300_000 + 1_814_400);
    assert_eq!(exit.worst_secs, 2_116_800);
    assert_eq!(exit.paused_secs, 3_326_400);
    let all = &exit.load["100"];
    assert_eq!(all.owed, Uint128::new(1_000_000_000_000));
    assert_eq!(all.paid_at_once, Uint128::new(50_000_000_000));
    assert_eq!((all.undelegations, all.calls), (Some(5), Some(1)));
    assert_eq!(all.entries_free, 6);
    for load in exit.load.values() {
        assert_eq!(load.secs, Some(exit.now_secs));
        assert_eq!(load.not_undelegated, Some(Uint128::zero()));
    }
    // (50,000 exiting + 10,000 unbonding) / 1,000,000
    assert_eq!(exit.at_risk.ppm, Some(60_000));
}

#[test]
fn a_drawdown_lasts_until_the_rate_is_back_at_its_peak() {
    let report = of(&worked_example());

    assert_eq!(report.growth.drawdown_max_ppm, Some(50_000));
    // from 1.08 on day 3 to 1.09 on day 6
    assert_eq!(report.growth.underwater_secs, Some(3 * 86_400));
}

/// Pledges 400 250 200 100 50, weight at most 300; a market lends what 2,000 LST are worth by the
/// feed.
#[test]
fn an_oracle_that_secures_more_than_it_costs_makes_dependence_red() {
    let report = of(&with_oracle_and_market());
    let feed = &report.oracle["oracle.stake"];

    assert_eq!(feed.move_cost, Some(Uint128::new(600_000_000)));
    assert_eq!(feed.stop_cost, Some(Uint128::new(350_000_000)));
    assert!(feed.is_exact);
    assert_eq!(feed.secured, Uint128::new(2_500_000_000));
    assert_eq!(feed.margin_ppm, Some(300_000));
    assert_eq!(color(&report, "dependence"), "red");
    let market = &report.market["market"];
    assert_eq!(market.borrowed, Uint128::new(5_000_000_000));
    // 2,000 LST are worth 5,000; 4,000 back them: 50 %
    assert_eq!(market.ltv_bps, Some(5_000));
    assert_eq!(market.falls["30"].at_liquidation, Uint128::zero());
    assert_eq!(
        market.falls["50"].at_liquidation,
        Uint128::new(5_000_000_000)
    );
    assert_eq!(market.falls["50"].bad_debt, Uint128::zero());
    assert!(report.untrusted.is_empty(), "{:?}", report.partial);
}

/// One whole LST costs 2.5 loan coins.
pub fn with_oracle_and_market() -> Value {
    let mut snapshot = worked_example();
    let answers = snapshot["answers"].as_array_mut().unwrap();
    answers.extend(oracle());
    answers.extend(market());
    for name in ["oracle", "market"] {
        let address = format!("wasm1{name}");
        snapshot["extensions"][name] = json!({"kind": name, "address": address});
        *answer_about(&mut snapshot, ("wasm", "contract"), &address) =
            json!({"code_id": 9, "admin": null, "name": format!("crates.io:ballast-{name}")});
        *answer_about(&mut snapshot, ("token", "balance"), &address) =
            json!({"balance": whole(if name == "market" { 4_000 } else { 1_000 })});
    }
    snapshot
}

fn oracle() -> Vec<Value> {
    let reporters: Vec<Value> = [400u128, 250, 200, 100, 50]
        .iter()
        .zip(0..)
        .map(|(pledge, n)| {
            json!({
                "address": format!("wasm1reporter{n}"), "pledge": whole(*pledge),
                "weight": whole((*pledge).min(300)), "leaving": "0", "ready_at": null, "owed": "0",
                "missed": [], "suspended_until": null, "counts_from": 1, "counts_until": null,
            })
        })
        .collect();
    let feed = json!({
        "id": "stake", "source": "reported",
        "terms": {
            "band_bps": 100, "fault_bps": 1_000, "max_age_secs": 3_600, "fresh_secs": 600,
            "mean_secs": 3_600, "max_spread_bps": 0, "max_growth_bps": 0,
        },
        "expect": {"min": "1", "max": "4"}, "price": "2", "updated_at": NOW - 30,
        "fails": null, "mean": "2", "sigma_day": "0.01", "cap": null, "voids": 0,
        "guarded_until": null, "next_poke": null,
    });
    vec![
        said(
            "oracle",
            "config",
            json!({
                "hub": HUB, "lst": "wasm1token", "vault": "wasm1vault", "guardian": "wasm1guardian",
                "min_pledge": whole(30), "round_secs": 60, "min_reports": 3, "fine_bps": 1_000,
                "suspend_secs": 86_400, "leave_secs": 604_800, "max_missed": 10, "reward": "0",
            }),
        ),
        said("oracle", "ownership", json!({"owner": "wasm1owner"})),
        said("oracle", "reporters", json!({"reporters": reporters})),
        said("oracle", "feeds", json!({"feeds": [feed]})),
    ]
}

fn market() -> Vec<Value> {
    let terms = json!({
        "hub": HUB, "lst": "wasm1token", "lst_decimals": 6,
        "loan": {"denom": "uusd", "decimals": 6},
        "oracle": {"address": "wasm1oracle", "feed": "stake"},
        "max_debt_ratio": 5, "vol_sigmas": 2, "min_debt": "1", "restake_part_bps": 0,
        "restake_code_id": null, "deployer": "wasm1owner", "open_birth_bps": 7_000,
        "liq_birth_bps": 8_000,
    });
    vec![
        said(
            "market",
            "config",
            json!({
                "terms": terms,
                "limits": {
                    "open_bps": 7_000, "borrow_cap": null, "fee_bps": 1_000, "liq_bps": 8_000,
                    "liq_at": 1, "liq_to_bps": 8_000, "liq_until": 1,
                },
                "roles": {"guardian": "wasm1guardian", "treasury": "wasm1treasury"},
                "restake": null,
            }),
        ),
        said("market", "ownership", json!({"owner": "wasm1owner"})),
        said(
            "market",
            "market",
            json!({
                "assets": whole(8_000), "cash": whole(3_000), "debt": whole(5_000),
                "supply": whole(8_000), "index": "1000000000000000000", "use_bps": 6_250,
                "borrow_rate": "0.04", "supply_rate": "0.02", "rate_at_target": "0.04",
                "open_ltv_bps": 7_000, "liq_ltv_bps": 8_000, "incentive_bps": 500, "cap": null,
                "headroom": null, "price": "2.5", "low": "2.5",
            }),
        ),
        said(
            "market",
            "positions",
            json!({"positions": [{
                "owner": "wasm1alice", "collateral": whole(4_000), "scaled": whole(5_000),
                "debt": whole(5_000),
            }]}),
        ),
    ]
}
