//! What each account has in each contract, at one moment and one price of LST.

use super::{lists, part_floor, staked, units, Guest, Prices, Role, View};
use crate::{Kind, StressError};
use ballast_extension_types::{basket, calls, hedge, lever, market, oracle, restake, splitter};
use ballast_testing::lst_of;
use ballast_types::{
    hub,
    queue::{TicketResponse, TicketStatus},
    vault,
};
use cosmwasm_std::{Addr, Uint128};
use cw20::{BalanceResponse, TokenInfoResponse};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// The scale of [`Prices`].
const WAD: u128 = 1_000_000_000_000_000_000;

/// Reads one [`Ledger`](super::Ledger), at one price of LST: `value` native for `shares`.
pub(super) struct Look<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) prices: &'a Prices,
    pub(super) value: u128,
    pub(super) shares: u128,
}

/// What an account has in one role, native; negative for a debt above its collateral.
struct Claim {
    role: Role,
    amount: i128,
}

impl Claim {
    fn of(role: Role, amount: i128) -> Self {
        Self { role, amount }
    }
}

impl Look<'_> {
    fn ask<T: DeserializeOwned>(
        &self,
        at: &Addr,
        query: &impl Serialize,
    ) -> Result<T, StressError> {
        self.view.answer(at, query)
    }

    /// The worth of LST, native.
    pub(super) fn lst(&self, lst: u128) -> u128 {
        part_floor(lst, self.value, self.shares)
    }

    /// The worth of coins, native; 0 for a denom without a known price.
    fn coins(&self, denom: &str, amount: u128) -> u128 {
        match denom == self.view.chain.denom() {
            true => amount,
            false => part_floor(
                amount,
                self.prices.get(denom).copied().unwrap_or_default(),
                WAD,
            ),
        }
    }

    fn all_coins(&self, at: &Addr) -> u128 {
        let all = self.view.chain.balances(at).into_iter();
        all.map(|(denom, amount)| self.coins(&denom, amount.u128()))
            .sum()
    }

    /// What an account has, by role, without zeros.
    pub(super) fn account(&self, at: &Addr) -> Result<BTreeMap<Role, i128>, StressError> {
        let mut rows = BTreeMap::new();
        let mut add = |role: Role, amount: i128| {
            if amount != 0 {
                *rows.entry(role).or_default() += amount;
            }
        };
        let whole = |amount: u128| amount as i128;
        add(Role::Coins, whole(self.all_coins(at)));
        let lst = lst_of(self.view.chain, self.view.suite, at).u128();
        add(Role::Holder, whole(self.lst(lst)));
        add(Role::Leaver, whole(self.exits(at)?));
        add(Role::Insurer, whole(self.insured(at)?));
        for guest in &self.view.guests {
            for Claim { role, amount } in self.at(guest, at)? {
                add(role, amount);
            }
        }
        Ok(rows)
    }

    /// What an account has in one contract.
    fn at(&self, guest: &Guest, owner: &Addr) -> Result<Vec<Claim>, StressError> {
        let claim = |role: Role, amount: i128| vec![Claim::of(role, amount)];
        Ok(match guest.kind() {
            Some(Kind::Restake) => claim(Role::Restaker, self.restake(guest, owner)?),
            Some(Kind::Market) => self.market(guest, owner)?,
            Some(Kind::Lever) => claim(Role::LeverHolder, self.lever(guest, owner)?),
            Some(Kind::Splitter) => self.splitter(guest, owner)?,
            Some(Kind::Basket) => claim(Role::BasketHolder, self.basket(guest, owner)?),
            Some(Kind::Hedge) => claim(Role::HedgeHolder, self.hedge(guest, owner)?),
            Some(Kind::Calls) => claim(Role::Writer, self.calls(guest, owner)?),
            Some(Kind::Oracle) => claim(Role::Reporter, self.oracle(guest, owner)?),
            Some(Kind::Timelock) | None => vec![],
        })
    }

    /// An account's shares of a contract whose shares are a cw20 token.
    fn shares(&self, guest: &Guest, owner: &Addr) -> Result<Uint128, StressError> {
        let query = json!({"balance": {"address": owner}});
        let held: BalanceResponse = self.ask(&guest.at, &query)?;
        Ok(held.balance)
    }

    /// The shares of such a contract that all accounts hold together.
    fn supply(&self, guest: &Guest) -> Result<Uint128, StressError> {
        let token: TokenInfoResponse = self.ask(&guest.at, &json!({"token_info": {}}))?;
        Ok(token.total_supply)
    }

    fn restake(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let owner = owner.to_string();
        let query = restake::QueryMsg::Position { owner };
        let position: restake::PositionResponse = self.ask(&guest.at, &query)?;
        Ok(self.lst(units(position.lst) + units(position.redeeming_lst)) as i128)
    }

    fn lever(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let about = json!({"owner": owner});
        let orders = self
            .view
            .list::<lever::OrderResponse>(&guest.at, lists::ORDERS_OF, about)?;
        let offered: Uint128 = orders.iter().map(|order| order.shares).sum();
        let shares = self.shares(guest, owner)? + offered;
        let equity = self.equity(&guest.at)?.max(0).unsigned_abs();
        Ok(part_floor(equity, shares.u128(), self.supply(guest)?.u128()) as i128)
    }

    fn splitter(&self, guest: &Guest, owner: &Addr) -> Result<Vec<Claim>, StressError> {
        let owner = owner.to_string();
        let query = splitter::QueryMsg::Position { owner };
        let position: splitter::PositionResponse = self.ask(&guest.at, &query)?;
        // refused while the hub gives no price: then PT counts as 0
        let query = splitter::QueryMsg::Value { pt: position.pt };
        let value: Option<splitter::ValueResponse> = self.view.answer_if_any(&guest.at, &query)?;
        let pt = value.map_or(0, |value| units(value.lst));
        Ok(vec![
            Claim::of(Role::PrincipalHolder, self.lst(pt) as i128),
            Claim::of(
                Role::YieldHolder,
                self.lst(units(position.claimable)) as i128,
            ),
        ])
    }

    fn basket(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let shares = self.shares(guest, owner)?;
        let query = basket::QueryMsg::ConvertToAssets { shares };
        let worth: basket::LstResponse = self.ask(&guest.at, &query)?;
        Ok(self.lst(units(worth.lst)) as i128)
    }

    fn hedge(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let owner = owner.to_string();
        let query = hedge::QueryMsg::Position { owner };
        let position: hedge::PositionResponse = self.ask(&guest.at, &query)?;
        Ok(self.lst(units(position.lst) + units(position.waiting)) as i128)
    }

    fn oracle(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let address = owner.to_string();
        let query = oracle::QueryMsg::Reporter { address };
        // refused for an account that is no reporter
        let row: Option<oracle::ReporterResponse> = self.view.answer_if_any(&guest.at, &query)?;
        let all = row.map_or(0, |row| {
            units(row.pledge) + units(row.leaving) + units(row.owed)
        });
        Ok(self.lst(all) as i128)
    }

    fn market(&self, guest: &Guest, owner: &Addr) -> Result<Vec<Claim>, StressError> {
        let denom = self.loan_denom(&guest.at)?;
        let shares = self.shares(guest, owner)?;
        let lent = self.loan(&guest.at, &denom, shares)?;
        let debt = self.debt(&guest.at, owner)?;
        let collateral = self.lst(units(debt.collateral)) as i128;
        let owes = self.coins(&denom, units(debt.debt)) as i128;
        Ok(vec![
            Claim::of(Role::Supplier, lent),
            Claim::of(Role::Borrower, collateral - owes),
        ])
    }

    /// The denom of a market's loan coin.
    fn loan_denom(&self, market: &Addr) -> Result<String, StressError> {
        let config: market::ConfigResponse = self.ask(market, &market::QueryMsg::Config {})?;
        Ok(config.terms.loan.denom)
    }

    /// What shares of a market are worth, native.
    fn loan(&self, market: &Addr, denom: &str, shares: Uint128) -> Result<i128, StressError> {
        let query = market::QueryMsg::ConvertToAssets { shares };
        let worth: market::AmountResponse = self.ask(market, &query)?;
        Ok(self.coins(denom, units(worth.amount)) as i128)
    }

    /// What an account owes at a market, and its collateral.
    fn debt(&self, market: &Addr, owner: &Addr) -> Result<market::DebtResponse, StressError> {
        let owner = owner.to_string();
        self.ask(market, &market::QueryMsg::Debt { owner })
    }

    fn calls(&self, guest: &Guest, owner: &Addr) -> Result<i128, StressError> {
        let about = json!({"writer": owner});
        let offers = self
            .view
            .list::<calls::OfferResponse>(&guest.at, lists::OFFERS_OF, about)?;
        let owner = owner.to_string();
        let query = calls::QueryMsg::Position { owner };
        let position: calls::PositionResponse = self.ask(&guest.at, &query)?;
        let config: calls::ConfigResponse = self.ask(&guest.at, &calls::QueryMsg::Config {})?;
        let offered: u128 = offers.iter().map(|offer| units(offer.lst)).sum();
        let due = position.redeemable;
        let lst = self.lst(offered + units(due.lst)) as i128;
        Ok(lst + self.coins(&config.quote, units(due.quote)) as i128)
    }

    /// Unpaid exits: those in the open batch at the price of now, those in closed batches at what
    /// they are owed and have not claimed.
    fn exits(&self, owner: &Addr) -> Result<u128, StressError> {
        let (queue, about) = (&self.view.suite.queue, json!({"owner": owner}));
        let tickets = self
            .view
            .list::<TicketResponse>(queue, lists::TICKETS, about)?;
        let owed = tickets.iter().map(|ticket| match ticket.status {
            TicketStatus::Open => self.lst(ticket.shares.map_or(0, units)),
            TicketStatus::Exiting | TicketStatus::Claimable | TicketStatus::Done => {
                let owed = ticket.owed.map_or(0, units);
                owed.saturating_sub(ticket.claimed.map_or(0, units))
            }
        });
        Ok(owed.sum())
    }

    /// The worth of an account's LST in the vault. Of its bonds the vault's answer lists the first
    /// 100.
    fn insured(&self, owner: &Addr) -> Result<u128, StressError> {
        let owner = owner.to_string();
        let query = vault::QueryMsg::Position { owner };
        let position: vault::PositionResponse = self.ask(&self.view.suite.vault, &query)?;
        let bonds: u128 = position.bonds.iter().map(|bond| units(bond.lst)).sum();
        Ok(self.lst(units(position.pool.lst) + bonds + units(position.exiting.lst)))
    }

    /// The equity of a lever whose debt exceeds its collateral, else 0. The loss is the lever's
    /// own: its holders' shares are worth 0 at the least.
    pub(super) fn under_water(&self, lever: &Addr) -> Result<i128, StressError> {
        Ok(self.equity(lever)?.min(0))
    }

    /// The worth of a lever's collateral less its debt.
    fn equity(&self, lever: &Addr) -> Result<i128, StressError> {
        let config: lever::Config = self.ask(lever, &lever::QueryMsg::Config {})?;
        let debt = self.debt(&config.market, lever)?;
        Ok(self.lst(units(debt.collateral)) as i128 - units(debt.debt) as i128)
    }

    /// Assets that do not count yet: [`Ledger::pending`](super::Ledger::pending).
    pub(super) fn pending(&self) -> Result<i128, StressError> {
        let suite = self.view.suite;
        let state: hub::StateResponse = self.ask(&suite.hub, &hub::QueryMsg::State {})?;
        let mut sum = units(state.dripping) + self.all_coins(&suite.collector) + self.unclaimed();
        // LST that a contract holds above its shares, whether or not it has counted it yet
        let beyond = |at: &Addr, counts: u128| {
            let here = lst_of(self.view.chain, suite, at).u128();
            self.lst(here.saturating_sub(counts))
        };
        sum += beyond(&suite.vault, self.layers()?);
        for guest in self.view.each(Kind::Restake) {
            let query = restake::QueryMsg::State {};
            let state: restake::StateResponse = self.ask(&guest.at, &query)?;
            sum += beyond(&guest.at, units(state.active) + units(state.redeeming));
        }
        for guest in self.view.each(Kind::Hedge) {
            let state: hedge::StateResponse = self.ask(&guest.at, &hedge::QueryMsg::State {})?;
            sum += self.lst(units(state.premium_due));
        }
        for guest in self.view.each(Kind::Oracle) {
            let query = oracle::QueryMsg::Solvency {};
            let solvency: oracle::SolvencyResponse = self.ask(&guest.at, &query)?;
            sum += self.lst(units(solvency.pot));
        }
        Ok(sum as i128)
    }

    /// The LST of all layers of the vault: the pool and the bonds.
    fn layers(&self) -> Result<u128, StressError> {
        let vault = &self.view.suite.vault;
        let pool: vault::PoolResponse = self.ask(vault, &vault::QueryMsg::Pool {})?;
        let bonds = self
            .view
            .list::<vault::BondResponse>(vault, lists::BONDS, json!({}))?;
        let bonds: u128 = bonds.iter().map(|bond| units(bond.lst)).sum();
        Ok(units(pool.lst) + bonds)
    }

    /// The worth of the hub's staking rewards that are not withdrawn.
    fn unclaimed(&self) -> u128 {
        let rewards = self
            .view
            .chain
            .rewards(&self.view.suite.hub)
            .into_values()
            .flatten();
        rewards
            .map(|(denom, amount)| self.coins(&denom, amount.u128()))
            .sum()
    }

    /// The worth of the fees that markets owe their owners: shares of `supply` that no account
    /// holds.
    pub(super) fn fees(&self) -> Result<i128, StressError> {
        let mut sum = 0;
        for guest in self.view.each(Kind::Market) {
            let query = market::QueryMsg::Market {};
            let market: market::MarketResponse = self.ask(&guest.at, &query)?;
            let owed = market.supply.saturating_sub(self.supply(guest)?);
            sum += self.loan(&guest.at, &self.loan_denom(&guest.at)?, owed)?;
        }
        Ok(sum)
    }

    /// Coins of all accounts and contracts, the hub's stake, its unbonding entries and its rewards.
    pub(super) fn assets(&self) -> i128 {
        let view = self.view;
        let suite = view.suite.contracts();
        let suite = suite.iter().map(|(_, at)| self.all_coins(at));
        let accounts = view.accounts().map(|(_, at)| self.all_coins(at));
        let guests = view.guests.iter().map(|guest| self.all_coins(&guest.at));
        let coins: u128 = suite.chain(accounts).chain(guests).sum();
        (coins + staked(view.chain, &view.suite.hub) + self.unclaimed()) as i128
    }
}
