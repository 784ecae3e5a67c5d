//! A lever on a market beside a suite: leaving, random histories beside the model, a slash and the
//! bot. Its attacks are in `attacks::extensions`.

mod found;
mod histories;
mod leave;
mod pages;
mod slash;

use super::{
    guest::Guest,
    market::{amount_of, number, Mkt, DAY, UNIT},
};
use ballast_extension_math::lever::model::View;
use ballast_extension_types::{
    lever::{QueryMsg, StateResponse},
    market::{DebtResponse, MarketResponse, QueryMsg as MarketQuery},
};
use ballast_extensions::lever::Lever;
use ballast_testing::{Suite, Tx, TxError};
use cosmwasm_std::{coins, to_json_binary, Addr};
use serde_json::{json, Value};

pub use super::restake::refused;

/// A suite whose LST is all with one validator, its market with coins of `owner`'s, and a lever on
/// that. `erin` is the lever's guardian.
pub struct Lev {
    pub mkt: Mkt,
    pub at: Addr,
}

/// With 10,000 coins in the market, by the defaults.
pub fn lever() -> Lev {
    with(10_000 * UNIT, |_| {})
}

/// With so many coins in the market, as the change makes the lever.
pub fn with(supply: u128, change: impl FnOnce(&mut Value)) -> Lev {
    on(super::market::market(), supply, change)
}

/// On a market.
pub fn on(mut mkt: Mkt, supply: u128, change: impl FnOnce(&mut Value)) -> Lev {
    if supply > 0 {
        mkt.at_once().supply("owner", supply).unwrap();
    }
    let mut msg = json!({
        "market": mkt.at, "guardian": mkt.suite.addr("erin"), "share": {"name": "Ballast 3x STAKE", "symbol": "STAKE3X"},
    });
    change(&mut msg);
    let msg = to_json_binary(&msg).unwrap();
    mkt.at_once();
    let at = mkt.suite.make("owner", &Lever, "lev", &msg, &[]).unwrap();
    Lev { mkt, at }
}

/// Alice has put 100 LST in, and leverage is three.
pub fn three() -> Lev {
    let mut lever = lever();
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever
}

impl Guest for Lev {
    fn suite_mut(&mut self) -> &mut Suite {
        &mut self.mkt.suite
    }

    fn host(&self) -> &Suite {
        &self.mkt.suite
    }

    fn address(&self) -> Addr {
        self.at.clone()
    }
}

impl Lev {
    pub fn suite(&mut self) -> &mut Suite {
        &mut self.mkt.suite
    }

    /// A message with so many coins.
    pub fn tell(&mut self, who: &str, msg: &Value, n: u128) -> Result<Tx, TxError> {
        let at = self.at.clone();
        let funds = match n {
            0 => vec![],
            n => coins(n, "ustake"),
        };
        self.mkt.suite.execute(who, &at, msg, &funds)
    }

    /// LST in.
    pub fn put(&mut self, who: &str, lst: u128) -> Result<Tx, TxError> {
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        self.mkt.suite.lst_send(who, "lev", lst, msg)
    }

    /// Coins in.
    pub fn deposit(&mut self, who: &str, n: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"deposit": {}}), n)
    }

    pub fn redeem(&mut self, who: &str, shares: u128, n: u128) -> Result<Tx, TxError> {
        let msg = json!({"redeem": {"shares": shares.to_string()}});
        self.tell(who, &msg, n)
    }

    /// With as many coins as are asked for.
    pub fn leave(&mut self, who: &str, shares: u128) -> Result<Tx, TxError> {
        let msg = json!({"preview_redeem": {"shares": shares.to_string()}});
        let answer = self.preview(&msg);
        let pay = answer.map_or(0, |answer| amount_of(&answer, "pay"));
        self.redeem(who, shares, pay)
    }

    /// With all that he has.
    pub fn leave_all(&mut self, who: &str) -> Result<Tx, TxError> {
        let shares = self.shares(who);
        self.leave(who, shares)
    }

    pub fn order(&mut self, who: &str, shares: u128, most_bps: u64) -> Result<u64, TxError> {
        let msg = json!({"order": {"shares": shares.to_string(), "most_bps": most_bps}});
        let tx = self.tell(who, &msg, 0)?;
        Ok(tx.attr_of(&self.at, "order_id").unwrap().parse().unwrap())
    }

    pub fn cancel(&mut self, who: &str, order_id: u64) -> Result<Tx, TxError> {
        self.tell(who, &json!({"cancel": {"order_id": order_id}}), 0)
    }

    pub fn fill(&mut self, who: &str, order_id: u64, n: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"fill": {"order_id": order_id}}), n)
    }

    pub fn buy_down(&mut self, who: &str, n: u128) -> Result<Tx, TxError> {
        self.tell(who, &json!({"buy_down": {}}), n)
    }

    pub fn rebalance(&mut self, who: &str) -> Result<Tx, TxError> {
        self.tell(who, &json!({"rebalance": {}}), 0)
    }

    /// What the lever said of its own message.
    pub fn said(&self, tx: &Tx, key: &str) -> u128 {
        let text = tx.attr_of(&self.at, key);
        text.unwrap_or_else(|| panic!("no {key}")).parse().unwrap()
    }

    pub fn state(&self) -> StateResponse {
        self.mkt.suite.query(&self.at, &QueryMsg::State {})
    }

    /// Shares of somebody, an account or a contract.
    pub fn shares(&self, who: &str) -> u128 {
        let address = self.mkt.suite.addr(who);
        let answer = self.preview(&json!({"balance": {"address": address}}));
        amount_of(&answer.unwrap(), "balance")
    }

    pub fn supply(&self) -> u128 {
        self.state().shares.u128()
    }

    pub fn equity(&self) -> u128 {
        number(self.state().equity.unwrap())
    }

    pub fn leverage(&self) -> u64 {
        self.state().leverage_bps.unwrap_or(u64::MAX)
    }

    pub fn lst_of(&self, who: &str) -> u128 {
        self.mkt.suite.shares(who)
    }

    /// All stake loses so many per mille, and nobody has booked it.
    pub fn fall(&mut self, permille: u64) -> &mut Self {
        self.mkt.suite.advance_all("keeper");
        self.mkt.slash(permille);
        self
    }

    /// What hub and market say of it now.
    pub fn view(&self) -> View {
        let suite = &self.mkt.suite;
        let owner = self.at.to_string();
        let debt: DebtResponse = suite.query(&self.mkt.at, &MarketQuery::Debt { owner });
        let market: MarketResponse = self.mkt.market();
        let rate = suite.exchange_rate();
        View {
            c: number(debt.collateral),
            x: number(debt.scaled),
            index: debt.index.u128(),
            value: number(rate.value),
            cover: number(rate.pending_cover),
            lst: number(rate.shares),
            cash: number(market.cash),
            headroom: market.headroom.map_or(0, number),
            rate: market.borrow_rate.atomics().u128(),
            rate_at_target: market.rate_at_target.atomics().u128(),
            liq: market.liq_ltv_bps.into(),
        }
    }

    /// L-3: nothing is here.
    pub fn is_empty_handed(&self) -> bool {
        let here = self.mkt.suite.chain().querier();
        let coins = here.query_balance(&self.at, "ustake").unwrap().amount;
        let contracts = self.mkt.suite.contracts();
        let lst = ballast_testing::lst_of(self.mkt.suite.chain(), contracts, &self.at);
        coins.is_zero() && lst.is_zero()
    }
}
