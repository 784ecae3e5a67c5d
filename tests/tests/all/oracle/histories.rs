//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all oracle::histories --
//! --nocapture` is the long run.

mod reporters;

use super::super::{
    beside::{self, History, Tally, Words},
    dice::Dice,
    guest::Guest,
    kit,
};
use super::{fined, Desk, DAY, ROUND, UNIT};
use ballast_extension_math::oracle::model::{Oracle as Model, Terms, WAD};
use ballast_extension_types::oracle::{PRICES, ROWS};
use ballast_testing::{Suite, Tx};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::time::Duration;

const SIX: [&str; 6] = ["r1", "r2", "r3", "r4", "r5", "r6"];
/// Events of a round that a report closes: a price, a void round, a fine.
const CLOSINGS: [&str; 3] = ["ballast-price", "ballast-void", "ballast-fine"];
const FEEDS: [&str; 2] = ["atom/usd", "eth/usd"];

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("Evicted", "was evicted"),
    ("BelowMinimum", "is under the minimum"),
    ("NotEnough", "LST were asked for"),
    ("NothingToCollect", "nothing to collect"),
    ("NotSuspended", "not suspended"),
    ("Suspended", "suspended until"),
    ("TooManyEvicted", "a third at most"),
    ("Admitted", "is a reporter already"),
    ("Reported", "was reported in this round already"),
    ("NoWeight", "no pledge of yours counts"),
    ("NothingToClose", "nothing to close"),
];

struct Run {
    desk: Desk,
    model: Model,
    dice: Dice,
    /// Where the market is, in units of 1e-18.
    market: u128,
    tally: Tally,
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let terms = Terms {
            round_secs: ROUND,
            min_pledge: 10 * UNIT,
            min_reports: dice.one_of(&[3, 4]),
            fine_bps: dice.one_of(&[1, 100, 1_000]),
            suspend_secs: dice.one_of(&[600, DAY]),
            leave_secs: dice.one_of(&[3_600, 7 * DAY]),
            max_missed: 24,
            reward: dice.one_of(&[0, 1_000]),
        };
        let mut desk = Desk::of(Suite::builder(), &SIX, |msg| {
            msg["min_reports"] = json!(terms.min_reports);
            msg["fine_bps"] = json!(terms.fine_bps as u64);
            msg["suspend_secs"] = json!(terms.suspend_secs);
            msg["leave_secs"] = json!(terms.leave_secs);
            msg["max_missed"] = json!(terms.max_missed);
            msg["reward"] = json!(terms.reward.to_string());
        });
        let mut model = Model::new(terms, SIX.len(), &FEEDS);
        for feed in FEEDS {
            desk.add(feed, &json!("reported"), ("5", "20")).unwrap();
        }
        desk.suite.lst_transfer("r1", "oracle", 20_000).unwrap();
        model.pot = 20_000;
        for (who, name) in SIX.iter().enumerate() {
            let lst = (40 + 20 * who as u128) * UNIT;
            desk.pledge(name, lst).unwrap();
            model.pledge(who as u32, lst, desk.now()).unwrap();
        }
        // the first price is not what random reports are about: no round is refused for being
        // unexpected
        desk.next_round();
        for (who, name) in SIX.iter().enumerate() {
            let prices = FEEDS.map(|feed| (feed, 10 * WAD));
            desk.at_once();
            desk.tell(name, &said(&prices)).unwrap();
            model.report(who as u32, &prices, desk.now()).unwrap();
        }
        Self {
            desk,
            model,
            dice,
            market: 10 * WAD,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let secs = self.dice.one_of(&[1, 1, 1, 5, 20, 60, 600, 3_600, DAY]);
        // long waits are rare: most of what happens, happens in a round
        let secs = if self.dice.one_in(4) {
            secs
        } else {
            secs.min(60)
        };
        let secs = if self.dice.one_in(100) {
            14 * DAY
        } else {
            secs
        };
        self.desk.suite.block_after(Duration::from_secs(secs));
        if self.dice.one_in(6) {
            let percent = 30 + u128::from(self.dice.below(141));
            self.market = (self.market * percent / 100).clamp(WAD / 100, 1_000_000 * WAD);
        }
        if self.dice.one_in(3) {
            return self.a_round();
        }
        let before = self.model.clone();
        self.model.touch(self.now());
        self.desk.at_once();
        match self.dice.below(24) {
            0..=15 => self.report(before),
            16 => self.close(before),
            17 => self.pledge(before),
            18 => self.unpledge(before),
            19 => self.collect(before),
            20 | 21 => self.resume(before),
            22 => self.evict(before),
            _ => self.admit(before),
        }
        self.compare();
    }

    fn suite(&self) -> &Suite {
        &self.desk.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.desk.now()
    }

    fn who(&mut self) -> u32 {
        self.dice.below(SIX.len() as u64) as u32
    }

    /// Most report in the next round, each of them a step.
    fn a_round(&mut self) {
        self.desk.next_round();
        for who in 0..SIX.len() as u32 {
            if self.dice.percent(92) {
                let before = self.model.clone();
                self.model.touch(self.now());
                self.desk.at_once();
                self.report_of(who, before);
                self.compare();
            }
        }
    }

    fn report(&mut self, before: Model) {
        let who = self.who();
        self.report_of(who, before);
    }

    /// One reports what he sees, or lags, or lies; one feed or both.
    fn report_of(&mut self, who: u32, before: Model) {
        let mut prices = vec![];
        for feed in FEEDS {
            if self.dice.percent(90) || prices.is_empty() {
                let near = self.market / 10_000 * u128::from(9_960 + self.dice.below(81));
                let lie = self.dice.one_of(&[1, u128::MAX, self.market * 2]);
                let lag = self.market / 100 * u128::from(80 + self.dice.below(41));
                let price = match self.dice.below(20) {
                    0 => lie,
                    1..=2 => lag,
                    _ => near,
                };
                prices.push((feed, price));
            }
        }
        let voids: u32 = self.model.voids.values().sum();
        let fines = self.model.fines;
        let ours = self.desk.tell(SIX[who as usize], &said(&prices));
        let counts = ours.as_ref().map_or([0; 3], |tx| {
            CLOSINGS.map(|name| tx.events_named(name).count() as u64)
        });
        let ours = ours.map(|tx| fined(&tx));
        let theirs = self.model.report(who, &prices, self.now());
        let theirs = theirs.map(|()| self.model.fines - fines);
        self.same("report", before, ours, theirs);
        for (name, count) in CLOSINGS.into_iter().zip(counts) {
            self.tally.see(name, count);
        }
        let after: u32 = self.model.voids.values().sum();
        assert!(after >= voids || counts[0] > 0);
    }

    fn close(&mut self, before: Model) {
        let feed = self.dice.one_of(&FEEDS);
        let ours = self.desk.tell("keeper", &json!({"close": {"feed": feed}}));
        let price = |tx: Tx| super::said(&tx, "ballast-price", "price").map(|text| atomics(&text));
        let ours = ours.map(price);
        let theirs = self.model.close(feed, self.now());
        self.same("close", before, ours, theirs);
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (model, now) = (&self.model, self.now());
        let mut model = model.clone();
        model.touch(now);
        let round = model.round(now);
        for (who, name) in SIX.iter().enumerate() {
            let (shown, man) = (self.desk.reporter(name), &model.men[who]);
            let number = |key: &str| shown[key].as_str().unwrap().parse::<u128>().unwrap();
            let ours = ["pledge", "weight", "leaving", "owed"].map(number);
            let weight = model.weight(who as u32, round);
            let theirs = [man.pledge(), weight, man.leaving, man.owed];
            assert_eq!(ours, theirs, "{name}");
            assert_eq!(shown["suspended_until"].as_u64(), man.out, "{name}");
            let missed = shown["missed"].as_array().unwrap().iter();
            let missed: u64 = missed.map(|row| row["rows"].as_u64().unwrap()).sum();
            let rows = model.missed.iter().filter(|((_, of), _)| *of == who as u32);
            assert_eq!(
                missed,
                rows.map(|(_, rows)| u64::from(*rows)).sum::<u64>(),
                "{name}"
            );
        }
        for feed in FEEDS {
            let (shown, read) = (
                self.desk.ask(&json!({"feed": {"id": feed}})).unwrap(),
                model.read(feed, now),
            );
            let number = |key: &str| shown[key].as_str().map(atomics);
            assert_eq!(number("price"), read.price);
            assert_eq!(number("mean"), read.price.map(|_| read.mean(now)));
            assert_eq!(number("sigma_day"), read.price.map(|_| read.sigma(DAY)));
            let storage = self.desk.suite.chain().storage_of(&self.desk.at);
            let row = ROWS.may_load(&*storage, feed).unwrap();
            let theirs = model.rows.get(feed);
            let theirs = theirs.map(|row| (row.round, row.active, row.reports.len()));
            let ours = row.map(|row| (row.round, kit::number(row.active), row.reports.len()));
            assert_eq!(ours, theirs);
            let track = PRICES.may_load(&*storage, feed).unwrap();
            let suspects = track.map_or(0, |track| track.suspects.len());
            assert_eq!(suspects, model.feeds[feed].suspects.len());
        }
        let solvency = self.desk.ask(&json!({"solvency": {}})).unwrap();
        assert_eq!(solvency["pot"], json!(model.pot.to_string()));
    }
}

fn atomics(text: &str) -> u128 {
    text.parse::<Decimal>().unwrap().atomics().u128()
}

fn said(prices: &[(&'static str, u128)]) -> Value {
    let prices = prices.iter().map(|(feed, price)| {
        let price = Decimal::new((*price).into());
        json!({"feed": feed, "price": price})
    });
    json!({"report": {"prices": prices.collect::<Vec<_>>()}})
}

#[test]
fn every_step_is_the_model_s() {
    beside::played::<Run>(beside::seed_of).saw(&CLOSINGS);
}
