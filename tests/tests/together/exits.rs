//! When those are paid who all leave at once: as soon as the hub says before, however many they are.

use super::{play, scenarios};
use ballast_stress::twin::{snapshot_of, twin};
use ballast_stress::{ledger::number, Play};
use serde_json::json;

/// The twin of everything at once, whose keepers work.
fn a_twin() -> String {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("all-together.jsonl")).unwrap();
    let play = Play::of(&text).unwrap();
    twin(&snapshot_of(&play.view().unwrap()).to_string()).unwrap()
}

#[test]
fn the_time_does_not_depend_on_how_many_leave() {
    let twin = a_twin();
    for percent in [1, 10, 50, 100] {
        let mut all = Play::of(&twin).unwrap();
        let (load, supply) = {
            let view = all.view().unwrap();
            let hub = |name: &str| view.answer(&view.suite.hub, &json!({name: {}}));
            let (state, config) = (hub("state"), hub("config"));
            let wait = number(&state["next_batch_at"]).saturating_sub(u128::from(view.chain.now()));
            let unbonding = number(&config["params"]["unbonding_secs"]);
            (wait + unbonding, number(&state["shares"]))
        };
        // so much of all LST is out of what is in accounts
        let held: u128 = {
            let view = all.view().unwrap();
            let each = view
                .accounts()
                .map(|(_, at)| ballast_testing::lst_of(view.chain, view.suite, at).u128());
            each.sum()
        };
        let bps = (supply * percent * 100 / held).min(10_000);
        let outcome = play(&mut all, &format!(r#"{{"mass_exit":{{"bps":{bps}}}}}"#));
        let exits = outcome.played[0].exits;
        let last = exits.last_paid_secs.unwrap();
        println!(
            "{percent} %: {load} s, the last was paid after {last} s, in {} batches",
            exits.batches
        );
        assert_eq!(exits.unpaid, 0);
        assert!(
            u128::from(last) <= load + 10,
            "{percent} %: {load} s, and {last} s"
        );
    }
}
