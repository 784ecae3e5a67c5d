//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all market::histories --
//! --nocapture` is the long run.

mod borrowers;
mod liquidations;
mod suppliers;

use super::super::{
    beside::{self, alike, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{amount_of, number, Mkt, DAY, UNIT};
use ballast_extension_math::market::model::{md, Model};
use ballast_extension_types::market::{Pool, POOL, POSITIONS};
use ballast_testing::Suite;
use serde_json::{json, Value};
use std::time::Duration;

const USERS: [&str; 4] = ["alice", "bob", "carol", "erin"];

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("WipedOut", "no deposits"),
    ("Dust", "is too little"),
    ("NoDebt", "owes nothing"),
    ("NotEnoughShares", "not enough shares"),
    ("InsufficientCash", "coins are asked for"),
    ("NotEnough", "LST are named"),
    ("OpenLtv", " are allowed: "),
    ("BorrowCap", "debt of all would be"),
    ("DustDebt", "the position would owe"),
    ("Healthy", "it is liquidated over"),
    ("TooSmall", "too few coins"),
    ("NotWorse", "does not owe more for its collateral"),
];

struct Run {
    market: Mkt,
    model: Model,
    dice: Dice,
    tally: Tally,
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let liq = dice.one_of(&[5_000u64, 8_000, 9_200, 9_400]);
        let open = liq * dice.one_of(&[60, 95, 99]) / 100;
        let fee = dice.one_of(&[0u64, 1_000, 2_500]);
        let ratio = dice.one_of(&[20u64, 100]);
        let mut market = Mkt::with(Suite::builder(), |msg| {
            msg["liq_ltv_bps"] = json!(liq);
            msg["open_ltv_bps"] = json!(open);
            msg["fee_bps"] = json!(fee);
            msg["max_debt_ratio"] = json!(ratio);
        });
        let mut model = Model::new(
            liq.into(),
            open.into(),
            UNIT,
            fee.into(),
            market.suite.now(),
        );
        if dice.one_in(2) {
            market.restaked(dice.one_of(&[UNIT, 40 * UNIT, 4_000 * UNIT]));
            model.ratio = Some(ratio.into());
        }
        Self {
            market,
            model,
            dice,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let secs = self.dice.one_of(&[1, 5, 5, 600, 3_600, DAY, 30 * DAY]);
        self.market.suite.block_after(Duration::from_secs(secs));
        self.look();
        let before = self.model.clone();
        let (one, all) = before.share();
        let mut bears = false;
        self.market.at_once();
        match self.dice.below(20) {
            0..=1 => self.deposit(before),
            2 => self.redeem(before),
            3..=4 => self.add(),
            5..=6 => self.borrow(before, false),
            7..=8 => self.borrow(before, true),
            9..=10 => self.repay(before),
            11 => self.withdraw(before),
            12..=14 => {
                bears = true;
                self.liquidate(before);
            }
            15 => self.watch(before),
            16 => self.collect(before),
            17 => self.reward(),
            _ => self.fall(),
        }
        self.compare();
        // M-4
        let (one_after, all_after) = self.model.share();
        let holds = md(one_after, all, all_after) >= one || bears;
        assert!(holds, "{one} / {all} became {one_after} / {all_after}");
    }

    fn suite(&self) -> &Suite {
        &self.market.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    /// What the model is told: time, prices, what is slashable.
    fn look(&mut self) {
        let rate = self.market.suite.exchange_rate();
        let (value, shares) = (number(rate.value), number(rate.shares));
        self.model.now = self.market.suite.now();
        self.model.low = (value, shares);
        self.model.price = (value + number(rate.pending_cover), shares);
        if self.model.ratio.is_some() {
            self.model.slashable = self.market.slashable();
        }
    }

    /// What is stored is what the model has, but for interest that no message has booked.
    fn compare(&self) {
        let storage = self.market.suite.chain().storage_of(&self.market.at);
        let pool: Pool = POOL.load(&*storage).unwrap();
        let model = &self.model;
        if pool.at == model.at {
            let ours = [
                number(pool.cash),
                number(pool.scaled),
                pool.index.u128(),
                number(pool.fee_shares),
            ];
            assert_eq!(
                ours,
                [model.cash, model.scaled, model.index, model.fee_shares]
            );
            assert_eq!(i128::from(pool.z), model.z);
        }
        for who in USERS {
            let at = self.market.suite.addr(who);
            let position = POSITIONS
                .may_load(&*storage, &at)
                .unwrap()
                .unwrap_or_default();
            let ours = (number(position.collateral), number(position.scaled));
            assert_eq!(ours, model.of(who), "{who}");
        }
    }

    fn user(&mut self) -> &'static str {
        self.dice.one_of(&USERS)
    }

    fn amount(&mut self) -> u128 {
        let whole = self.dice.one_of(&[1, 7, 90, 400]) * UNIT;
        self.dice.one_of(&[1, 999_999, UNIT, whole, whole + 1])
    }

    fn previewed(&self, msg: &Value, key: &str) -> Result<u128, String> {
        let answer = self.market.preview(msg)?;
        Ok(amount_of(&answer, key))
    }
}

#[test]
fn beside_the_model() {
    let played = beside::played::<Run>(|history| history * 7_919 + 31);
    if played.histories >= 20 {
        played.carried_out(&[
            "deposit",
            "redeem",
            "borrow",
            "loop",
            "repay",
            "remove",
            "liquidate",
            "sold",
            "bad debt",
            "sold with restakers",
            "watch",
            "collect",
            "slash",
        ]);
    }
}
