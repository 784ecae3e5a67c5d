//! What an operator gains who holds all hLST and lets his validator be slashed: nothing, whatever
//! the deductible and the drop.
//!
//! `BALLAST_TABLE=1 cargo test -p ballast-tests --test all hedge::self_slash -- --nocapture` prints
//! the table.

use super::{number, Floor, UNIT};
use ballast_testing::Suite;
use serde_json::json;

/// What his LST is worth in native before and after, with a top-up, in millionths of before; and
/// what the backer paid.
fn result(deductible: u64, bps: u64) -> (u128, u128) {
    let mut floor = Floor::with(
        Suite::builder(),
        |msg| msg["trigger"] = json!({"rate_drop": {"deductible_bps": deductible}}),
        |_| {},
    );
    floor.protect("alice", 400 * UNIT);
    let worth = |floor: &Floor| {
        let rate = floor.suite.exchange_rate();
        floor.protected() * number(rate.value) / number(rate.shares)
    };
    let before = worth(&floor);
    floor.lose(bps);
    let paid = floor.top_up().map_or(0, |(_, paid)| paid);
    (worth(&floor) * 1_000_000 / before, paid)
}

#[test]
fn nobody_gains_by_being_slashed() {
    let print = std::env::var("BALLAST_TABLE").is_ok();
    for deductible in [10, 150, 500, 2_000] {
        for bps in [5, 100, 500, 1_000, 2_000, 2_100, 3_000, 5_000] {
            let (left, paid) = result(deductible, bps);
            if print {
                println!("deductible {deductible:5} bps, drop {bps:5} bps: has {left} millionths, the backer paid {paid}");
            }
            // never more than all but the deductible, where something is paid at all
            let most = if paid > 0 {
                10_000 - u128::from(deductible)
            } else {
                10_000
            };
            assert!(left <= most * 100, "{deductible} {bps}: {left}");
            // and all of that as far as the reserve goes
            let reserve_goes =
                u128::from(10_000 - bps) * 12_500 >= u128::from(10_000 - deductible) * 10_000;
            if bps > deductible && reserve_goes {
                assert!(left + 1 >= most * 100, "{deductible} {bps}: {left}");
            }
        }
    }
}
