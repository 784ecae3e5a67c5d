//! Who is next when those before cannot pay: the bond, the underwriters, holders; at a market the
//! borrower, restakers, suppliers.

use super::{adds_up, page, play, report_of, together};
use ballast_risk::Report;
use ballast_stress::ledger::number;
use ballast_stress::table::signed;
use ballast_stress::twin::snapshot_of;
use ballast_stress::{Outcome, Play};
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};

/// Parts of the largest validator's stake that are slashed, from a scratch to everything.
const FRACTIONS: [&str; 10] = [
    "0.001", "0.01", "0.03", "0.05", "0.1", "0.2", "0.3", "0.5", "0.8", "1",
];

/// What the losses of a run cost, in native.
struct Losses {
    amount: u128,
    by_bond: u128,
    by_pool: u128,
    uncovered: u128,
}

impl Losses {
    fn of(outcome: &Outcome) -> Self {
        let sum = |key: &str| {
            let all = outcome.played.iter().flat_map(|one| &one.losses);
            all.map(|loss| number(&loss[key])).sum()
        };
        Self {
            amount: sum("amount"),
            by_bond: sum("paid_by_bond"),
            by_pool: sum("paid_by_pool"),
            uncovered: sum("uncovered"),
        }
    }
}

/// What payers have, in LST.
struct Payers {
    /// The bond of the largest validator.
    bond: u128,
    /// The underwriters' pool.
    pool: u128,
    /// What restakers have behind the market.
    backstop: u128,
}

impl Payers {
    fn of(all: &Play) -> Self {
        let view = all.view().unwrap();
        let ask = |at: &Addr, msg: Value| view.ask(at, &msg).unwrap();
        let bonds = ask(&view.suite.vault, json!({"bonds": {"limit": 100}}));
        let largest = &view.chain.validators()["val0"];
        let mut bonds = bonds["bonds"].as_array().unwrap().iter();
        let bond = bonds.find(|bond| bond["validator"] == largest.as_str());
        let pool = ask(&view.suite.vault, json!({"pool": {}}));
        let mut guests = view.guests.iter();
        let backstop = guests.find(|guest| guest.name == "backstop").unwrap();
        let state = ask(&backstop.at, json!({"state": {}}));
        Self {
            bond: number(&bond.unwrap()["lst"]),
            pool: number(&pool["lst"]),
            backstop: number(&state["active"]),
        }
    }
}

/// A slash of the largest validator, and what came of it.
struct Slash {
    fraction: &'static str,
    /// What was reported before it.
    report: Report,
    before: Payers,
    after: Payers,
    losses: Losses,
    outcome: Outcome,
}

impl Slash {
    fn of(fraction: &'static str) -> Self {
        let mut all = together();
        let before = Payers::of(&all);
        let report = report_of(&snapshot_of(&all.view().unwrap()).to_string());
        let shock = format!(r#"{{"slash":{{"who":"top:1","fraction":"{fraction}"}}}}"#);
        let outcome = play(&mut all, &shock);
        adds_up(&outcome);
        Self {
            fraction,
            report,
            before,
            after: Payers::of(&all),
            losses: Losses::of(&outcome),
            outcome,
        }
    }

    /// A line of the page.
    fn row(&self) -> String {
        let (losses, tally) = (&self.losses, &self.outcome.played[0].tally);
        let row = [
            losses.amount,
            losses.by_bond,
            losses.by_pool,
            losses.uncovered,
            tally.restake_slashed,
            tally.bad_debt,
        ];
        let row = row.map(|amount| signed(amount as i128, 6));
        let percent: Decimal = self.fraction.parse().unwrap();
        let percent = percent * Decimal::percent(10_000);
        format!("| {percent} % | {} |\n", row.join(" | "))
    }

    /// Fails unless what the report said before is what came, to two units. Whether it said anything of
    /// such a slash.
    fn ensure_as_predicted(&self) -> bool {
        let scenario = match self.fraction {
            "0.01" => "D1",
            "0.05" => "S1",
            "0.3" => "T30",
            "1" => "T100",
            _ => return false,
        };
        let said = self.report.loss[scenario].as_ref().unwrap();
        let said = [said.gross, said.by_bond, said.by_pool, said.by_holders];
        let losses = &self.losses;
        let came = [
            losses.amount,
            losses.by_bond,
            losses.by_pool,
            losses.uncovered,
        ];
        println!("{scenario}: said {said:?}, came {came:?}");
        for (one, came) in said.iter().zip(came) {
            let off = one.u128().abs_diff(came);
            assert!(off <= 2, "{scenario}: {said:?} was said, {came} came");
        }
        true
    }

    /// Fails unless nobody is asked while somebody before them has anything left.
    fn ensure_in_order(&self) {
        let (fraction, losses) = (self.fraction, &self.losses);
        let (before, after) = (&self.before, &self.after);
        let sum = losses.by_bond + losses.by_pool + losses.uncovered;
        assert_eq!(losses.amount, sum, "{fraction}");
        assert_eq!(losses.amount, self.outcome.played[0].slashed, "{fraction}");
        // a bucket of a millionth of a unit a share is empty
        let is_empty = |left: u128, of: u128| left <= of / 100_000;
        assert!(
            losses.by_pool == 0 || is_empty(after.bond, before.bond),
            "{fraction}: the pool paid, and the bond has {}",
            after.bond
        );
        assert!(
            losses.uncovered <= 2 || is_empty(after.pool, before.pool),
            "{fraction}: holders paid, and the pool has {}",
            after.pool
        );
        // the market's restakers leave what a slash has to leave
        let floor = 1_000_000 + before.backstop / 1_000;
        assert!(
            self.outcome.played[0].tally.bad_debt == 0 || after.backstop <= floor,
            "{fraction}: suppliers paid, and restakers have {}",
            after.backstop
        );
    }

    /// Who lost something: bond, pool, holders, restakers, suppliers.
    fn met(&self) -> [bool; 5] {
        [
            self.losses.by_bond > 0,
            self.losses.by_pool > 0,
            self.losses.uncovered > 2,
            self.after.backstop < self.before.backstop,
            self.outcome.played[0].tally.bad_debt > 0,
        ]
    }
}

/// From a scratch to everything: nobody is asked while somebody before them has anything left.
#[test]
fn each_pays_after_the_one_before() {
    let mut seen = [false; 5];
    let mut predicted = 0;
    let mut table = "| slashed of the largest | loss | by its bond | by the pool | by holders | LST of restakers | debt that suppliers lost |\n\
        |---:|---:|---:|---:|---:|---:|---:|\n"
        .to_string();
    for fraction in FRACTIONS {
        let slash = Slash::of(fraction);
        table.push_str(&slash.row());
        slash.ensure_in_order();
        predicted += u32::from(slash.ensure_as_predicted());
        for (seen, met) in seen.iter_mut().zip(slash.met()) {
            *seen |= met;
        }
    }
    assert_eq!(predicted, 4);
    println!("{table}");
    page::section("who is next", &table);
    assert_eq!(seen, [true; 5], "bond, pool, holders, restakers, suppliers");
}
