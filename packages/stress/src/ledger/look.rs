//! What each account has in each contract, at one moment and one price of LST.

use super::{part_floor, staked, Guest, List, Prices, Role, View};
use crate::Kind;
use ballast_extension_types::{basket, calls, hedge, lever, market, oracle, restake, splitter};
use ballast_testing::lst_of;
use ballast_tool::answer::{list, number};
use cosmwasm_std::{Addr, Uint128};
use serde::Serialize;
use serde_json::{json, Value};
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
    fn ask(&self, at: &Addr, msg: &impl Serialize) -> Value {
        self.view.answer(at, msg)
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
    pub(super) fn account(&self, at: &Addr) -> BTreeMap<Role, i128> {
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
        add(Role::Leaver, whole(self.exits(at)));
        add(Role::Insurer, whole(self.insured(at)));
        for guest in &self.view.guests {
            for Claim { role, amount } in self.at(guest, at) {
                add(role, amount);
            }
        }
        rows
    }

    /// What an account has in one contract.
    fn at(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        match guest.kind() {
            Some(Kind::Restake) => self.restake(guest, owner),
            Some(Kind::Market) => self.market(guest, owner),
            Some(Kind::Lever) => self.lever(guest, owner),
            Some(Kind::Splitter) => self.splitter(guest, owner),
            Some(Kind::Basket) => self.basket(guest, owner),
            Some(Kind::Hedge) => self.hedge(guest, owner),
            Some(Kind::Calls) => self.calls(guest, owner),
            Some(Kind::Oracle) => self.oracle(guest, owner),
            Some(Kind::Timelock) | None => vec![],
        }
    }

    /// An account's shares of a contract whose shares are a cw20 token.
    fn shares(&self, guest: &Guest, owner: &Addr) -> u128 {
        let balance = self.ask(&guest.at, &json!({"balance": {"address": owner}}));
        number(&balance["balance"])
    }

    fn restake(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let owner = owner.to_string();
        let position = self.ask(&guest.at, &restake::QueryMsg::Position { owner });
        let all = number(&position["lst"]) + number(&position["redeeming_lst"]);
        vec![Claim::of(Role::Restaker, self.lst(all) as i128)]
    }

    fn lever(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let orders = self
            .view
            .list(&guest.at, List::ORDERS_OF, json!({"owner": owner}));
        let offered: u128 = orders.iter().map(|order| number(&order["shares"])).sum();
        let token = self.ask(&guest.at, &lever::QueryMsg::TokenInfo {});
        let supply = number(&token["total_supply"]);
        let equity = self.equity(&guest.at).max(0).unsigned_abs();
        let worth = part_floor(equity, self.shares(guest, owner) + offered, supply);
        vec![Claim::of(Role::LeverHolder, worth as i128)]
    }

    fn splitter(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let owner = owner.to_string();
        let position = self.ask(&guest.at, &splitter::QueryMsg::Position { owner });
        let pt = self.ask(&guest.at, &json!({"value": {"pt": position["pt"]}}));
        let lst = |amount: &Value| self.lst(number(amount)) as i128;
        vec![
            Claim::of(Role::PrincipalHolder, lst(&pt["lst"])),
            Claim::of(Role::YieldHolder, lst(&position["claimable"])),
        ]
    }

    fn basket(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let shares = Uint128::new(self.shares(guest, owner));
        let worth = self.ask(&guest.at, &basket::QueryMsg::ConvertToAssets { shares });
        vec![Claim::of(
            Role::BasketHolder,
            self.lst(number(&worth["lst"])) as i128,
        )]
    }

    fn hedge(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let owner = owner.to_string();
        let position = self.ask(&guest.at, &hedge::QueryMsg::Position { owner });
        let all = number(&position["lst"]) + number(&position["waiting"]);
        vec![Claim::of(Role::HedgeHolder, self.lst(all) as i128)]
    }

    fn oracle(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let address = owner.to_string();
        let row = self.ask(&guest.at, &oracle::QueryMsg::Reporter { address });
        let all = ["pledge", "leaving", "owed"].map(|key| number(&row[key]));
        vec![Claim::of(
            Role::Reporter,
            self.lst(all.iter().sum()) as i128,
        )]
    }

    fn market(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let shares = self.shares(guest, owner);
        let config = self.ask(&guest.at, &market::QueryMsg::Config {});
        let denom = config["terms"]["loan"]["denom"]
            .as_str()
            .unwrap_or_default();
        let shares = Uint128::new(shares);
        let lent = self.ask(&guest.at, &market::QueryMsg::ConvertToAssets { shares });
        let lent = number(&lent["amount"]);
        let owner = owner.to_string();
        let debt = self.ask(&guest.at, &market::QueryMsg::Debt { owner });
        let collateral = self.lst(number(&debt["collateral"])) as i128;
        let owes = self.coins(denom, number(&debt["debt"])) as i128;
        vec![
            Claim::of(Role::Supplier, self.coins(denom, lent) as i128),
            Claim::of(Role::Borrower, collateral - owes),
        ]
    }

    fn calls(&self, guest: &Guest, owner: &Addr) -> Vec<Claim> {
        let offers = self
            .view
            .list(&guest.at, List::OFFERS_OF, json!({"writer": owner}));
        let owner = owner.to_string();
        let position = self.ask(&guest.at, &calls::QueryMsg::Position { owner });
        let config = self.ask(&guest.at, &calls::QueryMsg::Config {});
        let denom = config["quote"].as_str().unwrap_or_default();
        let offered: u128 = offers.iter().map(|offer| number(&offer["lst"])).sum();
        let due = &position["redeemable"];
        let lst = self.lst(offered + number(&due["lst"])) as i128;
        let quote = self.coins(denom, number(&due["quote"])) as i128;
        vec![Claim::of(Role::Writer, lst + quote)]
    }

    /// Unpaid exits: those in the open batch at the price of now, those in closed batches at what
    /// they are owed and have not claimed.
    fn exits(&self, owner: &Addr) -> u128 {
        let queue = &self.view.suite.queue;
        let tickets = self
            .view
            .list(queue, List::TICKETS, json!({"owner": owner}));
        let owed = tickets
            .iter()
            .map(|ticket| match ticket["status"] == json!("open") {
                true => self.lst(number(&ticket["shares"])),
                false => number(&ticket["owed"]).saturating_sub(number(&ticket["claimed"])),
            });
        owed.sum()
    }

    /// The worth of an account's LST in the vault. Of its bonds the vault's answer lists the first
    /// 100.
    fn insured(&self, owner: &Addr) -> u128 {
        let vault = &self.view.suite.vault;
        let position = self.ask(vault, &json!({"position": {"owner": owner}}));
        let bonds = list(&position["bonds"]);
        let bonds: u128 = bonds.iter().map(|bond| number(&bond["lst"])).sum();
        self.lst(number(&position["pool"]["lst"]) + bonds + number(&position["exiting"]["lst"]))
    }

    /// The equity of a lever whose debt exceeds its collateral, else 0. The loss is the lever's
    /// own: its holders' shares are worth 0 at the least.
    pub(super) fn under_water(&self, lever: &Addr) -> i128 {
        self.equity(lever).min(0)
    }

    /// The worth of a lever's collateral less its debt.
    fn equity(&self, lever: &Addr) -> i128 {
        let config = self.ask(lever, &lever::QueryMsg::Config {});
        let market = Addr::unchecked(config["market"].as_str().unwrap_or_default());
        let owner = lever.to_string();
        let debt = self.ask(&market, &market::QueryMsg::Debt { owner });
        self.lst(number(&debt["collateral"])) as i128 - number(&debt["debt"]) as i128
    }

    /// Assets that do not count yet: [`Ledger::pending`](super::Ledger::pending).
    pub(super) fn pending(&self) -> i128 {
        let suite = self.view.suite;
        let state = self.ask(&suite.hub, &json!({"state": {}}));
        let mut sum =
            number(&state["dripping"]) + self.all_coins(&suite.collector) + self.unclaimed();
        // LST that a contract holds above its shares, whether or not it has counted it yet
        let beyond = |at: &Addr, counts: u128| {
            let here = lst_of(self.view.chain, suite, at).u128();
            self.lst(here.saturating_sub(counts))
        };
        sum += beyond(&suite.vault, self.layers());
        for restake in self.view.each(Kind::Restake) {
            let state = self.ask(&restake.at, &restake::QueryMsg::State {});
            sum += beyond(
                &restake.at,
                number(&state["active"]) + number(&state["redeeming"]),
            );
        }
        for hedge in self.view.each(Kind::Hedge) {
            let state = self.ask(&hedge.at, &hedge::QueryMsg::State {});
            sum += self.lst(number(&state["premium_due"]));
        }
        for oracle in self.view.each(Kind::Oracle) {
            let solvency = self.ask(&oracle.at, &oracle::QueryMsg::Solvency {});
            sum += self.lst(number(&solvency["pot"]));
        }
        sum as i128
    }

    /// The LST of all layers of the vault: the pool and the bonds.
    fn layers(&self) -> u128 {
        let vault = &self.view.suite.vault;
        let pool = self.ask(vault, &json!({"pool": {}}));
        let bonds = self.view.list(vault, List::BONDS, json!({}));
        let bonds: u128 = bonds.iter().map(|bond| number(&bond["lst"])).sum();
        number(&pool["lst"]) + bonds
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
    pub(super) fn fees(&self) -> i128 {
        let markets = self.view.each(Kind::Market).map(|market| {
            let all = number(&self.ask(&market.at, &market::QueryMsg::Market {})["supply"]);
            let token = self.ask(&market.at, &market::QueryMsg::TokenInfo {});
            let held = number(&token["total_supply"]);
            let config = self.ask(&market.at, &market::QueryMsg::Config {});
            let denom = config["terms"]["loan"]["denom"]
                .as_str()
                .unwrap_or_default()
                .to_string();
            let shares = Uint128::new(all.saturating_sub(held));
            let worth = self.ask(&market.at, &market::QueryMsg::ConvertToAssets { shares });
            self.coins(&denom, number(&worth["amount"])) as i128
        });
        markets.sum()
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
