//! What each account has, in native: coins, stake and tokens from the chain, positions from each
//! contract's own answers.
//!
//! LST is worth what the hub's totals say. Coins of another denom keep their worth of the start of
//! the run, so a change of an oracle's price alone changes no account's wealth: only a sale at that
//! price does.

mod look;
#[cfg(test)]
mod tests;
mod view;

use crate::{Kind, StressError};
use ballast_extension_types::market;
use ballast_testing::{lst_of, Chain};
use ballast_types::{hub, Amount};
use cosmwasm_std::{Addr, Decimal, Uint128, Uint256, Uint512};
use cw20::TokenInfoResponse;
use look::Look;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

pub use ballast_answers::fields::number;
pub use view::{lists, Guest, View};

/// In which role an account has an amount. Tables have this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// LST in an account.
    Holder,
    /// An exit that is not paid.
    Leaver,
    /// LST in the vault: bonds and the underwriters' pool.
    Insurer,
    /// LST in a restake contract.
    Restaker,
    /// Coins lent to a market.
    Supplier,
    /// Collateral less debt at a market.
    Borrower,
    /// Shares of a lever.
    LeverHolder,
    /// PT of a splitter, at its worth now.
    PrincipalHolder,
    /// YT of a splitter, at what it has earned and is not claimed.
    YieldHolder,
    /// Shares of a basket.
    BasketHolder,
    /// Protected LST, and LST that waits for protection.
    HedgeHolder,
    /// LST behind written and offered calls, and the strike paid for exercised ones. Who holds the
    /// calls has no role by them: they count as 0 until they are exercised.
    Writer,
    /// Pledges and rewards of reporters.
    Reporter,
    /// Coins alone: keepers, liquidators, the treasury.
    Coins,
}

impl Role {
    /// The role's name in tables.
    pub fn text(self) -> &'static str {
        match self {
            Self::Holder => "holders of LST",
            Self::Leaver => "leavers",
            Self::Insurer => "insurers",
            Self::Restaker => "restakers",
            Self::Supplier => "suppliers",
            Self::Borrower => "borrowers",
            Self::LeverHolder => "lever holders",
            Self::PrincipalHolder => "PT holders",
            Self::YieldHolder => "YT holders",
            Self::BasketHolder => "basket holders",
            Self::HedgeHolder => "hedge holders",
            Self::Writer => "writers of calls",
            Self::Reporter => "reporters",
            Self::Coins => "keepers, liquidators, treasury",
        }
    }
}

/// Base units of an amount, whatever it is of.
pub(crate) fn units(amount: impl Amount) -> u128 {
    amount.raw().u128()
}

/// `floor(a x b / c)`; 0 if `c` is 0, and `u128::MAX` if the result does not fit.
pub fn part_floor(a: u128, b: u128, c: u128) -> u128 {
    match c {
        0 => 0,
        c => {
            let product = Uint256::from(a) * Uint256::from(b) / Uint256::from(c);
            Uint128::try_from(product).map_or(u128::MAX, |part| part.u128())
        }
    }
}

/// The worth of a base unit of each other denom, in native x 10^18.
pub type Prices = BTreeMap<String, u128>;

/// The worth of LST by the hub's totals: `value` native for `shares` LST, in base units.
struct Worth {
    value: u128,
    shares: u128,
    /// Decimals of the LST.
    decimals: u32,
}

impl Worth {
    /// The worth of a base unit of a coin if a whole LST costs `price` whole coins: in native x
    /// 10^18, rounded down. None without a price or LST, and if it does not fit.
    fn of_coin_floor(&self, price: Decimal, decimals: u32) -> Option<u128> {
        if price.is_zero() || self.shares == 0 {
            return None;
        }
        let scale = |decimals: u32| Uint512::from(10u128.pow(decimals.min(38)));
        let wad = scale(18);
        let above = Uint512::from(self.value) * wad * wad * scale(self.decimals);
        let below = Uint512::from(self.shares) * Uint512::from(price.atomics()) * scale(decimals);
        let each = Uint128::try_from(above / below).ok()?;
        Some(each.u128())
    }
}

/// The worth of loan coins by the markets' own price sources, as of now: the worth of an LST in
/// native divided by its price in the coin.
///
/// # Errors
/// A contract does not answer.
pub fn prices(view: &View<'_>) -> Result<Prices, StressError> {
    let rate = rate(view)?;
    let lst = Worth {
        value: units(rate.value),
        shares: units(rate.shares),
        decimals: token(view)?.decimals.into(),
    };
    let mut prices = Prices::new();
    for market in view.each(Kind::Market) {
        let config: market::ConfigResponse =
            view.answer(&market.at, &market::QueryMsg::Config {})?;
        let state: market::MarketResponse =
            view.answer(&market.at, &market::QueryMsg::Market {})?;
        let coin = config.terms.loan;
        let Some(price) = state.price.filter(|_| coin.denom != view.chain.denom()) else {
            continue;
        };
        if let Some(each) = lst.of_coin_floor(price, coin.decimals.into()) {
            prices.insert(coin.denom, each);
        }
    }
    Ok(prices)
}

/// The hub's totals.
fn rate(view: &View<'_>) -> Result<hub::ExchangeRateResponse, StressError> {
    view.answer(&view.suite.hub, &hub::QueryMsg::ExchangeRate {})
}

/// The LST as a cw20.
fn token(view: &View<'_>) -> Result<TokenInfoResponse, StressError> {
    view.answer(&view.suite.token, &json!({"token_info": {}}))
}

/// What each account has at one moment, in native.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// By account, then by role. A borrower's row is collateral less debt, and can be negative.
    pub claims: BTreeMap<String, BTreeMap<Role, i128>>,
    /// The first deposit, whose LST stays with the hub forever.
    pub seed: i128,
    /// Rewards and gifts that do not count yet: not withdrawn, at the collector, or dripping.
    pub pending: i128,
    /// Fees of markets that their owners have not collected.
    pub fees: i128,
    /// All assets, by the chain alone: coins of all accounts and contracts, the hub's stake, its
    /// unbonding entries and its rewards.
    pub assets: i128,
}

impl Ledger {
    /// All assets less all claims: offsets of share prices and rounding differences.
    pub fn nobody(&self) -> i128 {
        let claims: i128 = self.claims.values().flat_map(BTreeMap::values).sum();
        self.assets - claims - self.seed - self.pending - self.fees
    }

    /// The role in which an account has most, coins aside.
    pub fn role(&self, account: &str) -> Role {
        let rows = self.claims.get(account).into_iter().flatten();
        let rows = rows.filter(|(role, _)| **role != Role::Coins);
        let most =
            rows.max_by_key(|(role, amount)| (amount.unsigned_abs(), std::cmp::Reverse(**role)));
        most.map_or(Role::Coins, |(role, _)| *role)
    }

    /// The sum of what an account has in all roles.
    pub fn of(&self, account: &str) -> i128 {
        self.claims
            .get(account)
            .map_or(0, |rows| rows.values().sum())
    }

    /// The ledger of now.
    ///
    /// # Errors
    /// A contract does not answer.
    pub fn take(view: &View<'_>, prices: &Prices) -> Result<Self, StressError> {
        let look = Look {
            view,
            prices,
            value: units(rate(view)?.value),
            // before a loss is booked, the hub's own count already leaves out insurers' LST that it
            // will burn
            shares: token(view)?.total_supply.u128(),
        };
        let mut ledger = Self::default();
        for (name, at) in view.accounts() {
            let rows = look.account(at)?;
            if !rows.is_empty() {
                ledger.claims.insert(name.to_string(), rows);
            }
        }
        for lever in view.each(Kind::Lever) {
            let under = look.under_water(&lever.at)?;
            if under < 0 {
                let rows = BTreeMap::from([(Role::Borrower, under)]);
                ledger.claims.insert(lever.name.clone(), rows);
            }
        }
        ledger.seed = look.lst(lst_of(view.chain, view.suite, &view.suite.hub).u128()) as i128;
        ledger.pending = look.pending()?;
        ledger.fees = look.fees()?;
        ledger.assets = look.assets();
        Ok(ledger)
    }
}

/// The hub's stake and its unbonding entries, from the chain.
pub fn staked(chain: &Chain, hub: &Addr) -> u128 {
    let stake: Uint128 = chain.delegations(hub).values().sum();
    let leaving: Uint128 = chain
        .unbondings(hub)
        .iter()
        .map(|entry| entry.balance)
        .sum();
    (stake + leaving).u128()
}
