//! A basket over restake contracts, beside a suite: births, laws that are about messages, random
//! histories, a rogue curator. Its attacks are in `attacks::extensions`.

mod curator;
mod found;
mod histories;
mod laws;
mod slashed;

use super::guest::{guest, Guest};
use ballast_extension_types::basket::{PartsResponse, QueryMsg, StateResponse};
use ballast_extensions::{basket::Basket, restake::Restake};
use ballast_testing::{Suite, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

pub use super::restake::{amount_of, call, number, refused, suite_of, taken, DAY, UNIT};

/// Notice of a change of parts.
pub const NOTICE: u64 = 7 * DAY;
const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/// A suite, the contract of a service that slashes in all parts, restake contracts, and a basket
/// over some of them. `owner` curates, `dave` is the guardian.
pub struct Bag {
    pub suite: Suite,
    pub at: Addr,
    pub svc: Addr,
    pub parts: Vec<Addr>,
}

guest!(Bag);

impl Bag {
    /// Three parts in instant mode without a cap: 50, 30 and 20 %.
    pub fn new() -> Self {
        Self::of(&[5_000, 3_000, 2_000], |_, _| {}, |_| {})
    }

    /// As many parts as weights, and one more for each of weight 0; the changes are of a part's
    /// birth, by its place, and of the basket's.
    pub fn of(
        weights: &[u64],
        part: impl Fn(usize, &mut Value),
        change: impl FnOnce(&mut Value),
    ) -> Self {
        let mut suite = suite_of(Suite::builder());
        ballast_testing::extension::add(&Restake);
        ballast_testing::extension::add(&Basket);
        let svc = suite.addr("svc");
        let mut parts = vec![];
        for (at, name) in NAMES.iter().enumerate().take(weights.len()) {
            let mut msg = json!({
                "hub": suite.addr("hub"), "name": "Restaked", "symbol": "rLST", "slasher": svc, "mode": "instant",
                "max_slash_bps": 10_000, "floor": "1000",
            });
            part(at, &mut msg);
            let msg = to_json_binary(&msg).unwrap();
            parts.push(suite.make("owner", &Restake, name, &msg, &[]).unwrap());
        }
        let rows = weights
            .iter()
            .zip(&parts)
            .filter(|(weight, _)| **weight > 0);
        let rows = rows.map(|(weight, part)| json!({"address": part, "weight_bps": weight}));
        let mut msg = json!({
            "hub": suite.addr("hub"), "name": "Basket", "symbol": "kLST", "owner": suite.addr("owner"),
            "guardian": suite.addr("dave"), "part_code_id": suite.chain().code_id("restake").unwrap(),
            // whoever makes a contract in this kit can migrate it
            "part_admin": suite.addr("owner"), "parts": rows.collect::<Vec<_>>(), "notice_secs": NOTICE,
        });
        change(&mut msg);
        let msg = to_json_binary(&msg).unwrap();
        let at = suite.make("owner", &Basket, "basket", &msg, &[]).unwrap();
        Self {
            suite,
            at,
            svc,
            parts,
        }
    }

    /// 100 LST of alice's, put where they belong.
    pub fn filled() -> Self {
        let mut bag = Self::new();
        bag.deposit("alice", 100 * UNIT).unwrap();
        bag.spread();
        bag
    }

    pub fn deposit_with(&mut self, who: &str, lst: u128, inner: &Value) -> Result<u128, TxError> {
        let msg = to_json_binary(&json!({"deposit": inner})).unwrap();
        let tx = self.suite.lst_send(who, "basket", lst, msg)?;
        Ok(number(tx.attr_of(&self.at, "shares").unwrap()))
    }

    /// Shares that it buys.
    pub fn deposit(&mut self, who: &str, lst: u128) -> Result<u128, TxError> {
        self.deposit_with(who, lst, &json!({}))
    }

    /// Loose LST that is paid at once.
    pub fn redeem(&mut self, who: &str, shares: u128, skip: &[usize]) -> Result<u128, TxError> {
        let skip: Vec<&Addr> = skip.iter().map(|at| &self.parts[*at]).collect();
        let msg = json!({"redeem": {"shares": shares.to_string(), "skip": skip}});
        let tx = self.tell(who, &msg)?;
        Ok(number(tx.attr_of(&self.at, "lst").unwrap()))
    }

    pub fn crank(&mut self, what: &str, part: usize) -> Result<Tx, TxError> {
        let msg = json!({what: {"part": self.parts[part]}});
        self.tell("keeper", &msg)
    }

    /// Everything loose goes where it belongs.
    pub fn spread(&mut self) {
        for part in 0..self.parts.len() {
            let _ = self.crank("allocate", part);
        }
    }

    /// What the service takes of a part at once.
    pub fn slash(&mut self, part: usize, lst: u128) -> Result<Tx, TxError> {
        let msg = json!({"slash": {"amount": lst.to_string()}});
        let msg = json!({"run": {"msgs": [call(&self.parts[part], &msg)]}});
        let svc = self.svc.clone();
        self.suite.execute("owner", &svc, &msg, &[])
    }

    pub fn set_parts(&mut self, who: &str, weights: &[(usize, u64)]) -> Result<Tx, TxError> {
        let rows = weights.iter();
        let rows = rows.map(|(at, bps)| json!({"address": self.parts[*at], "weight_bps": bps}));
        let msg = json!({"set_parts": {"parts": rows.collect::<Vec<_>>()}});
        self.tell(who, &msg)
    }

    pub fn apply(&mut self) -> Result<Tx, TxError> {
        self.tell("keeper", &json!({"apply_parts": {}}))
    }

    /// Announces, waits and puts in force.
    pub fn change(&mut self, weights: &[(usize, u64)]) {
        self.set_parts("owner", weights).unwrap();
        self.after(NOTICE).apply().unwrap();
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.suite.query(&self.at, msg)
    }

    pub fn state(&self) -> StateResponse {
        self.ask(&QueryMsg::State {})
    }

    pub fn nav(&self) -> u128 {
        number(self.state().nav)
    }

    pub fn rows(&self) -> PartsResponse {
        self.ask(&QueryMsg::Parts {})
    }

    pub fn shares(&self, who: &str) -> u128 {
        let msg = json!({"balance": {"address": self.suite.addr(who)}});
        let answer: Value = self.suite.query(&self.at, &msg);
        amount_of(&answer, "balance")
    }

    /// What somebody's redemptions in a part are worth, and the numbers of them.
    pub fn queued(&self, part: usize, who: &str) -> (u128, Vec<u64>) {
        let msg = json!({"position": {"owner": self.suite.addr(who)}});
        let answer: Value = self.suite.query(&self.parts[part], &msg);
        let rows = answer["redemptions"].as_array().unwrap().iter();
        (
            amount_of(&answer, "redeeming_lst"),
            rows.map(|row| row["redemption_id"].as_u64().unwrap())
                .collect(),
        )
    }
}
