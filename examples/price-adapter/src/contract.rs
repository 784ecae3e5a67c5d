//! Entry points and what they do.

use crate::msg::{
    Anchor, ContractError, ExecuteMsg, Guard, InstantiateMsg, PriceResponse, QueryMsg,
};
use ballast_types::hub::{Hub, PauseScope};
use ballast_types::Amount;
use cosmwasm_schema::cw_serde;
#[cfg(target_arch = "wasm32")]
use cosmwasm_std::entry_point;
use cosmwasm_std::{
    to_json_binary, Addr, Binary, Decimal, Deps, DepsMut, Env, MessageInfo, Response,
};
use cw_storage_plus::Item;

const DAY: u64 = 86_400;

/// How it was set up.
#[cw_serde]
struct Config {
    hub: Addr,
    max_growth_bps: u64,
    max_age_secs: u64,
}

const CONFIG: Item<Config> = Item::new("config");
const ANCHOR: Item<Anchor> = Item::new("anchor");

/// Creates it, with the price of now as its anchor.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    _: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    let bounds = [
        ("max_growth_bps", msg.max_growth_bps),
        ("max_age_secs", msg.max_age_secs),
    ];
    if let Some((name, _)) = bounds.into_iter().find(|(_, value)| *value == 0) {
        return Err(ContractError::Zero { name });
    }
    let config = Config {
        hub: deps.api.addr_validate(&msg.hub)?,
        max_growth_bps: msg.max_growth_bps,
        max_age_secs: msg.max_age_secs,
    };
    let price = rate(deps.as_ref(), &config)?;
    CONFIG.save(deps.storage, &config)?;
    ANCHOR.save(
        deps.storage,
        &Anchor {
            price,
            at: env.block.time.seconds(),
        },
    )?;
    cw2::set_contract_version(
        deps.storage,
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Moves the anchor, by no more than it may grow.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    _: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let ExecuteMsg::Update {} = msg;
    let price = price(deps.as_ref(), &env)?.price;
    ANCHOR.save(
        deps.storage,
        &Anchor {
            price,
            at: env.block.time.seconds(),
        },
    )?;
    Ok(Response::new()
        .add_attribute("action", "update")
        .add_attribute("price", price.to_string()))
}

/// Answers.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let QueryMsg::Price {} = msg;
    Ok(to_json_binary(&price(deps, &env)?)?)
}

fn price(deps: Deps, env: &Env) -> Result<PriceResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let anchor = ANCHOR.load(deps.storage)?;
    let (hub, now) = (Hub(config.hub.clone()), env.block.time.seconds());
    let mut guarded = vec![];

    if !hub.freshness(&deps.querier)?.pending_cover.is_zero() {
        guarded.push(Guard::CoverPending);
    }
    if hub
        .paused_until(&deps.querier, PauseScope::Bond, now)?
        .is_some()
    {
        guarded.push(Guard::Paused);
    }
    let age = now.saturating_sub(anchor.at);
    if age > config.max_age_secs {
        guarded.push(Guard::Stale);
    }
    // a fall is believed at once, a rise only as far as rewards could have made it
    let (rate, most) = (rate(deps, &config)?, most(&config, &anchor, age)?);
    if rate > most {
        guarded.push(Guard::Capped);
    }
    Ok(PriceResponse {
        price: rate.min(most),
        guarded,
    })
}

/// Native per LST, by the two totals.
fn rate(deps: Deps, config: &Config) -> Result<Decimal, ContractError> {
    let totals = Hub(config.hub.clone()).totals(&deps.querier)?;
    if totals.value.is_zero() || totals.shares.is_zero() {
        return Err(ContractError::NoPrice {
            value: totals.value.to_string(),
            shares: totals.shares.to_string(),
        });
    }
    Ok(totals.rate())
}

/// The anchor, grown for its age: no further than for the age at which it is stale.
fn most(config: &Config, anchor: &Anchor, age: u64) -> Result<Decimal, ContractError> {
    let secs = age.min(config.max_age_secs);
    let growth =
        Decimal::bps(config.max_growth_bps).checked_mul(Decimal::checked_from_ratio(secs, DAY)?)?;
    Ok(anchor
        .price
        .checked_mul(Decimal::one().checked_add(growth)?)?)
}
