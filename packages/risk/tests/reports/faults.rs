//! Faults and attacks, by their numbers on the design's page: what a report must not hide, and what
//! must not make it lie.

use super::kit::*;
use super::worked_example::with_oracle_and_market;
use ballast_risk::{diff, parse_report, report, Policy, RiskError, Snapshot};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// 1: a slash that is not booked yet is shown, and the state after booking decides.
#[test]
fn an_unbooked_loss_gives_no_green_hour() {
    let mut snapshot = worked_example();
    // the chain shows 20,000 less at val0: what S1 is; hub and vault answer as they will be
    let row = &mut answer(&mut snapshot, "hub", "delegations")["delegations"][0];
    row["actual"] = json!(whole(380_000));
    answer(&mut snapshot, "staking", "validators")["validators"][0]["tokens"] =
        json!(whole(380_000));
    let state = answer(&mut snapshot, "hub", "state");
    state["pending_loss"] = json!(whole(20_000));
    state["value"] = json!(whole(981_000));
    state["shares"] = json!(whole(787_000));
    state["bonded"] = json!(whole(980_000));
    state["exiting"] = json!(whole(49_000));
    state["rate"] = json!("1.246505717916137229");
    answer(&mut snapshot, "vault", "coverage")["insured_value"] = json!(whole(981_000));
    let rate = answer(&mut snapshot, "hub", "exchange_rate");
    rate["value"] = json!(whole(981_000));
    rate["shares"] = json!(whole(787_000));
    let fresh = answer(&mut snapshot, "hub", "freshness");
    fresh["pending_loss"] = json!(whole(20_000));

    let report = of(&snapshot);

    assert_eq!(
        report.books.clone().unwrap().unbooked_loss,
        Uint128::new(20_000_000_000)
    );
    assert_eq!(color(&report, "books"), "yellow");
    // the insurers' LST is spoken for: the next double sign is on the holders
    let next = report.loss["S1"].clone().unwrap();
    assert_eq!((next.by_bond.u128(), next.by_pool.u128()), (0, 0));
    assert_eq!(next.note, None);
    assert_eq!(next.rate_before.to_string(), "1.246505717916137229");
}

/// 2: an owed cover is not in the rate, and the books are yellow.
#[test]
fn an_owed_cover_is_shown_with_its_age() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "state")["pending_cover"] = json!(whole(7));
    answer(&mut snapshot, "hub", "losses")["losses"] = json!([{
        "id": 1, "height": 90, "validator": "val0", "amount": whole(10), "paid_by_bond": "0",
        "paid_by_pool": "0", "uncovered": whole(3), "cover_owed": whole(7), "by_exits": whole(3),
        "at": NOW - 500, "before": {"value": whole(1_000_010), "shares": whole(800_000)},
    }]);

    let report = of(&snapshot);

    let books = report.books.clone().unwrap();
    assert_eq!(books.owed_cover, Uint128::new(7_000_000));
    assert_eq!(books.owed_since, Some(NOW - 500));
    assert_eq!(color(&report, "books"), "yellow");
    assert_eq!(report.history.unwrap().owed, Uint128::new(7_000_000));
}

/// 3 and Y-8: answers of two blocks are refused, by height and by time.
#[test]
fn a_snapshot_across_a_block_boundary_is_refused() {
    let mut snapshot = worked_example();
    snapshot["answers"][3]["height"] = json!(101);
    let refused = Snapshot::parse(&snapshot.to_string()).unwrap_err();
    assert!(
        matches!(
            refused,
            RiskError::Height {
                found: 101,
                height: 100,
                ..
            }
        ),
        "{refused}"
    );

    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "exchange_rate")["updated_at"] = json!(NOW + 6);
    let refused = Snapshot::parse(&snapshot.to_string()).unwrap_err();
    assert!(
        refused.to_string().contains("ignores the height"),
        "{refused}"
    );
}

/// 4 and 16: what chain state cannot see is said.
#[test]
fn what_is_not_measured_is_said() {
    let said = of(&worked_example()).not_measured.join("\n");
    for word in [
        "one person may run five validators",
        "market price",
        "depeg",
        "audits",
        "law",
    ] {
        assert!(said.contains(word), "{word}");
    }
}

/// 6: insurance that is on its way out is counted as that.
#[test]
fn insurers_who_leave_are_shown() {
    let mut snapshot = worked_example();
    let pool = answer(&mut snapshot, "vault", "pool");
    pool["exiting_shares"] = json!(whole(2_600));
    pool["exiting_lst"] = json!(whole(2_600));

    let report = of(&snapshot);

    // 2,600 of 13,000, and it pays all the same
    assert_eq!(report.cover.clone().unwrap().leaving_bps, Some(2_000));
    assert_eq!(
        report.loss["S1"].clone().unwrap().by_pool,
        Uint128::new(6_250_000_000)
    );
}

/// 7: a bond covers its own validator alone, and is wiped out by a loss above it.
#[test]
fn a_bond_that_is_too_small_is_wiped_out() {
    let report = of(&worked_example());
    let (one, all) = (&report.loss["S1"], &report.loss["SN"]);
    let (one, all) = (one.clone().unwrap(), all.clone().unwrap());
    assert_eq!(one.by_bond, all.by_bond);
    assert_eq!(all.wiped, ["pool", "val0"]);
}

/// 8: a chain without x/slashing has no D and S, and the facet is grey.
#[test]
fn without_slashing_parameters_scenarios_are_absent() {
    let mut snapshot = worked_example();
    without(&mut snapshot, "slashing", "params");

    let report = of(&snapshot);

    for id in ["D1", "DN", "S1", "SK", "SN"] {
        assert_eq!(report.loss[id], None, "{id}");
    }
    assert!(report.loss["T30"].is_some());
    assert_eq!(color(&report, "slash"), "grey");
    assert!(report
        .partial
        .iter()
        .any(|gap| gap.what == "slashing.params"));

    let mut snapshot = worked_example();
    answer(&mut snapshot, "slashing", "params")["slash_fraction_downtime"] = json!("0");
    let nothing = of(&snapshot).loss["D1"].clone().unwrap();
    assert_eq!(
        (nothing.gross, nothing.holder_loss_ppm),
        (Uint128::zero(), 0)
    );
}

/// 9: no validators, no stake, no value: nothing is divided by, and every section is there.
#[test]
fn an_empty_or_worthless_pool_has_a_report() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "delegations")["delegations"] = json!([]);
    let state = answer(&mut snapshot, "hub", "state");
    for amount in ["value", "bonded", "buffer", "exiting"] {
        state[amount] = json!("0");
    }
    state["rate"] = json!("0");

    let report = of(&snapshot);

    assert_eq!(report.conc.clone().unwrap().hhi_bps, None);
    assert_eq!(color(&report, "concentration"), "grey");
    assert_eq!(report.loss["S1"].clone().unwrap().gross, Uint128::zero());
    assert_eq!(report.exit.clone().unwrap().at_risk.ppm, None);
    assert_eq!(report.exit.unwrap().load["100"].owed, Uint128::zero());

    let state = answer(&mut snapshot, "hub", "state");
    state["shares"] = json!("0");
    answer(&mut snapshot, "token", "token_info")["total_supply"] = json!("0");
    let nothing = of(&snapshot);
    assert_eq!(nothing.r#use.unwrap().parts["wallets"].ppm, None);
}

/// 10: nonsense of an extension is marked, and moves no number of the core.
#[test]
fn an_extension_that_answers_nonsense_is_untrusted() {
    let honest = of(&with_oracle_and_market());
    let mut snapshot = with_oracle_and_market();
    *answer(&mut snapshot, "market", "market") = json!({"debt": "-5", "assets": [1e300]});

    let report = of(&snapshot);

    assert_eq!(report.untrusted, ["market"]);
    assert!(report.market.is_empty());
    assert_eq!(color(&report, "dependence"), "grey");
    assert_eq!(report.books, honest.books);
    assert_eq!(report.loss, honest.loss);
    assert_eq!(report.exit, honest.exit);
}

/// 13: a contract of another hub is not shown.
#[test]
fn a_market_of_another_hub_is_not_shown() {
    let mut snapshot = with_oracle_and_market();
    answer(&mut snapshot, "market", "config")["terms"]["hub"] = json!("wasm1other");

    let report = of(&snapshot);

    assert!(report.market.is_empty());
    assert_eq!(report.untrusted, ["market"]);
    let why = report
        .partial
        .iter()
        .find(|gap| gap.what == "market")
        .unwrap();
    assert!(why.why.contains("another hub"), "{why:?}");
}

/// 15: where the node forgot, losses alone tell of falls, and the report says so.
#[test]
fn without_history_growth_is_absent_and_falls_are_those_of_losses() {
    let mut snapshot = worked_example();
    snapshot["history"] = json!([]);
    answer(&mut snapshot, "hub", "losses")["losses"] = json!([{
        "id": 1, "height": 90, "validator": "val0", "amount": whole(100_000), "paid_by_bond": "0",
        "paid_by_pool": "0", "uncovered": whole(100_000), "cover_owed": "0", "by_exits": "0",
        "at": NOW - 500, "before": {"value": whole(1_000_000), "shares": whole(500_000)},
    }]);

    let growth = of(&snapshot).growth;

    assert_eq!(growth.source, "losses");
    assert_eq!((growth.d7, growth.d30), (None, None));
    // 2 -> 1.8; then 1.25 now
    assert_eq!(growth.drawdown_max_ppm, Some(375_000));
    assert_eq!(growth.samples, 3);
}

/// 17: reports of two formats are not compared; of one, what moved is named.
#[test]
fn a_report_of_another_format_is_refused() {
    let one = of(&worked_example());
    let mut old: Value = serde_json::from_str(&one.canonical()).unwrap();
    old["schema"] = json!("ballast.risk/0");
    let refused = parse_report("b.json", &old.to_string())
        .unwrap_err()
        .to_string();
    for word in ["b.json", "ballast.risk/0", "ballast.risk/1"] {
        assert!(refused.contains(word), "{refused}");
    }

    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "state")["buffer"] = json!(whole(60_000));
    let moved = diff(&one, &of(&snapshot)).unwrap();
    let buffer = moved
        .iter()
        .find(|moved| moved.id == "books.buffer")
        .unwrap();
    assert_eq!(
        (&buffer.from, &buffer.to),
        (&json!(whole(50_000)), &json!(whole(60_000)))
    );
    assert_eq!(diff(&one, &one), Ok(vec![]));
}

/// A vault that does not answer: nothing would be burned, and nothing is green for it.
#[test]
fn a_vault_that_does_not_answer_covers_nothing() {
    let mut snapshot = worked_example();
    for query in ["pool", "bonds", "coverage", "config", "premium"] {
        without(&mut snapshot, "vault", query);
    }

    let report = of(&snapshot);

    let loss = report.loss["S1"].clone().unwrap();
    assert_eq!((loss.by_bond.u128(), loss.by_pool.u128()), (0, 0));
    assert!(loss.note.unwrap().contains("the vault did not answer"));
    assert_eq!(report.cover, None);
    assert_eq!(color(&report, "slash"), "grey");
}

/// Other thresholds have another name.
#[test]
fn a_policy_of_another_name_is_in_the_report() {
    let text = "name = \"mine/1\"\n[slash]\ngreen_ppm = 5000\nyellow_ppm = 10000\n";
    let policy = Policy::parse(text).unwrap();
    let report = report(&parsed(&worked_example()), &policy).unwrap();
    assert_eq!(report.policy, "mine/1");
    assert_eq!(color(&report, "slash"), "green");
}
