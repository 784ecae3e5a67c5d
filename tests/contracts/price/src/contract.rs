//! Entry points.

use crate::msg::{ExecuteMsg, InstantiateMsg, PriceResponse, QueryMsg, SafePriceResponse};
use ballast_stranger_common::{
    conduct::QUERIES,
    owner::{self, ensure_owner},
    Conduct, StrangerError,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    to_json_binary, Binary, Decimal, Deps, DepsMut, Env, MessageInfo, Response, StdError,
    Uint128,
};
use cw_storage_plus::{Item, Map};

/// A price as it was set.
#[cw_serde]
struct Price {
    price: Decimal,
    updated_at: Option<u64>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    variance: Option<Uint128>,
}

/// How `safe_price` is answered.
const SAFE: Item<Conduct> = Item::new("safe");
/// By feed.
const PRICES: Map<&str, Price> = Map::new("prices");

/// Creates it, well-behaved.
///
/// # Errors
/// Malformed addresses.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    mut deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, StrangerError> {
    owner::instantiate(deps.branch(), &info, msg.owner.as_deref())?;
    QUERIES.save(deps.storage, &Conduct::Right)?;
    SAFE.save(deps.storage, &Conduct::Right)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Does what the owner says.
///
/// # Errors
/// `Unauthorized`.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, StrangerError> {
    ensure_owner(deps.storage, &info)?;
    match msg {
        ExecuteMsg::Set {
            feed,
            price,
            updated_at,
            low,
            high,
            variance,
        } => {
            let row = Price {
                price,
                updated_at,
                low,
                high,
                variance,
            };
            PRICES.save(deps.storage, &feed, &row)?;
            Ok(Response::new()
                .add_attribute("action", "set")
                .add_attribute("feed", feed)
                .add_attribute("price", price.to_string()))
        }
        ExecuteMsg::Forget { feed } => {
            PRICES.remove(deps.storage, &feed);
            Ok(Response::new()
                .add_attribute("action", "forget")
                .add_attribute("feed", feed))
        }
        ExecuteMsg::Behave { query, safe } => {
            SAFE.save(deps.storage, safe.as_ref().unwrap_or(&query))?;
            QUERIES.save(deps.storage, &query)?;
            Ok(Response::new().add_attribute("action", "behave"))
        }
    }
}

/// Answers, or misbehaves.
///
/// # Errors
/// Feeds without a price, `Told`, `OutOfGas`.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, StrangerError> {
    match msg {
        QueryMsg::Price { feed } => match QUERIES.load(deps.storage)?.answer(deps.storage)? {
            Some(said) => Ok(said),
            None => Ok(to_json_binary(&price(deps, &env, &feed)?)?),
        },
        QueryMsg::SafePrice { feed } => match SAFE.load(deps.storage)?.answer(deps.storage)? {
            Some(said) => Ok(said),
            None => Ok(to_json_binary(&safe_price(deps, &env, &feed)?)?),
        },
    }
}

fn price(deps: Deps, env: &Env, feed: &str) -> Result<PriceResponse, StrangerError> {
    let row = PRICES.may_load(deps.storage, feed)?;
    let row = row.ok_or_else(|| StdError::not_found(format!("a price of {feed}")))?;
    Ok(PriceResponse {
        price: row.price,
        updated_at: row.updated_at.unwrap_or(env.block.time.seconds()),
        low: row.low,
        high: row.high,
    })
}

fn safe_price(deps: Deps, env: &Env, feed: &str) -> Result<SafePriceResponse, StrangerError> {
    let row = PRICES.may_load(deps.storage, feed)?;
    let variance = row.and_then(|row| row.variance).unwrap_or_default();
    let PriceResponse {
        price,
        updated_at,
        low,
        high,
    } = price(deps, env, feed)?;
    Ok(SafePriceResponse {
        low: low.unwrap_or(price),
        high: high.unwrap_or(price),
        price,
        variance,
        updated_at,
    })
}
