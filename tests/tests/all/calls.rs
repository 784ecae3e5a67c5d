//! A series of covered calls beside a suite: births, the option token, every order of redemption,
//! random histories. Its attacks are in `attacks::extensions`.

mod found;
mod histories;
mod orders;
mod tokens;

use super::guest::{guest, Guest};
pub use super::kit::{amount_of, number, refused, DAY, UNIT};
use ballast_extension_types::calls::{
    OfferResponse, PositionResponse, QueryMsg, SolvencyResponse, StateResponse,
};
use ballast_extensions::calls::Calls;
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{coins, to_json_binary, Addr, Coin};
use serde_json::{json, Value};

/// 12.5 for one whole native token.
pub const STRIKE: u128 = 12_500_000;
pub const PEOPLE: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];
const RICH: u128 = 1_000_000_000 * UNIT;

/// A suite, and a series: exercise begins in 30 days, and lasts for 3.
pub struct Series {
    pub suite: Suite,
    pub at: Addr,
    pub from: u64,
    pub expiry: u64,
}

/// Everybody has 10,000 LST of 6 decimals at a rate of 1, and coins of `uusd`; rewards count at
/// once and whole.
pub fn suite_of(mut builder: SuiteBuilder) -> Suite {
    for who in PEOPLE.into_iter().chain(["mallory"]) {
        builder = builder.account_with(who, &format!("{}ustake,{RICH}uusd", 100_000 * UNIT));
    }
    let mut suite = builder
        .without_inflation()
        .validators(2)
        .params(|params| {
            params.hub.drip_secs = Some(0);
            params.collector.fee_bps = Some(0);
            params.collector.tip_bps = Some(0);
            params.collector.premium_max_bps = Some(0);
        })
        .build();
    for who in PEOPLE {
        suite.bond(who, 10_000 * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    suite.block(4);
    suite
}

/// What a series is made with.
pub fn birth(suite: &Suite, from: u64) -> Value {
    json!({
        "hub": suite.addr("hub"), "quote": "uusd", "strike": STRIKE.to_string(),
        "exercise_from": from, "expiry": from + 3 * DAY,
    })
}

pub fn series() -> Series {
    Series::with(Suite::builder(), |_| {})
}

guest!(Series);

impl Series {
    /// As the change makes it.
    pub fn with(builder: SuiteBuilder, change: impl FnOnce(&mut Value)) -> Self {
        let mut suite = suite_of(builder);
        let mut msg = birth(&suite, suite.now() + 30 * DAY);
        change(&mut msg);
        let [from, expiry] = ["exercise_from", "expiry"].map(|key| msg[key].as_u64().unwrap());
        let msg = to_json_binary(&msg).unwrap();
        let at = suite.make("owner", &Calls, "series", &msg, &[]).unwrap();
        Self {
            suite,
            at,
            from,
            expiry,
        }
    }

    /// A message to the series.
    pub fn tell(&mut self, who: &str, msg: &Value, funds: &[Coin]) -> Result<Tx, TxError> {
        let at = self.at.clone();
        self.suite.execute(who, &at, msg, funds)
    }

    /// LST sent with an ask: the number of the offer.
    pub fn ask(&mut self, who: &str, lst: u128, ask: &Value) -> Result<u64, TxError> {
        let msg = to_json_binary(&json!({ "offer": ask })).unwrap();
        let at = self.at.clone();
        let tx = self.suite.lst_send(who, "series", lst, msg)?;
        Ok(tx.attr_of(&at, "offer_id").unwrap().parse().unwrap())
    }

    /// At a fixed price.
    pub fn offer(&mut self, who: &str, lst: u128, price: u128) -> u64 {
        let ask = json!({"price": price.to_string()});
        self.ask(who, lst, &ask).unwrap()
    }

    /// What is paid, of the coins that are sent.
    pub fn buy_with(&mut self, who: &str, id: u64, lst: u128, sent: u128) -> Result<u128, TxError> {
        let msg = json!({"buy": {"offer_id": id, "lst": lst.to_string()}});
        let tx = self.tell(who, &msg, &coins(sent, "uusd"))?;
        Ok(tx.amount("cost"))
    }

    pub fn buy(&mut self, who: &str, id: u64, lst: u128) -> Result<u128, TxError> {
        self.buy_with(who, id, lst, 1_000_000 * UNIT)
    }

    /// An offer of which all is sold at once.
    pub fn write(&mut self, writer: &str, buyer: &str, lst: u128) {
        let id = self.offer(writer, lst, 300_000);
        self.buy(buyer, id, lst).unwrap();
    }

    pub fn cancel(&mut self, who: &str, id: u64) -> Result<u128, TxError> {
        let at = self.at.clone();
        let tx = self.tell(who, &json!({"cancel": {"offer_id": id}}), &[])?;
        Ok(number(tx.attr_of(&at, "lst").unwrap()))
    }

    pub fn close(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"close": {"lst": lst.to_string()}}), &[])
    }

    /// What is paid.
    pub fn exercise(&mut self, who: &str, lst: u128) -> Result<u128, TxError> {
        self.exercise_with(who, lst, 10_000_000 * UNIT)
    }

    pub fn exercise_with(&mut self, who: &str, lst: u128, sent: u128) -> Result<u128, TxError> {
        let msg = json!({"exercise": {"lst": lst.to_string()}});
        let tx = self.tell(who, &msg, &coins(sent, "uusd"))?;
        Ok(tx.amount("paid"))
    }

    /// LST and coins.
    pub fn redeem(&mut self, writer: &str) -> Result<(u128, u128), TxError> {
        let at = self.at.clone();
        let writer = self.suite.addr(writer);
        let tx = self.tell("keeper", &json!({"redeem": {"writer": writer}}), &[])?;
        let of = |key| number(tx.attr_of(&at, key).unwrap());
        Ok((of("lst"), of("quote")))
    }

    /// Options to somebody.
    pub fn give(&mut self, from: &str, to: &str, lst: u128) -> Result<Tx, TxError> {
        let recipient = self.suite.addr(to);
        let msg = json!({"transfer": {"recipient": recipient, "amount": lst.to_string()}});
        self.tell(from, &msg, &[])
    }

    /// Rewards: value grows by so much.
    pub fn reward(&mut self, amount: u128) {
        self.suite.bank_send("owner", "collector", amount).unwrap();
        self.suite.distribute("keeper").unwrap();
    }

    pub fn state(&self) -> StateResponse {
        self.suite.query(&self.at, &QueryMsg::State {})
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        let owner = self.suite.addr(who).to_string();
        self.suite.query(&self.at, &QueryMsg::Position { owner })
    }

    pub fn options(&self, who: &str) -> u128 {
        number(self.position(who).options)
    }

    pub fn shown(&self, offer_id: u64) -> OfferResponse {
        self.suite.query(&self.at, &QueryMsg::Offer { offer_id })
    }

    /// What exercise of so much would pay now.
    pub fn pays(&self, lst: u128) -> u128 {
        let msg = json!({"preview_exercise": {"lst": lst.to_string()}});
        let answer: Value = self.suite.query(&self.at, &msg);
        amount_of(&answer, "pays")
    }

    pub fn usd(&self, who: &str) -> u128 {
        let of = self.suite.addr(who);
        let all = self.suite.chain().balances(&of);
        all.get("uusd").map_or(0, |amount| amount.u128())
    }

    pub fn is_solvent(&self) -> bool {
        let answer: SolvencyResponse = self.suite.query(&self.at, &QueryMsg::Solvency {});
        answer.ok
    }
}
