//! Random shocks, one after the other, on everything at once; afterwards everybody leaves.
//!
//! `BALLAST_SHOCKS=500 cargo test --release -p ballast-tests --test together histories -- --nocapture` is the long run.

use super::dice::Dice;
use super::{adds_up, play, together};
use ballast_stress::ledger::Role;

fn sequences() -> u64 {
    let wish = std::env::var("BALLAST_SHOCKS").ok();
    wish.and_then(|wish| wish.parse().ok()).unwrap_or(50)
}

fn one_of<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[dice.below(of.len() as u64) as usize]
}

/// One shock of any kind.
fn shock(dice: &mut Dice) -> String {
    let after = one_of(dice, &[0u64, 5, 600, 86_400, 700_000]);
    let secs = one_of(dice, &[60u64, 3_600, 86_400, 600_000]);
    let what = match dice.below(10) {
        0..=1 => {
            let who = one_of(dice, &["top:1", "top:2", "all", "val3"]);
            let fraction = one_of(dice, &["0.0001", "0.01", "0.05", "0.1", "0.3", "0.6", "1"]);
            let booked = dice.one_in(2);
            format!(r#""slash":{{"who":"{who}","fraction":"{fraction}","booked":{booked}}}"#)
        }
        2 => {
            let bps = one_of(dice, &[100u64, 500, 2_000, 5_000]);
            format!(r#""depeg":{{"bps":{bps},"for_secs":{secs}}}"#)
        }
        3 => format!(r#""oracle_outage":{{"secs":{secs}}}"#),
        4..=5 => {
            let bps = one_of(dice, &[1u64, 100, 1_000, 5_000, 10_000]);
            format!(r#""mass_exit":{{"bps":{bps}}}"#)
        }
        6 => format!(r#""no_keeper":{{"secs":{secs}}}"#),
        7 => format!(r#""broken_vault":{{"secs":{secs}}}"#),
        8 => {
            let scope = one_of(dice, &["bond", "unbond", "cranks"]);
            format!(r#""pause":{{"scope":"{scope}","secs":{secs}}}"#)
        }
        _ => format!(r#""rate_freeze":{{"secs":{secs}}}"#),
    };
    format!(r#"{{"after_secs":{after},{what}}}"#)
}

#[test]
fn everybody_gets_out_after_any_shocks() {
    // one alone, to look at it
    let first = std::env::var("BALLAST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let count = if first.is_some() { 1 } else { sequences() };
    let first: u64 = first.unwrap_or(0);
    for seed in first..first + count {
        let mut dice = Dice(seed * 7_919 + 60);
        let count = 2 + dice.below(4);
        let shocks: Vec<String> = (0..count).map(|_| shock(&mut dice)).collect();
        let shocks = shocks.join("\n");
        println!("{seed}:\n{shocks}");
        let mut all = together();
        let outcome = play(&mut all, &shocks);
        adds_up(&outcome);
        let left = match all.all_leave() {
            Ok(left) => left,
            Err(error) => panic!("{error}: {:?}", error.details),
        };
        // what is left is worth less than a unit of anything, or a debt that its collateral does not pay
        let stays: Vec<_> = left
            .claims
            .iter()
            .flat_map(|(who, rows)| rows.iter().map(move |(role, amount)| (who, role, amount)))
            .filter(|(_, role, amount)| **role != Role::Coins && **amount > 1_000)
            .collect();
        assert!(stays.is_empty(), "{stays:?} are left after\n{shocks}");
    }
}
