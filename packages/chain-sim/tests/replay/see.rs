//! What is seen after a step: all of it is compared, whether the step lists it or not.

use ballast_chain_sim::{ChainDriver, Status};
use cosmwasm_std::{Addr, DecCoin, Decimal256, StdError, Timestamp, Uint128};
use serde_json::{json, Map, Value};

use super::{Replay, START};

/// Things as they were at the line where they were last listed.
#[derive(Default)]
pub struct Expected {
    accounts: Map<String, Value>,
    validators: Map<String, Value>,
    supply: Map<String, Value>,
    pool: Map<String, Value>,
    head: (u64, u64),
}

impl Expected {
    pub fn update(&mut self, see: &Value) {
        let merge = |into: &mut Map<String, Value>, key: &str| {
            for (name, value) in see[key].as_object().into_iter().flatten() {
                into.insert(name.clone(), value.clone());
            }
        };
        merge(&mut self.accounts, "accounts");
        merge(&mut self.validators, "validators");
        merge(&mut self.supply, "supply");
        merge(&mut self.pool, "pool");
        self.head = (
            see["height"].as_u64().unwrap(),
            see["time"].as_u64().unwrap(),
        );
    }
}

fn places18(value: Decimal256) -> String {
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}.{rest:0<18}")
}

fn dec_coins(coins: &[DecCoin]) -> Value {
    coins
        .iter()
        .map(|c| (c.denom.clone(), json!(places18(c.amount))))
        .collect::<Map<_, _>>()
        .into()
}

fn since_start(time: Timestamp) -> u64 {
    assert_eq!(time.subsec_nanos(), 0);
    time.seconds() - START
}

/// Empty maps and lists are not written; nor is what has gone, which is `null`.
fn insert(into: &mut Map<String, Value>, key: &str, value: Value) {
    let empty = match &value {
        Value::Object(map) => map.is_empty(),
        Value::Array(list) => list.is_empty(),
        other => other.is_null(),
    };
    if !empty {
        into.insert(key.to_string(), value);
    }
}

/// How many plain values there are.
fn count(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.values().map(count).sum(),
        Value::Array(list) => list.iter().map(count).sum(),
        _ => 1,
    }
}

/// `in` counts from now, so it changes while nothing else does. An empty balance may be written.
fn without_in(mut value: Value) -> Value {
    if let Some(account) = value.as_object_mut() {
        account.retain(|_, part| *part != json!({}));
    }
    for list in ["unbondings", "redelegations"] {
        for entry in value
            .get_mut(list)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            entry.as_object_mut().unwrap().remove("in");
        }
    }
    value
}

impl Replay {
    pub fn compare(&mut self, place: &str) {
        let block = self.app.block_info();
        assert_eq!(
            (block.height, since_start(block.time)),
            self.expected.head,
            "{place}: head"
        );
        let names: Vec<_> = self.names.accounts().map(str::to_string).collect();
        for name in names {
            let Some(wanted) = self.expected.accounts.get(&name) else {
                continue;
            };
            let wanted = without_in(wanted.clone());
            let found = Value::Object(self.see_account(&name));
            assert_eq!(found, wanted, "{place}: account {name}");
            self.counted.values += count(&found);
        }
        for (name, wanted) in &self.expected.validators {
            let found = Value::Object(self.see_validator(name));
            assert_eq!(&found, wanted, "{place}: validator {name}");
            self.counted.values += count(&found);
        }
        for (denom, wanted) in &self.expected.supply {
            let found = self.app.wrap().query_supply(denom).unwrap().amount;
            assert_eq!(&json!(found), wanted, "{place}: supply");
            self.counted.values += 1;
        }
        let pool = dec_coins(&self.app.community_pool().unwrap());
        let wanted: Map<_, _> = self
            .expected
            .pool
            .clone()
            .into_iter()
            .filter(|(_, x)| !x.is_null())
            .collect();
        assert_eq!(pool, Value::Object(wanted), "{place}: pool");
        self.counted.values += count(&pool);
        self.app
            .check_balances()
            .unwrap_or_else(|error| panic!("{place}: {error}"));
    }

    fn see_account(&self, name: &str) -> Map<String, Value> {
        let account = self.names.account(name);
        let mut out = Map::new();
        let mut balances = Map::new();
        for denom in ["uatom", "ustake", "uusd"] {
            let balance = self
                .app
                .wrap()
                .query_balance(&account, denom)
                .unwrap()
                .amount;
            if balance > Uint128::zero() {
                balances.insert(denom.to_string(), json!(balance));
            }
        }
        insert(&mut out, "balance", balances.into());
        let (mut delegations, mut rewards) = (Map::new(), Map::new());
        for d in self.app.delegations_of(&account).unwrap() {
            let name = self.names.of(&d.validator);
            let pending = self.app.rewards_of(&account, &d.validator).unwrap();
            insert(&mut rewards, &name, dec_coins(&pending));
            let shares = places18(d.shares);
            delegations.insert(name, json!({ "amount": d.amount, "shares": shares }));
        }
        insert(&mut out, "delegations", delegations.into());
        insert(&mut out, "rewards", rewards.into());
        insert(&mut out, "unbondings", self.unbondings_of(&account));
        insert(&mut out, "redelegations", self.redelegations_of(&account));
        out
    }

    fn unbondings_of(&self, account: &Addr) -> Value {
        let all = self
            .app
            .unbondings_of(account)
            .unwrap()
            .into_iter()
            .map(|u| {
                json!({
                    "val": self.names.of(&u.validator), "initial": u.initial, "balance": u.balance,
                    "height": u.creation_height, "completes": since_start(u.completes),
                })
            });
        all.collect()
    }

    fn redelegations_of(&self, account: &Addr) -> Value {
        let all = self
            .app
            .redelegations_of(account)
            .unwrap()
            .into_iter()
            .map(|r| {
                json!({
                    "from": self.names.of(&r.src), "to": self.names.of(&r.dst),
                    "initial": r.initial, "shares": places18(r.shares_dst),
                    "height": r.creation_height, "completes": since_start(r.completes),
                })
            });
        all.collect()
    }

    fn see_validator(&self, name: &str) -> Map<String, Value> {
        let mut out = Map::new();
        let Ok(v) = self.app.validator(&self.names.operator(name)) else {
            out.insert("status".to_string(), json!("removed"));
            return out;
        };
        let commission: Result<Decimal256, StdError> = v.commission.to_string().parse();
        let status = match v.status {
            Status::Bonded => "bonded",
            Status::Unbonding => "unbonding",
            Status::Unbonded => "unbonded",
        };
        let jailed_until = match (v.tombstoned, v.jailed_until) {
            (true, _) => json!("forever"),
            (_, Some(until)) => json!(since_start(until)),
            _ => Value::Null,
        };
        insert(&mut out, "tokens", json!(v.tokens));
        insert(&mut out, "shares", json!(places18(v.delegator_shares)));
        insert(&mut out, "status", json!(status));
        insert(&mut out, "jailed", json!(v.jailed));
        insert(&mut out, "tombstoned", json!(v.tombstoned));
        insert(&mut out, "jailed_until", jailed_until);
        insert(&mut out, "commission", json!(places18(commission.unwrap())));
        insert(&mut out, "outstanding", dec_coins(&v.outstanding));
        insert(
            &mut out,
            "accrued_commission",
            dec_coins(&v.accrued_commission),
        );
        out
    }
}
