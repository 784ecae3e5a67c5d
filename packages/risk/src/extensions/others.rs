//! Levers, splitters, hedges, baskets, calls.

use super::{attached, holds, section};
use crate::facts::Facts;
use crate::numbers::{bps, ppm};
use crate::{Basket, BasketPart, Calls, Hedge, Lever, Splitter};
use ballast_accounting::Amount;
use ballast_extension_types::{basket, calls as series, hedge, lever, splitter};
use cosmwasm_std::{Uint128, Uint512};
use std::collections::BTreeMap;

/// A section for each leveraged position.
pub fn levers(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Lever> {
    section(facts, "lever", strangers, |name, extension| {
        let state: lever::StateResponse = facts.one(name, "state", "")?;
        Some(Lever {
            address: extension.address.clone(),
            collateral: state.collateral.raw(),
            debt: state.debt.raw(),
            leverage_bps: state.leverage_bps,
            leverage_max_bps: state.band.max,
            fall_to_ripcord_bps: state.fall_to_max_bps,
            fall_to_liquidation_bps: state.fall_to_liquidation_bps,
        })
    })
}

/// A section for each split.
pub fn splitters(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Splitter> {
    section(facts, "splitter", strangers, |name, extension| {
        let state: splitter::StateResponse = facts.one(name, "state", "")?;
        holds(facts, name, extension, state.reserve.raw()).then_some(())?;
        let config: Option<splitter::ConfigResponse> = facts.one(name, "config", "");
        // LST for principal at the mark, x 10^27, rounded up
        let mark = Uint512::from(state.mark.raw());
        let above = Uint512::from(state.pt_supply.raw()).saturating_mul(mark);
        let unit = Uint512::from(10u64).pow(27);
        let floor = above.checked_div(unit).unwrap_or_default();
        let rest = above.checked_rem(unit).unwrap_or_default();
        let needed = floor.saturating_add(Uint512::from(u64::from(!rest.is_zero())));
        let needed = Uint128::try_from(needed).unwrap_or(Uint128::MAX);
        let needed = needed.saturating_add(state.owed.raw());
        Some(Splitter {
            address: extension.address.clone(),
            reserve: state.reserve.raw(),
            principal: state.pt_supply.raw(),
            owed: state.owed.raw(),
            surplus: state.reserve.raw().checked_sub(needed).ok(),
            face_ppm: state
                .rate
                .and_then(|rate| ppm(rate.atomics(), state.face_rate.atomics())),
            maturity: config.map(|config| config.maturity),
        })
    })
}

/// A section for each protection.
pub fn hedges(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Hedge> {
    section(facts, "hedge", strangers, |name, extension| {
        let state: hedge::StateResponse = facts.one(name, "state", "")?;
        let said = state.protected.raw().saturating_add(state.waiting.raw());
        holds(facts, name, extension, said).then_some(())?;
        let config: Option<hedge::Config> = facts.one(name, "config", "");
        Some(Hedge {
            address: extension.address.clone(),
            protected: state.protected.raw(),
            reserve: state.reserve.raw(),
            capital: state.capital.raw(),
            used_bps: bps(state.reserve.raw(), state.capital.raw()),
            coverage_bps: state.coverage_bps,
            due: state.due.raw(),
            backer: config
                .and_then(|config| config.backer)
                .map(|backer| attached(facts, backer.as_str())),
        })
    })
}

/// A section for each basket.
pub fn baskets(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Basket> {
    section(facts, "basket", strangers, |name, extension| {
        let state: basket::StateResponse = facts.one(name, "state", "")?;
        holds(facts, name, extension, state.loose.raw()).then_some(())?;
        let rows: basket::PartsResponse = facts.one(name, "parts", "")?;
        let mut worst = Uint512::zero();
        for part in &rows.parts {
            let worth = part.worth.map(Amount::raw).unwrap_or_default();
            let lost = Uint512::from(worth).saturating_mul(Uint512::from(part.max_slash_bps));
            worst = worst.saturating_add(lost);
        }
        let worst = worst.checked_div(Uint512::from(10_000u64)).ok()?;
        let worst = Uint128::try_from(worst).unwrap_or(Uint128::MAX);
        let silent = rows.parts.iter().filter(|part| part.worth.is_none());
        let silent = u64::try_from(silent.count()).unwrap_or(u64::MAX);
        let parts = rows.parts.iter().map(|part| {
            let row = BasketPart {
                weight_bps: part.weight_bps,
                worth: part.worth.map(Amount::raw),
                max_slash_bps: part.max_slash_bps,
            };
            (part.address.to_string(), row)
        });
        Some(Basket {
            address: extension.address.clone(),
            nav: state.nav.raw(),
            loose: state.loose.raw(),
            parts: parts.collect(),
            worst_window_ppm: ppm(worst, state.nav.raw()),
            silent,
        })
    })
}

/// A section for each series of calls.
pub fn calls(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Calls> {
    section(facts, "calls", strangers, |name, extension| {
        let state: series::StateResponse = facts.one(name, "state", "")?;
        let said = state.lst.raw().saturating_add(state.offered.raw());
        holds(facts, name, extension, said).then_some(())?;
        let config: Option<series::ConfigResponse> = facts.one(name, "config", "");
        let phase = serde_json::to_value(state.phase).unwrap_or_default();
        Some(Calls {
            address: extension.address.clone(),
            phase: phase.as_str().unwrap_or_default().to_string(),
            lst: state.lst.raw(),
            options: state.supply.raw(),
            covered_ppm: ppm(state.lst.raw(), state.supply.raw()),
            offered: state.offered.raw(),
            expiry: config.map(|config| config.expiry),
        })
    })
}
