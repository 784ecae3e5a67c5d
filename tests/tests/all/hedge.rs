//! A hedge and its backer beside a suite: births, laws that are about messages, random histories.
//! Its attacks are in `attacks::extensions`.

mod births;
mod found;
mod histories;
mod laws;
mod self_slash;

use super::guest::{guest, Guest};
use ballast_extension_types::hedge::{PositionResponse, QueryMsg, StateResponse};
use ballast_extensions::{hedge::Hedge, restake::Restake};
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr, Decimal, WasmMsg};
use serde_json::{json, Value};

pub use super::restake::{amount_of, number, refused, DAY, UNIT};

pub const WAITING: u64 = 21 * DAY;

/// A suite, a hedge and its backer. `alice`, `bob` and `carol` hold, `uwe` restakes in the backer,
/// `dave` is the guardian.
pub struct Floor {
    pub suite: Suite,
    pub at: Addr,
    pub backer: Addr,
}

/// Everybody has 10,000 LST of 6 decimals at a rate of 1, or half of what he had in others.
pub fn suite_of(builder: SuiteBuilder) -> Suite {
    let builder = builder.account("uwe", 1_000_000 * UNIT);
    // all of it is staked, so that a loss of 5 % is 5 % of the price
    let builder = builder.params(|params| params.hub.netting_bps = Some(0));
    let mut suite = builder.without_inflation().validators(2).build();
    for who in ["alice", "bob", "carol", "dave", "uwe"] {
        let amount = (10_000 * UNIT).min(suite.balance(who) / 2);
        suite.bond(who, amount).unwrap();
    }
    // with the seed an even number, since a slash leaves what is less than a unit of power
    suite.bond("owner", UNIT).unwrap();
    suite.advance_all("keeper");
    suite
}

/// What a hedge is made with: the page's defaults, but that protection costs nothing.
pub fn birth(suite: &mut Suite) -> Value {
    // the backer's code comes after it: see `Floor::with`
    let code = suite.chain_mut().code_named("hedge").unwrap() + 1;
    json!({
        "hub": suite.addr("hub"), "name": "Protected bSTAKE", "symbol": "hSTAKE", "trigger": {"rate_drop": {}},
        "reserve_bps": 2_500, "waiting_secs": WAITING, "premium": {"min_bps": 0, "kink_bps": 0, "max_bps": 0},
        "restake_code_id": code, "guardian": suite.addr("dave"),
    })
}

/// What its backer is made with: what the page asks for.
pub fn backer_birth(suite: &Suite) -> Value {
    let hedge = suite.addr("hedge");
    json!({
        "hub": suite.addr("hub"), "name": "Backer of hSTAKE", "symbol": "bhSTAKE", "slasher": hedge, "mode": "instant",
        "max_slash_bps": 10_000, "floor": "1000000",
        "ratio": {"consumer": hedge, "ratio_bps": 10_000, "hold_secs": 35 * DAY},
    })
}

/// The premium of the page.
pub fn paid_for(msg: &mut Value) {
    msg["premium"] = json!({"min_bps": 50, "kink_bps": 300, "max_bps": 3_000});
}

/// Nobody can migrate it.
pub fn without_admin(suite: &mut Suite, contract: &Addr) {
    let contract_addr = contract.to_string();
    let msg = WasmMsg::ClearAdmin { contract_addr };
    suite.send("owner", msg.into()).unwrap();
}

guest!(Floor);

impl Floor {
    /// Attached, with 500 LST in the backer.
    pub fn new() -> Self {
        Self::with(Suite::builder(), |_| {}, |_| {})
    }

    /// Attached, as the changes make both.
    pub fn with(
        builder: SuiteBuilder,
        change: impl FnOnce(&mut Value),
        backers: impl FnOnce(&mut Value),
    ) -> Self {
        let mut floor = Self::bare(suite_of(builder), change);
        let mut msg = backer_birth(&floor.suite);
        backers(&mut msg);
        floor.backer = floor.restake_contract("backer", &msg);
        without_admin(&mut floor.suite, &floor.backer);
        let backer = floor.backer.clone();
        floor.attach("owner", &backer).unwrap();
        floor.restake("uwe", 500 * UNIT).unwrap();
        floor
    }

    /// Not attached: there is no backer.
    pub fn bare(mut suite: Suite, change: impl FnOnce(&mut Value)) -> Self {
        ballast_testing::extension::add(&Hedge);
        ballast_testing::extension::add(&Restake);
        let mut msg = birth(&mut suite);
        change(&mut msg);
        let msg = to_json_binary(&msg).unwrap();
        let at = suite.make("owner", &Hedge, "hedge", &msg, &[]).unwrap();
        without_admin(&mut suite, &at);
        Self {
            backer: at.clone(),
            at,
            suite,
        }
    }

    /// One more restake contract; its maker can migrate it.
    pub fn restake_contract(&mut self, name: &'static str, msg: &Value) -> Addr {
        let msg = to_json_binary(msg).unwrap();
        self.suite.make("owner", &Restake, name, &msg, &[]).unwrap()
    }

    pub fn attach(&mut self, who: &str, backer: &Addr) -> Result<Tx, TxError> {
        self.tell(who, &json!({"attach": {"backer": backer}}))
    }

    pub fn deposit(&mut self, who: &str, lst: u128) -> Result<u64, TxError> {
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        let tx = self.suite.lst_send(who, "hedge", lst, msg)?;
        let id = tx.attr_of(&self.at, "deposit_id").unwrap();
        Ok(id.parse().unwrap())
    }

    /// The shares that it buys.
    pub fn activate(&mut self, id: u64) -> Result<u128, TxError> {
        let tx = self.tell("keeper", &json!({"activate": {"deposit_id": id}}))?;
        Ok(number(tx.attr_of(&self.at, "shares").unwrap()))
    }

    /// Deposits, waits and activates.
    pub fn protect(&mut self, who: &str, lst: u128) -> u128 {
        let id = self.deposit(who, lst).unwrap();
        self.after(WAITING).activate(id).unwrap()
    }

    pub fn cancel(&mut self, who: &str, id: u64) -> Result<Tx, TxError> {
        self.tell(who, &json!({"cancel": {"deposit_id": id}}))
    }

    /// The LST that is paid.
    pub fn redeem(&mut self, who: &str, shares: u128, forfeit: bool) -> Result<u128, TxError> {
        let msg = json!({"redeem": {"shares": shares.to_string(), "forfeit": forfeit}});
        let tx = self.tell(who, &msg)?;
        Ok(number(tx.attr_of(&self.at, "lst").unwrap()))
    }

    /// What was due, and what was paid.
    pub fn top_up(&mut self) -> Result<(u128, u128), TxError> {
        let tx = self.tell("keeper", &json!({"top_up": {}}))?;
        let event = tx.events_named("ballast-top-up").next().unwrap();
        let of = |key: &str| {
            let mut all = event.attributes.iter();
            number(&all.find(|attr| attr.key == key).unwrap().value)
        };
        Ok((of("due"), of("paid")))
    }

    pub fn observe(&mut self) -> Result<Tx, TxError> {
        self.tell("keeper", &json!({"observe": {}}))
    }

    pub fn pay(&mut self) -> Result<Tx, TxError> {
        self.tell("keeper", &json!({"pay": {}}))
    }

    /// LST into the backer.
    pub fn restake(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        self.suite.lst_send(who, "backer", lst, msg)
    }

    pub fn tell_backer(&mut self, who: &str, msg: &Value) -> Result<Tx, TxError> {
        let backer = self.backer.clone();
        self.suite.execute(who, &backer, msg, &[])
    }

    /// Asks LST out of the backer: the redemption's number.
    pub fn unstake(&mut self, who: &str, shares: u128) -> u64 {
        let msg = json!({"redeem": {"shares": shares.to_string()}});
        let tx = self.tell_backer(who, &msg).unwrap();
        let id = tx.attr_of(&self.backer, "redemption_id").unwrap();
        id.parse().unwrap()
    }

    pub fn withdraw(&mut self, who: &str, id: u64) -> Result<u128, TxError> {
        let tx = self.tell_backer(who, &json!({"withdraw": {"redemption_ids": [id]}}))?;
        Ok(number(tx.attr_of(&self.backer, "lst").unwrap()))
    }

    /// All stake loses so many bps, and nobody books it.
    pub fn slash(&mut self, bps: u64) {
        for val in ["val0", "val1"] {
            let fraction = Decimal::from_ratio(bps, 10_000u64);
            self.suite.slash(val, fraction).unwrap();
        }
    }

    /// All stake loses so many bps, and it is booked.
    pub fn lose(&mut self, bps: u64) {
        self.slash(bps);
        self.suite.sync("keeper").unwrap();
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.suite.query(&self.at, msg)
    }

    pub fn state(&self) -> StateResponse {
        self.ask(&QueryMsg::State {})
    }

    pub fn due(&self) -> u128 {
        number(self.state().due)
    }

    pub fn protected(&self) -> u128 {
        number(self.state().protected)
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        let owner = self.suite.addr(who).to_string();
        self.ask(&QueryMsg::Position { owner })
    }

    pub fn shares(&self, who: &str) -> u128 {
        self.position(who).shares.u128()
    }
}
