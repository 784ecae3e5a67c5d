//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then. Losses, owed covers, five people.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all calls::histories --
//! --nocapture` is the long run.

mod losses;
mod trades;

use super::super::dice::Dice;
use super::*;
use ballast_extension_math::calls::model::{Hub, Model, Refused};
use cosmwasm_std::Decimal;
use std::collections::BTreeMap;

/// Steps of one series.
const A_RUN: u64 = 250;

/// What the contract says where the model says this.
fn words(refused: Refused) -> &'static str {
    match refused {
        "Closed" => "options were written and sold until",
        "ZeroAmount" => "0 LST: name an amount",
        "Price" => "it falls or stays",
        "Ends" => "an ask that ends at",
        "UnknownOffer" => "there is no offer",
        "MoreThanOffered" => "that are left of the offer",
        "Unauthorized" => "only its writer",
        "NotEnough" => "need as many options",
        "NotEnoughShares" => "not enough shares",
        "NotYet" => "exercise begins at",
        "Expired" => "the options expired at",
        "NotExpired" => "writers are paid from",
        "NothingToRedeem" => "nothing to redeem",
        other => panic!("no words for {other}"),
    }
}

struct Run {
    dex: Series,
    model: Model,
    dice: Dice,
    /// How often each step was carried out, and refused.
    tally: BTreeMap<&'static str, [u64; 2]>,
}

fn one_of<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[dice.below(of.len() as u64) as usize]
}

fn hub(series: &Series) -> Hub {
    let state = series.suite.state();
    Hub {
        value: number(state.value),
        shares: number(state.shares),
        cover: number(state.pending_cover),
    }
}

impl Run {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let days = one_of(&mut dice, &[6, 8]);
        let window = one_of(&mut dice, &[1, 3, 7]);
        let strike = one_of(&mut dice, &[1, 999_999, STRIKE, 10u128.pow(14)]);
        let mut dex = Series::with(Suite::builder(), |msg| {
            let from = msg["exercise_from"].as_u64().unwrap() - 30 * DAY + days * DAY;
            msg["exercise_from"] = json!(from);
            msg["expiry"] = json!(from + window * DAY);
            msg["strike"] = json!(strike.to_string());
        });
        dex.suite.underwrite("erin", 5_000 * UNIT).unwrap();
        let model = Model::new(hub(&dex), UNIT, strike, dex.from, dex.expiry);
        Self {
            dex,
            model,
            dice,
            tally: BTreeMap::new(),
        }
    }

    fn now(&self) -> u64 {
        self.dex.suite.now()
    }

    fn count(&mut self, what: &'static str, place: usize) {
        self.tally.entry(what).or_default()[place] += 1;
    }

    /// Both did the same, or both refused for the same reason; what was refused changed nothing.
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        ours: Result<T, TxError>,
        theirs: Result<T, Refused>,
    ) {
        let place = match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{what}");
                0
            }
            (Err(error), Err(refused)) => {
                let (error, words) = (error.to_string(), words(refused));
                assert!(error.contains(words), "{what}: {refused}, and `{error}`");
                1
            }
            (ours, theirs) => panic!("{what}: ours {ours:?}, the model's {theirs:?}"),
        };
        self.count(what, place);
    }

    fn step(&mut self) {
        let mut secs = one_of(&mut self.dice, &[5, 5, 5, 60, 600, 3_600]);
        let now = self.now();
        let rarely = if now < self.dex.from { 100 } else { 50 };
        let edges = [
            self.dex.from - 1,
            self.dex.from,
            self.dex.expiry - 1,
            self.dex.expiry,
        ];
        if let (Some(edge), true) = (
            edges.iter().find(|edge| **edge > now),
            self.dice.one_in(rarely),
        ) {
            // seconds that random steps miss
            secs = edge - now;
        }
        self.dex.suite.block_after(Duration::from_secs(secs));
        self.model.hub = hub(&self.dex);
        self.compare();
        self.dex.at_once();
        match self.dice.below(20) {
            0..=3 => self.offer(),
            4..=6 => self.buy(),
            7 => self.cancel(),
            8 => self.close(),
            9..=10 => self.give(),
            11..=13 => self.exercise(),
            14..=15 => self.redeem(),
            16..=17 => self.reward(),
            18 => self.lose(),
            _ => self.owe(),
        }
        self.model.check(self.now());
    }

    fn who(&mut self) -> &'static str {
        one_of(&mut self.dice, &PEOPLE)
    }

    fn part(&mut self, all: u128) -> u128 {
        one_of(&mut self.dice, &[all, all / 2, all / 3, 1, 0, all + 1])
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, model, now) = (self.dex.state(), &self.model, self.now());
        assert_eq!(number(state.lst), model.lst);
        assert_eq!(number(state.written), model.written);
        assert_eq!(number(state.supply), model.supply);
        assert_eq!(number(state.quote), model.quote);
        assert_eq!(self.dex.suite.shares("series"), model.here.0, "K-7");
        assert_eq!(self.dex.usd("series"), model.here.1, "K-7");
        for who in PEOPLE {
            let position = self.dex.position(who);
            assert_eq!(number(position.options), model.options_of(who));
            assert_eq!(number(position.written), model.written_of(who));
            let part = (
                number(position.redeemable.lst),
                number(position.redeemable.quote),
            );
            assert_eq!(part, model.part(who));
            let hers = model.offers.iter().filter(|(_, offer)| offer.writer == who);
            let hers: Vec<_> = hers
                .map(|(id, offer)| (*id, offer.lst, offer.price(now)))
                .take(30)
                .collect();
            let ours = position.offers.iter();
            let ours: Vec<_> = ours
                .map(|offer| (offer.offer_id, number(offer.lst), number(offer.price_now)))
                .collect();
            assert_eq!(ours, hers);
        }
        assert!(self.dex.is_solvent());
    }

    /// All is over: everybody is paid, everybody cancels, and nothing stays.
    fn end(&mut self) {
        let now = self.now().max(self.dex.expiry) + 5;
        self.dex.pass(now);
        let first = self.dice.below(5) as usize;
        let was_written = self.model.written > 0;
        for place in 0..5 {
            let who = PEOPLE[(first + place * 2) % 5];
            let ours = self.dex.redeem(who);
            let theirs = self.model.redeem(self.now(), who);
            self.same("redeem", ours, theirs);
        }
        let ids: Vec<_> = self
            .model
            .offers
            .iter()
            .map(|(id, offer)| (*id, offer.writer.clone()))
            .collect();
        for (id, writer) in ids {
            let ours = self.dex.cancel(&writer, id);
            let theirs = self.model.cancel(&writer, id);
            self.same("cancel", ours, theirs);
        }
        if was_written {
            let left = (self.dex.suite.shares("series"), self.dex.usd("series"));
            assert_eq!(left, (0, 0), "K-9");
        }
    }
}

/// K-11: what a preview says in a block is what happens in it.
fn previewed(preview: &Result<Value, String>, field: &str, ours: &Result<u128, TxError>) {
    match (preview, ours) {
        (Ok(preview), Ok(ours)) => assert_eq!(preview[field], json!(ours.to_string())),
        (Err(preview), Err(ours)) => {
            let (why, ours) = (preview.rsplit(": ").next().unwrap(), ours.to_string());
            assert!(ours.contains(why), "`{preview}`, then `{ours}`");
        }
        (preview, ours) => panic!("{preview:?}, then {ours:?}"),
    }
}

#[test]
fn every_step_is_the_model_s() {
    let number = |name: &str, default: u64| {
        let asked = std::env::var(name).ok();
        asked.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let (steps, seed) = (number("BALLAST_STEPS", 5_000), number("BALLAST_SEED", 1));
    let mut tally: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    let mut checked = 0;
    let (mut done, mut runs) = (0, 0);
    while done < steps {
        let mut run = Run::new(seed * 1_000_000 + runs);
        runs += 1;
        for _ in 0..A_RUN {
            run.step();
            done += 1;
            // little is left to be tried once it is over
            if run.now() > run.model.expiry && run.dice.one_in(15) {
                break;
            }
        }
        run.end();
        for (what, [done, refused]) in run.tally {
            let sum = tally.entry(what).or_default();
            *sum = [sum[0] + done, sum[1] + refused];
        }
        checked += run.dex.suite.checked();
    }
    println!("{done} steps, {runs} runs, {checked} invariants, carried out and refused: {tally:?}");
    let is_tried = tally.values().all(|[done, _]| *done > 0);
    assert!(is_tried && tally.len() == 11, "{tally:?}");
}
