//! Who is next when those before cannot pay: the bond, the underwriters, holders; at a market the
//! borrower, restakers, suppliers.

use super::{adds_up, page, play, report_of, together};
use ballast_stress::ledger::number;
use ballast_stress::table::signed;
use ballast_stress::twin::snapshot_of;
use ballast_stress::Outcome;

/// What the losses of a run cost: all, by bonds, by the pool, uncovered.
fn losses(outcome: &Outcome) -> [u128; 4] {
    let all = outcome.played.iter().flat_map(|one| &one.losses);
    let keys = ["amount", "paid_by_bond", "paid_by_pool", "uncovered"];
    all.fold([0; 4], |mut sum, loss| {
        for (sum, key) in sum.iter_mut().zip(keys) {
            *sum += number(&loss[key]);
        }
        sum
    })
}

/// What a shock leaves of the bond of the largest validator, of the underwriters' pool, and of what
/// restakers have behind the market.
fn left(all: &ballast_stress::Play) -> [u128; 3] {
    let view = all.view().unwrap();
    let ask = |at: &cosmwasm_std::Addr, msg: serde_json::Value| view.answer(at, &msg);
    let bonds = ask(
        &view.suite.vault,
        serde_json::json!({"bonds": {"limit": 100}}),
    );
    let val0 = &view.chain.validators()["val0"];
    let bonds = bonds["bonds"].as_array().unwrap();
    let bond = bonds
        .iter()
        .find(|bond| bond["validator"] == val0.as_str())
        .unwrap();
    let pool = ask(&view.suite.vault, serde_json::json!({"pool": {}}));
    let backstop = view
        .guests
        .iter()
        .find(|guest| guest.name == "backstop")
        .unwrap();
    let state = ask(&backstop.at, serde_json::json!({"state": {}}));
    [&bond["lst"], &pool["lst"], &state["active"]].map(number)
}

/// From a scratch to everything: nobody is asked while somebody before him has anything left.
#[test]
fn each_pays_after_the_one_before() {
    let mut seen = [false; 5];
    let mut predicted = 0;
    let mut table = "| slashed of the largest | loss | by its bond | by the pool | by holders | LST of restakers | debt that suppliers lost |\n\
        |---:|---:|---:|---:|---:|---:|---:|\n"
        .to_string();
    for fraction in [
        "0.001", "0.01", "0.03", "0.05", "0.1", "0.2", "0.3", "0.5", "0.8", "1",
    ] {
        let mut all = together();
        let before = left(&all);
        let report = report_of(&snapshot_of(&all.view().unwrap()).to_string());
        let shock = format!(r#"{{"slash":{{"who":"top:1","fraction":"{fraction}"}}}}"#);
        let outcome = play(&mut all, &shock);
        adds_up(&outcome);
        let [amount, by_bond, by_pool, uncovered] = losses(&outcome);
        let [bond, pool, backstop] = left(&all);
        let tally = outcome.played[0].tally;
        let row = [
            amount,
            by_bond,
            by_pool,
            uncovered,
            tally.restake_slashed,
            tally.bad_debt,
        ];
        let row = row.map(|amount| signed(amount as i128, 6));
        let percent: cosmwasm_std::Decimal = fraction.parse().unwrap();
        let percent = percent * cosmwasm_std::Decimal::percent(10_000);
        table.push_str(&format!("| {percent} % | {} |\n", row.join(" | ")));
        assert_eq!(amount, by_bond + by_pool + uncovered, "{fraction}");
        assert_eq!(amount, outcome.played[0].slashed, "{fraction}");
        // what the report said before is what came, to two units
        let scenario = match fraction {
            "0.01" => "D1",
            "0.05" => "S1",
            "0.3" => "T30",
            "1" => "T100",
            _ => "",
        };
        if let Some(said) = report.loss.get(scenario) {
            let said = said.as_ref().unwrap();
            let all = [said.gross, said.by_bond, said.by_pool, said.by_holders];
            let came = [amount, by_bond, by_pool, uncovered];
            println!("{scenario}: said {all:?}, came {came:?}");
            for (said, came) in all.iter().zip(came) {
                assert!(
                    said.u128().abs_diff(came) <= 2,
                    "{scenario}: {all:?} was said, {came:?} came"
                );
            }
            predicted += 1;
        }
        // a bucket of a millionth of a unit a share is empty
        let is_empty = |left: u128, of: u128| left <= of / 100_000;
        assert!(
            by_pool == 0 || is_empty(bond, before[0]),
            "{fraction}: the pool paid, and the bond has {bond}"
        );
        assert!(
            uncovered <= 2 || is_empty(pool, before[1]),
            "{fraction}: holders paid, and the pool has {pool}"
        );
        // the market's restakers leave what a slash has to leave
        let floor = 1_000_000 + before[2] / 1_000;
        assert!(
            tally.bad_debt == 0 || backstop <= floor,
            "{fraction}: suppliers paid, and restakers have {backstop}"
        );
        let met = [
            by_bond > 0,
            by_pool > 0,
            uncovered > 2,
            backstop < before[2],
            tally.bad_debt > 0,
        ];
        for (seen, met) in seen.iter_mut().zip(met) {
            *seen |= met;
        }
    }
    assert_eq!(predicted, 4);
    println!("{table}");
    page::section("who is next", &table);
    assert_eq!(seen, [true; 5], "bond, pool, holders, restakers, suppliers");
}
