//! Random steps on the contract beside the model, with every invariant of the suite and every law
//! checked after each. What the contract refuses the model refuses, for the same reason; a preview
//! says before what happens then.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all market::histories --
//! --nocapture` is the long run.

mod borrowers;
mod liquidations;
mod suppliers;

use super::super::dice::Dice;
use super::*;
use ballast_extension_math::market::model::{md, Model, Refused, Sale};
use ballast_extension_types::market::{Pool, POOL, POSITIONS};
use std::collections::BTreeMap;

/// Steps of one contract.
const A_RUN: u64 = 250;
const USERS: [&str; 4] = ["alice", "bob", "carol", "erin"];

/// What the contract says where the model says this.
fn words(refused: Refused) -> &'static str {
    match refused {
        "WipedOut" => "no deposits",
        "Dust" => "is too little",
        "NoDebt" => "owes nothing",
        "NotEnoughShares" => "not enough shares",
        "InsufficientCash" => "coins are asked for",
        "NotEnough" => "LST are named",
        "OpenLtv" => " are allowed: ",
        "BorrowCap" => "debt of all would be",
        "DustDebt" => "the position would owe",
        "Healthy" => "it is liquidated over",
        "TooSmall" => "too few coins",
        "NotWorse" => "does not owe more for its collateral",
        other => panic!("no words for {other}"),
    }
}

struct Run {
    market: Mkt,
    model: Model,
    dice: Dice,
    /// How often each step was carried out, and refused.
    tally: BTreeMap<&'static str, [u64; 2]>,
}

fn one_of<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[dice.below(of.len() as u64) as usize]
}

impl Run {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let liq = one_of(&mut dice, &[5_000u64, 8_000, 9_200, 9_400]);
        let open = liq * one_of(&mut dice, &[60, 95, 99]) / 100;
        let fee = one_of(&mut dice, &[0u64, 1_000, 2_500]);
        let ratio = one_of(&mut dice, &[20u64, 100]);
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
            market.restaked(one_of(&mut dice, &[UNIT, 40 * UNIT, 4_000 * UNIT]));
            model.ratio = Some(ratio.into());
        }
        Self {
            market,
            model,
            dice,
            tally: BTreeMap::new(),
        }
    }

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

    /// Both did the same, or both refused for the same reason; what was refused changed nothing.
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        before: Model,
        ours: Result<T, String>,
        theirs: Result<T, Refused>,
    ) {
        let place = match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{what}");
                0
            }
            (Err(error), Err(refused)) => {
                let words = words(refused);
                assert!(error.contains(words), "{what}: {refused}, and `{error}`");
                self.model = before;
                1
            }
            (ours, theirs) => panic!("{what}: ours {ours:?}, the model's {theirs:?}"),
        };
        self.tally.entry(what).or_default()[place] += 1;
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

    fn step(&mut self) {
        let secs = one_of(&mut self.dice, &[1, 5, 5, 600, 3_600, DAY, 30 * DAY]);
        self.market.suite.block_after(Duration::from_secs(secs));
        self.look();
        let before = self.model.clone();
        let (one, all) = before.share();
        let mut bears = false;
        self.market.at_once();
        match self.dice.below(20) {
            0..=1 => self.deposit(before),
            2 => self.redeem(before),
            3..=4 => self.add(before),
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

    fn user(&mut self) -> &'static str {
        one_of(&mut self.dice, &USERS)
    }

    fn amount(&mut self) -> u128 {
        let whole = one_of(&mut self.dice, &[1, 7, 90, 400]) * UNIT;
        one_of(&mut self.dice, &[1, 999_999, UNIT, whole, whole + 1])
    }

    fn previewed(&self, msg: &Value, key: &str) -> Result<u128, String> {
        let answer = self.market.preview(msg)?;
        Ok(number(answer[key].as_str().unwrap()))
    }
}

fn alike(preview: &Result<u128, String>, done: &Result<u128, String>) {
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
        let mut run = Run::new(seed * 7_919 + 31);
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
        ] {
            assert!(
                tally.get(what).is_some_and(|[done, _]| *done > 0),
                "no {what}"
            );
        }
    }
}
