//! Lending markets.

use super::{attached, holds, section, MOST_ROWS};
use crate::facts::{Balance, Facts};
use crate::numbers::{bps, count, portion, sum, BPS};
use crate::{Extension, Gap, Market, MarketFall, Policy};
use ballast_accounting::{Amount, Shares};
use ballast_extension_math::market::WholePrice;
use ballast_extension_types::market::{ConfigResponse, MarketResponse, PositionRow};
use ballast_extension_types::restake::SlashableResponse;
use cosmwasm_std::{Uint128, Uint512};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Percent by which the price falls.
const FALLS: [u64; 5] = [5, 10, 20, 30, 50];

#[derive(Deserialize)]
struct Positions {
    positions: Vec<PositionRow>,
}

/// The price of a market; none while it has none.
fn price(config: &ConfigResponse, market: &MarketResponse) -> Option<WholePrice> {
    Some(WholePrice {
        per_lst: market.price?,
        lst_decimals: config.terms.lst_decimals,
        coin_decimals: config.terms.loan.decimals,
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

/// What a market says of itself, and what follows for a reader: its price.
struct Said<'a> {
    name: &'a str,
    config: ConfigResponse,
    market: MarketResponse,
    price: Option<WholePrice>,
}

impl<'a> Said<'a> {
    /// The answers of a market; none where one of them was not read.
    fn read(facts: &Facts<'_>, name: &'a str) -> Option<Self> {
        let config: ConfigResponse = facts.one(name, "config", "")?;
        let market: MarketResponse = facts.one(name, "market", "")?;
        Some(Self {
            name,
            price: price(&config, &market),
            config,
            market,
        })
    }
}

fn one(facts: &Facts<'_>, policy: &Policy, name: &str, extension: &Extension) -> Option<Market> {
    let said = Said::read(facts, name)?;
    let rows = positions(facts, name);
    let collateral = sum(rows.iter().map(|row| row.collateral.raw()));
    holds(facts, name, extension, collateral).then_some(())?;
    let backing_bps = backing_bps(facts, &said, policy.haircut_bps);
    let Said {
        config,
        market,
        price,
        ..
    } = said;
    let debts = sum(rows.iter().map(|row| row.debt.raw()));
    let worth = |price: &WholePrice| price.worth_floor(Shares::new(collateral)).raw();
    let floor = BPS.checked_div(config.terms.max_debt_ratio);
    let oracle = config.terms.oracle.as_ref();
    Some(Market {
        address: extension.address.clone(),
        loan: config.terms.loan.denom.clone(),
        supplied: market.assets.raw(),
        borrowed: market.debt.raw(),
        utilisation_bps: market.use_bps,
        collateral,
        ltv_bps: price.and_then(|price| bps(debts, worth(&price))),
        liq_ltv_bps: market.liq_ltv_bps,
        falls: price
            .map(|price| falls(&rows, &price, market.liq_ltv_bps))
            .unwrap_or_default(),
        restake: config
            .restake
            .as_ref()
            .map(|one| attached(facts, one.address.as_str())),
        backing_bps,
        backing_floor_bps: config.restake.as_ref().and(floor),
        feed: oracle.map(|oracle| format!("{}/{}", oracle.address, oracle.feed)),
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
fn falls(rows: &[PositionRow], price: &WholePrice, liq_bps: u64) -> BTreeMap<String, MarketFall> {
    let all = FALLS.into_iter();
    all.map(|fall| (fall.to_string(), after(rows, price, fall, liq_bps)))
        .collect()
}

/// Worth of the restake contract's stake behind a market, less the policy's haircut, in 1/10,000 of
/// the market's debt, rounded down. None where there is no such contract, and where it says more
/// than the token does.
fn backing_bps(facts: &Facts<'_>, said: &Said<'_>, haircut_bps: u64) -> Option<u64> {
    let restake = said.config.restake.as_ref()?;
    let behind: SlashableResponse = facts.one(said.name, "backing", "")?;
    let held: Balance = facts.one("token", "balance", restake.address.as_str())?;
    if behind.slashable.raw() > held.balance {
        facts.note(Gap {
            what: format!("{}.backing", said.name),
            why: format!(
                "{} LST behind it, and the token says that there are {}",
                behind.slashable, held.balance
            ),
        });
        return None;
    }
    let kept = BPS.saturating_sub(haircut_bps);
    let worth = said.price?.worth_floor(behind.slashable).raw();
    let worth = portion(worth, kept.into(), BPS.into())?;
    bps(worth, said.market.debt.raw())
}

/// What is over the liquidation LTV, and what collateral does not cover, after a fall by so many
/// percent.
fn after(rows: &[PositionRow], price: &WholePrice, percent: u64, liq_bps: u64) -> MarketFall {
    let left = 100u64.saturating_sub(percent);
    let mut at_liquidation = Uint128::zero();
    let mut bad_debt = Uint128::zero();
    for row in rows {
        let debt = row.debt.raw();
        let worth = price.worth_floor(row.collateral).raw();
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

/// What a market's debt is in native, by its own price and the hub's rate, rounded down.
pub fn borrowed_native(facts: &Facts<'_>, name: &str) -> Option<Uint128> {
    let config: ConfigResponse = facts.maybe(name, "config", "")?;
    let market: MarketResponse = facts.maybe(name, "market", "")?;
    let lst = price(&config, &market)?.lst_floor(market.debt)?;
    let totals = facts.totals()?;
    let above = Uint512::from(lst.raw()).saturating_mul(Uint512::from(totals.value.raw()));
    let native = above.checked_div(Uint512::from(totals.shares.raw())).ok()?;
    Some(Uint128::try_from(native).unwrap_or(Uint128::MAX))
}
