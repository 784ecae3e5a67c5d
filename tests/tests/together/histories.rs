//! Random shocks, one after the other, on everything at once; afterwards everybody leaves.
//!
//! `BALLAST_SHOCKS=500 cargo test --release -p ballast-tests --test together histories --
//! --nocapture` is the long run.

use super::dice::{asked, asked_or, Dice};
use super::{adds_up, report_of, together};
use ballast_stress::ledger::{number, Role};
use ballast_stress::twin::snapshot_of;
use ballast_stress::{parse, Outcome, Play, Shock, Who};
use serde_json::json;

/// One shock of any kind.
fn shock(dice: &mut Dice) -> String {
    let after = dice.one_of(&[0u64, 5, 600, 86_400, 700_000]);
    let secs = dice.one_of(&[60u64, 3_600, 86_400, 600_000]);
    let what = match dice.below(10) {
        0..=1 => {
            let who = dice.one_of(&["top:1", "top:2", "all", "val3"]);
            let fraction = dice.one_of(&["0.0001", "0.01", "0.05", "0.1", "0.3", "0.6", "1"]);
            // half of them are scenarios of the risk report
            let (who, fraction, booked) = match dice.one_in(2) {
                true => (
                    dice.one_of(&["top:1", "all"]),
                    dice.one_of(&["0.01", "0.05", "0.3"]),
                    true,
                ),
                false => (who, fraction, dice.one_in(2)),
            };
            format!(r#""slash":{{"who":"{who}","fraction":"{fraction}","booked":{booked}}}"#)
        }
        2 => {
            let bps = dice.one_of(&[100u64, 500, 2_000, 5_000]);
            format!(r#""depeg":{{"bps":{bps},"for_secs":{secs}}}"#)
        }
        3 => format!(r#""oracle_outage":{{"secs":{secs}}}"#),
        4..=5 => {
            let bps = dice.one_of(&[1u64, 100, 1_000, 5_000, 10_000]);
            format!(r#""mass_exit":{{"bps":{bps}}}"#)
        }
        6 => format!(r#""no_keeper":{{"secs":{secs}}}"#),
        7 => format!(r#""broken_vault":{{"secs":{secs}}}"#),
        8 => {
            let scope = dice.one_of(&["bond", "unbond", "cranks"]);
            format!(r#""pause":{{"scope":"{scope}","secs":{secs}}}"#)
        }
        _ => format!(r#""rate_freeze":{{"secs":{secs}}}"#),
    };
    format!(r#"{{"after_secs":{after},{what}}}"#)
}

/// Plays shocks, with a report before each.
fn played(all: &mut Play, shocks: &str) -> Outcome {
    let report = |play: &Play| {
        let report = report_of(&snapshot_of(&play.view().unwrap()).to_string());
        let loss = report.loss.iter().filter_map(|(name, loss)| {
            let loss = loss.as_ref()?;
            let parts = [
                loss.gross,
                loss.by_bond,
                loss.by_pool,
                loss.by_exits,
                loss.by_holders,
            ];
            Some((name.clone(), json!(parts.map(|part| part.to_string()))))
        });
        let loss: serde_json::Map<_, _> = loss.collect();
        // what is not booked, or owed by a vault that is broken, is nothing that the scenarios are
        // about
        let books = report.books.unwrap();
        let plain = books.unbooked_loss.is_zero() && books.owed_cover.is_zero();
        Ok(json!({"loss": loss, "plain": plain}))
    };
    match all.play_reporting(&parse(shocks).unwrap(), report) {
        Ok(outcome) => outcome,
        Err(error) => panic!("{error}: {error:?}"),
    }
}

/// The scenario of the report that a slash is.
fn scenario(shock: &Shock) -> Option<&'static str> {
    let Shock::Slash {
        who,
        fraction,
        booked: true,
    } = shock
    else {
        return None;
    };
    match (who, fraction.to_string().as_str()) {
        (Who::Top(1), "0.01") => Some("D1"),
        (Who::All, "0.01") => Some("DN"),
        (Who::Top(1), "0.05") => Some("S1"),
        (Who::All, "0.05") => Some("SN"),
        (Who::Top(1), "0.3") => Some("T30"),
        (Who::Top(1), "1") => Some("T100"),
        _ => None,
    }
}

/// What the report said of a slash is what came of it, to two units a validator; how many there
/// were to compare.
fn predicted(outcome: &Outcome) -> u64 {
    let mut count = 0;
    for one in &outcome.played {
        let Some(said) = scenario(&one.timed.shock).map(|name| &one.reports.before["loss"][name])
        else {
            continue;
        };
        let sum = |key: &str| {
            one.losses
                .iter()
                .map(|loss| number(&loss[key]))
                .sum::<u128>()
        };
        let plain = one.reports.before["plain"] == json!(true) && sum("cover_owed") == 0;
        // the hub that is silent books it later, with whatever else comes
        if said.is_null() || !plain || sum("amount") != one.slashed {
            continue;
        }
        let exits = sum("by_exits");
        let came = [
            sum("amount"),
            sum("paid_by_bond"),
            sum("paid_by_pool"),
            exits,
            sum("uncovered") - exits,
        ];
        let said: Vec<u128> = said.as_array().unwrap().iter().map(number).collect();
        for (said_one, came_one) in said.iter().zip(&came) {
            assert!(
                said_one.abs_diff(*came_one) <= 8,
                "{:?}: {said:?} was said, {came:?} came",
                one.timed
            );
        }
        count += 1;
    }
    count
}

#[test]
fn everybody_gets_out_after_any_shocks() {
    // one alone, to look at it
    let one = asked("BALLAST_SEED");
    let count = match one {
        Some(_) => 1,
        None => asked_or("BALLAST_SHOCKS", 50),
    };
    let first = one.unwrap_or(0);
    let mut compared = 0;
    for seed in first..first + count {
        let mut dice = Dice(seed * 7_919 + 60);
        let count = 2 + dice.below(4);
        let shocks: Vec<String> = (0..count).map(|_| shock(&mut dice)).collect();
        let shocks = shocks.join("\n");
        println!("{seed}:\n{shocks}");
        let mut all = together();
        let outcome = played(&mut all, &shocks);
        adds_up(&outcome);
        compared += predicted(&outcome);
        let left = match all.all_leave() {
            Ok(left) => left,
            Err(error) => panic!("{error}: {error:?}"),
        };
        // what is left is worth less than a unit of anything, or a debt that its collateral does
        // not pay
        let stays: Vec<_> = left
            .claims
            .iter()
            .flat_map(|(who, rows)| rows.iter().map(move |(role, amount)| (who, role, amount)))
            .filter(|(_, role, amount)| **role != Role::Coins && **amount > 1_000)
            .collect();
        assert!(stays.is_empty(), "{stays:?} are left after\n{shocks}");
    }
    println!("{compared} slashes as the report said");
    assert!(compared > 0 || count < 10);
}
