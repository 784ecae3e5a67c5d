//! Random steps on hedge, backer and suite beside the model, with every invariant of the suite and
//! every law of both extensions checked after each. What a contract refuses the model refuses, for
//! the same reason; a preview says before what happens then. The suite is the real one: its
//! validators lose, its insurers pay, owe and pay later, its stake grows; the model is told what
//! the hub says.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all hedge::histories --
//! --nocapture` is the long run.

mod backer;
mod holders;
mod losses;

use super::super::{
    beside::{self, previewed, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{number, Floor, DAY, UNIT};
use ballast_extension_math::{
    hedge::model::{Hub, Model, Rules},
    restake::model::{Model as Backer, Rules as BackerRules},
};
use ballast_testing::Suite;
use ballast_types::{
    hub::{FreshnessResponse, QueryMsg as HubQuery},
    Amount,
};
use serde_json::json;
use std::time::Duration;

const PEOPLE: [&str; 5] = ["alice", "bob", "carol", "uwe", "dave"];
const RESTAKERS: [&str; 2] = ["uwe", "dave"];

/// What a contract says where the model says this.
const WORDS: Words = &[
    ("Paused", "deposits are paused until"),
    ("Zero", "a deposit of 0 LST"),
    ("UnknownDeposit", "there is no waiting deposit"),
    ("NotNow", "the deposit can be activated from"),
    ("LossPending", "is not booked"),
    ("CoverPending", "insurers owe"),
    ("NoPrice", "has no price"),
    ("EventOpen", "a drawdown is open since"),
    ("NoCapacity", "protection would need"),
    ("NotEnoughShares", "not enough shares"),
    ("TopUpFirst", "are due to those who stay"),
    ("LayerDust", "too small"),
    ("NothingDue", "nothing is due"),
    ("NothingToPay", "nothing to pay"),
    ("PauseTooLong", "is out of bounds: 1 to"),
    ("PauseTooSoon", "may not be paused again before"),
    ("SlashDue", "the consumer says that it could slash"),
    ("Spent", "the stake is spent"),
    ("NotReady", "is ready at"),
    ("Held", "the consumer needs"),
];

fn rules(dice: &mut Dice) -> (Rules, BackerRules) {
    let premiums = [(0, 0, 0), (50, 300, 3_000), (0, 10_000, 10_000)];
    let (min, kink, max) = dice.one_of(&premiums);
    let rules = Rules {
        deductible: dice.one_of(&[10, 150, 500]),
        event: dice.one_of(&[7 * DAY, 30 * DAY]),
        reserve: dice.one_of(&[500, 2_500, 10_000]),
        waiting: dice.one_of(&[DAY, 21 * DAY]),
        min,
        kink,
        max,
    };
    let backer = BackerRules {
        cooldown: dice.one_of(&[7 * DAY, 21 * DAY]),
        window: 7 * DAY,
        max_bps: 10_000,
        floor: dice.one_of(&[1_000, UNIT]),
        drip: dice.one_of(&[3_600, 7 * DAY]),
        veto: None,
        ratio: Some((dice.one_of(&[10_000, 20_000]), 35 * DAY)),
    };
    (rules, backer)
}

struct Run {
    floor: Floor,
    model: Model,
    dice: Dice,
    tally: Tally,
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let (rules, backer) = rules(&mut dice);
        let builder = Suite::builder().account("ines", 10_000_000 * UNIT);
        let mut floor = Floor::with(
            builder,
            |msg| {
                msg["trigger"] = json!({"rate_drop": {"deductible_bps": rules.deductible as u64, "event_secs": rules.event}});
                msg["reserve_bps"] = json!(rules.reserve as u64);
                msg["waiting_secs"] = json!(rules.waiting);
                msg["premium"] = json!({"min_bps": rules.min as u64, "kink_bps": rules.kink as u64, "max_bps": rules.max as u64});
            },
            |msg| {
                let (bps, hold) = backer.ratio.unwrap();
                msg["cooldown_secs"] = json!(backer.cooldown);
                msg["floor"] = json!(backer.floor.to_string());
                msg["drip_secs"] = json!(backer.drip);
                msg["ratio"]["ratio_bps"] = json!(bps as u64);
                msg["ratio"]["hold_secs"] = json!(hold);
            },
        );
        floor.suite.bond("ines", 200_000 * UNIT).unwrap();
        floor.suite.underwrite("ines", 1_000 * UNIT).unwrap();
        floor.suite.advance_all("keeper");
        let mut backer = Backer::new(backer, floor.suite.now());
        for who in PEOPLE {
            backer.lst.insert(who.to_string(), floor.suite.shares(who));
        }
        // what `Floor::with` put in
        *backer.lst.get_mut("uwe").unwrap() += 500 * UNIT;
        backer.report = Some((0, 0));
        let mut run = Self {
            model: Model::new(rules, Hub::default(), backer),
            floor,
            dice,
            tally: Tally::new(WORDS),
        };
        run.listen();
        let now = run.now();
        run.model.backer.deposit("uwe", 500 * UNIT, now).unwrap();
        run
    }

    fn step(&mut self) {
        let mut secs = self.dice.one_of(&[5, 5, 600, 3_600, DAY, 3 * DAY, 8 * DAY]);
        let at = self.now();
        let ready = self.model.deposits.values().map(|row| row.ready);
        let ready = ready.filter(|ready| *ready > at).min();
        if let (Some(ready), true) = (ready, self.dice.one_in(2)) {
            // deposits are ripe for a day that random steps miss
            secs = ready.saturating_sub(self.now()).max(5);
        }
        self.floor.suite.block_after(Duration::from_secs(secs));
        self.listen();
        self.compare();
        let before = self.model.clone();
        let now = self.now();
        self.floor.at_once();
        match self.dice.below(34) {
            0..=3 => self.deposit(before, now),
            4..=10 => self.activate(before, now),
            11 => self.cancel(before, now),
            12..=14 => self.redeem(before, now),
            15..=18 => self.top_up(before, now),
            19 => self.observe(before, now),
            20 => self.pay(before, now),
            21 => self.gift(),
            22 if self.dice.one_in(3) => self.pause(before, now),
            22..=25 => self.restake(before, now),
            26 => self.unstake(before, now),
            27 => self.withdraw(before, now),
            28 => self.lose(),
            29..=31 => self.sync(),
            32 => self.grow(),
            _ if self.dice.one_in(3) => self.owe(),
            _ => self.top_up(before, now),
        }
        self.model.check();
    }

    fn suite(&self) -> &Suite {
        &self.floor.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    fn now(&self) -> u64 {
        self.floor.suite.now()
    }

    /// What the hub says.
    fn listen(&mut self) {
        let hub = self.floor.suite.addr("hub");
        let fresh: FreshnessResponse = self.floor.suite.query(&hub, &HubQuery::Freshness {});
        let rate = self.floor.suite.exchange_rate();
        // what is too small for a loss is not in the price until somebody books it
        let (value, shares) = match fresh.pending_loss.is_zero() {
            true => (fresh.value, fresh.shares),
            false => (rate.value, rate.shares),
        };
        self.model.hub = Hub {
            value: number(value),
            shares: number(shares),
            pending_loss: number(fresh.pending_loss),
            pending_cover: number(fresh.pending_cover),
        };
    }

    fn amount(&mut self) -> u128 {
        self.dice.one_of(&[1, 999, UNIT, 100 * UNIT, 1_000 * UNIT])
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, now) = (self.floor.state(), self.now());
        let mut model = self.model.clone();
        model.accrue(now);
        model.see(now);
        assert_eq!(
            [
                number(state.protected),
                state.shares.u128(),
                number(state.waiting),
                number(state.premium_due),
                number(state.reserve),
                number(state.due),
                u128::from(state.rate_bps),
            ],
            [
                model.protected.lst,
                model.protected.shares,
                model.waiting,
                model.premium,
                model.reserve(model.protected.lst),
                model.due(),
                model.rate,
            ]
        );
        let backing = (number(state.slashable), number(state.capital));
        assert_eq!(backing, model.backing(now));
        assert_eq!(
            (number(state.mark.value), number(state.mark.shares)),
            model.mark
        );
        let event = state
            .event
            .map(|event| (event.since, event.room.map(number)));
        assert_eq!(event, model.event);
        assert_eq!(self.floor.suite.shares("hedge"), model.here);
        assert_eq!(self.floor.suite.shares("backer"), model.backer.here);
        for who in PEOPLE {
            let position = self.floor.position(who);
            assert_eq!(position.shares.u128(), model.shares_of(who));
            let rows = model.deposits.iter().filter(|(_, row)| row.owner == who);
            let rows: Vec<_> = rows.map(|(id, row)| (*id, row.lst, row.ready)).collect();
            let ours = position.deposits.iter();
            let ours: Vec<_> = ours
                .map(|row| (row.deposit_id, number(row.lst), row.ready_at))
                .collect();
            assert_eq!(ours, rows);
            assert_eq!(self.floor.suite.shares(who), model.backer.lst_of(who));
        }
    }
}

#[test]
fn every_step_is_the_model_s() {
    let played = beside::played::<Run>(beside::seed_of);
    played.carried_out_all(17);
    played.saw(&["top-up that paid"]);
}
