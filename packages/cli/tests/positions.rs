//! `ballast position` in every extension: sessions are the beginnings of scenarios.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

mod common;

use common::{on_story, story};
use serde_json::{json, Value};
use std::fs;
use std::path::Path;

fn said(folder: &Path, args: &[&str]) -> String {
    on_story(folder, args).good()
}

/// What someone has in the one contract where he has something.
struct Held(Value);

impl Held {
    fn of(folder: &Path, who: &str) -> Self {
        Self::all(folder, who).pop().unwrap()
    }

    fn all(folder: &Path, who: &str) -> Vec<Self> {
        let text = said(folder, &["position", who, "--json"]);
        let answer: Value = serde_json::from_str(&text).unwrap();
        let all = answer["elsewhere"].as_array().unwrap();
        all.iter().cloned().map(Self).collect()
    }

    fn row(&self, what: &str) -> &Value {
        let rows = self.0["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["what"] == what);
        row.unwrap_or_else(|| panic!("no {what} in {rows:?}"))
    }

    fn amount(&self, what: &str) -> Sum {
        sum(&self.row(what)["amount"])
    }

    fn worth(&self, what: &str) -> Sum {
        sum(&self.row(what)["worth"])
    }

    fn note(&self, what: &str) -> &str {
        self.row(what)["note"].as_str().unwrap()
    }
}

/// An amount of a token, as `position` shows it.
#[derive(Debug, PartialEq)]
struct Sum {
    amount: u128,
    decimals: u64,
    symbol: String,
}

fn sum(sum: &Value) -> Sum {
    Sum {
        amount: sum["amount"].as_str().unwrap().parse().unwrap(),
        decimals: sum["decimals"].as_u64().unwrap(),
        symbol: sum["of"].as_str().unwrap().to_string(),
    }
}

fn of(amount: u128, decimals: u64, symbol: &str) -> Sum {
    let symbol = symbol.to_string();
    Sum {
        amount,
        decimals,
        symbol,
    }
}

#[test]
fn restake_has_shares_and_redemptions_with_dates() {
    let folder = story("restake-worked-example", 13);
    let bob = Held::of(folder.path(), "bob");

    assert_eq!(bob.0["extension"], "restake");
    assert_eq!(bob.amount("shares"), of(200_000_000_000, 9, "rDEX"));
    assert_eq!(bob.worth("shares"), of(180_000_000, 6, "bSTAKE"));
    assert_eq!(bob.amount("redemption 1"), of(180_000_000, 6, "bSTAKE"));
    assert!(bob.row("redemption 1")["from"].as_u64().unwrap() > 1_700_000_000);
    assert!(bob
        .note("shares")
        .starts_with("slashable by 30.00 % in 7 days"));
    let text = said(folder.path(), &["position", "bob"]);
    assert!(
        text.contains("dex, a restake") && text.contains("180 bSTAKE"),
        "{text}"
    );
}

#[test]
fn oracle_has_what_a_reporter_pledged_and_takes_out() {
    let folder = story("oracle-unpledge", 21);
    let r1 = Held::of(folder.path(), "r1");
    assert_eq!(r1.amount("leaving"), of(100_000_000, 6, "bSTAKE"));
    assert_eq!(r1.row("leaving")["from"], 1_700_605_060);
    assert_eq!(r1.amount("rewards"), of(100_000, 6, "bSTAKE"));
    let r4 = Held::of(folder.path(), "r4");
    assert_eq!(r4.amount("pledge"), of(60_000_000, 6, "bSTAKE"));
    assert!(r4
        .note("pledge")
        .starts_with("weighs 60 bSTAKE in this round"));
    assert!(Held::all(folder.path(), "dave").is_empty());
}

#[test]
fn market_has_supply_collateral_debt_and_health() {
    let folder = story("market-solvent", 11);
    let sam = Held::of(folder.path(), "sam");
    assert_eq!(sam.amount("supplied"), of(1_000_000_000_000, 9, "mSTAKE"));
    assert_eq!(sam.worth("supplied").symbol, "STAKE");
    assert!(sam
        .note("supplied")
        .contains("500 STAKE of it can be redeemed now"));
    let bob = Held::of(folder.path(), "bob");
    assert_eq!(bob.amount("collateral"), of(600_000_000, 6, "bSTAKE"));
    assert_eq!(bob.worth("collateral"), of(600_000_000, 6, "STAKE"));
    let debt = bob.amount("debt");
    assert!(
        debt.amount.abs_diff(500_000_000) < 10 && debt.symbol == "STAKE",
        "{debt:?}"
    );
    let health = bob.note("debt");
    // 92 / 83.34; 500 / (600 x 0.92)
    for part in [
        "health 1.10: LTV 83.34 %, loans up to 88.00 %",
        "sold under 0.905797 STAKE",
        "of 9.42 %",
    ] {
        assert!(health.contains(part), "{health}");
    }
}

#[test]
fn a_position_over_its_limit_says_so_and_one_without_a_price_too() {
    let folder = story("market-solvent", 15);
    let bob = Held::of(folder.path(), "bob");
    assert!(
        bob.note("debt").contains("anyone may liquidate it now"),
        "{}",
        bob.note("debt")
    );
    let folder = story("market-stale", 12);
    let bob = Held::of(folder.path(), "bob");
    assert_eq!(bob.row("collateral")["worth"], Value::Null);
    assert!(bob.note("debt").contains("there is no price"));
    assert_eq!(bob.amount("debt").symbol, "USDC");
}

#[test]
fn lever_has_shares_and_orders() {
    let folder = story("lever-order", 13);
    let ann = Held::of(folder.path(), "ann");
    assert_eq!(ann.0["name"], "lev");
    assert_eq!(ann.amount("shares"), of(70_000_000_000, 9, "STAKE3X"));
    assert!(
        ann.note("shares").contains("leverage 3.00x"),
        "{}",
        ann.note("shares")
    );
    assert!(
        ann.note("shares").contains("all of it leaves for 140."),
        "{}",
        ann.note("shares")
    );
    assert_eq!(ann.amount("order 1"), of(30_000_000_000, 9, "STAKE3X"));
    let order = ann.note("order 1");
    assert!(
        order.contains("whoever pays 60.") && order.contains("of at most 2.00 %"),
        "{order}"
    );
}

#[test]
fn splitter_has_principal_yield_and_what_can_be_claimed() {
    let folder = story("splitter-worked-example", 11);
    let bob = Held::of(folder.path(), "bob");
    assert_eq!(bob.amount("yield").amount, 1_000_000);
    assert_eq!(bob.amount("claimable"), of(200_000, 6, "bSTAKE"));
    let alice = Held::of(folder.path(), "alice");
    assert_eq!(alice.amount("principal"), of(1_000_000, 6, "PT"));
    assert_eq!(alice.row("principal")["from"], 1_730_000_000);
    assert!(
        alice.note("principal").contains("redeems alone in 34"),
        "{}",
        alice.note("principal")
    );
    assert_eq!(alice.worth("principal").symbol, "STAKE");
}

#[test]
fn hedge_has_what_is_protected_what_waits_and_room() {
    let folder = story("hedge-worked-example", 12);
    let alice = Held::of(folder.path(), "alice");
    assert_eq!(alice.amount("deposit 1"), of(400_000_000, 6, "bSTAKE"));
    assert!(alice.note("deposit 1").contains("not protected yet"));
    let folder = story("hedge-worked-example", 13);
    let hedges = Held::all(folder.path(), "alice");
    let alice = hedges
        .iter()
        .find(|held| held.0["name"] == "hedge")
        .unwrap();
    assert_eq!(alice.amount("protected"), of(400_000_000_000, 9, "hSTAKE"));
    assert_eq!(alice.worth("protected").symbol, "bSTAKE");
    let note = alice.note("protected");
    // 1 - 0.985 / 1.25
    for part in [
        "the first 1.50 % of a drop",
        "up to a drop of 21.20 %",
        "100.00 % of the reserve",
        "room for 396 bSTAKE more",
    ] {
        assert!(note.contains(part), "{note}");
    }
}

#[test]
fn basket_has_shares_and_what_each_part_would_give() {
    let folder = story("basket-worked-example", 18);
    let alice = Held::of(folder.path(), "alice");
    assert_eq!(alice.amount("shares"), of(1_000_000_000_000, 9, "kSTAKE"));
    let worth = alice.worth("shares").amount;
    assert!(worth.abs_diff(950_000_000) < 5, "{worth}");
    let rows = alice.0["rows"].as_array().unwrap();
    let parts = rows
        .iter()
        .filter(|row| row["what"].as_str().unwrap().starts_with("of that, at "));
    let parts: Vec<u128> = parts
        .map(|row| sum(&row["amount"]).amount / 1_000_000)
        .collect();
    assert_eq!(parts, [449, 299, 199]);
}

#[test]
fn calls_has_options_what_was_written_and_offers() {
    let folder = story("calls-worked-example", 13);
    let carol = Held::of(folder.path(), "carol");
    assert_eq!(carol.amount("options"), of(500_000_000, 6, "bSTAKE"));
    assert!(
        carol
            .note("options")
            .contains("exercise pays 6,250,000,000 uusd"),
        "{}",
        carol.note("options")
    );
    let bob = Held::of(folder.path(), "bob");
    assert_eq!(bob.amount("written"), of(100_000_000, 6, "bSTAKE"));
    assert!(bob
        .note("written")
        .contains("if it expired now `redeem` would pay 100 bSTAKE"));
    assert_eq!(bob.amount("offer 2"), of(400_000_000, 6, "bSTAKE"));
}

/// A timelock holds nothing of anybody; a stranger's contract is no extension.
#[test]
fn where_there_is_nothing_there_is_no_row() {
    let folder = story("timelock-nobody-exits", 6);
    assert!(Held::all(folder.path(), "alice").is_empty());
    let folder = story("restake-worked-example", 13);
    assert!(Held::all(folder.path(), "m").is_empty());
    assert!(said(folder.path(), &["position", "m"]).contains("nothing here"));
}

/// 130 redemptions are on two pages.
#[test]
fn a_list_of_many_pages_is_read_whole() {
    let folder = story("restake-worked-example", 10);
    let file = folder.path().join("s.jsonl");
    let mut text = fs::read_to_string(&file).unwrap();
    for _ in 0..130 {
        let redeem = json!({"cmd": "exec", "from": "bob", "contract": "dex", "msg": {"redeem": {"shares": "1000000000"}}, "secs": 1});
        text.push_str(&format!("{redeem}\n"));
    }
    fs::write(&file, text).unwrap();

    let bob = Held::of(folder.path(), "bob");

    assert_eq!(bob.0["rows"].as_array().unwrap().len(), 131);
    assert_eq!(bob.amount("redemption 130"), of(1_000_000, 6, "bSTAKE"));
    assert_eq!(bob.0["stopped"], Value::Null);
}
