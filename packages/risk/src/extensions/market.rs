//! Lending markets.

use super::{attached, holds, section, Balance, MOST_ROWS};
use crate::facts::Facts;
use crate::numbers::{bps, count, portion, sum, BPS};
use crate::{Extension, Gap, Market, MarketFall, Policy};
use ballast_accounting::Amount;
use ballast_extension_types::market::{ConfigResponse, MarketResponse, PositionRow};
use ballast_extension_types::restake::SlashableResponse;
use cosmwasm_std::{Decimal, Uint128, Uint512};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Percent by which the price falls.
const FALLS: [u64; 5] = [5, 10, 20, 30, 50];

#[derive(Deserialize)]
struct Positions {
    positions: Vec<PositionRow>,
}

/// Loan coins for LST, in base units of both.
///
/// Decimals over 18 count as 18. `ballast-liquidator` has this formula with another bound, so the
/// two are not one function.
pub struct Price {
    per_lst: Decimal,
    lst_decimals: u8,
    loan_decimals: u8,
}

impl Price {
    fn ten(power: u8) -> Uint512 {
        Uint512::from(10u64).pow(u32::from(power.min(18)))
    }

    /// What LST is worth, in loan coins, rounded down.
    pub fn worth(&self, lst: Uint128) -> Uint128 {
        let above = Uint512::from(lst)
            .saturating_mul(Uint512::from(self.per_lst.atomics()))
            .saturating_mul(Self::ten(self.loan_decimals));
        let below = Self::ten(self.lst_decimals).saturating_mul(Self::ten(18));
        let worth = above.checked_div(below).unwrap_or_default();
        Uint128::try_from(worth).unwrap_or(Uint128::MAX)
    }

    /// LST that is worth so many loan coins, rounded down; none at a price of nothing.
    pub fn lst(&self, loan: Uint128) -> Option<Uint128> {
        let above = Uint512::from(loan)
            .saturating_mul(Self::ten(self.lst_decimals))
            .saturating_mul(Self::ten(18));
        let below =
            Uint512::from(self.per_lst.atomics()).saturating_mul(Self::ten(self.loan_decimals));
        let lst = above.checked_div(below).ok()?;
        Some(Uint128::try_from(lst).unwrap_or(Uint128::MAX))
    }
}

/// The price of a market; none while it has none.
pub fn price(config: &ConfigResponse, market: &MarketResponse) -> Option<Price> {
    Some(Price {
        per_lst: market.price?,
        lst_decimals: config.terms.lst_decimals,
        loan_decimals: config.terms.loan.decimals,
    })
}

/// A section for each market.
pub fn markets(
    facts: &Facts<'_>,
    policy: &Policy,
    strangers: &mut Vec<String>,
) -> BTreeMap<String, Market> {
    section(facts, "market", strangers, |name, extension| {
        one(facts, policy, name, extension)
    })
}

fn one(facts: &Facts<'_>, policy: &Policy, name: &str, extension: &Extension) -> Option<Market> {
    let config: ConfigResponse = facts.one(name, "config", "")?;
    let market: MarketResponse = facts.one(name, "market", "")?;
    let rows = positions(facts, name);
    let price = price(&config, &market);
    let collateral = sum(rows.iter().map(|row| row.collateral.raw()));
    holds(facts, name, extension, collateral).then_some(())?;
    let debts = sum(rows.iter().map(|row| row.debt.raw()));
    let worth = price.as_ref().map(|price| price.worth(collateral));
    let backing = backing_bps(facts, policy, name, &config, &market, price.as_ref());
    let floor = BPS.checked_div(config.terms.max_debt_ratio);
    Some(Market {
        address: extension.address.clone(),
        loan: config.terms.loan.denom.clone(),
        supplied: market.assets.raw(),
        borrowed: market.debt.raw(),
        utilisation_bps: market.use_bps,
        collateral,
        ltv_bps: worth.and_then(|worth| bps(debts, worth)),
        liq_ltv_bps: market.liq_ltv_bps,
        falls: price
            .map(|price| falls(&rows, &price, market.liq_ltv_bps))
            .unwrap_or_default(),
        restake: config
            .restake
            .as_ref()
            .map(|one| attached(facts, one.address.as_str())),
        backing_bps: backing,
        backing_floor_bps: config.restake.as_ref().and(floor),
        feed: config
            .terms
            .oracle
            .as_ref()
            .map(|oracle| format!("{}/{}", oracle.address, oracle.feed)),
        positions: count(&rows),
    })
}

/// The positions of a market, as far as they are read.
fn positions(facts: &Facts<'_>, name: &str) -> Vec<PositionRow> {
    let all: Option<Positions> = facts.one(name, "positions", "");
    let mut rows = all.map(|all| all.positions).unwrap_or_default();
    if rows.len() > MOST_ROWS {
        facts.note(Gap {
            what: format!("{name}.positions"),
            why: format!("more than {MOST_ROWS} positions"),
        });
        rows.truncate(MOST_ROWS);
    }
    rows
}

/// What each fall of the price does to the positions, by its percent.
fn falls(rows: &[PositionRow], price: &Price, liq_bps: u64) -> BTreeMap<String, MarketFall> {
    let all = FALLS.into_iter();
    all.map(|fall| (fall.to_string(), after(rows, price, fall, liq_bps)))
        .collect()
}

/// Worth of the restake contract's stake behind a market, after the policy's haircut, in 1/10,000
/// of the market's debt. None where there is no such contract, and where the market says more than
/// the token does.
fn backing_bps(
    facts: &Facts<'_>,
    policy: &Policy,
    name: &str,
    config: &ConfigResponse,
    market: &MarketResponse,
    price: Option<&Price>,
) -> Option<u64> {
    let restake = config.restake.as_ref()?;
    let said: SlashableResponse = facts.one(name, "backing", "")?;
    let held: Balance = facts.one("token", "balance", restake.address.as_str())?;
    if said.slashable.raw() > held.balance {
        facts.note(Gap {
            what: format!("{name}.backing"),
            why: format!(
                "{} LST behind it, and the token says that there are {}",
                said.slashable, held.balance
            ),
        });
        return None;
    }
    let kept = BPS.saturating_sub(policy.haircut_bps);
    let worth = price?.worth(said.slashable.raw());
    let worth = portion(worth, kept.into(), BPS.into())?;
    bps(worth, market.debt.raw())
}

/// What is over the liquidation LTV, and what collateral does not cover, after a fall.
fn after(rows: &[PositionRow], price: &Price, percent: u64, liq_bps: u64) -> MarketFall {
    let left = 100u64.saturating_sub(percent);
    let mut at_liquidation = Uint128::zero();
    let mut bad_debt = Uint128::zero();
    for row in rows {
        let debt = row.debt.raw();
        let worth = price.worth(row.collateral.raw());
        let worth = portion(worth, left.into(), Uint128::new(100));
        let worth = worth.unwrap_or_default();
        // debt / worth > liq: without a division
        let owed = Uint512::from(debt).saturating_mul(Uint512::from(BPS));
        let most = Uint512::from(worth).saturating_mul(Uint512::from(liq_bps));
        if owed > most {
            at_liquidation = at_liquidation.saturating_add(debt);
        }
        bad_debt = bad_debt.saturating_add(debt.saturating_sub(worth));
    }
    MarketFall {
        at_liquidation,
        bad_debt,
    }
}

/// What a market's debt is in native, by its own price and the hub's rate.
pub fn borrowed_native(facts: &Facts<'_>, name: &str) -> Option<Uint128> {
    let config: ConfigResponse = facts.maybe(name, "config", "")?;
    let market: MarketResponse = facts.maybe(name, "market", "")?;
    let lst = price(&config, &market)?.lst(market.debt.raw())?;
    let totals = facts.totals()?;
    let above = Uint512::from(lst).saturating_mul(Uint512::from(totals.value.raw()));
    let native = above.checked_div(Uint512::from(totals.shares.raw())).ok()?;
    Some(Uint128::try_from(native).unwrap_or(Uint128::MAX))
}
