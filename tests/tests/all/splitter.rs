//! A splitter beside a suite: births, YT that move, a stranger's pool, random histories. Its
//! attacks are in `attacks::extensions`.

mod births;
mod found;
mod histories;
mod kept;
mod mute;
mod pools;
mod tokens;

use super::guest::{guest, Guest};
pub use super::kit::{amount_of, number, refused, DAY, UNIT};
use ballast_extension_types::splitter::{
    ConfigResponse, PositionResponse, QueryMsg, SolvencyResponse, StateResponse, ValueResponse,
};
use ballast_extensions::splitter::Splitter;
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

pub use mute::Mute;

/// 10^27, the mark at a rate of 1.
pub const ONE: u128 = 10u128.pow(27);
/// From birth to maturity.
pub const TERM: u64 = 100 * DAY;

/// A suite, its hub (which can be muted), and a splitter with its PT.
pub struct Split {
    pub suite: Suite,
    pub hub: Mute,
    pub at: Addr,
    pub pt: Addr,
    pub maturity: u64,
}

/// Everybody has 10,000 LST of 6 decimals, at a rate of 1; rewards count at once and whole.
pub fn suite_of(builder: SuiteBuilder) -> Suite {
    let mut suite = builder
        .without_inflation()
        .validators(2)
        .account("mallory", 100_000 * UNIT)
        .params(|params| {
            params.hub.drip_secs = Some(0);
            params.collector.fee_bps = Some(0);
            params.collector.tip_bps = Some(0);
            params.collector.premium_max_bps = Some(0);
        })
        .build();
    for who in ["alice", "bob", "carol", "dave", "erin"] {
        let amount = (10_000 * UNIT).min(suite.balance(who) / 2);
        suite.bond(who, amount).unwrap();
    }
    suite.delegate("keeper").unwrap();
    suite.block(4);
    suite
}

/// What a splitter is made with.
pub fn birth(suite: &Suite, maturity: u64) -> Value {
    json!({"split": {"hub": suite.addr("hub"), "maturity": maturity}})
}

/// It matures in 100 days.
pub fn split() -> Split {
    Split::with(Suite::builder(), TERM)
}

guest!(Split);

impl Split {
    /// It matures so many seconds from now.
    pub fn with(builder: SuiteBuilder, secs: u64) -> Self {
        let (builder, hub) = Mute::hub(builder, &Splitter);
        let mut suite = suite_of(builder);
        let maturity = suite.now() + secs;
        let msg = to_json_binary(&birth(&suite, maturity)).unwrap();
        let at = suite.make("owner", &Splitter, "dex", &msg, &[]).unwrap();
        let config: ConfigResponse = suite.query(&at, &QueryMsg::Config {});
        Self {
            suite,
            hub,
            at,
            pt: config.pt,
            maturity,
        }
    }

    /// A message to its PT.
    pub fn tell_pt(&mut self, who: &str, msg: &Value) -> Result<Tx, TxError> {
        let pt = self.pt.clone();
        self.suite.execute(who, &pt, msg, &[])
    }

    /// PT and YT that it becomes.
    pub fn split(&mut self, who: &str, lst: u128) -> Result<u128, TxError> {
        let msg = to_json_binary(&json!({"split": {}})).unwrap();
        let at = self.at.clone();
        let tx = self.suite.lst_send(who, "dex", lst, msg)?;
        Ok(number(tx.attr_of(&at, "pt").unwrap()))
    }

    /// PT sent with a message: the LST that is paid.
    pub fn send_pt(&mut self, who: &str, amount: u128, msg: &Value) -> Result<u128, TxError> {
        let at = self.at.clone();
        let tx = self.tell_pt(who, &sent(&at, amount, msg))?;
        Ok(number(tx.attr_of(&at, "lst").unwrap()))
    }

    pub fn merge(&mut self, who: &str, amount: u128) -> Result<u128, TxError> {
        self.send_pt(who, amount, &json!({"merge": {}}))
    }

    pub fn redeem(&mut self, who: &str, amount: u128) -> Result<u128, TxError> {
        self.send_pt(who, amount, &json!({"redeem": {}}))
    }

    /// What is paid.
    pub fn claim(&mut self, who: &str) -> Result<u128, TxError> {
        let at = self.at.clone();
        let tx = self.tell(who, &json!({"claim": {}}))?;
        Ok(number(tx.attr_of(&at, "lst").unwrap()))
    }

    pub fn touch(&mut self) -> Tx {
        self.tell("keeper", &json!({"touch": {}})).unwrap()
    }

    /// YT to somebody.
    pub fn give(&mut self, from: &str, to: &str, amount: u128) -> Result<Tx, TxError> {
        let recipient = self.suite.addr(to);
        self.tell(
            from,
            &json!({"transfer": {"recipient": recipient, "amount": amount.to_string()}}),
        )
    }

    /// PT to somebody.
    pub fn give_pt(&mut self, from: &str, to: &str, amount: u128) -> Result<Tx, TxError> {
        let recipient = self.suite.addr(to);
        self.tell_pt(
            from,
            &json!({"transfer": {"recipient": recipient, "amount": amount.to_string()}}),
        )
    }

    /// Rewards: value grows by so much.
    pub fn reward(&mut self, amount: u128) {
        self.suite.bank_send("owner", "collector", amount).unwrap();
        self.suite.distribute("keeper").unwrap();
    }

    /// Value grows, or falls by a loss, to `hundredths` of a native for an LST: the pool is 51,000
    /// LST and a bit.
    pub fn grow_to(&mut self, hundredths: u128) {
        let rate = self.suite.exchange_rate();
        let target = number(rate.shares) * hundredths / 100;
        let value = number(rate.value);
        assert!(target >= value, "{target} is less than {value}");
        if target > value {
            self.reward(target - value);
        }
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.suite.query(&self.at, msg)
    }

    pub fn state(&self) -> StateResponse {
        self.ask(&QueryMsg::State {})
    }

    /// LST for one native of principal, in hundredths of 10^27.
    pub fn mark(&self) -> u128 {
        number(self.state().mark)
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        let owner = self.suite.addr(who).to_string();
        self.ask(&QueryMsg::Position { owner })
    }

    pub fn claimable(&self, who: &str) -> u128 {
        number(self.position(who).claimable)
    }

    /// PT and YT of somebody.
    pub fn has(&self, who: &str) -> (u128, u128) {
        let position = self.position(who);
        (number(position.pt), number(position.yt))
    }

    pub fn value(&self, pt: u128) -> ValueResponse {
        let answer = self.preview(&json!({"value": {"pt": pt.to_string()}}));
        serde_json::from_value(answer.unwrap()).unwrap()
    }

    pub fn is_solvent(&self) -> bool {
        let answer: SolvencyResponse = self.ask(&QueryMsg::Solvency {});
        answer.ok && answer.checks.iter().all(|check| check.holds)
    }
}

/// `send` of a cw20 to a contract.
pub fn sent(contract: &Addr, amount: u128, msg: &Value) -> Value {
    let msg = to_json_binary(msg).unwrap();
    json!({"send": {"contract": contract, "amount": amount.to_string(), "msg": msg}})
}
