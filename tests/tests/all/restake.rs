//! A restake contract beside a suite: births, the share, laws that are about messages, random
//! histories. Its attacks are in `attacks::extensions`.

mod births;
mod found;
mod histories;
mod laws;
pub mod many;
mod seen;
mod shut_out;

use super::guest::{guest, Guest};
pub use super::kit::{amount_of, number, refused, DAY, UNIT};
use ballast_extension_types::restake::{
    PositionResponse, QueryMsg, SlashableResponse, StateResponse,
};
use ballast_extensions::restake::Restake;
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr, CosmosMsg, WasmMsg};
use serde_json::{json, Value};

pub const COOLDOWN: u64 = 21 * DAY;

/// A suite, the contract of a service (which slashes, and says what it needs), and its restake
/// contract. `dave` is the guardian, `erin` resolves.
pub struct Dex {
    pub suite: Suite,
    pub at: Addr,
    pub svc: Addr,
    is_veto: bool,
}

/// Everybody has 10,000 LST of 6 decimals, at a rate of 1, or half of what he had in others.
pub fn suite_of(builder: SuiteBuilder) -> Suite {
    let mut suite = builder.without_inflation().validators(2).build();
    for who in ["alice", "bob", "carol", "dave", "erin", "owner"] {
        let amount = (10_000 * UNIT).min(suite.balance(who) / 2);
        if amount > 0 {
            suite.bond(who, amount).unwrap();
        }
    }
    let none = json!({"exposure": "0", "due": "0"});
    let none = to_json_binary(&none).unwrap();
    suite
        .instantiate("owner", "consumer", "svc", &none, &[])
        .unwrap();
    suite
}

/// What a contract in instant mode is made with, by the defaults.
pub fn birth(suite: &Suite) -> Value {
    json!({
        "hub": suite.addr("hub"), "name": "Restaked bSTAKE: dex", "symbol": "rDEX", "slasher": suite.addr("svc"),
        "mode": "instant", "guardian": suite.addr("dave"),
    })
}

/// In instant mode, by the defaults.
pub fn instant() -> Dex {
    Dex::with(Suite::builder(), |_| {})
}

/// In veto mode: three days to veto, three to execute.
pub fn veto() -> Dex {
    Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
    })
}

/// In instant mode, with a consumer that may hold for a week, and without a cap.
pub fn consumed() -> Dex {
    Dex::with(Suite::builder(), |msg| {
        msg["max_slash_bps"] = json!(10_000);
        msg["ratio"] = json!({});
    })
}

guest!(Dex);

impl Dex {
    /// As the change makes it. In `veto` and `ratio` the addresses are filled in.
    pub fn with(builder: SuiteBuilder, change: impl FnOnce(&mut Value)) -> Self {
        let mut suite = suite_of(builder);
        let mut msg = birth(&suite);
        change(&mut msg);
        let is_veto = msg["mode"].is_object();
        if is_veto {
            msg["mode"]["veto"]["resolver"] = json!(suite.addr("erin"));
        }
        if msg["ratio"].is_object() {
            msg["ratio"]["consumer"] = json!(suite.addr("svc"));
        }
        let msg = to_json_binary(&msg).unwrap();
        let made = suite.make("owner", &Restake, "dex", &msg, &[]);
        Self {
            at: made.unwrap(),
            svc: suite.addr("svc"),
            suite,
            is_veto,
        }
    }

    pub fn deposit(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        self.suite.lst_send(who, "dex", lst, msg)
    }

    /// LST that is merely transferred.
    pub fn gift(&mut self, who: &str, lst: u128) {
        self.suite.lst_transfer(who, "dex", lst).unwrap();
    }

    /// The number of the redemption.
    pub fn redeem(&mut self, who: &str, shares: u128) -> u64 {
        let tx = self.try_redeem(who, shares).unwrap();
        tx.attr_of(&self.at, "redemption_id")
            .unwrap()
            .parse()
            .unwrap()
    }

    pub fn try_redeem(&mut self, who: &str, shares: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"redeem": {"shares": shares.to_string()}}))
    }

    /// What is paid.
    pub fn withdraw(&mut self, who: &str, ids: &[u64]) -> Result<u128, TxError> {
        let tx = self.tell(who, &json!({"withdraw": {"redemption_ids": ids}}))?;
        Ok(tx.attr_of(&self.at, "lst").unwrap().parse().unwrap())
    }

    /// The service slashes, by its own contract.
    pub fn slash(&mut self, lst: u128) -> Result<Tx, TxError> {
        let msg = json!({"slash": {"amount": lst.to_string()}});
        let svc = self.svc.clone();
        let msg = json!({"run": {"msgs": [call(&self.at, &msg)]}});
        self.suite.execute("owner", &svc, &msg, &[])
    }

    /// What a slash took at once.
    pub fn take(&mut self, lst: u128) -> u128 {
        taken(&self.slash(lst).unwrap())
    }

    pub fn execute_slash(&mut self, id: u64) -> Result<Tx, TxError> {
        self.tell("keeper", &json!({"execute_slash": {"request_id": id}}))
    }

    pub fn veto(&mut self, id: u64) -> Result<Tx, TxError> {
        self.tell("erin", &json!({"veto": {"request_id": id}}))
    }

    /// What the consumer says from here on.
    pub fn say(&mut self, exposure: u128, due: u128) {
        let svc = self.svc.clone();
        let msg = json!({"set": {"exposure": exposure.to_string(), "due": due.to_string()}});
        self.suite.execute("owner", &svc, &msg, &[]).unwrap();
    }

    /// How the consumer answers from here on.
    pub fn behave(&mut self, query: &Value) {
        let svc = self.svc.clone();
        let msg = json!({"behave": {"query": query}});
        self.suite.execute("owner", &svc, &msg, &[]).unwrap();
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.suite.query(&self.at, msg)
    }

    pub fn state(&self) -> StateResponse {
        self.ask(&QueryMsg::State {})
    }

    pub fn slashable(&self) -> u128 {
        let answer: SlashableResponse = self.ask(&QueryMsg::Slashable {});
        number(answer.slashable)
    }

    /// Active and redeeming LST.
    pub fn held(&self) -> (u128, u128) {
        let state = self.state();
        (number(state.active), number(state.redeeming))
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        let owner = self.suite.addr(who).to_string();
        self.ask(&QueryMsg::Position { owner })
    }

    /// Shares of somebody.
    pub fn shares(&self, who: &str) -> u128 {
        self.position(who).shares.u128()
    }

    /// What somebody's shares are worth.
    pub fn worth(&self, who: &str) -> u128 {
        number(self.position(who).lst)
    }
}

/// What a slash took, by its event.
pub fn taken(tx: &Tx) -> u128 {
    let event = tx.events_named("ballast-slash").next().unwrap();
    let mut all = event.attributes.iter();
    let taken = all.find(|attr| attr.key == "taken").unwrap();
    taken.value.parse().unwrap()
}

/// A call as contracts send it.
pub fn call(contract: &Addr, msg: &Value) -> CosmosMsg {
    WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg).unwrap(),
        funds: vec![],
    }
    .into()
}
