//! Random steps on the contract beside the model, with every invariant of the suite and every law checked after each. What the contract
//! refuses the model refuses, for the same reason; a preview says before what happens then.
//!
//! `BALLAST_STEPS=200000 cargo test --release -p ballast-tests --test all lever::histories -- --nocapture` is the long run.

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

    /// L-4: a share is worth what it was, but for a few units of equity; L-5: leverage is not higher.
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

    fn put(&mut self, view: &View) -> Option<Did> {
        let (who, lst) = (self.user(), self.amount());
        if self.lever.lst_of(who) < lst {
            return None;
        }
        let msg = json!({"preview_deposit": {"lst": lst.to_string()}});
        let preview = self.previewed(&msg, &["lst", "shares"]);
        let tx = self.lever.put(who, lst);
        let ours = self.told(tx, &["lst", "shares"]);
        alike(&preview, &ours);
        let before = self.model.clone();
        let did = self.model.deposit(view, who, lst);
        self.same(
            "deposit",
            before,
            ours,
            did.map(|did| vec![did.lst, did.shares]),
        );
        did.ok()
    }

    fn deposit(&mut self, view: &View) -> Option<Did> {
        let (who, n) = (self.user(), self.amount());
        let msg = json!({"preview_deposit": {"amount": n.to_string()}});
        let preview = self.previewed(&msg, &["lst", "shares"]);
        let lst = self.lever.mkt.suite.preview_bond(n).unwrap_or_default();
        let tx = self.lever.deposit(who, n);
        let ours = self.told(tx, &["lst", "shares"]);
        alike(&preview, &ours);
        if lst == 0 {
            assert!(ours.is_err());
            return None;
        }
        let before = self.model.clone();
        let did = self.model.deposit(view, who, lst);
        self.same(
            "deposit of coins",
            before,
            ours,
            did.map(|did| vec![did.lst, did.shares]),
        );
        did.ok()
    }

    fn redeem(&mut self, view: &View) -> Option<Did> {
        let who = self.user();
        let has = self.model.balance(who);
        let shares = one_of(&mut self.dice, &[has, has / 2, has / 7, 1_000, has + 1]).max(1);
        let msg = json!({"preview_redeem": {"shares": shares.to_string()}});
        let preview = self.previewed(&msg, &["pay", "lst"]);
        let pay = preview.as_ref().map_or(0, |all| all[0]);
        let n = one_of(&mut self.dice, &[pay, pay, pay + 7, pay.saturating_sub(1)]);
        let tx = self.lever.redeem(who, shares, n);
        let ours = self.told(tx, &["paid", "lst"]);
        if shares <= has && n >= pay {
            alike(&preview, &ours);
        }
        let before = self.model.clone();
        let did = self.model.redeem(view, who, shares, n);
        // who has too few shares and brings too few coins is told one of both
        if ours.is_err() && did == Err("NotEnoughShares") {
            self.count("redeem", false);
            return None;
        }
        let theirs = did.map(|did| vec![did.paid, did.lst]);
        self.same("redeem", before, ours, theirs);
        did.ok()
    }

    fn order(&mut self) -> Option<Did> {
        let who = self.user();
        let has = self.model.balance(who);
        let shares = one_of(&mut self.dice, &[has, has / 2, has / 3, has + 1, 0]);
        let most = one_of(&mut self.dice, &[0u64, 100, 200, 500, 501]);
        let ours = self.lever.order(who, shares, most);
        let ours = ours.map_err(|error| error.to_string());
        let before = self.model.clone();
        let now = self.lever.mkt.suite.now();
        let theirs = self.model.order(who, shares, most.into(), now);
        if ours.is_err() && theirs.is_err() {
            self.count("order", false);
        } else {
            self.same("order", before, ours, theirs);
        }
        None
    }

    fn an_order(&mut self) -> u64 {
        let all: Vec<u64> = self.model.orders.keys().copied().collect();
        match all.is_empty() {
            true => 1,
            false => one_of(&mut self.dice, &all),
        }
    }

    fn fill(&mut self, view: &View) -> Option<Did> {
        let id = self.an_order();
        let amount = self.amount();
        let n = one_of(&mut self.dice, &[amount, amount, 3_000 * UNIT]);
        let keys = ["paid", "lst", "to_owner", "shares", "discount_bps"];
        let msg = json!({"preview_fill": {"order_id": id, "pay": n.to_string()}});
        let preview = self.previewed(&msg, &keys);
        let tx = self.lever.fill("dave", id, n);
        let ours = self.told(tx, &keys);
        alike(&preview, &ours);
        let before = self.model.clone();
        let now = self.lever.mkt.suite.now();
        let did = self.model.fill(view, id, n, now);
        let theirs = did.map(|did| vec![did.paid, did.lst, did.to_owner, did.shares, did.discount]);
        self.same("fill", before, ours, theirs);
        did.ok()
    }

    fn cancel(&mut self) -> Option<Did> {
        let (who, id) = (self.user(), self.an_order());
        let ours = self.lever.cancel(who, id).map(drop);
        let ours = ours.map_err(|error| error.to_string());
        let before = self.model.clone();
        let theirs = self.model.cancel(who, id);
        self.same("cancel", before, ours, theirs);
        None
    }

    fn buy_down(&mut self, view: &View) -> Option<Did> {
        let amount = self.amount();
        let n = one_of(&mut self.dice, &[amount, 3_000 * UNIT]);
        let keys = ["paid", "lst", "discount_bps"];
        let msg = json!({"preview_buy_down": {"pay": n.to_string()}});
        let preview = self.previewed(&msg, &keys);
        let can = self.lever.state().can;
        let tx = self.lever.buy_down("dave", n);
        let ours = self.told(tx, &keys);
        alike(&preview, &ours);
        if ours.is_ok() {
            assert_eq!(can, Some(ballast_extension_types::lever::Can::BuyDown));
        }
        let before = self.model.clone();
        let did = self.model.buy_down(view, n);
        let theirs = did.map(|did| vec![did.paid, did.lst, did.discount]);
        self.same("buy_down", before, ours, theirs);
        if let Ok(did) = &did {
            self.costs(view, did);
        }
        did.ok()
    }

    /// L-6, and L-5 of a buy-down.
    fn costs(&mut self, before: &View, did: &Did) {
        let after = self.lever.view();
        // roundings of worth, of the debt and of what the market takes off by its index
        let slack = 4 + before.value / before.lst + before.index / 1_000_000_000_000_000_000 * 2;
        let cost = before.equity(true).saturating_sub(after.equity(true));
        let most = did.paid * self.model.rules.discount / 10_000 + slack;
        assert!(cost <= most, "{cost} for {did:?}");
        let dear = before.rate_at_target > self.model.rules.max_rate * 100_000_000_000_000;
        let slack = 2 + slack * 100_000 / after.equity(true).max(1);
        let leverage = after.leverage(true).saturating_add(slack);
        // a pool whose target needs less than the least debt is sold out of it
        let target = self.model.rules.target;
        let needs = after.equity(true) * (target - 10_000) / 10_000;
        let out = after.x == 0 && needs < self.model.rules.min_debt;
        assert!(dear || out || leverage >= target, "{leverage}");
        self.count(if dear { "sold for its rate" } else { "sold" }, true);
    }

    fn rebalance(&mut self, view: &View) -> Option<Did> {
        let who = self.user();
        let preview = self.previewed(
            &json!({"preview_rebalance": {}}),
            &["borrowed", "lst", "tip"],
        );
        let tx = self.lever.rebalance(who);
        let ours = self.told(tx, &["borrowed", "lst", "tip"]);
        alike(&preview, &ours);
        let before = self.model.clone();
        let theirs = self.model.rebalance(view, who, self.lever.mkt.suite.now());
        let ours = ours.map(|all| (all[0], all[2]));
        if ours.is_ok() {
            let after = self.lever.view();
            let slack = 2 + (6 + after.value / after.lst) * 100_000 / after.equity(false).max(1);
            assert!(after.leverage(false) <= self.model.rules.target + slack);
        }
        self.same("rebalance", before, ours, theirs);
        None
    }

    fn supply(&mut self) -> Option<Did> {
        let n = self.amount();
        let out = self.dice.one_in(2);
        let done = match out {
            true => {
                let cash = number(self.lever.mkt.market().cash);
                let shares = floor(cash, 999 * 1_000, 1_000);
                self.lever.mkt.redeem("owner", shares.max(1)).is_ok()
            }
            false => self.lever.mkt.supply("owner", n).is_ok(),
        };
        self.count("supply", done);
        None
    }

    fn liquidate(&mut self) -> Option<Did> {
        let amount = self.amount();
        let n = one_of(&mut self.dice, &[amount, 1_000 * UNIT]);
        let sold = self.lever.mkt.sell("erin", "lev", n);
        self.count("liquidate", sold.is_ok());
        None
    }

    /// The hub is given coins, which drip: the LST is worth more.
    fn reward(&mut self) -> Option<Did> {
        let hub = self.lever.mkt.suite.addr("hub");
        let suite = self.lever.suite();
        suite.bank_send("owner", &hub, 100 * UNIT).unwrap();
        suite.advance_all("keeper");
        self.count("reward", true);
        None
    }

    fn slash(&mut self) -> Option<Did> {
        self.lever.suite().advance_all("keeper");
        let percent = one_of(&mut self.dice, &[0, 1, 2, 5, 12, 30]);
        let worth = number(self.lever.mkt.suite.exchange_rate().value);
        if percent > 0 && worth > 20_000 * UNIT {
            self.lever
                .suite()
                .slash("val0", Decimal::percent(percent))
                .unwrap();
            self.count("slash", true);
        }
        None
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
