//! PT and YT in a stranger's pool: a contract that takes tokens, and lets them go again, and knows
//! nothing of yield.

use super::super::guest::Guest;
use super::{number, sent, split, Split};
use ballast_testing::{Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr, CosmosMsg, WasmMsg};
use serde_json::{json, Value};

/// `consumer` of the kit, as a pool of `carol`'s: it takes what it is sent, and sends what she says.
fn with_pool() -> Split {
    let mut split = split();
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    let suite = &mut split.suite;
    suite
        .instantiate("carol", "consumer", "pool", &none, &[])
        .unwrap();
    split
}

impl Split {
    /// The pool calls a contract.
    fn pool_calls(&mut self, contract: &Addr, msg: &Value) -> Result<Tx, TxError> {
        let call: CosmosMsg = WasmMsg::Execute {
            contract_addr: contract.to_string(),
            msg: to_json_binary(msg).unwrap(),
            funds: vec![],
        }
        .into();
        let pool = self.suite.addr("pool");
        let run = json!({"run": {"msgs": [call]}});
        self.suite.execute("carol", &pool, &run, &[])
    }

    fn give_pool(&mut self, who: &str, token: &Addr, amount: u128) {
        let pool = self.suite.addr("pool");
        let msg = sent(&pool, amount, &json!({}));
        self.suite.execute(who, token, &msg, &[]).unwrap();
    }
}

/// What YT earn in a pool is the pool's, whoever put them in, whoever takes them out; what they
/// earned before and after is not.
#[test]
fn yield_of_yt_in_a_pool_is_the_pool_s() {
    let mut split = with_pool();
    let (pt, yt) = (split.pt.clone(), split.at.clone());
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    assert_eq!(split.claimable("alice"), 200_000);
    split.give_pool("alice", &yt, 500_000);
    split.give_pool("alice", &pt, 500_000);
    split.grow_to(160);
    // 500,000 x (0.8 - 0.625)
    assert_eq!(split.claimable("alice"), 200_000 + 87_500);
    assert_eq!(split.claimable("pool"), 87_500);

    // bob buys 200,000 YT of the pool
    let bob = split.suite.addr("bob");
    let out = json!({"transfer": {"recipient": bob, "amount": "200000"}});
    split.pool_calls(&yt, &out).unwrap();
    assert_eq!(
        (split.claimable("bob"), split.claimable("pool")),
        (0, 87_500)
    );
    split.grow_to(200);
    assert_eq!(split.claimable("bob"), 25_000);
    assert_eq!(split.claimable("pool"), 87_500 + 37_500);

    // anybody can have the pool paid, and only the pool
    let pool = split.suite.addr("pool");
    let claim = json!({"claim": {"owner": pool}});
    let before = split.suite.shares("mallory");
    split.tell("mallory", &claim).unwrap();
    assert_eq!(split.suite.shares("pool"), 125_000);
    assert_eq!(split.suite.shares("mallory"), before);

    // the pool merges what it has of both: it is a holder like any other
    let merge = sent(&yt, 300_000, &json!({"merge": {}}));
    split.pool_calls(&pt, &merge).unwrap();
    assert_eq!(split.suite.shares("pool"), 125_000 + 150_000);
    assert_eq!(split.claimable("bob"), 25_000);
    assert!(split.is_solvent());
}

/// PT in a pool loses and earns nothing by that: at maturity whoever has it redeems it.
#[test]
fn pt_in_a_pool_is_whoever_s_takes_it_out() {
    let mut split = with_pool();
    let pt = split.pt.clone();
    split.split("alice", 1_000_000).unwrap();
    split.give_pool("alice", &pt, 400_000);
    split.grow_to(125);
    let bob = split.suite.addr("bob");
    let out = json!({"transfer": {"recipient": bob, "amount": "100000"}});
    split.pool_calls(&pt, &out).unwrap();
    let maturity = split.maturity;
    split.until(maturity).touch();
    assert_eq!(split.redeem("bob", 100_000).unwrap(), 80_000);
    let at = split.at.clone();
    let redeem = sent(&at, 300_000, &json!({"redeem": {}}));
    split.pool_calls(&pt, &redeem).unwrap();
    assert_eq!(split.suite.shares("pool"), 240_000);
    assert_eq!(split.redeem("alice", 600_000).unwrap(), 480_000);
    assert_eq!(split.claim("alice").unwrap(), 200_000);
    assert_eq!(number(split.state().reserve), 0);
}
