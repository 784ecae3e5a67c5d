//! Random steps on the basket and its parts beside the model, with every invariant of the suite and
//! every law of both extensions checked after each. What a contract refuses the model refuses, for
//! the same reason; a preview says before what happens then.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all basket::histories --
//! --nocapture` is the long run.

mod holders;
mod parts;

use super::super::{
    beside::{self, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{number, Bag, DAY, NAMES, UNIT};
use ballast_extension_math::{
    basket::model::{Model, Part},
    restake::model::{Model as Restaked, Rules},
};
use ballast_testing::Suite;
use serde_json::json;
use std::time::Duration;

const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// Lists of weights; each may follow each.
const LISTS: [[u64; 3]; 4] = [
    [5_000, 3_000, 2_000],
    [4_000, 3_500, 2_500],
    [5_000, 4_000, 1_000],
    [6_000, 4_000, 0],
];

/// What a contract says where the model says this.
const WORDS: Words = &[
    ("Paused", "deposits are paused until"),
    ("PartPending", "may be slashed for what was before"),
    ("LayerDust", "too small"),
    ("NotEnoughShares", "not enough shares"),
    ("NotUnder", "nothing to put in"),
    ("PartPrice", "is too dear"),
    ("TrimOpen", "is under way: gather it first"),
    ("NotOver", "it is trimmed"),
    ("NothingToGather", "nothing to gather"),
    ("UnknownPart", "is no part of this basket"),
    ("SlashPending", "is open until"),
    ("Spent", "the stake is spent"),
    ("NotReady", "is ready at"),
    ("NoRequest", "is not open"),
    ("NotYet", "can be vetoed until"),
    ("RequestOpen", "one at a time"),
    ("Quiet", "no slash request before"),
    ("PauseTooLong", "is out of bounds: 1 to"),
    ("PauseTooSoon", "may not be paused again before"),
    ("NothingAnnounced", "no parts are announced"),
    ("Notice", "are in force from"),
];

struct Run {
    bag: Bag,
    model: Model,
    dice: Dice,
    /// The list that was announced, and from when on it may be in force.
    announced: Option<([u64; 3], u64)>,
    tally: Tally,
}

fn rules(dice: &mut Dice, is_veto: bool) -> Rules {
    Rules {
        cooldown: dice.one_of(&[8 * DAY, 21 * DAY]),
        window: dice.one_of(&[3_600, 7 * DAY]),
        max_bps: dice.one_of(&[3_000, 10_000]),
        floor: dice.one_of(&[1_000, UNIT]),
        drip: dice.one_of(&[3_600, 7 * DAY]),
        veto: is_veto.then_some((3_600, 3 * DAY)),
        ratio: None,
    }
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let veto = dice.below(3) as usize;
        let rules: Vec<Rules> = (0..3).map(|at| rules(&mut dice, at == veto)).collect();
        let cap = dice.one_in(2).then_some(300 * UNIT);
        let bag = Bag::of(
            &LISTS[0],
            |at, msg| {
                let rules = &rules[at];
                msg["cooldown_secs"] = json!(rules.cooldown);
                msg["window_secs"] = json!(rules.window);
                msg["max_slash_bps"] = json!(rules.max_bps as u64);
                msg["floor"] = json!(rules.floor.to_string());
                msg["drip_secs"] = json!(rules.drip);
                if let Some((veto_secs, execute_secs)) = rules.veto {
                    // nobody vetoes here
                    let resolver = msg["hub"].clone();
                    msg["mode"] = json!({"veto": {"resolver": resolver, "veto_secs": veto_secs, "execute_secs": execute_secs}});
                }
            },
            |msg| {
                if let Some(cap) = cap {
                    msg["parts"][1]["cap"] = json!(cap.to_string());
                }
            },
        );
        let now = bag.suite.now();
        let parts = rules.into_iter().enumerate().map(|(at, rules)| {
            let cap = cap.filter(|_| at == 1);
            Part::new(Restaked::new(rules, now), LISTS[0][at].into(), cap)
        });
        let mut model = Model::new(parts.collect());
        for who in PEOPLE {
            model.lst.insert(who.to_string(), bag.suite.shares(who));
        }
        Self {
            bag,
            model,
            dice,
            announced: None,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let secs = self.dice.one_of(&[5, 5, 600, 3_700, DAY, 3 * DAY, 8 * DAY]);
        self.bag.suite.block_after(Duration::from_secs(secs));
        self.compare();
        let (before, now) = (self.model.clone(), self.now());
        self.bag.at_once();
        match self.dice.below(30) {
            0..=4 => self.deposit(before, now),
            5..=8 => self.redeem(before, now),
            9..=13 => self.allocate(before, now),
            14..=16 => self.trim(before, now),
            17..=19 => self.gather(before, now),
            20 => self.slash(before, now),
            21 => self.execute(before, now),
            22 => self.gift(),
            23..=24 => self.stranger(before, now),
            25..=26 => self.withdraw(before, now),
            27 => self.announce(now),
            28 => self.apply(before, now),
            _ if self.dice.one_in(3) => self.pause(before, now),
            _ => self.lose(),
        }
        self.model.check();
    }

    fn suite(&self) -> &Suite {
        &self.bag.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.bag.suite.now()
    }

    fn amount(&mut self) -> u128 {
        self.dice.one_of(&[1, 999, UNIT, 100 * UNIT, 1_000 * UNIT])
    }

    /// A part that the basket still knows.
    fn is_known(&self, at: usize) -> bool {
        let part = &self.model.parts[at];
        part.weight > 0 || part.shares > 0 || part.trim.is_some()
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, now) = (self.bag.state(), self.now());
        let model = &self.model;
        assert_eq!(
            (number(state.nav), number(state.loose), state.shares.u128()),
            (model.nav(now).0, model.loose, model.supply)
        );
        assert_eq!(self.bag.suite.shares("basket"), model.here);
        let rows = self.bag.rows().parts;
        for (at, part) in model.parts.iter().enumerate() {
            let row = rows.iter().find(|row| row.address == self.bag.parts[at]);
            assert_eq!(row.is_some(), self.is_known(at), "{at}");
            let Some(row) = row else { continue };
            let (shares, trim) = part.worth(now);
            assert_eq!(number(row.worth.unwrap()), shares + trim);
            assert_eq!((row.shares.u128(), row.trim), (part.shares, part.trim));
            assert_eq!(number(row.of_that_trim), trim);
            assert_eq!(self.bag.suite.shares(NAMES[at]), part.restake.here);
        }
        for who in PEOPLE {
            assert_eq!(self.bag.shares(who), model.shares_of(who));
            assert_eq!(self.bag.suite.shares(who), model.lst_of(who));
        }
    }
}

#[test]
fn every_step_is_the_model_s() {
    beside::played::<Run>(beside::seed_of).carried_out_all(14);
}
