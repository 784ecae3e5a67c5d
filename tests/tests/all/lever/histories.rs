//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all lever::histories --
//! --nocapture` is the long run.

mod holders;
mod orders;
mod position;

use super::super::dice::Dice;
use super::*;
use ballast_extension_math::lever::model::{floor, Did, Lever as Model, Refused, Rules};
use cosmwasm_std::{Decimal, Uint512};
use std::collections::BTreeMap;

/// Steps of one contract.
const A_RUN: u64 = 250;
const USERS: [&str; 3] = ["alice", "bob", "carol"];

/// What the contract says where the model says this.
fn words(refused: Refused) -> &'static str {
    match refused {
        "NotEnoughShares" => "not enough shares",
        "Dust" => "is too little",
        "NoPrice" => "no price",
        "TooLittle" => "are needed",
        "Bounds" => "out of bounds",
        "UnknownOrder" => "there is no order",
        "Insolvent" => "liquidation is next",
        "NotAbove" => "`buy_down` is open over",
        "NotBelow" => "`rebalance` is open under",
        "Rate" => "borrowing costs",
        "NoRoom" => "lends",
        "DustDebt" => "the position would owe",
        "Unauthorized" => "unauthorized",
        other => panic!("no words for {other}"),
    }
}

pub struct Run {
    pub lever: Lev,
    model: Model,
    pub dice: Dice,
    /// How often each step was carried out, and refused.
    tally: BTreeMap<&'static str, [u64; 2]>,
}

fn one_of<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[dice.below(of.len() as u64) as usize]
}

impl Run {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let supply = one_of(&mut dice, &[300, 1_000, 20_000]) * UNIT;
        let (keeper, ramp) = (
            one_of(&mut dice, &[0u64, 10, 50]),
            one_of(&mut dice, &[3_600u64, DAY]),
        );
        let max_rate = one_of(&mut dice, &[300u64, 2_000, 40_000]);
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
            tally: BTreeMap::new(),
        }
    }

    fn count(&mut self, what: &'static str, done: bool) {
        self.tally.entry(what).or_default()[usize::from(!done)] += 1;
    }

    /// Both did the same, or both refused for the same reason; what was refused changed nothing.
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        before: Model,
        ours: Result<T, String>,
        theirs: Result<T, Refused>,
    ) {
        let done = ours.is_ok();
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{what}"),
            (Err(error), Err(refused)) => {
                let words = words(refused);
                assert!(error.contains(words), "{what}: {refused}, and `{error}`");
                self.model = before;
            }
            (ours, theirs) => panic!("{what}: ours {ours:?}, the model's {theirs:?}"),
        }
        self.count(what, done);
    }

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

    pub fn step(&mut self) {
        let secs = one_of(&mut self.dice, &[1, 5, 5, 600, 3_600, DAY, 10 * DAY]);
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
        one_of(&mut self.dice, &USERS)
    }

    fn amount(&mut self) -> u128 {
        let whole = one_of(&mut self.dice, &[1, 7, 90, 300]) * UNIT;
        one_of(&mut self.dice, &[1, 999_999, UNIT, whole, whole + 1])
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

fn alike(preview: &Result<Vec<u128>, String>, done: &Result<Vec<u128>, String>) {
    match (preview, done) {
        (Ok(preview), Ok(done)) => assert_eq!(preview, done),
        (Err(_), Err(_)) => {}
        (preview, done) => panic!("previewed {preview:?}, done {done:?}"),
    }
}

fn steps() -> u64 {
    let steps = std::env::var("BALLAST_STEPS").ok();
    steps.and_then(|steps| steps.parse().ok()).unwrap_or(5_000)
}

#[test]
fn beside_the_model() {
    let mut tally: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    let runs = steps().div_ceil(A_RUN);
    for seed in 0..runs {
        let mut run = Run::new(seed * 7_919 + 52);
        for _ in 0..A_RUN {
            run.step();
        }
        for (what, [done, refused]) in run.tally {
            let sum = tally.entry(what).or_default();
            sum[0] += done;
            sum[1] += refused;
        }
    }
    println!("{} steps: {tally:?}", runs * A_RUN);
    if runs >= 20 {
        for what in [
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
        ] {
            assert!(
                tally.get(what).is_some_and(|[done, _]| *done > 0),
                "no {what}"
            );
        }
    }
}
