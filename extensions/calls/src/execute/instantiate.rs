//! Creates a series against a hub, with one strike and one expiry.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_math::time::{date, Now};
use ballast_extension_share as share;
use ballast_extension_types::calls::{Books, Config, InstantiateMsg, Quote, BOOKS, CONFIG};
use ballast_types::{access, bounds::ensure_bounds, hub, Amount};
use ballast_wire::{from_json, reads, stored};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

/// The earliest start of exercise: an hour from now.
const HOUR: u64 = 3_600;
/// The latest start of exercise: a year from now.
const YEAR: u64 = 31_536_000;
/// The shortest exercise window: long enough that a halt of the chain does not use it up.
const DAY: u64 = 86_400;
/// The longest exercise window.
const WEEK: u64 = 604_800;
/// The most characters of a symbol.
const MOST_SYMBOL: usize = 12;

/// What is read of the LST's `token_info`.
#[cw_serde]
struct Lst {
    symbol: String,
}

reads!(open struct Lst { symbol });

const LST: &[u8] = b"token_info";

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, &msg.hub)?;
    let lst: Lst = from_json(&stored(&deps.querier, &hub.suite.token, LST)?)?;

    // decide
    let denom = msg.quote;
    if denom == hub.denom {
        return Err(ContractError::QuoteIsNative { denom });
    }
    let now = Now::from(env.block.time).ceil;
    let (soonest, latest) = (now.saturating_add(HOUR), now.saturating_add(YEAR));
    ensure_bounds("exercise_from", msg.exercise_from, soonest, latest)?;
    let window = msg.expiry.saturating_sub(msg.exercise_from);
    ensure_bounds("expiry - exercise_from", window, DAY, WEEK)?;
    let (least, most) = (Quote::new(Uint128::one()), Quote::new(Uint128::MAX));
    ensure_bounds("strike", msg.strike, least, most)?;
    let config = Config {
        suite: hub.suite,
        decimals: hub.decimals,
        quote: denom,
        strike: msg.strike,
        exercise_from: msg.exercise_from,
        expiry: msg.expiry,
    };
    let name = format!("Call {} {}", lst.symbol, date(msg.expiry));
    let symbol = format!("C-{}", lst.symbol);
    let symbol = symbol.chars().take(MOST_SYMBOL).collect();

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    share::begin(deps.storage, name, symbol, config.decimals)?;
    CONFIG.save(deps.storage, &config)?;
    BOOKS.save(deps.storage, &Books::default())?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.suite.hub)
        .add_attribute("lst", config.suite.token)
        .add_attribute("quote", config.quote)
        .add_attribute("strike", config.strike.to_string())
        .add_attribute("exercise_from", config.exercise_from.to_string())
        .add_attribute("expiry", config.expiry.to_string()))
}
