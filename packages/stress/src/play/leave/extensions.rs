//! The exits from each extension. What a contract refuses stays there.

use super::{Account, Part};
use crate::ledger::{lists, part_floor, units, Guest};
use crate::play::Play;
use crate::{Kind, StressError};
use ballast_extension_types::{basket, calls, hedge, lever, market, oracle, restake, splitter};
use ballast_types::Amount;
use cosmwasm_std::Uint128;
use cw20::BalanceResponse;
use serde::Serialize;
use serde_json::json;

/// The order of exits. A contract that holds positions in another comes before it: a lever before
/// its market, a basket before its parts.
const ORDER: [Kind; 8] = [
    Kind::Lever,
    Kind::Basket,
    Kind::Hedge,
    Kind::Splitter,
    Kind::Calls,
    Kind::Oracle,
    Kind::Market,
    Kind::Restake,
];

/// What is sent above a debt for the interest of the next block, in base units of the loan coin.
/// The market sends back what it does not need.
const INTEREST: u128 = 1_000;

/// A borrower's debt at a market, in loan coins, and its collateral, in LST.
struct Loan {
    debt: u128,
    collateral: u128,
}

impl Play {
    /// An account takes this part out of every contract of every extension. Returns the LST that
    /// came back above the part: an offer, or a deposit that waits, is cancelled whole.
    pub(super) fn leave_extensions(
        &mut self,
        who: &Account,
        part: Part,
    ) -> Result<u128, StressError> {
        let mut too_much = 0;
        for kind in ORDER {
            for guest in self.guests_of(kind)? {
                match kind {
                    Kind::Oracle if self.reporters_stay => {}
                    Kind::Lever => self.leave_lever(who, &guest, part)?,
                    Kind::Basket => self.leave_basket(who, &guest, part)?,
                    Kind::Hedge => {
                        too_much += self.cancel_deposits(who, &guest, part)?;
                        self.leave_hedge(who, &guest, part)?;
                    }
                    Kind::Splitter => self.leave_splitter(who, &guest, part)?,
                    Kind::Calls => {
                        too_much += self.cancel_offers(who, &guest, part)?;
                        self.leave_calls(who, &guest)?;
                    }
                    Kind::Oracle => self.leave_oracle(who, &guest, part)?,
                    Kind::Market => self.leave_market(who, &guest, part)?,
                    Kind::Restake => self.leave_restake(who, &guest, part)?,
                    Kind::Timelock => {}
                }
            }
        }
        Ok(too_much)
    }

    /// The account's shares of a contract whose shares are a cw20 token.
    fn balance(&self, who: &Account, guest: &Guest) -> Result<u128, StressError> {
        let query = json!({"balance": {"address": who.at}});
        let held: BalanceResponse = self.ask(&guest.at, &query)?;
        Ok(held.balance.u128())
    }

    /// Sends a message without coins: whether the contract took it.
    pub(super) fn send_to(
        &mut self,
        who: &Account,
        guest: &Guest,
        msg: &impl Serialize,
    ) -> Result<bool, StressError> {
        Ok(self.send_typed(&who.name, &guest.name, msg, "")?.is_some())
    }

    /// Redeems shares, and pays the coins that the lever asks for.
    fn leave_lever(&mut self, who: &Account, lever: &Guest, part: Part) -> Result<(), StressError> {
        let shares = Uint128::new(part.of(self.balance(who, lever)?));
        let query = lever::QueryMsg::PreviewRedeem { shares };
        // refused for no shares, and for too few
        let preview = self.view()?.answer_if_any(&lever.at, &query)?;
        let Some(lever::PreviewRedeemResponse { pay, .. }) = preview else {
            return Ok(());
        };
        let pay = match pay.is_zero() {
            true => String::new(),
            false => format!("{pay}{}", self.denom()?),
        };
        let msg = lever::ExecuteMsg::Redeem {
            shares,
            receiver: None,
            min_lst: None,
        };
        self.send_typed(&who.name, &lever.name, &msg, &pay)?;
        Ok(())
    }

    /// Redeems shares for LST of the basket's parts.
    fn leave_basket(
        &mut self,
        who: &Account,
        basket: &Guest,
        part: Part,
    ) -> Result<(), StressError> {
        let shares = part.of(self.balance(who, basket)?);
        if shares > 0 {
            let msg = basket::ExecuteMsg::Redeem {
                shares: Uint128::new(shares),
                receiver: None,
                skip: None,
            };
            self.send_to(who, basket, &msg)?;
        }
        Ok(())
    }

    /// Redeems shares; if the hedge refuses, redeems them without the top-up that they are owed.
    fn leave_hedge(&mut self, who: &Account, hedge: &Guest, part: Part) -> Result<(), StressError> {
        let owner = who.at.to_string();
        let query = hedge::QueryMsg::Position { owner };
        let position: hedge::PositionResponse = self.ask(&hedge.at, &query)?;
        let shares = Uint128::new(part.of(position.shares.u128()));
        let redeem = |forfeit: Option<bool>| hedge::ExecuteMsg::Redeem {
            shares,
            receiver: None,
            min_lst: None,
            forfeit,
        };
        if !shares.is_zero() && !self.send_to(who, hedge, &redeem(None))? {
            self.send_to(who, hedge, &redeem(Some(true)))?;
        }
        Ok(())
    }

    /// Merges PT with YT before maturity, redeems PT from then on, and claims what YT has earned.
    fn leave_splitter(
        &mut self,
        who: &Account,
        splitter: &Guest,
        part: Part,
    ) -> Result<(), StressError> {
        let owner = who.at.to_string();
        let query = splitter::QueryMsg::Position { owner };
        let position: splitter::PositionResponse = self.ask(&splitter.at, &query)?;
        let query = splitter::QueryMsg::Config {};
        let config: splitter::ConfigResponse = self.ask(&splitter.at, &query)?;
        let state: splitter::StateResponse =
            self.ask(&splitter.at, &splitter::QueryMsg::State {})?;
        let pt = part.of(units(position.pt));
        let (amount, inner) = match state.matured {
            true => (pt, json!({"redeem": {}})),
            false => (pt.min(units(position.yt)), json!({"merge": {}})),
        };
        if amount > 0 {
            let msg = json!({"send": {"contract": splitter.at, "amount": amount.to_string(), "msg": {"$b64": inner}}});
            self.send(&who.name, config.pt.as_str(), &msg, "")?;
        }
        if !position.claimable.is_zero() {
            let claim = splitter::ExecuteMsg::Claim { owner: None };
            self.send_to(who, splitter, &claim)?;
        }
        Ok(())
    }

    /// Redeems all written options once the series has expired.
    fn leave_calls(&mut self, who: &Account, calls: &Guest) -> Result<(), StressError> {
        let owner = who.at.to_string();
        let query = calls::QueryMsg::Position { owner };
        let position: calls::PositionResponse = self.ask(&calls.at, &query)?;
        let state: calls::StateResponse = self.ask(&calls.at, &calls::QueryMsg::State {})?;
        if state.phase == calls::Phase::Expired && !position.written.is_zero() {
            self.send_to(who, calls, &calls::ExecuteMsg::Redeem { writer: None })?;
        }
        Ok(())
    }

    /// Collects rewards and pledges whose waiting time is over, and takes a part of the pledge out;
    /// all of it if the rest would be under the oracle's minimum.
    fn leave_oracle(
        &mut self,
        who: &Account,
        oracle: &Guest,
        part: Part,
    ) -> Result<(), StressError> {
        let address = who.at.to_string();
        let query = oracle::QueryMsg::Reporter { address };
        // refused for an account that is no reporter
        let Some(row) = self.view()?.answer_if_any(&oracle.at, &query)? else {
            return Ok(());
        };
        let oracle::ReporterResponse {
            pledge,
            owed,
            ready_at,
            ..
        } = row;
        if !owed.is_zero() || self.is_over(ready_at)? {
            let collect = oracle::ExecuteMsg::Collect { reporter: None };
            self.send_to(who, oracle, &collect)?;
        }
        let config: oracle::Config = self.ask(&oracle.at, &oracle::QueryMsg::Config {})?;
        let pledge = units(pledge);
        let out = match part.of(pledge) {
            out if pledge - out < units(config.min_pledge) => pledge,
            out => out,
        };
        if out > 0 {
            let msg = json!({"unpledge": {"lst": out.to_string()}});
            self.send_to(who, oracle, &msg)?;
        }
        Ok(())
    }

    /// Redeems lent coins as far as the market has cash; repays debt as far as the borrower has
    /// coins, and takes out the collateral that this frees.
    fn leave_market(
        &mut self,
        who: &Account,
        market: &Guest,
        part: Part,
    ) -> Result<(), StressError> {
        let owner = who.at.to_string();
        let query = market::QueryMsg::Debt { owner };
        let position: market::DebtResponse = self.ask(&market.at, &query)?;
        let (debt, collateral) = (units(position.debt), units(position.collateral));
        if debt > 0 {
            self.repay(who, market, Loan { debt, collateral }, part)?;
        } else if collateral > 0 {
            let msg = json!({"remove_collateral": {"lst": part.of(collateral).to_string()}});
            self.send_to(who, market, &msg)?;
        }
        let shares = part.of(self.balance(who, market)?);
        let owner = who.at.to_string();
        let query = market::QueryMsg::MaxRedeem { owner };
        let most: market::MaxRedeemResponse = self.ask(&market.at, &query)?;
        let shares = shares.min(most.shares.u128());
        if shares > 0 {
            let msg = market::ExecuteMsg::Redeem {
                shares: Uint128::new(shares),
                receiver: None,
                min_amount: None,
            };
            self.send_to(who, market, &msg)?;
        }
        Ok(())
    }

    /// Repays a part of a loan and takes out the collateral that this frees; if the market refuses,
    /// it repays alone.
    fn repay(
        &mut self,
        who: &Account,
        market: &Guest,
        Loan { debt, collateral }: Loan,
        part: Part,
    ) -> Result<(), StressError> {
        let config: market::ConfigResponse = self.ask(&market.at, &market::QueryMsg::Config {})?;
        let denom = config.terms.loan.denom;
        let wants = match part.is_all() {
            true => debt + INTEREST,
            false => part.of(debt),
        };
        let pays = wants.min(self.coins_of(&who.name, &denom)?);
        let freed = part_floor(collateral, pays.min(debt), debt);
        let msg =
            |remove: Option<u128>| json!({"repay": {"remove": remove.map(|lst| lst.to_string())}});
        let funds = format!("{pays}{denom}");
        let (from, to) = (&who.name, &market.name);
        if pays > 0 && self.send(from, to, &msg(Some(freed)), &funds)?.is_none() {
            self.send(from, to, &msg(None), &funds)?;
        }
        Ok(())
    }

    /// Withdraws redemptions whose waiting time is over, and redeems a part of the shares.
    fn leave_restake(
        &mut self,
        who: &Account,
        restake: &Guest,
        part: Part,
    ) -> Result<(), StressError> {
        let owner = who.at.to_string();
        let query = restake::QueryMsg::Position { owner };
        let position: restake::PositionResponse = self.ask(&restake.at, &query)?;
        let about = json!({"owner": who.at});
        let redemptions =
            self.list::<restake::RedemptionResponse>(&restake.at, lists::REDEMPTIONS, about)?;
        for redemption in redemptions {
            if self.is_over(Some(redemption.ready_at))? {
                let redemption_ids = vec![redemption.redemption_id];
                let msg = restake::ExecuteMsg::Withdraw { redemption_ids };
                self.send_to(who, restake, &msg)?;
            }
        }
        let shares = part.of(position.shares.u128());
        if shares > 0 {
            let msg = restake::ExecuteMsg::Redeem {
                shares: Uint128::new(shares),
                receiver: None,
            };
            self.send_to(who, restake, &msg)?;
        }
        Ok(())
    }
}
