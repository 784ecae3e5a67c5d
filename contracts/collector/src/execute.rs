//! What the collector does.

use crate::{
    contract::{NAME, VERSION},
    error::ContractError,
    plan::{here, Plan},
    state::{Config, Waiting, CONFIG, PARAMS, WAITING},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_owner, hub_config},
    address::account,
    collector::{InstantiateMsg, Params, ParamsUpdate},
    hub::{Hub, PauseScope, BOOKS},
    Amount,
};
use cosmwasm_std::{Addr, BankMsg, Deps, DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.collector, "collector"))?;
    let params = Params::default().updated(msg.params)?;

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    PARAMS.save(deps.storage, &params)?;
    CONFIG.save(
        deps.storage,
        &Config {
            suite: msg.suite,
            denom: msg.denom,
        },
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

pub fn distribute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    tip_to: Option<String>,
) -> Result<Response, ContractError> {
    ensure_nonpayable(&info)?;
    // read and decide
    let config = CONFIG.load(deps.storage)?;
    let plan = Plan::make(deps.as_ref(), &env)?;
    ensure_cranks(deps.as_ref(), &env, &config)?;
    let tip_to = tip_receiver(deps.as_ref(), &info, &config, tip_to)?;

    // write
    WAITING.remove(deps.storage);
    Ok(Response::new()
        .add_attribute("action", "distribute")
        .add_attributes(plan.attributes())
        .add_messages(plan.messages(&deps.querier, &config, &tip_to)?))
}

pub fn sweep(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    denom: String,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let config = CONFIG.load(deps.storage)?;
    if denom == config.denom {
        return Err(ContractError::NativeSweep { denom });
    }
    if !is_denom(&denom) {
        return Err(ContractError::Denom { denom });
    }
    let here = deps.querier.query_balance(&env.contract.address, &denom)?;
    let treasury = hub_config(&deps.querier, &config.suite.hub)?.treasury;

    let response = Response::new()
        .add_attribute("action", "sweep")
        .add_attribute("denom", denom)
        .add_attribute("amount", here.amount);
    Ok(match here.amount.is_zero() {
        true => response,
        false => response.add_message(BankMsg::Send {
            to_address: treasury.into_string(),
            amount: vec![here],
        }),
    })
}

pub fn update_config(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let config = CONFIG.load(deps.storage)?;
    ensure_owner(&deps.querier, &config.suite.hub, &info.sender)?;

    let books = BOOKS.query(&deps.querier, &config.suite.hub)?;
    let now = env.block.time.seconds();
    // while the hub takes no rewards they wait here: a unit that anyone sends must not keep the owner from changing rates
    let is_open =
        books.pending_cover.is_zero() && books.pauses.until(PauseScope::Cranks, now).is_none();
    let old = PARAMS.load(deps.storage)?;
    let (plan, waiting) = match is_open {
        true => (Plan::make(deps.as_ref(), &env)?, None),
        false => {
            let before = WAITING.may_load(deps.storage)?;
            let here = here(deps.as_ref(), &env, &config)?;
            let waiting = Waiting::all(before, here, old.clone());
            (Plan::default(), Some(waiting))
        }
    };

    // decide
    let params = old.updated(update)?;
    let tip_to = tip_receiver(deps.as_ref(), &info, &config, None)?;

    // write
    PARAMS.save(deps.storage, &params)?;
    match waiting {
        Some(waiting) => WAITING.save(deps.storage, &waiting)?,
        None => WAITING.remove(deps.storage),
    }
    Ok(Response::new()
        .add_attribute("action", "update_config")
        .add_attributes(plan.attributes())
        .add_messages(plan.messages(&deps.querier, &config, &tip_to)?))
}

/// Fails while cranks are paused.
fn ensure_cranks(deps: Deps, env: &Env, config: &Config) -> Result<(), ContractError> {
    let now = env.block.time.seconds();
    let hub = Hub(config.suite.hub.clone());
    match hub.paused_until(&deps.querier, PauseScope::Cranks, now)? {
        Some(until) => Err(ContractError::Paused { until, now }),
        None => Ok(()),
    }
}

/// Who gets the tip: whoever is named, or the sender; none of the suite's contracts.
fn tip_receiver(
    deps: Deps,
    info: &MessageInfo,
    config: &Config,
    tip_to: Option<String>,
) -> Result<Addr, ContractError> {
    let address = match tip_to {
        Some(named) => account(deps.api, &named)?,
        None => info.sender.clone(),
    };
    Ok(config.suite.ensure_outside(address, "take the tip")?)
}

/// Whether the bank would know `denom` as one. It refuses other text without saying why.
fn is_denom(denom: &str) -> bool {
    let mut chars = denom.chars();
    (3..=128).contains(&denom.len())
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c))
}
