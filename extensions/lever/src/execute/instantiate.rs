//! Creates a lever on a market, with terms that never change.

use crate::{
    contract::{NAME, VERSION},
    session, ContractError,
};
use ballast_extension_math::time::Now;
use ballast_extension_share as share;
use ballast_extension_types::{
    lever::{Config, InstantiateMsg, Terms, CONFIG, KEEPER_AT, NEXT_ORDER, SUITE},
    market,
};
use ballast_types::{access, address::account, bounds::ensure_bounds, hub, Amount, Native};
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response};

/// The lowest `min_bps`: the leverage under which anyone may rebalance.
const LEAST_BPS: u64 = 11_000;
/// The least distance from the target leverage to either bound.
const STEP_BPS: u64 = 500;
/// The least distance from the upper bound to the ripcord.
const RIP_BPS: u64 = 2_000;
/// The discount on all that is sold down to the target may take at most half of equity.
const HALF_BPS: u64 = 5_000;
/// The highest `max_rate_bps`.
const MOST_RATE_BPS: u64 = 40_000;
/// The most that keepers may get a year, in bps of shares.
const MOST_KEEPER_BPS: u64 = 50;
/// The shortest ramp of an order: an hour.
const LEAST_RAMP_SECS: u64 = 3_600;
/// The longest ramp of an order: a week.
const MOST_RAMP_SECS: u64 = 604_800;
/// The decimals that a share has beyond those of the LST; the first unit of LST buys 1,000 units of
/// shares.
const MORE_DECIMALS: u8 = 3;
const BPS: u64 = 10_000;
/// The default target: the leverage to which rebalances and buy-downs lead.
const TARGET_BPS: u64 = 30_000;
/// The default leverage under which anyone may rebalance.
const MIN_BPS: u64 = 27_000;
/// The default leverage over which anyone may buy down.
const MAX_BPS: u64 = 34_000;
/// The default leverage at which the discount is highest.
const RIPCORD_BPS: u64 = 40_000;
/// The default for the highest discount of a buy-down.
const MAX_DISCOUNT_BPS: u64 = 150;
/// The default rate a year over which borrowing counts as too dear.
const MAX_RATE_BPS: u64 = 2_000;
/// The default for what keepers get a year.
const KEEPER_BPS: u64 = 10;
/// The default time over which the discount of an order rises: a day.
const ORDER_RAMP_SECS: u64 = 86_400;

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let at = account(deps.api, &msg.market)?;
    let (market, hub) = market_config(deps.as_ref(), &at)?;
    let now = session::market(&deps.querier, &at)?;
    let guardian = msg.guardian.as_deref();
    let guardian = guardian.map(|text| account(deps.api, text)).transpose()?;

    // decide
    let terms = terms(&msg, &market);
    ensure_terms(&terms, now.room().liq_bps, now.incentive_bps)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let decimals = market.lst_decimals.saturating_add(MORE_DECIMALS);
    share::begin(deps.storage, msg.share.name, msg.share.symbol, decimals)?;
    let config = Config {
        market: at,
        hub: market.hub,
        lst: market.lst,
        denom: hub.denom,
        guardian,
        terms,
    };
    CONFIG.save(deps.storage, &config)?;
    SUITE.save(deps.storage, &hub.suite)?;
    KEEPER_AT.save(deps.storage, &Now::from(env.block.time).ceil)?;
    NEXT_ORDER.save(deps.storage, &1)?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("market", config.market)
        .add_attribute("hub", config.hub))
}

/// The terms by which leverage is kept. They never change.
fn terms(msg: &InstantiateMsg, market: &market::Config) -> Terms {
    Terms {
        target_bps: msg.target_bps.unwrap_or(TARGET_BPS),
        min_bps: msg.min_bps.unwrap_or(MIN_BPS),
        max_bps: msg.max_bps.unwrap_or(MAX_BPS),
        ripcord_bps: msg.ripcord_bps.unwrap_or(RIPCORD_BPS),
        max_discount_bps: msg.max_discount_bps.unwrap_or(MAX_DISCOUNT_BPS),
        max_rate_bps: msg.max_rate_bps.unwrap_or(MAX_RATE_BPS),
        keeper_bps: msg.keeper_bps.unwrap_or(KEEPER_BPS),
        ramp_secs: msg.ramp_secs.unwrap_or(ORDER_RAMP_SECS),
        min_debt: Native::new(market.min_debt.raw()),
        open_birth_bps: market.open_birth_bps,
        liq_birth_bps: market.liq_birth_bps,
    }
}

/// The config of the market, and that of its hub. Fails unless the market lends the coin that the
/// hub bonds.
fn market_config(deps: Deps, at: &Addr) -> Result<(market::Config, hub::Config), ContractError> {
    let no_market = |reason: String| ContractError::NoMarket {
        market: at.clone(),
        reason,
    };
    let config = market::CONFIG.query(&deps.querier, at);
    let config = config.map_err(|err| no_market(err.to_string()))?;
    let hub = hub::CONFIG.query(&deps.querier, &config.hub);
    let hub = hub.map_err(|err| no_market(err.to_string()))?;
    if config.oracle.is_some() || config.loan.denom != hub.denom {
        return Err(ContractError::WrongMarket {
            market: at.clone(),
            loan: config.loan.denom,
            native: hub.denom,
        });
    }
    match hub.suite.hub == config.hub && hub.suite.token == config.lst {
        true => Ok((config, hub)),
        false => Err(no_market("its hub is another suite's".to_string())),
    }
}

/// Fails if a term is outside its bounds.
fn ensure_terms(terms: &Terms, liq_bps: u64, incentive_bps: u64) -> Result<(), ContractError> {
    let Terms {
        target_bps: target,
        max_bps: max,
        ripcord_bps: ripcord,
        ..
    } = *terms;
    let low = target.saturating_sub(STEP_BPS);
    ensure_bounds("min_bps", terms.min_bps, LEAST_BPS, low)?;
    let high = target.saturating_add(STEP_BPS);
    ensure_bounds("max_bps", max, high, ripcord.saturating_sub(RIP_BPS))?;
    if let Err(most) = terms.ensure_whole(liq_bps) {
        ensure_bounds("ripcord_bps", ripcord, max.saturating_add(RIP_BPS), most)?;
    }
    // A buy-down pays less than a liquidation does, and the discount down to the target takes at
    // most half of equity.
    let half = HALF_BPS.saturating_mul(BPS);
    let half = half.checked_div(target.saturating_sub(BPS)).unwrap_or(0);
    let most = incentive_bps.saturating_sub(1).min(half);
    ensure_bounds("max_discount_bps", terms.max_discount_bps, 1, most)?;
    ensure_bounds("max_rate_bps", terms.max_rate_bps, 1, MOST_RATE_BPS)?;
    ensure_bounds("keeper_bps", terms.keeper_bps, 0, MOST_KEEPER_BPS)?;
    let ramp = terms.ramp_secs;
    Ok(ensure_bounds(
        "ramp_secs",
        ramp,
        LEAST_RAMP_SECS,
        MOST_RAMP_SECS,
    )?)
}
