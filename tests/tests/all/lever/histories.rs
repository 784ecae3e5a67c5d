//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all lever::histories --
//! --nocapture` is the long run.

mod holders;
mod orders;
mod position;

use super::super::{
    beside::{self, alike, History, Tally, Words},
    dice::Dice,
    guest::Guest,
};
use super::{number, with, Lev, DAY, UNIT};
use ballast_extension_math::lever::model::{Did, Lever as Model, Rules, View};
use ballast_testing::{Suite, Tx, TxError};
use cosmwasm_std::Uint512;
use serde_json::{json, Value};
use std::time::Duration;

const USERS: [&str; 3] = ["alice", "bob", "carol"];

/// What the contract says where the model says this.
const WORDS: Words = &[
    ("NotEnoughShares", "not enough shares"),
    ("Dust", "is too little"),
    ("NoPrice", "no price"),
    ("TooLittle", "are needed"),
    ("Bounds", "out of bounds"),
    ("UnknownOrder", "there is no order"),
    ("Insolvent", "liquidation is next"),
    ("NotAbove", "`buy_down` is open over"),
    ("NotBelow", "`rebalance` is open under"),
    ("Rate", "borrowing costs"),
    ("NoRoom", "lends"),
    ("DustDebt", "the position would owe"),
    ("Unauthorized", "unauthorized"),
];

pub struct Run {
    pub lever: Lev,
    model: Model,
    pub dice: Dice,
    tally: Tally,
}

impl History for Run {
    type Model = Model;

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let supply = dice.one_of(&[300, 1_000, 20_000]) * UNIT;
        let (keeper, ramp) = (dice.one_of(&[0u64, 10, 50]), dice.one_of(&[3_600u64, DAY]));
        let max_rate = dice.one_of(&[300u64, 2_000, 40_000]);
        let lever = with(supply, |msg| {
            msg["keeper_bps"] = json!(keeper);
            msg["ramp_secs"] = json!(ramp);
            msg["max_rate_bps"] = json!(max_rate);
        });
        let rules = Rules {
            keeper: keeper.into(),
            ramp,
            max_rate: max_rate.into(),
            min_debt: UNIT,
            ..Rules::default()
        };
        Self {
            model: Model::new(rules, lever.mkt.suite.now()),
            lever,
            dice,
            tally: Tally::new(WORDS),
        }
    }

    fn step(&mut self) {
        let secs = self.dice.one_of(&[1, 5, 5, 600, 3_600, DAY, 10 * DAY]);
        self.lever.mkt.suite.block_after(Duration::from_secs(secs));
        let (view, supply) = (self.lever.view(), self.model.supply);
        self.lever.at_once();
        let what = self.dice.below(20);
        let did = match what {
            0..=2 => self.put(&view),
            3 => self.deposit(&view),
            4..=5 => self.redeem(&view),
            6..=7 => self.order(),
            8..=9 => self.fill(&view),
            10 => self.cancel(),
            11..=12 => self.buy_down(&view),
            13..=14 => self.rebalance(&view),
            15 => self.supply(),
            16 => self.liquidate(),
            17 => self.reward(),
            _ => self.slash(),
        };
        self.compare(did);
        if what <= 10 {
            self.nobody_else_pays(&view, supply);
        }
    }

    fn suite(&self) -> &Suite {
        &self.lever.mkt.suite
    }

    fn beside(&mut self) -> (&mut Model, &mut Tally) {
        (&mut self.model, &mut self.tally)
    }
}

impl Run {
    /// Shares are what the model has; so is the position, where the model says it.
    fn compare(&self, did: Option<Did>) {
        for who in USERS {
            assert_eq!(self.lever.shares(who), self.model.balance(who), "{who}");
        }
        assert_eq!(self.lever.supply(), self.model.supply);
        assert!(self.lever.is_empty_handed());
        if let Some(did) = did {
            let view = self.lever.view();
            assert_eq!((view.c, view.x), (did.c, did.x));
        }
    }

    /// L-4: a share is worth what it was, but for a few units of equity; L-5: leverage is not
    /// higher.
    fn nobody_else_pays(&self, before: &View, supply: u128) {
        let after = self.lever.view();
        let slack = 6 + after.value / after.lst + after.index / 1_000_000_000_000_000_000 * 2;
        let (one, now) = (before.equity(true) + 1, after.equity(true) + 1 + slack);
        let holds = Uint512::from(now) * Uint512::from(supply + 1_000)
            >= Uint512::from(one) * Uint512::from(self.model.supply + 1_000);
        assert!(
            holds,
            "{one} for {supply} became {now} for {}",
            self.model.supply
        );
        let equity = after.equity(true);
        let slack = 2 + slack * 100_000 / equity.max(1);
        let most = before.leverage(true).max(10_000).saturating_add(slack);
        assert!(equity == 0 || after.leverage(true) <= most);
    }

    fn user(&mut self) -> &'static str {
        self.dice.one_of(&USERS)
    }

    fn amount(&mut self) -> u128 {
        let whole = self.dice.one_of(&[1, 7, 90, 300]) * UNIT;
        self.dice.one_of(&[1, 999_999, UNIT, whole, whole + 1])
    }

    fn previewed(&self, msg: &Value, keys: &[&str]) -> Result<Vec<u128>, String> {
        let answer = self.lever.preview(msg)?;
        Ok(keys.iter().map(|key| read(&answer[*key])).collect())
    }

    fn told(&self, tx: Result<Tx, TxError>, keys: &[&str]) -> Result<Vec<u128>, String> {
        let tx = tx.map_err(|error| error.to_string())?;
        Ok(keys.iter().map(|key| self.lever.said(&tx, key)).collect())
    }
}

fn read(value: &Value) -> u128 {
    match value.as_str() {
        Some(text) => number(text),
        None => value.as_u64().unwrap().into(),
    }
}

#[test]
fn beside_the_model() {
    let played = beside::played::<Run>(|history| history * 7_919 + 52);
    if played.histories >= 20 {
        played.carried_out(&[
            "deposit",
            "deposit of coins",
            "redeem",
            "order",
            "fill",
            "cancel",
            "buy_down",
            "sold",
            "sold for its rate",
            "rebalance",
            "liquidate",
            "slash",
        ]);
    }
}
