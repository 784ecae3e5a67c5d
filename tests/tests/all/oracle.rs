//! An oracle beside a suite: births, roles, readers, limits, random histories. Its attacks are in
//! `attacks::extensions`.

mod births;
mod found;
mod histories;
mod laws;
pub mod many;

use super::guest::{guest, Guest};
pub use super::kit::{amount_of, DAY, UNIT};
use ballast_extensions::oracle::Oracle;
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

pub const ROUND: u64 = 60;
pub const FEED: &str = "atom/usd";
pub const FOUR: [&str; 4] = ["r1", "r2", "r3", "r4"];

/// A suite, and its oracle, whose reporters count from the first round on. `dave` is the guardian,
/// `owner` the owner.
pub struct Desk {
    pub suite: Suite,
    pub at: Addr,
}

/// A suite in which reporters of these names have 1,000 LST of 6 decimals each.
pub fn suite_of(builder: SuiteBuilder, reporters: &[&str]) -> Suite {
    let builder = reporters.iter().fold(builder, |builder, who| {
        builder.account(who, 10_000_000 * UNIT)
    });
    let mut suite = builder.without_inflation().validators(2).build();
    for who in reporters {
        suite.bond(who, 1_000 * UNIT).unwrap();
    }
    suite
}

/// What an oracle is made with: 10 LST at the least, 100 weigh.
pub fn birth(suite: &Suite, reporters: &[&str]) -> Value {
    let names: Vec<Addr> = reporters.iter().map(|who| suite.addr(who)).collect();
    json!({
        "hub": suite.addr("hub"), "guardian": suite.addr("dave"), "min_pledge": (10 * UNIT).to_string(), "reporters": names,
    })
}

/// Four reporters with 100, 100, 100 and 60 LST, one feed, and a price of 10.
pub fn four() -> Desk {
    Desk::with(Suite::builder(), |_| {})
}

guest!(Desk);

impl Desk {
    /// As [`four`], with a change of the birth.
    pub fn with(builder: SuiteBuilder, change: impl FnOnce(&mut Value)) -> Self {
        let mut desk = Self::of(builder, &FOUR, change);
        desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
        for (who, lst) in FOUR.iter().zip([100, 100, 100, 60]) {
            desk.pledge(who, lst * UNIT).unwrap();
        }
        desk.round(&["10", "10", "10", "10"]);
        desk
    }

    /// Without feeds and pledges.
    pub fn of(builder: SuiteBuilder, reporters: &[&str], change: impl FnOnce(&mut Value)) -> Self {
        let mut suite = suite_of(builder, reporters);
        let mut msg = birth(&suite, reporters);
        change(&mut msg);
        let msg = to_json_binary(&msg).unwrap();
        let at = suite.make("owner", &Oracle, "oracle", &msg, &[]).unwrap();
        Self { suite, at }
    }

    pub fn now(&self) -> u64 {
        self.suite.now()
    }

    /// A block at the start of the next round.
    pub fn next_round(&mut self) -> &mut Self {
        let next = (self.now() / ROUND + 1) * ROUND;
        self.pass(next)
    }

    pub fn add(
        &mut self,
        id: &str,
        source: &Value,
        (min, max): (&str, &str),
    ) -> Result<Tx, TxError> {
        let msg = json!({"id": id, "source": source, "expect": {"min": min, "max": max}});
        self.tell("owner", &json!({"add_feed": msg}))
    }

    pub fn pledge(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        let msg = to_json_binary(&json!({"pledge": {}})).unwrap();
        self.suite.lst_send(who, "oracle", lst, msg)
    }

    pub fn unpledge(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"unpledge": {"lst": lst.to_string()}}))
    }

    /// One price of the feed.
    pub fn report(&mut self, who: &str, price: &str) -> Result<Tx, TxError> {
        let prices = json!([{"feed": FEED, "price": price}]);
        self.tell(who, &json!({"report": {"prices": prices}}))
    }

    /// In the next round, in its first block, the four say these prices; nothing where it is empty.
    pub fn round(&mut self, prices: &[&str]) {
        self.next_round();
        for (who, price) in FOUR.iter().zip(prices) {
            if !price.is_empty() {
                self.at_once().report(who, price).unwrap();
            }
        }
    }

    /// Closes the feed's round, in the first block after it.
    pub fn close(&mut self) -> Tx {
        self.next_round().at_once();
        self.tell("keeper", &json!({"close": {"feed": FEED}}))
            .unwrap()
    }

    pub fn ask(&self, msg: &Value) -> Result<Value, String> {
        self.suite.try_query(&self.at, msg)
    }

    pub fn price_of(&self, feed: &str) -> Result<Value, String> {
        self.ask(&json!({"price": {"feed": feed}}))
    }

    pub fn safe_of(&self, feed: &str) -> Result<Value, String> {
        self.ask(&json!({"safe_price": {"feed": feed}}))
    }

    /// The price.
    pub fn price(&self) -> String {
        let price = self.price_of(FEED).unwrap();
        price["price"].as_str().unwrap().to_string()
    }

    pub fn reporter(&self, who: &str) -> Value {
        let address = self.suite.addr(who);
        self.ask(&json!({"reporter": {"address": address}}))
            .unwrap()
    }

    pub fn pledged(&self, who: &str) -> u128 {
        self.reporter(who)["pledge"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    }

    /// A price source of somebody else's, which says `price` of now.
    pub fn source(&mut self, name: &'static str, price: &str) -> Addr {
        let none = to_json_binary(&json!({})).unwrap();
        let made = self.suite.instantiate("owner", "price", name, &none, &[]);
        made.unwrap();
        self.says(name, &json!({"feed": "x", "price": price}));
        self.suite.addr(name)
    }

    /// What a source says from here on.
    pub fn says(&mut self, name: &str, what: &Value) {
        let at = self.suite.addr(name);
        let msg = json!({"set": what});
        self.suite.execute("owner", &at, &msg, &[]).unwrap();
    }

    /// How a source answers from here on.
    pub fn behaves(&mut self, name: &str, how: &Value) {
        let at = self.suite.addr(name);
        let msg = json!({"behave": {"query": how}});
        self.suite.execute("owner", &at, &msg, &[]).unwrap();
    }
}

/// What fines took in a transaction.
pub fn fined(tx: &Tx) -> u128 {
    let events = tx.events_named("ballast-fine");
    let amounts = events.flat_map(|event| event.attributes.iter());
    let amounts = amounts.filter(|attr| attr.key == "lst");
    amounts
        .map(|attr| attr.value.parse::<u128>().unwrap())
        .sum()
}

/// An attribute of the first event of this name.
pub fn said(tx: &Tx, event: &str, key: &str) -> Option<String> {
    let event = tx.events_named(event).next()?;
    let mut all = event.attributes.iter();
    let attr = all.find(|attr| attr.key == key)?;
    Some(attr.value.clone())
}

pub fn decimal(value: &Value) -> cosmwasm_std::Decimal {
    value.as_str().unwrap().parse().unwrap()
}
