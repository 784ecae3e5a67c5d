//! A market beside a suite: births, roles, laws that are about messages, random histories. Its
//! attacks are in `attacks::extensions`.

mod births;
mod found;
mod histories;
mod roles;
mod thief;

pub use super::deeds::builder;
use super::guest::{guest, Guest};
pub use super::kit::{amount_of, number, DAY, UNIT};
use ballast_extension_types::market::{DebtResponse, MarketResponse, PositionResponse, QueryMsg};
use ballast_extensions::{market::Market, restake::Restake};
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{coins, to_json_binary, Addr, CosmosMsg, Decimal, WasmMsg};
use serde_json::{json, Value};

/// Everybody else who has LST.
pub const PEOPLE: [&str; 6] = ["alice", "bob", "carol", "dave", "erin", "owner"];

/// A suite whose LST is all with one validator, and its market, which lends the staking token.
/// `alice` supplies, `bob` borrows, `carol` liquidates and is the guardian, `dave` restakes.
pub struct Mkt {
    pub suite: Suite,
    pub at: Addr,
}

/// Everybody has 10,000 LST of 6 decimals, at a rate of 1.
pub fn suite_of(builder: SuiteBuilder) -> Suite {
    let mut suite = builder.without_inflation().validators(1).build();
    for who in PEOPLE {
        suite.bond(who, 10_000 * UNIT).unwrap();
    }
    suite.advance_all("keeper");
    suite
}

/// What a market is made with: a small least debt, and the restake contract's code.
pub fn birth(suite: &mut Suite) -> Value {
    ballast_testing::extension::add(&Restake);
    let code = suite.chain_mut().code_named("restake").unwrap();
    json!({
        "hub": suite.addr("hub"), "owner": suite.addr("owner"), "guardian": suite.addr("carol"), "treasury": suite.addr("erin"),
        "loan": {"denom": "ustake", "decimals": 6}, "min_debt": UNIT.to_string(), "restake_code_id": code,
        "share": {"name": "Ballast market STAKE", "symbol": "mSTAKE"},
    })
}

/// By the defaults.
pub fn market() -> Mkt {
    Mkt::with(builder(), |_| {})
}

/// By the defaults, with 1,000 of alice's in it.
pub fn funded() -> Mkt {
    let mut market = market();
    market.supply("alice", 1_000 * UNIT).unwrap();
    market
}

/// Bob has 600 LST in it and owes 500: section 12 of the page. Nobody has waited since.
pub fn looped() -> Mkt {
    let mut market = funded();
    market.owes("bob", 600, 500);
    market
}

/// A price source's market, at 11.5 coins for an LST, with 1,000 coins of alice's in it; everybody
/// has 100,000 of them.
pub fn priced() -> Mkt {
    let mut builder = Suite::builder();
    for who in PEOPLE {
        builder = builder.account_with(who, "1000000000000ustake,100000000000uusdc");
    }
    let mut suite = suite_of(builder);
    let none = to_json_binary(&json!({})).unwrap();
    suite
        .instantiate("owner", "price", "src", &none, &[])
        .unwrap();
    set_price(&mut suite, "11.5");
    let mut msg = birth(&mut suite);
    msg["loan"] = json!({"denom": "uusdc", "decimals": 6});
    msg["oracle"] = json!({"address": suite.addr("src"), "feed": "bstake/usdc"});
    let mut market = Mkt::born(suite, &msg).unwrap();
    market
        .pay("alice", &json!({"deposit": {}}), "uusdc", 1_000 * UNIT)
        .unwrap();
    market
}

/// What the source says of the LST from here on.
pub fn set_price(suite: &mut Suite, price: &str) {
    let src = suite.addr("src");
    let msg = json!({"set": {"feed": "bstake/usdc", "price": price}});
    suite.execute("owner", &src, &msg, &[]).unwrap();
}

guest!(Mkt);

impl Mkt {
    /// As the change makes it.
    pub fn with(builder: SuiteBuilder, change: impl FnOnce(&mut Value)) -> Self {
        let mut suite = suite_of(builder);
        let mut msg = birth(&mut suite);
        change(&mut msg);
        Self::born(suite, &msg).unwrap()
    }

    /// Its birth in a suite that is there.
    pub fn born(mut suite: Suite, msg: &Value) -> Result<Self, TxError> {
        let msg = to_json_binary(msg).unwrap();
        let at = suite.make("owner", &Market, "mkt", &msg, &[])?;
        Ok(Self { suite, at })
    }

    /// Makes its restake contract as the change makes it, attaches it, and has dave restake so much
    /// and a floor of one.
    pub fn restaked(&mut self, lst: u128) -> &mut Self {
        self.make_restake("rst", |_| {});
        self.attach("owner", "rst").unwrap();
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        self.at_once();
        self.suite.lst_send("dave", "rst", lst + UNIT, msg).unwrap();
        self
    }

    /// A restake contract whose code nobody can replace.
    pub fn make_restake(&mut self, name: &'static str, change: impl FnOnce(&mut Value)) -> Addr {
        let at = self.make_with_admin(name, change);
        let contract_addr = at.to_string();
        self.at_once();
        let clear = WasmMsg::ClearAdmin { contract_addr };
        self.suite.send("owner", clear.into()).unwrap();
        at
    }

    /// One whose code the owner can replace.
    pub fn make_with_admin(&mut self, name: &'static str, change: impl FnOnce(&mut Value)) -> Addr {
        let mut msg = json!({
            "hub": self.suite.addr("hub"), "name": "Restaked bSTAKE: market", "symbol": "rMARKET", "slasher": self.at, "mode": "instant",
            "max_slash_bps": 10_000, "floor": UNIT.to_string(), "ratio": {"consumer": self.at, "ratio_bps": 8_000},
        });
        change(&mut msg);
        let msg = to_json_binary(&msg).unwrap();
        self.at_once();
        self.suite.make("owner", &Restake, name, &msg, &[]).unwrap()
    }

    pub fn attach(&mut self, who: &str, name: &str) -> Result<Tx, TxError> {
        let restake = self.suite.addr(name);
        self.at_once()
            .tell(who, &json!({"attach": {"restake": restake}}))
    }

    /// A message with coins.
    pub fn pay(&mut self, who: &str, msg: &Value, denom: &str, n: u128) -> Result<Tx, TxError> {
        let at = self.at.clone();
        self.suite.execute(who, &at, msg, &coins(n, denom))
    }

    pub fn supply(&mut self, who: &str, n: u128) -> Result<Tx, TxError> {
        self.pay(who, &json!({"deposit": {}}), "ustake", n)
    }

    pub fn redeem(&mut self, who: &str, shares: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"redeem": {"shares": shares.to_string()}}))
    }

    pub fn add(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        let msg = to_json_binary(&json!({"add_collateral": {}})).unwrap();
        self.suite.lst_send(who, "mkt", lst, msg)
    }

    pub fn borrow(&mut self, who: &str, n: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"borrow": {"amount": n.to_string()}}))
    }

    pub fn bond(&mut self, who: &str, n: u128) -> Result<Tx, TxError> {
        self.tell(
            who,
            &json!({"borrow_call": {"amount": n.to_string(), "then": {"bond": {}}}}),
        )
    }

    pub fn repay(&mut self, who: &str, n: u128, remove: Option<u128>) -> Result<Tx, TxError> {
        let remove = remove.map(|lst| lst.to_string());
        self.pay(who, &json!({"repay": {"remove": remove}}), "ustake", n)
    }

    pub fn remove(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"remove_collateral": {"lst": lst.to_string()}}))
    }

    /// Of `owner`'s position, with so many coins: all that the liquidation said.
    pub fn sell(&mut self, who: &str, owner: &str, n: u128) -> Result<[u128; 4], TxError> {
        let owner = self.suite.addr(owner);
        let tx = self.pay(who, &json!({"liquidate": {"owner": owner}}), "ustake", n)?;
        let keys = ["repaid", "lst", "from_restake", "bad_debt"];
        Ok(keys.map(|key| tx.attr_of(&self.at, key).unwrap().parse().unwrap()))
    }

    pub fn watch(&mut self, owner: &str) -> Result<Tx, TxError> {
        let owner = self.suite.addr(owner);
        self.tell("keeper", &json!({"watch": {"owner": owner}}))
    }

    /// Somebody puts whole LST in and borrows whole coins against them.
    pub fn owes(&mut self, who: &str, lst: u128, n: u128) {
        self.at_once().add(who, lst * UNIT).unwrap();
        self.at_once().borrow(who, n * UNIT).unwrap();
    }

    /// All stake loses so many per mille, and nobody has booked it.
    pub fn slash(&mut self, permille: u64) -> &mut Self {
        let fraction = Decimal::permille(permille);
        self.suite.slash("val0", fraction).unwrap();
        self
    }

    pub fn ask<T: serde::de::DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.suite.query(&self.at, msg)
    }

    pub fn market(&self) -> MarketResponse {
        self.ask(&QueryMsg::Market {})
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        let owner = self.suite.addr(who).to_string();
        self.ask(&QueryMsg::Position { owner })
    }

    /// What somebody owes.
    pub fn debt(&self, who: &str) -> u128 {
        let owner = self.suite.addr(who).to_string();
        let answer: DebtResponse = self.ask(&QueryMsg::Debt { owner });
        number(answer.debt)
    }

    /// What somebody's LST in it is.
    pub fn collateral(&self, who: &str) -> u128 {
        number(self.position(who).collateral)
    }

    /// Shares of somebody.
    pub fn shares(&self, who: &str) -> u128 {
        let address = self.suite.addr(who);
        let answer = self.preview(&json!({"balance": {"address": address}}));
        amount_of(&answer.unwrap(), "balance")
    }

    /// Cash and debt.
    pub fn assets(&self) -> u128 {
        number(self.market().assets)
    }

    /// What restakers owe now, and what must stay slashable.
    pub fn exposure(&self) -> (u128, u128) {
        let answer = self.preview(&json!({"exposure": {}})).unwrap();
        let n = |key: &str| amount_of(&answer, key);
        (n("due"), n("exposure"))
    }

    /// LST that could be slashed.
    pub fn slashable(&self) -> u128 {
        let rst = self.suite.addr("rst");
        let answer: Value = self.suite.query(&rst, &json!({"slashable": {}}));
        amount_of(&answer, "slashable")
    }
}

/// A call as contracts send it.
pub fn call(contract: &Addr, msg: &Value, funds: u128) -> CosmosMsg {
    let funds = match funds {
        0 => vec![],
        n => coins(n, "ustake"),
    };
    WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg).unwrap(),
        funds,
    }
    .into()
}

pub use super::restake::refused;
