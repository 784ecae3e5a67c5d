//! Who can do what: timelocks, multisigs, and the accounts that are over them.

use super::kit::{answer, answer_about, color, of, parsed, without, worked_example};
use super::worked_example::with_oracle_and_market;
use ballast_risk::{report, HolderKind, Policy, Report};
use serde_json::{json, Value};

fn row<'a>(report: &'a Report, power: &str) -> &'a ballast_risk::Power {
    let mut rows = report.powers.rows.iter();
    rows.find(|row| row.power == power)
        .unwrap_or_else(|| panic!("{power}: {:?}", report.powers.rows))
}

fn with_admin(admin: &str, info: Value) -> Value {
    let mut snapshot = worked_example();
    for name in ["hub", "token", "registry", "queue", "vault", "collector"] {
        let at = format!("wasm1{name}");
        answer_about(&mut snapshot, ("wasm", "contract"), &at)["admin"] = json!(admin);
    }
    *answer_about(&mut snapshot, ("wasm", "contract"), admin) = info;
    snapshot
}

fn timelock(admin: Option<&str>, window: u64) -> Value {
    let info = json!({"code_id": 7, "admin": admin, "name": "crates.io:ballast-timelock"});
    let mut snapshot = with_admin("wasm1lock", info);
    *answer_about(&mut snapshot, ("wasm1lock", "exit_window"), "") =
        json!({"secs": window, "stage": 1, "products": []});
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1key") = Value::Null;
    snapshot
}

/// 14: who can change code, and what is behind that.
#[test]
fn the_weakest_way_to_change_code_decides() {
    let facet = |snapshot: &Value| {
        let report = of(snapshot);
        (color(&report, "exit_window"), color(&report, "powers"))
    };
    assert_eq!(facet(&worked_example()), ("green", "green"));
    assert_eq!(facet(&with_admin("wasm1key", Value::Null)), ("red", "red"));
    assert_eq!(
        facet(&timelock(Some("wasm1lock"), 604_800)),
        ("yellow", "green")
    );
    assert_eq!(facet(&timelock(None, 2_592_000)), ("green", "green"));
    // a council lets it go after the fast delay: the timelock itself says 0
    assert_eq!(facet(&timelock(None, 0)), ("red", "red"));
    // an account that can change the timelock's code need not wait
    assert_eq!(
        facet(&timelock(Some("wasm1key"), 2_592_000)),
        ("red", "red")
    );

    let multisig = |threshold: u64, members: usize| {
        let info = json!({"code_id": 7, "admin": null, "name": "crates.io:cw3-fixed-multisig"});
        let mut snapshot = with_admin("wasm1cw3", info);
        *answer_about(&mut snapshot, ("wasm1cw3", "threshold"), "") = json!({"absolute_count":
            {"weight": threshold, "total_weight": members}});
        let voters: Vec<Value> = (0..members)
            .map(|n| json!({"addr": format!("m{n}"), "weight": 1}))
            .collect();
        *answer_about(&mut snapshot, ("wasm1cw3", "list_voters"), "") = json!({"voters": voters});
        snapshot
    };
    assert_eq!(facet(&multisig(1, 9)), ("red", "red"));
    assert_eq!(facet(&multisig(4, 7)), ("red", "yellow"));
    assert_eq!(facet(&multisig(3, 7)), ("red", "red"));
    assert_eq!(facet(&multisig(3, 5)), ("red", "red"));
    // a contract of unknown rules, and an address that was not looked up
    let stranger = json!({"code_id": 7, "admin": null, "name": "crates.io:stranger"});
    assert_eq!(facet(&with_admin("wasm1x", stranger)), ("red", "red"));
    // a timelock that does not say how long it waits
    let mut silent = timelock(None, 604_800);
    without(&mut silent, "wasm1lock", "exit_window");
    assert_eq!(facet(&silent), ("grey", "grey"));
    let mut unknown = with_admin("wasm1x", Value::Null);
    let answers = unknown["answers"].as_array_mut().unwrap();
    answers.retain(|one| one["about"] != "wasm1x");
    assert_eq!(facet(&unknown), ("grey", "grey"));
}

/// A contract that only says that it is a timelock is not believed where the policy knows which
/// are.
#[test]
fn a_timelock_is_known_by_its_checksum() {
    let colors = |sums: &str| {
        let text = format!("name = \"mine/1\"\ntimelocks = [{sums}]\n");
        let policy = Policy::parse(&text).unwrap();
        let mut snapshot = timelock(None, 2_592_000);
        answer_about(&mut snapshot, ("wasm", "contract"), "wasm1lock")["checksum"] = json!("aa");
        let report = report(&parsed(&snapshot), &policy).unwrap();
        (color(&report, "exit_window"), color(&report, "powers"))
    };
    assert_eq!(colors(""), ("green", "green"));
    assert_eq!(colors("\"aa\""), ("green", "green"));
    assert_eq!(colors("\"bb\""), ("red", "red"));
}

/// An account that is named as the next owner owns as soon as it accepts; before, it had no row.
#[test]
fn a_successor_is_a_power() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "hub", "ownership")["pending_owner"] = json!("wasm1mallory");
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1mallory") = Value::Null;
    let report = of(&snapshot);
    let successor = row(&report, "owner, as soon as he accepts");
    assert_eq!(successor.holder.as_deref(), Some("wasm1mallory"));
    assert_eq!(successor.kind, HolderKind::Account);

    let mut snapshot = with_oracle_and_market();
    answer(&mut snapshot, "oracle", "ownership")["pending_owner"] = json!("wasm1mallory");
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1mallory") = Value::Null;
    let report = of(&snapshot);
    let successor = row(&report, "oracle: owner, as soon as he accepts");
    assert_eq!(successor.kind, HolderKind::Account);
}

/// A council of seven, of whom four must agree, that can migrate every contract, with what may
/// change its code, its members, and the code of the contract that counts them.
fn council(own: Option<&str>, members: Option<&str>, group: Option<&str>) -> Value {
    let mut snapshot = worked_example();
    for name in ["hub", "token", "registry", "queue", "vault", "collector"] {
        let at = format!("wasm1{name}");
        answer_about(&mut snapshot, ("wasm", "contract"), &at)["admin"] = json!("wasm1cw3");
    }
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1cw3") =
        json!({"code_id": 7, "admin": own, "name": "crates.io:cw3-flex-multisig"});
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1cw4") =
        json!({"code_id": 8, "admin": group, "name": "crates.io:cw4-group"});
    *answer_about(&mut snapshot, ("wasm", "contract"), "wasm1key") = Value::Null;
    *answer_about(&mut snapshot, ("wasm1cw3", "threshold"), "") =
        json!({"absolute_count": {"weight": 4, "total_weight": 7}});
    let voters: Vec<Value> = (0..7)
        .map(|n| json!({"addr": format!("m{n}"), "weight": 1}))
        .collect();
    *answer_about(&mut snapshot, ("wasm1cw3", "list_voters"), "") = json!({"voters": voters});
    *answer_about(&mut snapshot, ("wasm1cw3", "config"), "") = json!({"group_addr": "wasm1cw4"});
    *answer_about(&mut snapshot, ("wasm1cw4", "admin"), "") = json!({"admin": members});
    snapshot
}

/// One account that names the members, changes the code of the multisig, or that of the contract
/// that counts them: before, the council was yellow.
#[test]
fn an_account_over_a_multisig_decides_alone() {
    let powers = |snapshot: &Value| {
        let report = of(snapshot);
        (
            color(&report, "powers"),
            row(&report, "migrate hub").kind.clone(),
        )
    };
    let seven = HolderKind::Multisig { k: 4, n: 7 };
    assert_eq!(
        powers(&council(None, None, None)),
        ("yellow", seven.clone())
    );
    assert_eq!(
        powers(&council(Some("wasm1cw3"), Some("wasm1cw3"), None)),
        ("yellow", seven)
    );
    for over in [
        council(Some("wasm1key"), None, None),
        council(None, Some("wasm1key"), None),
        council(None, None, Some("wasm1key")),
    ] {
        assert_eq!(powers(&over), ("red", HolderKind::Account));
    }
    // a group that does not say who may change it
    let mut silent = council(None, None, None);
    super::kit::without(&mut silent, "wasm1cw4", "admin");
    assert_eq!(powers(&silent), ("grey", HolderKind::Unknown));
}
