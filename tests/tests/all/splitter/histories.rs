//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then. Hubs fall silent, for days and past the 30 days after maturity;
//! covers are owed and paid.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all splitter::histories --
//! --nocapture` is the long run.

use super::super::{
    beside::{self, previewed, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{amount_of, number, Split, DAY, ONE, UNIT};
use ballast_extension_math::splitter::model::{Hub, Model};
use ballast_testing::Suite;
use cosmwasm_std::Decimal;
use serde_json::json;
use std::time::Duration;

const PEOPLE: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("DustAmount", "is too small"),
    ("Matured", "matured at"),
    ("NotMatured", "matures at"),
    ("HubSilent", "the hub says no price, or is owed a cover"),
    ("NotEnoughShares", "not enough shares"),
    ("NotEnoughYield", "not enough YT"),
    ("NothingToClaim", "nothing to claim"),
];

struct Run {
    dex: Split,
    model: Model,
    dice: Dice,
    tally: Tally,
}

/// What the splitter sees of the hub now.
fn hub(dex: &Split) -> Hub {
    let rate = dex.suite.state();
    Hub {
        value: number(rate.value),
        shares: number(rate.shares),
        up: !dex.hub.is_silent(),
        owes: number(rate.pending_cover) > 0,
    }
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let secs = dice.one_of(&[10, 10, 30]) * DAY;
        let mut dex = Split::with(Suite::builder(), secs);
        dex.suite.underwrite("erin", 5_000 * UNIT).unwrap();
        let maturity = dex.maturity;
        // the rate has not moved since it was born
        let born = dex.state().touched_at;
        let model = Model::new(hub(&dex), born, maturity);
        assert_eq!(number(dex.state().mark), model.mark);
        Self {
            dex,
            model,
            dice,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let mut secs = self.dice.one_of(&[5, 5, 60, 600, 3_600, DAY / 4]);
        let (now, maturity) = (self.now(), self.model.maturity);
        let rarely = if now < maturity { 150 } else { 40 };
        let edges = [
            maturity - 1,
            maturity,
            maturity + 30 * DAY - 1,
            maturity + 30 * DAY,
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
        let before = self.model.clone();
        match self.dice.below(22) {
            0..=3 => self.split(before),
            4..=5 => self.merge(before),
            6..=8 => self.redeem(before),
            9..=10 => self.claim(before),
            11..=13 => self.give(before),
            14 => self.give_pt(before),
            15 => {
                self.dex.touch();
                self.model.touch(self.now());
                self.tally.done("touch");
            }
            16..=18 => self.reward(),
            19 => self.lose(),
            20 => self.owe(),
            _ => self.hush(),
        }
        self.model.check();
        assert!(self.model.mark <= self.before_mark(), "S-5");
    }

    fn suite(&self) -> &Suite {
        &self.dex.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }

    /// Little is left to be tried after maturity.
    fn is_over(&mut self) -> bool {
        self.model.is_final && self.dice.one_in(15)
    }

    /// The hub answers, maturity and the 30 days are over: everybody takes out what he has, and
    /// nothing but rounding is left.
    fn end(&mut self) {
        // never looked at again after maturity
        let is_by_silence = self.model.is_final && self.model.mark_at < self.model.maturity;
        let times = u64::from(is_by_silence);
        self.tally.see("mark fixed by silence", times);
        self.dex.hub.silence(false);
        let now = self.now().max(self.model.maturity + 30 * DAY) + 5;
        self.dex.pass(now);
        self.dex.touch();
        self.model.hub = hub(&self.dex);
        self.model.touch(self.now());
        for who in PEOPLE {
            let (pt, _) = self.dex.has(who);
            for what in ["claim", "redeem"] {
                let before = self.model.clone();
                let now = self.now() + 5;
                let (ours, theirs) = match what {
                    "claim" => (self.dex.claim(who), self.model.claim(now, who)),
                    _ => (self.dex.redeem(who, pt), self.model.redeem(now, who, pt)),
                };
                self.same(what, before, ours, theirs);
            }
        }
        self.model.check();
        let left = self.dex.suite.shares("dex");
        // a unit a step at the most, and two for each of five people
        assert!(
            left <= u128::from(Self::STEPS) * 3 + 10,
            "{left} LST are left"
        );
        assert!(PEOPLE.iter().all(|who| self.dex.claimable(who) == 0));
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.dex.suite.now()
    }

    fn before_mark(&self) -> u128 {
        self.model
            .marks
            .values()
            .copied()
            .max()
            .unwrap_or(u128::MAX)
    }

    fn amount(&mut self) -> u128 {
        self.dice
            .one_of(&[0, 1, 2, 7, 999, UNIT, 100 * UNIT, 500 * UNIT])
    }

    fn split(&mut self, before: Model) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.dex.suite.shares(who) < lst {
            return;
        }
        let question = json!({"preview_split": {"lst": lst.to_string()}});
        let preview = self.dex.preview(&question);
        let ours = self.dex.split(who, lst);
        // S-9
        previewed(&preview.map(|answer| amount_of(&answer, "pt")), &ours);
        let theirs = self.model.split(self.now(), who, lst);
        self.same("split", before, ours, theirs);
    }

    fn part(&mut self, all: u128) -> u128 {
        self.dice.one_of(&[all, all / 2, all / 3, 1, all + 1])
    }

    fn merge(&mut self, before: Model) {
        let who = self.dice.one_of(&PEOPLE);
        let most = self.model.pt_of(who).min(self.model.yt_of(who));
        let p = self.part(most);
        let ours = self.dex.merge(who, p);
        let theirs = self.model.merge(self.now(), who, p);
        self.same("merge", before, ours, theirs);
    }

    fn redeem(&mut self, before: Model) {
        let who = self.dice.one_of(&PEOPLE);
        let p = self.part(self.model.pt_of(who));
        let question = json!({"preview_redeem": {"pt": p.to_string()}});
        let preview = self.dex.preview(&question);
        let ours = self.dex.redeem(who, p);
        if p <= self.model.pt_of(who) {
            // S-9
            previewed(&preview.map(|answer| amount_of(&answer, "lst")), &ours);
        }
        let theirs = self.model.redeem(self.now(), who, p);
        self.same("redeem", before, ours, theirs);
    }

    fn claim(&mut self, before: Model) {
        let who = self.dice.one_of(&PEOPLE);
        let said = self.dex.claimable(who);
        let ours = self.dex.claim(who);
        assert!(ours.as_ref().map_or(said == 0, |paid| *paid == said), "S-9");
        let theirs = self.model.claim(self.now(), who);
        self.same("claim", before, ours, theirs);
    }

    fn give(&mut self, before: Model) {
        let [from, to] = [0, 1].map(|_| self.dice.one_of(&PEOPLE));
        let y = self.part(self.model.yt_of(from));
        let y = if self.dice.one_in(4) { 0 } else { y };
        let had = [from, to].map(|who| self.dex.claimable(who));
        let ours = self.dex.give(from, to, y).map(drop);
        let has = [from, to].map(|who| self.dex.claimable(who));
        assert_eq!(had, has, "S-6");
        let theirs = self.model.transfer_yt(self.now(), from, to, y);
        self.same("give", before, ours, theirs);
    }

    fn give_pt(&mut self, before: Model) {
        let [from, to] = [0, 1].map(|_| self.dice.one_of(&PEOPLE));
        let p = self.part(self.model.pt_of(from));
        let ours = self.dex.give_pt(from, to, p).map(drop);
        let theirs = self.model.transfer_pt(from, to, p);
        self.same("give_pt", before, ours, theirs);
    }

    /// Up to 2 %, seldom 20.
    fn reward(&mut self) {
        let percent = self.dice.one_of(&[1, 1, 2, 20]);
        let most = self.dex.suite.balance("owner") / 2;
        let amount =
            number(self.dex.suite.state().value) / 10_000 * percent * self.dice.below(100) as u128;
        if amount > 0 && amount < most && number(self.dex.suite.state().pending_cover) == 0 {
            self.dex.reward(amount);
            self.tally.done("reward");
        }
    }

    fn validator(&mut self) -> &'static str {
        self.dice.one_of(&["val0", "val1"])
    }

    fn lose(&mut self) {
        let percent = self.dice.one_of(&[1, 1, 5, 10]);
        let validator = self.validator();
        let fraction = Decimal::percent(percent);
        if self.dex.suite.slash(validator, fraction).is_ok() {
            self.tally.done("lose");
        }
        if self.dice.one_in(2) {
            self.dex.suite.sync("keeper").unwrap();
        }
    }

    /// A cover that the vault fails to give stays owed, until it gives it.
    fn owe(&mut self) {
        let suite = &mut self.dex.suite;
        if suite.chain().is_broken("vault") {
            suite.chain_mut().break_contract("vault", false).unwrap();
            let owed: Vec<_> = suite.losses().iter().map(|loss| loss.id).collect();
            for id in owed {
                _ = suite.retry_cover("keeper", id);
            }
            self.tally.done("repaid");
        } else if number(suite.state().pending_cover) == 0 {
            suite.sync("keeper").unwrap();
            suite.chain_mut().break_contract("vault", true).unwrap();
            suite.slash("val0", Decimal::permille(3)).unwrap();
            suite.sync("keeper").unwrap();
            self.tally.done("owed");
        }
    }

    fn hush(&mut self) {
        let is_silent = self.dex.hub.is_silent();
        self.dex.hub.silence(!is_silent);
        self.tally.done(if is_silent { "speaks" } else { "silent" });
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, now) = (self.dex.state(), self.now());
        let mut fresh = self.model.clone();
        fresh.touch(now);
        let touched_at = match self.model.is_final {
            true => self.model.maturity,
            false => self.model.mark_at,
        };
        assert_eq!(number(state.mark), fresh.mark);
        assert_eq!(
            (state.mark_at, state.touched_at),
            (fresh.mark_at, touched_at)
        );
        assert_eq!(
            (state.r#final, state.matured),
            (fresh.is_final, now >= fresh.maturity)
        );
        assert_eq!(number(state.reserve), fresh.reserve);
        assert_eq!(number(state.pt_supply), fresh.pt_supply);
        assert_eq!(number(state.yt_supply), fresh.yt_supply);
        assert_eq!(self.dex.suite.shares("dex"), fresh.reserve, "S-7");
        let owed = fresh.owed / cosmwasm_std::Uint256::from(ONE);
        assert_eq!(state.owed.to_string(), owed.to_string());
        assert_eq!(state.rate.is_none(), self.dex.hub.is_silent());
        for who in PEOPLE {
            let position = self.dex.position(who);
            assert_eq!(number(position.pt), fresh.pt_of(who));
            assert_eq!(number(position.yt), fresh.yt_of(who));
            assert_eq!(number(position.claimable), fresh.claimable(now, who));
        }
        assert!(self.dex.is_solvent());
    }
}

#[test]
fn every_step_is_the_model_s() {
    let played = beside::played::<Run>(beside::seed_of);
    played.carried_out_all(13);
    played.saw(&["mark fixed by silence"]);
}
