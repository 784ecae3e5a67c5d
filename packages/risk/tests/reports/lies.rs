//! What a fresh reader tried to make a report lie: each was seen to, before.

use super::kit::{answer, answer_about, color, of, parsed, whole, worked_example, HUB, NOW};
use super::worked_example::with_oracle_and_market;
use ballast_risk::{report, Policy, Report, RiskError, Snapshot};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// A restake contract behind a market, as the market has it.
fn attached() -> Value {
    json!({"address": "wasm1restake", "window_secs": 2_419_200, "max_slash_bps": 10_000, "floor": "1000000", "drip_secs": 0})
}

/// Why something is not known, if it is not.
pub fn gap(report: &Report, what: &str) -> Option<String> {
    let mut gaps = report.partial.iter();
    gaps.find(|gap| gap.what == what).map(|gap| gap.why.clone())
}

/// The second of two answers was there, was hashed, and was not read.
#[test]
fn a_question_with_two_answers_is_refused() {
    let mut snapshot = worked_example();
    let mut second = snapshot["answers"][1].clone();
    second["answer"]["value"] = json!("1");
    snapshot["answers"].as_array_mut().unwrap().push(second);
    let refused = Snapshot::parse(&snapshot.to_string()).unwrap_err();
    assert!(
        matches!(&refused, RiskError::Twice { what } if what == "hub state"),
        "{refused}"
    );

    let mut snapshot = with_oracle_and_market();
    snapshot["extensions"]["big:market"] = snapshot["extensions"]["market"].clone();
    let refused = Snapshot::parse(&snapshot.to_string()).unwrap_err();
    assert!(
        refused.to_string().contains("wasm1market twice"),
        "{refused}"
    );
}

/// A contract called `wallets` had its LST in no part of the supply, and one called `token`
/// answered for the token.
#[test]
fn names_that_mean_something_else_are_refused() {
    for name in [
        "wallets",
        "token",
        "hub",
        "unknown_contracts",
        "staking",
        "a.b",
    ] {
        let mut snapshot = worked_example();
        snapshot["extensions"][name] = json!({"kind": "market", "address": "wasm1market"});
        let refused = Snapshot::parse(&snapshot.to_string()).unwrap_err();
        assert!(
            matches!(refused, RiskError::Name { .. }),
            "{name}: {refused}"
        );
    }
}

/// A list of holders that names a contract twice counted its LST twice.
#[test]
fn a_holder_who_is_named_twice_counts_once() {
    let contract = format!("wasm1{}", "q".repeat(58));
    let mut snapshot = worked_example();
    let holders = answer(&mut snapshot, "token", "all_accounts");
    *holders = json!({"accounts": [HUB, contract, contract, "wasm1alice"]});
    *answer_about(&mut snapshot, ("token", "balance"), &contract) =
        json!({"balance": whole(80_000)});
    let all = of(&snapshot).r#use.unwrap();
    assert_eq!(all.known_ppm, Some(900_000));
    assert_eq!(all.holders, Some(3));
}

/// Exits that are paused were told to take as long as ever.
#[test]
fn a_pause_that_runs_is_in_the_time_to_leave() {
    let usual = of(&worked_example()).exit.unwrap();
    assert_eq!(usual.now_secs, 300_000 + 1_814_400);
    for scope in ["unbond", "cranks"] {
        let mut snapshot = worked_example();
        answer(&mut snapshot, "hub", "paused")[scope] = json!({"until": NOW + 1_209_600});
        let exit = of(&snapshot).exit.unwrap();
        assert_eq!(exit.now_secs, 1_209_600 + 1_814_400, "{scope}");
        assert_eq!(exit.load["50"].secs, Some(exit.now_secs));
    }
    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "paused")["bond"] = json!({"until": NOW + 1_209_600});
    assert_eq!(of(&snapshot).exit.unwrap().now_secs, usual.now_secs);
}

/// Stake whose unbonding entries are all taken was told to be out in no call, as soon as ever.
#[test]
fn what_cannot_be_undelegated_now_has_no_time() {
    let mut snapshot = worked_example();
    let rows = &mut answer(&mut snapshot, "hub", "delegations")["delegations"];
    rows[0]["entries"] = json!(7);
    let exit = of(&snapshot).exit.unwrap();
    // 950,000 are to come, and 600,000 are with the others
    let all = &exit.load["100"];
    let left = all.not_undelegated.unwrap().to_string();
    assert_eq!((left, all.entries_free), (whole(350_000), 0));
    assert_eq!((all.undelegations, all.calls, all.secs), (None, None, None));
    let half = &exit.load["50"];
    assert_eq!(half.not_undelegated, Some(Uint128::zero()));
    assert_eq!(half.secs, Some(exit.now_secs));

    let mut snapshot = worked_example();
    let rows = &mut answer(&mut snapshot, "hub", "delegations")["delegations"];
    for row in rows.as_array_mut().unwrap() {
        row["entries"] = json!(7);
    }
    let exit = of(&snapshot).exit.unwrap();
    assert_eq!(
        (exit.load["10"].undelegations, exit.load["10"].secs),
        (None, None)
    );
    // what the buffer pays needs none
    assert_eq!(exit.load["1"].undelegations, Some(0));
}

/// A registry that does not say what it leaves with a validator left nothing, and a hub that does
/// not say where its stake is needed no undelegations.
#[test]
fn a_plan_of_which_a_part_is_not_known_is_not_known() {
    let mut snapshot = worked_example();
    super::kit::without(&mut snapshot, "registry", "config");
    let report = of(&snapshot);
    assert!(gap(&report, "registry.config").is_some());
    let all = &report.exit.unwrap().load["100"];
    assert_eq!((all.undelegations, all.not_undelegated), (None, None));
    assert_eq!(all.secs, None);

    let mut snapshot = worked_example();
    super::kit::without(&mut snapshot, "hub", "delegations");
    assert_eq!(of(&snapshot).exit.unwrap().load.len(), 0);
}

/// Without the interval of batches any delay was a late one.
#[test]
fn a_batch_is_not_late_by_an_interval_that_is_not_known() {
    let mut snapshot = worked_example();
    let batch = answer(&mut snapshot, "queue", "open_batch");
    batch["shares"] = json!(whole(1));
    batch["closes_after"] = json!(NOW - 500);
    answer(&mut snapshot, "hub", "state")["next_batch_at"] = json!(NOW - 500);
    *answer_about(&mut snapshot, ("token", "balance"), "wasm1queue") = json!({"balance": whole(1)});
    assert_eq!(color(&of(&snapshot), "books"), "green");

    super::kit::without(&mut snapshot, "hub", "config");

    let books = of(&snapshot).facets["books"].clone();
    assert_eq!(books.color.name(), "grey");
    assert!(
        books.because.contains("exit.interval_secs"),
        "{}",
        books.because
    );
}

/// The largest validator, with the bond, is out of the set for good: it was the one that signs
/// twice in S1, its bond paid for it, and the largest that can, without a bond, was not looked at.
#[test]
fn who_signs_no_blocks_does_not_sign_twice() {
    for (field, said) in [
        ("tombstoned", json!(true)),
        ("jailed", json!(true)),
        ("standing", json!("unbonded")),
    ] {
        let mut snapshot = worked_example();
        answer(&mut snapshot, "staking", "validators")["validators"][0][field] = said;
        let report = of(&snapshot);
        let loss = report.loss["S1"].clone().unwrap();
        assert_eq!(loss.validators, ["val1"], "{field}");
        assert_eq!(loss.by_bond, Uint128::zero());
        assert_eq!(loss.gross.to_string(), whole(15_000));
        let note = loss.note.unwrap();
        assert!(
            note.contains("a validator with 400000000000 of the pool's stake signs no blocks"),
            "{note}"
        );
        assert_eq!(report.loss["SN"].clone().unwrap().validators.len(), 4);
    }
    // no validator is left that could
    let mut snapshot = worked_example();
    let all = answer(&mut snapshot, "staking", "validators")["validators"]
        .as_array_mut()
        .unwrap();
    for one in all {
        one["jailed"] = json!(true);
    }
    let report = of(&snapshot);
    assert_eq!(report.loss["S1"], None);
    assert_eq!(color(&report, "slash"), "grey");
}

/// A validator that the chain's list does not have counted as one in the set.
#[test]
fn stake_with_an_unknown_validator_may_be_out_of_the_set() {
    let mut snapshot = worked_example();
    let all = answer(&mut snapshot, "staking", "validators")["validators"]
        .as_array_mut()
        .unwrap();
    all.remove(0);
    assert_eq!(of(&snapshot).conc.unwrap().out_of_set_bps, None);
    assert_eq!(of(&worked_example()).conc.unwrap().out_of_set_bps, Some(0));
}

/// A chain with 18 decimals has another unit of voting power, and a million was taken for it
/// without a word.
#[test]
fn a_unit_of_power_that_was_not_seen_is_said() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "staking", "params")["power_reduction"] = Value::Null;
    let note = of(&snapshot).loss["S1"].clone().unwrap().note.unwrap();
    assert!(note.contains("1000000 base units are assumed"), "{note}");
    assert_eq!(of(&worked_example()).loss["S1"].clone().unwrap().note, None);
}

/// A market whose feed has died, one that reads a feed of an oracle that was not named, one that
/// does not say what stands behind it: nothing leaned on the suite then, by the facet.
#[test]
fn a_market_that_cannot_be_measured_is_not_green() {
    let policy = Policy::parse(
        "name = \"mild/1\"\n[dependence]\ngreen_margin_ppm = 1\nyellow_margin_ppm = 1\nknown_ppm = 1\n",
    )
    .unwrap();
    let dependence = |snapshot: &Value| {
        let report = report(&parsed(snapshot), &policy).unwrap();
        let facet = &report.facets["dependence"];
        (facet.color.name(), facet.because.clone())
    };
    assert_eq!(dependence(&with_oracle_and_market()).0, "green");

    let mut dead = with_oracle_and_market();
    answer(&mut dead, "market", "market")["price"] = Value::Null;
    let (is, because) = dependence(&dead);
    assert!(
        is == "grey" && because.contains("has no price"),
        "{is}: {because}"
    );

    let mut unnamed = with_oracle_and_market();
    unnamed["extensions"]
        .as_object_mut()
        .unwrap()
        .remove("oracle");
    let (is, because) = dependence(&unnamed);
    assert!(
        is == "grey" && because.contains("wasm1oracle/stake"),
        "{is}: {because}"
    );

    let mut silent = with_oracle_and_market();
    answer(&mut silent, "market", "config")["restake"] = attached();
    *answer_about(&mut silent, ("wasm", "contract"), "wasm1restake") =
        json!({"code_id": 9, "admin": null});
    let (is, because) = dependence(&silent);
    assert!(
        is == "grey" && because.contains("the stake behind market"),
        "{is}: {because}"
    );
}

/// Contracts that say they hold LST that they do not have: the token of the suite knows.
#[test]
fn lst_that_is_not_there_is_not_believed() {
    let untrusted = |snapshot: &Value, name: &str| {
        let report = of(snapshot);
        assert_eq!(report.untrusted, [name]);
        assert_eq!(color(&report, "dependence"), "grey");
        gap(&report, &format!("{name}.lst")).unwrap()
    };
    let mut snapshot = with_oracle_and_market();
    answer(&mut snapshot, "oracle", "reporters")["reporters"][0]["pledge"] =
        json!(whole(1_000_000));
    assert!(untrusted(&snapshot, "oracle").contains("the token says that it has 1000000000"));

    let mut snapshot = with_oracle_and_market();
    answer(&mut snapshot, "market", "positions")["positions"][0]["collateral"] =
        json!(whole(400_000));
    assert!(untrusted(&snapshot, "market").contains("it says that it has 400000000000 LST"));

    // and what stands behind a market
    let mut snapshot = with_oracle_and_market();
    answer(&mut snapshot, "market", "config")["restake"] = attached();
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1restake") =
        json!({"code_id": 9, "admin": null});
    *answer_about(&mut snapshot, ("token", "balance"), "wasm1restake") = json!({"balance": "5"});
    *answer_about(&mut snapshot, ("market", "backing"), "") = json!({
        "slashable": whole(9_000), "held": whole(9_000), "active": whole(9_000), "redeeming": "0", "window_resets_at": 0,
    });
    let report = of(&snapshot);
    assert_eq!(report.market["market"].backing_bps, None);
    assert!(gap(&report, "market.backing")
        .unwrap()
        .contains("the token says that there are 5"));
}

/// Something that is not known hid something that is red.
#[test]
fn red_is_red_whatever_else_is_not_known() {
    // an account can migrate the vault, and who can migrate the collector is not known
    let mut snapshot = worked_example();
    answer_about(&mut snapshot, ("wasm", "contract"), "wasm1vault")["admin"] = json!("wasm1alice");
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1alice") = Value::Null;
    let answers = snapshot["answers"].as_array_mut().unwrap();
    answers.retain(|one| !(one["query"] == "contract" && one["about"] == "wasm1collector"));
    let report = of(&snapshot);
    assert_eq!(
        (color(&report, "powers"), color(&report, "exit_window")),
        ("red", "red")
    );
    assert_eq!(report.powers.immutable, Some(false));

    // a check of the hub fails, and the queue does not answer
    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "solvency")["ok"] = json!(false);
    super::kit::without(&mut snapshot, "queue", "open_batch");
    assert_eq!(color(&of(&snapshot), "books"), "red");

    // a feed that costs a third of what it secures, and the holders are not known
    let mut snapshot = with_oracle_and_market();
    assert_eq!(color(&of(&snapshot), "dependence"), "red");
    super::kit::without(&mut snapshot, "token", "all_accounts");
    assert_eq!(color(&of(&snapshot), "dependence"), "red");
}

/// A feed with a line break in its name wrote a line of its own into what a monitor reads.
#[test]
fn a_violation_is_one_line() {
    let mut snapshot = with_oracle_and_market();
    let forged = "stake\nall 3 limits hold at height 100";
    answer(&mut snapshot, "oracle", "feeds")["feeds"][0]["id"] = json!(forged);
    answer(&mut snapshot, "market", "config")["terms"]["oracle"]["feed"] = json!(forged);
    let policy = Policy::parse("[facets]\ndependence = \"green\"\n").unwrap();
    let found = policy.violations(&of(&snapshot)).unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("stake all 3 limits hold"), "{found:?}");
}
