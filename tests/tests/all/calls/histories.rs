//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then. Losses, owed covers, five people.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all calls::histories --
//! --nocapture` is the long run.

mod losses;
mod trades;

use super::super::{
    beside::{self, previewed, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{number, Series, DAY, PEOPLE, STRIKE, UNIT};
use ballast_extension_math::calls::model::{Hub, Model};
use ballast_testing::Suite;
use serde_json::json;
use std::time::Duration;

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("Closed", "options were written and sold until"),
    ("ZeroAmount", "0 LST: name an amount"),
    ("Price", "it falls or stays"),
    ("Ends", "an ask that ends at"),
    ("UnknownOffer", "there is no offer"),
    ("MoreThanOffered", "that are left of the offer"),
    ("Unauthorized", "only its writer"),
    ("NotEnough", "need as many options"),
    ("NotEnoughShares", "not enough shares"),
    ("NotYet", "exercise begins at"),
    ("Expired", "the options expired at"),
    ("NotExpired", "writers are paid from"),
    ("NothingToRedeem", "nothing to redeem"),
];

struct Run {
    dex: Series,
    model: Model,
    dice: Dice,
    tally: Tally,
}

fn hub(series: &Series) -> Hub {
    let state = series.suite.state();
    Hub {
        value: number(state.value),
        shares: number(state.shares),
        cover: number(state.pending_cover),
    }
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let days = dice.one_of(&[6, 8]);
        let window = dice.one_of(&[1, 3, 7]);
        let strike = dice.one_of(&[1, 999_999, STRIKE, 10u128.pow(14)]);
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
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let mut secs = self.dice.one_of(&[5, 5, 5, 60, 600, 3_600]);
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

    fn suite(&self) -> &Suite {
        &self.dex.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }

    /// Little is left to be tried after the expiry.
    fn is_over(&mut self) -> bool {
        self.now() > self.model.expiry && self.dice.one_in(15)
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
            self.tally.same("redeem", ours, theirs);
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
            self.tally.same("cancel", ours, theirs);
        }
        if was_written {
            let left = (self.dex.suite.shares("series"), self.dex.usd("series"));
            assert_eq!(left, (0, 0), "K-9");
        }
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.dex.suite.now()
    }

    fn who(&mut self) -> &'static str {
        self.dice.one_of(&PEOPLE)
    }

    fn part(&mut self, all: u128) -> u128 {
        self.dice.one_of(&[all, all / 2, all / 3, 1, 0, all + 1])
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
}

#[test]
fn every_step_is_the_model_s() {
    beside::played::<Run>(beside::seed_of).carried_out_all(11);
}
