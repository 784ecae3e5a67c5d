//! R-11 on the contract: the slasher and the consumer work together. The consumer always says that
//! a slash is due, and the slasher files a request whenever the rules let it, from a moment before
//! each opening on; a resolver who helps ends some of them early, so that the next can come at a
//! worse moment. In every cycle there is a moment at which a ready redemption is paid.
//!
//! `BALLAST_RUNS=300 cargo test --release -p ballast-tests --test all restake::shut_out --
//! --nocapture` is the long run.

use super::super::{
    dice::{asked_or, Dice},
    guest::Guest,
};
use super::{Dex, DAY, UNIT};
use ballast_testing::Suite;
use serde_json::json;
use std::{collections::BTreeMap, time::Duration};

const STEP: u64 = 3 * 3_600;
const CYCLES: u64 = 2;

/// How much of a cycle had passed when the redemption could be taken out, at the latest, in
/// thousandths.
fn shut_out(seed: u64) -> u64 {
    let mut dice = Dice(seed);
    let lives = [3_600, DAY, 3 * DAY, 14 * DAY];
    let (veto_secs, execute_secs) = (dice.one_of(&lives), dice.one_of(&lives));
    let hold = dice.one_of(&[0, 7 * DAY, 35 * DAY, 45 * DAY]);
    let lives = veto_secs + execute_secs;
    let cycle = hold + 2 * DAY + lives;
    let eager = dice.one_of(&[0, 1, DAY, veto_secs, lives - 1, lives, cycle]);
    let ends_early = dice.one_in(3);
    let mut dex = Dex::with(Suite::builder().checks(false), |msg| {
        msg["mode"] = json!({"veto": {"veto_secs": veto_secs, "execute_secs": execute_secs}});
        msg["ratio"] = json!({"hold_secs": hold});
        msg["cooldown_secs"] = json!(lives + lives.max(DAY) + DAY);
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(u128::MAX, u128::MAX);
    let preview = json!({"preview_withdraw": {"redemption_id": id}});
    let mut first_open = BTreeMap::new();
    while dex.suite.now() < ready + CYCLES * cycle - STEP {
        dex.suite.block_after(Duration::from_secs(STEP));
        let now = dex.suite.now();
        let in_cycle = (now + 64 * cycle - ready) % cycle;
        if in_cycle + eager >= hold {
            let _ = dex.at_once().slash(1);
        }
        if ends_early && dice.one_in(4) {
            if let Some(request) = dex.state().request {
                let _ = dex.at_once().veto(request.id);
            }
        }
        if now >= ready && dex.preview(&preview).is_ok() {
            first_open.entry((now - ready) / cycle).or_insert(in_cycle);
        }
    }
    let in_each = first_open.keys().copied().eq(0..CYCLES);
    assert!(
        in_each,
        "seed {seed}: {first_open:?} of cycles of {cycle} s"
    );
    first_open.values().max().unwrap() * 1_000 / cycle
}

#[test]
fn a_slasher_and_a_consumer_together_shut_nobody_in() {
    let sets = asked_or("BALLAST_RUNS", 4);
    let worst = (0..sets).map(shut_out).max().unwrap();
    println!("{sets} sets of terms: paid after {worst} thousandths of a cycle at the latest");
}
