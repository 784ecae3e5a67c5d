//! Days between an adversary, who sends what it likes, and a keeper, who calls `advance` once.

use crate::json::Source;
use ballast_accounting::allocation::Pair;
use ballast_hub::state::ENTRIES;
use ballast_testing::{Chain, Contracts};
use ballast_types::hub::{BookRow, BOOK, CONFIG};
use ballast_types::registry::{TargetsResponse, ROSTER};
use ballast_types::Amount;
use cosmwasm_std::{coins, to_json_binary, Addr, Coin, Order};
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

pub const DAY: u64 = 86_400;

/// A suite between an adversary and its keeper.
pub struct Trial {
    pub chain: Chain,
    pub suite: Contracts,
    pub dice: Source,
    pub steps: u64,
}

impl Trial {
    fn address(&self, who: &str) -> Addr {
        self.chain.accounts()[who].clone()
    }

    pub fn send(&mut self, who: &str, to: &Addr, msg: &Value, funds: &[Coin]) -> bool {
        self.steps += 1;
        let (who, msg) = (self.address(who), to_json_binary(msg).unwrap());
        self.chain.execute(&who, to, msg, funds).is_ok()
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, contract: &Addr, msg: &Value) -> T {
        let answer = self.chain.querier().query_wasm_smart(contract, msg);
        answer.unwrap()
    }

    pub fn book(&self) -> BTreeMap<String, BookRow> {
        let storage = self.chain.storage_of(&self.suite.hub);
        let rows = BOOK.range(&*storage, None, None, Order::Ascending);
        rows.map(Result::unwrap).collect()
    }

    /// Validators with unbonding entries that are not settled.
    pub fn with_entries(&self) -> BTreeMap<String, u64> {
        let storage = self.chain.storage_of(&self.suite.hub);
        let mut counts = BTreeMap::new();
        for row in ENTRIES.range(&*storage, None, None, Order::Ascending) {
            *counts.entry(row.unwrap().1.validator).or_default() += 1;
        }
        counts
    }

    /// Something small, by somebody who means no good.
    fn adversary(&mut self) {
        let operators: Vec<String> = self.chain.validators().values().cloned().collect();
        let operator = operators[self.dice.below(operators.len())].clone();
        match self.dice.below(12) {
            4 | 5 => self.gift(),
            9.. => self.crank(),
            deed => {
                let (to, msg, funds) = self.deed(deed, &operator);
                self.send("bob", &to, &msg, &funds)
            }
        };
    }

    /// A message with a unit of something: to whom, what, and the coins with it.
    fn deed(&self, deed: usize, operator: &str) -> (Addr, Value, Vec<Coin>) {
        let suite = self.suite.clone();
        let lst = |to: &Addr, inner: Value| {
            let msg = to_json_binary(&inner).unwrap();
            json!({"send": {"contract": to, "amount": "1", "msg": msg}})
        };
        let (to, msg) = match deed {
            0 => {
                let one = coins(1, self.chain.denom());
                return (suite.hub, json!({"bond": {}}), one);
            }
            1 => (suite.token, lst(&suite.queue, json!({"unbond": {}}))),
            2 => {
                let post = json!({"post_bond": {"validator": operator}});
                (suite.token, lst(&suite.vault, post))
            }
            3 => (suite.token, lst(&suite.vault, json!({"underwrite": {}}))),
            6 => (suite.registry, json!({"observe": {"limit": 1}})),
            7 => (suite.collector, json!({"distribute": {}})),
            8 => (suite.vault, json!({"refresh": {"validator": operator}})),
            other => panic!("no deed {other}"),
        };
        (to, msg, vec![])
    }

    /// A unit of coins, to the hub or to the collector.
    fn gift(&mut self) -> bool {
        let to = match self.dice.below(2) {
            0 => self.suite.hub.clone(),
            _ => self.suite.collector.clone(),
        };
        let (bob, one) = (self.address("bob"), coins(1, self.chain.denom()));
        self.steps += 1;
        self.chain.bank_send(&bob, &to, &one).is_ok()
    }

    /// One thing that anybody may have done, of the shortest kind.
    fn crank(&mut self) -> bool {
        let cranks = [
            "settle",
            "undelegate",
            "delegate",
            "rebalance",
            "harvest",
            "advance",
        ];
        let crank = cranks[self.dice.below(cranks.len())];
        let hub = self.suite.hub.clone();
        self.send("bob", &hub, &json!({crank: {"limit": 1}}), &[])
    }

    /// One day: the adversary, then the keeper.
    pub fn day(&mut self) -> Result<(), String> {
        for _ in 0..self.dice.below(4) {
            self.adversary();
        }
        self.chain.advance(DAY).map_err(|err| err.to_string())?;
        for _ in 0..self.dice.below(2) {
            self.adversary();
        }
        let hub = self.suite.hub.clone();
        match self.send("keeper", &hub, &json!({"advance": {}}), &[]) {
            true => Ok(()),
            false => Err("advance failed".to_string()),
        }
    }

    /// What a call of `rebalance` says of what the chain refused, an hour on.
    pub fn why_nothing_moves(&mut self) -> String {
        if let Err(error) = self.chain.advance(3_700) {
            return error.to_string();
        }
        let hub = self.suite.hub.clone();
        let keeper = self.chain.account("keeper").expect("an account");
        let msg = to_json_binary(&json!({"rebalance": {}})).expect("a message");
        match self.chain.execute(&keeper, &hub, msg, &[]) {
            Ok(tx) => tx.to_string(),
            Err(error) => error.to_string(),
        }
    }

    /// Whether anyone may be given stake of `source` by a redelegation: somebody takes it, there is
    /// no open redelegation into the source, and an entry is left for the pair.
    pub fn has_taker(&self, source: &str) -> bool {
        let book = self.book();
        let row = book.get(source).cloned().unwrap_or_default();
        if row.is_locked(self.chain.now()) {
            return false;
        }
        let takers = self.takers(source, &book);
        takers.iter().any(|(room, pair)| match pair {
            Pair::Free => true,
            // the last few of a pair are for what counts
            Pair::Few => room * 8 * takers.len() as u128 >= row.stake.raw().u128(),
            Pair::Closed => false,
        })
    }

    /// Those who may be given stake of `source`, which are listed, active, in the set and have room
    /// and nothing unbonding: each with its room, and what the chain has left for the pair.
    fn takers(&self, source: &str, book: &BTreeMap<String, BookRow>) -> Vec<(u128, Pair)> {
        let roster = ROSTER.query(&self.chain.querier(), &self.suite.registry);
        let targets: TargetsResponse = self.ask(&self.suite.registry, &json!({"targets": {}}));
        let bonded: BTreeSet<String> = self.chain.bonded_validators().into_iter().collect();
        let entries = self.with_entries();
        let min_move = self.params().min_move;
        // governance may have set the chain's limit below the hub's parameter
        let chain = self.chain.params().expect("a chain").max_entries;
        let most = self.params().max_entries.min(u64::from(chain));
        let moved = self.chain.redelegations(&self.suite.hub);
        let open = |to: &str| {
            let pair = moved.iter().filter(|r| r.from == source && r.to == to);
            pair.count() as u64
        };
        let seats = roster.unwrap().seats;
        let takers = seats.iter().filter_map(|seat| {
            let stake = book.get(&seat.address).map(|row| row.stake);
            let target = targets.targets.iter().find(|t| t.address == seat.address)?;
            let room = target
                .target
                .saturating_sub(stake.unwrap_or_default())
                .raw();
            let takes = seat.is_active()
                && bonded.contains(&seat.address)
                && !entries.contains_key(&seat.address)
                && room > min_move;
            takes.then(|| (room.u128(), Pair::of(open(&seat.address), most)))
        });
        takers.collect()
    }

    pub fn params(&self) -> ballast_types::hub::Params {
        let config = CONFIG.query(&self.chain.querier(), &self.suite.hub);
        config.unwrap().params
    }
}
