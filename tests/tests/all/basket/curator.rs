//! The best that a rogue curator can do to holders who look once a week.
//!
//! He has a restake contract of the right code whose slasher is his own, and may announce, wait,
//! and let anybody put his list in force. What he can take is what is in his part. Holders who look
//! see what was announced, or is in force, and leave.

use super::{taken, Bag, DAY, UNIT};
use serde_json::json;

/// What the curator takes of 100 LST, of which `loose` bps are loose when he begins, with a notice
/// of so many seconds, if holders look every `look` seconds.
fn stolen(loose: u64, notice: u64, look: u64) -> u128 {
    let mut bag = Bag::of(
        &[10_000, 0],
        |_, msg| msg["cooldown_secs"] = json!(7 * DAY),
        |msg| {
            msg["notice_secs"] = json!(notice);
            let cap = 100 * UNIT / 10_000 * u128::from(10_000 - loose);
            msg["parts"][0]["cap"] = json!(cap.to_string());
        },
    );
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    // he begins just after they have looked
    let begun = bag.suite.now();
    let (mut next_look, mut stolen) = (begun + look, 0);
    let mut weight = 0;
    bag.set_parts("owner", &[(0, 7_500), (1, 2_500)]).unwrap();
    while bag.suite.now() < begun + 60 * DAY {
        bag.suite.advance_secs(DAY / 2);
        if bag.suite.now() >= next_look {
            next_look += look;
            let seen = bag.rows().parts;
            let is_odd = bag.state().announced.is_some()
                || seen.iter().any(|part| part.address == bag.parts[1]);
            let shares = bag.shares("alice");
            if is_odd && shares > 0 {
                bag.redeem("alice", shares, &[]).unwrap();
            }
        }
        if bag.apply().is_ok() {
            weight = (weight + 2_500).min(7_500);
            let _ = bag.set_parts("owner", &[(0, 7_500 - weight), (1, 2_500 + weight)]);
        }
        for part in [0, 1] {
            let _ = bag.crank("gather", part);
            let _ = bag.crank("trim", part);
        }
        let _ = bag.crank("allocate", 1);
        if let Ok(tx) = bag.slash(1, u128::MAX) {
            stolen += taken(&tx);
        }
    }
    stolen
}

#[test]
fn who_looks_as_often_as_the_notice_is_long_loses_nothing() {
    let mut table = vec![];
    for loose in [0, 1_000, 4_000] {
        for notice in [3, 7, 14] {
            for look in [3, 7, 14] {
                let taken = stolen(loose, notice * DAY, look * DAY);
                table.push(format!(
                    "{} % loose, notice {notice} d, looked every {look} d: {taken}",
                    loose / 100
                ));
                if look < notice {
                    assert_eq!(taken, 0, "{loose} {notice} {look}");
                }
                // what is loose, as far as one change goes, or two before he looks again; a floor
                // is left each time
                let changes = u128::from(look / notice).max(1);
                let most = (100 * UNIT / 10_000 * u128::from(loose)).min(25 * UNIT * changes);
                assert!(taken <= most.max(25 * UNIT * changes), "{taken} of {most}");
            }
        }
    }
    println!("{}", table.join("\n"));
}
