//! A report of risk of the embedded chain: what it predicts is what happens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

#[path = "risk/suites.rs"]
mod suites;

use ballast_dashboard::risk::{gather, Wanted};
use ballast_dashboard::{Deployed, Embedded};
use ballast_risk::{report, Extension, Loss, Policy, Report, Snapshot};
use ballast_testing::Suite;
use ballast_types::{hub::LossRecord, Amount};
use cosmwasm_std::Uint128;
use std::time::Instant;
use suites::random_suite;

fn snapshot(suite: &Suite) -> Snapshot {
    let deployed = Deployed::from(suite);
    gather(&mut Embedded(deployed), &Wanted::default()).unwrap()
}

/// What leans on a contract would count twice: before, a second name for it was taken.
#[test]
fn a_contract_under_two_names_is_refused() {
    let suite = Suite::default();
    let deployed = Deployed::from(&suite);
    let market = |name: &str| {
        let address = suite.contracts().vault.to_string();
        (
            name.to_string(),
            Extension {
                kind: "market".to_string(),
                address,
            },
        )
    };
    let wanted = Wanted {
        extensions: [market("market"), market("big:market")].into(),
        ..Wanted::default()
    };

    let refused = gather(&mut Embedded(deployed), &wanted).unwrap_err();

    assert!(refused.to_string().contains("named twice"), "{refused}");
}

fn reported(suite: &Suite) -> Report {
    report(&snapshot(suite), &Policy::default()).unwrap()
}

/// What the chain does in a scenario.
fn happens(suite: &mut Suite, id: &str, loss: &Loss) {
    let names: Vec<String> = loss
        .validators
        .iter()
        .map(|operator| suite.chain().name_of(operator).unwrap().to_string())
        .collect();
    match id {
        "S1" | "SK" if names.len() < suite.chain().bonded_validators().len() => {
            for name in names {
                suite.double_sign(&name).unwrap();
            }
        }
        "D1" => suite.absent(&names[0], 60).unwrap(),
        // a chain on which all are jailed makes no block
        _ => {
            for name in names {
                suite.slash(&name, loss.fraction).unwrap();
            }
        }
    }
    suite.sync("keeper").unwrap();
}

/// To a unit for each validator that is slashed, and one more: what a delegation is worth is
/// truncated by the chain, and by how much cannot be seen from outside.
fn near(a: Uint128, b: Uint128, slashed: usize, what: &str) {
    let most = slashed as u128 + 1;
    assert!(
        a.abs_diff(b).u128() <= most,
        "{what}: predicted {a}, happened {b}"
    );
}

/// The records, the supply and the value after a booking are what the report said before it.
fn compare(suite: &Suite, before: &[LossRecord], loss: &Loss, supply: Uint128, what: &str) {
    let n = loss.validators.len();
    let records: Vec<LossRecord> = suite.losses().split_off(before.len());
    let all = |of: fn(&LossRecord) -> Uint128| records.iter().map(of).sum::<Uint128>();
    let uncovered = loss.by_exits + loss.from_drip + loss.by_holders;
    let state = suite.state();
    let burned = supply - state.shares.raw();
    for (of, predicted, happened) in [
        ("gross", loss.gross, all(|one| one.amount.raw())),
        ("exits", loss.by_exits, all(|one| one.by_exits.raw())),
        ("bond", loss.by_bond, all(|one| one.paid_by_bond.raw())),
        ("pool", loss.by_pool, all(|one| one.paid_by_pool.raw())),
        ("uncovered", uncovered, all(|one| one.uncovered.raw())),
        ("value", loss.value, state.value.raw()),
        ("shares", loss.shares, state.shares.raw()),
        ("burned", loss.burned_lst, burned),
    ] {
        near(predicted, happened, n, &format!("{what} {of}"));
    }
    let rate = loss.rate_after.atomics().abs_diff(state.rate.atomics());
    let rate = rate.u128() / 1_000_000_000;
    assert!(
        rate <= 10,
        "{what} rate: {} and {}",
        loss.rate_after,
        state.rate
    );
}

/// Y-4: for each scenario the chain does what the report assumes, and the hub books what it
/// predicted, to two units. 200 suites with `BALLAST_RISK_SUITES=200`.
#[test]
fn predicted_is_what_happens() {
    let suites = std::env::var("BALLAST_RISK_SUITES");
    let suites: u64 = suites.map_or(4, |text| text.parse().unwrap());
    let mut played = 0;
    for seed in 1..=suites {
        let predicted = reported(&random_suite(seed));
        assert_eq!(predicted.partial, [], "{seed}");
        for id in ["S1", "SK", "SN", "D1", "T30", "T100"] {
            let loss = predicted.loss[id].clone().unwrap();
            let mut suite = random_suite(seed);
            let (before, supply) = (suite.losses(), suite.state().shares.raw());
            happens(&mut suite, id, &loss);
            compare(
                &suite,
                &before,
                &loss,
                supply,
                &format!("suite {seed} {id}"),
            );
            played += 1;
        }
    }
    println!("{played} scenarios on {suites} suites");
}

/// The same chain twice gives the same bytes, and its snapshot the same report.
/// `BALLAST_RISK_HTML=file` writes its page.
#[test]
fn a_snapshot_is_the_report() {
    let suite = random_suite(7);
    let (one, two) = (snapshot(&suite), snapshot(&suite));
    assert_eq!(one.canonical(), two.canonical());
    let again = Snapshot::parse(&one.canonical()).unwrap();
    let policy = Policy::default();
    let reports = [&one, &again].map(|one| report(one, &policy).unwrap().canonical());
    assert_eq!(reports[0], reports[1]);
    let report = report(&one, &policy).unwrap();
    if let Ok(file) = std::env::var("BALLAST_RISK_HTML") {
        std::fs::write(file, ballast_risk::html(&report)).unwrap();
    }
    assert_eq!(report.facets["powers"].color.name(), "red");
    assert_eq!(report.powers.exit_window_secs, Some(0));
    let uses = report.r#use.unwrap();
    let sum: Uint128 = uses.parts.values().map(|part| part.lst).sum();
    assert_eq!(sum, uses.supply);
}

/// A slash that nobody has booked: the report is the one after booking, but for what is not booked
/// yet.
#[test]
fn an_unbooked_slash_is_reported_as_it_will_be_booked() {
    for seed in [3, 7, 12] {
        let mut suite = random_suite(seed);
        suite.double_sign("val0").unwrap();
        let before = reported(&suite);
        assert!(!before.books.clone().unwrap().unbooked_loss.is_zero());
        suite.sync("keeper").unwrap();
        let after = reported(&suite);
        let (b, a) = (before.books.clone().unwrap(), after.books.clone().unwrap());
        assert_eq!(
            (b.value, b.shares, b.rate),
            (a.value, a.shares, a.rate),
            "{seed}"
        );
        assert_eq!(
            (b.buffer, b.bonded, b.exiting),
            (a.buffer, a.bonded, a.exiting),
            "{seed}"
        );
        assert!(a.unbooked_loss.is_zero());
        // targets and quotas are of the books, and a validator that is jailed leaves the set at the
        // end of the block
        let spread = |report: &Report| {
            let conc = report.conc.clone().unwrap();
            (
                conc.hhi_bps,
                conc.nakamoto_third,
                conc.top_bps,
                conc.out_of_set_bps,
            )
        };
        assert_eq!(spread(&before), spread(&after), "{seed}");
        for (id, loss) in before.loss {
            let (b, a) = (loss.unwrap(), after.loss[&id].clone().unwrap());
            near(b.by_bond, a.by_bond, 8, &format!("{seed} {id} bond"));
            near(b.by_pool, a.by_pool, 8, &format!("{seed} {id} pool"));
            near(b.value, a.value, 8, &format!("{seed} {id} value"));
            near(b.shares, a.shares, 8, &format!("{seed} {id} shares"));
        }
    }
}

/// Y-5: who leaves now is paid when `exit.load` says, to the two blocks of settling, whatever part
/// of the supply leaves.
#[test]
fn a_mass_exit_is_paid_when_the_report_says() {
    for percent in [1u128, 10, 50, 100] {
        let mut suite = Suite::builder()
            .validators(6)
            .without_inflation()
            .checks(false)
            .build();
        suite.bond("alice", 10_000_000_000).unwrap();
        suite.advance_all("keeper");
        suite.block(2);
        let load = reported(&suite).exit.unwrap().load[&percent.to_string()].clone();
        let secs = load.secs.unwrap();
        let asked = suite.now();
        let held = suite.shares("alice");
        suite.unbond("alice", held * percent / 100).unwrap();
        suite.advance_all("keeper");
        let day = 86_400;
        let mut paid = None;
        // a keeper looks every ten minutes near the two events, and once a day in between
        for _ in 0..20_000 {
            let ticket = suite.ticket(1);
            let owed = ticket.owed.map(|owed| owed.raw()).unwrap_or_default();
            let claimable = ticket.claimable.map(|one| one.raw()).unwrap_or_default();
            if !owed.is_zero() && owed == claimable {
                paid = Some(suite.now());
                break;
            }
            let left = (asked + secs).saturating_sub(suite.now());
            let until_batch = suite.state().next_batch_at.saturating_sub(suite.now());
            let step = left
                .min(if until_batch > 0 { until_batch } else { day })
                .max(6);
            suite.advance_secs(step);
            suite.advance_all("keeper");
        }
        let took = paid.expect("paid") - asked;
        assert!(took.abs_diff(secs) <= 60, "{percent} %: {took}, {secs}");
    }
}

/// 100 validators, 1,000 batches, 10,000 holders: pages are read to the end, in three seconds.
#[test]
fn a_large_suite_is_reported_in_three_seconds() {
    let mut suite = Suite::builder()
        .validators(100)
        .unbonding_secs(600)
        .without_inflation()
        .checks(false)
        .build();
    suite.bond("alice", 1_000_000_000_000).unwrap();
    suite.advance_all("keeper");
    for n in 0..10_000 {
        suite.same_block();
        let holder = ballast_testing::keys::account(&format!("holder{n}"));
        suite.lst_transfer("alice", &holder, 1_000 + n).unwrap();
    }
    for _ in 0..1_000 {
        suite.unbond("alice", 1_000_000).unwrap();
        suite.pass_batch_interval();
        suite.submit_batch("keeper").unwrap();
        suite.undelegate("keeper").unwrap();
        suite.settle("keeper").unwrap();
    }

    let start = Instant::now();
    let taken = snapshot(&suite);
    let gathered = start.elapsed();
    let report = report(&taken, &Policy::default()).unwrap();
    let html = ballast_risk::html(&report);
    let whole = start.elapsed();

    assert_eq!(report.partial, []);
    let batches = taken.find("queue", "batches", "").unwrap()["batches"]
        .as_array()
        .unwrap();
    assert!(batches.len() >= 1_000, "{}", batches.len());
    assert!(report.r#use.unwrap().holders >= Some(10_000));
    assert_eq!(report.conc.unwrap().validators, 100);
    println!(
        "gathered in {gathered:?}, all in {whole:?}, {} bytes of HTML",
        html.len()
    );
    assert!(whole.as_secs_f32() < 3.0, "{whole:?}");
}
