//! When those are paid who all leave at once: as soon as the report says before, however many they
//! are.

use super::{play, report_of, scenarios};
use ballast_stress::twin::{snapshot_of, twin};
use ballast_stress::Play;

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
        let report = report_of(&snapshot_of(&all.view().unwrap()).to_string());
        let exit = report.exit.unwrap();
        let load = &exit.load[&percent.to_string()];
        let supply = report.books.unwrap().shares.u128();
        let load = load.secs.unwrap();
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
        assert!(last <= load + 10, "{percent} %: {load} s, and {last} s");
    }
}
