//! When those are paid who all leave at once: as soon as the report says before, however many they
//! are.

use super::{play, report_of, scenarios, together};
use ballast_stress::twin::{snapshot_of, twin};
use ballast_stress::Play;
use serde_json::{json, Value};

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

/// LST of an account, and LST of its offers of calls.
fn lst_and_offers(play: &Play, name: &str) -> (u128, u128) {
    let view = play.view().unwrap();
    let (_, at) = view.accounts().find(|(one, _)| *one == name).unwrap();
    let calls = view.each("calls").next().unwrap().at.clone();
    let offers = json!({"offers_of": {"writer": at}});
    let offers = view.ask(&calls, &offers).unwrap();
    let offers = offers["offers"].as_array().unwrap().iter();
    let offered = offers.map(|offer| offer["lst"].as_str().unwrap().parse::<u128>().unwrap());
    let lst = ballast_testing::lst_of(view.chain, view.suite, at).u128();
    (lst, offered.sum())
}

/// An offer comes back whole. Before, all of it was unbonded, whatever the part.
#[test]
fn who_exits_with_half_keeps_half_of_what_was_offered() {
    let mut all = together();
    assert_eq!(lst_and_offers(&all, "writer"), (0, 4_000_000_000));
    all.leave(5_000).unwrap();
    assert_eq!(lst_and_offers(&all, "writer"), (2_000_000_000, 0));
    all.leave(10_000).unwrap();
    assert_eq!(lst_and_offers(&all, "writer"), (0, 0));
}

/// Before, each turn sent 0 coins, which the market refused.
#[test]
fn a_liquidator_without_coins_sends_nothing() {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("all-together.jsonl")).unwrap();
    let rich = r#""liquidator":"300000000000,500000000000uusdc""#;
    assert!(text.contains(rich));
    let text = text.replace(rich, r#""liquidator":"0""#);
    let mut all = Play::of(&text).unwrap();
    let outcome = play(&mut all, r#"{"slash":{"who":"top:1","fraction":"0.3"}}"#);
    assert_eq!(outcome.played[0].tally.liquidations, 0);
    let sent = all.story().lines().filter(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        line["from"] == "liquidator"
    });
    assert_eq!(sent.count(), 0);
}
