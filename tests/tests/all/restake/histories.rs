//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all restake::histories --
//! --nocapture` is the long run.

mod slashers;
mod stakers;

use super::super::{
    beside::{self, previewed, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{number, Dex, DAY, UNIT};
use ballast_extension_math::restake::model::{Model, Rules};
use ballast_testing::Suite;
use serde_json::json;
use std::time::Duration;

const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("LayerDust", "too small"),
    ("Paused", "deposits are paused until"),
    ("SlashPending", "is open until"),
    ("Spent", "the stake is spent"),
    ("SlashDue", "the consumer"),
    ("NotEnoughShares", "not enough shares"),
    ("UnknownRedemption", "there is no redemption"),
    ("Underflow", "units"),
    ("NotReady", "is ready at"),
    ("Held", "the consumer needs"),
    ("ZeroAmount", "a slash of 0 LST"),
    ("RequestOpen", "one at a time"),
    ("Quiet", "no slash request before"),
    ("NoRequest", "is not open"),
    ("VetoOver", "could be vetoed before"),
    ("NotYet", "can be vetoed until"),
    ("PauseTooLong", "is out of bounds: 1 to"),
    ("PauseTooSoon", "may not be paused again before"),
];

struct Run {
    dex: Dex,
    model: Model,
    dice: Dice,
    tally: Tally,
}

fn rules(dice: &mut Dice) -> Rules {
    let veto = dice.one_in(2).then(|| {
        (
            dice.one_of(&[3_600, 3 * DAY]),
            dice.one_of(&[3_600, 3 * DAY]),
        )
    });
    let ratio = dice.one_in(2).then(|| {
        let bps = dice.one_of(&[5_000, 10_000, 100_000]);
        (bps, dice.one_of(&[0, 7 * DAY, 45 * DAY]))
    });
    Rules {
        cooldown: dice.one_of(&[13 * DAY, 21 * DAY]),
        window: dice.one_of(&[3_600, 7 * DAY]),
        max_bps: dice.one_of(&[100, 3_000, 10_000]),
        floor: dice.one_of(&[1_000, UNIT]),
        drip: dice.one_of(&[3_600, 7 * DAY]),
        veto,
        ratio,
    }
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let rules = rules(&mut dice);
        let dex = Dex::with(Suite::builder(), |msg| {
            msg["cooldown_secs"] = json!(rules.cooldown);
            msg["window_secs"] = json!(rules.window);
            msg["max_slash_bps"] = json!(rules.max_bps);
            msg["floor"] = json!(rules.floor.to_string());
            msg["drip_secs"] = json!(rules.drip);
            if let Some((veto_secs, execute_secs)) = rules.veto {
                msg["mode"] =
                    json!({"veto": {"veto_secs": veto_secs, "execute_secs": execute_secs}});
            }
            if let Some((ratio_bps, hold_secs)) = rules.ratio {
                msg["ratio"] = json!({"ratio_bps": ratio_bps, "hold_secs": hold_secs});
            }
        });
        let mut model = Model::new(rules, 0);
        for who in PEOPLE {
            model.lst.insert(who.to_string(), dex.suite.shares(who));
        }
        Self {
            dex,
            model,
            dice,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let mut secs = self.dice.one_of(&[5, 5, 600, 3_600, DAY, 3 * DAY, 8 * DAY]);
        if let (Some(request), true) = (&self.model.request, self.dice.one_in(2)) {
            // requests live in seconds that random steps miss
            secs = request.veto_until.saturating_sub(self.now()).max(5);
        }
        self.dex.suite.block_after(Duration::from_secs(secs));
        let before = self.model.clone();
        let now = self.now();
        // what is asked for is asked in the block in which it is done
        self.model.touch(now, 0);
        self.compare();
        self.dex.at_once();
        match self.dice.below(16) {
            0..=3 => self.deposit(before),
            4..=5 => self.redeem(before),
            6..=7 => self.withdraw(before),
            8 => self.split(before),
            9..=10 => self.slash(before),
            11 => self.veto(before),
            12 => self.execute(before),
            13 => self.gift(before),
            14 => self.consumer(before),
            _ => self.pause(before),
        }
        self.model.check();
    }

    fn suite(&self) -> &Suite {
        &self.dex.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.dex.suite.now()
    }

    fn amount(&mut self) -> u128 {
        self.dice
            .one_of(&[1, 7, 999, UNIT, 100 * UNIT, 1_000 * UNIT])
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, model, now) = (self.dex.state(), &self.model, self.now());
        assert_eq!(self.dex.held(), (model.active.lst, model.redeeming.lst));
        assert_eq!(state.shares.u128(), model.active.shares);
        assert_eq!(number(state.dripping), model.unreleased());
        assert_eq!(state.spent, model.is_spent());
        assert_eq!(self.dex.slashable(), model.slashable(now));
        assert_eq!(self.dex.suite.shares("dex"), model.here);
        for who in PEOPLE {
            let position = self.dex.position(who);
            assert_eq!(position.shares.u128(), model.shares_of(who));
            assert_eq!(
                number(position.lst),
                model.active.worth(model.shares_of(who))
            );
            let rows = model.redemptions.iter().filter(|(_, row)| row.owner == who);
            let rows: Vec<_> = rows.map(|(id, row)| (*id, row.units, row.ready)).collect();
            let ours = position.redemptions.iter();
            let ours: Vec<_> = ours
                .map(|row| (row.redemption_id, row.units.u128(), row.ready_at))
                .collect();
            assert_eq!(ours, rows);
        }
    }
}

#[test]
fn every_step_is_the_model_s() {
    beside::played::<Run>(beside::seed_of).carried_out_all(10);
}
