//! A restake contract is made against a hub, for one service, by terms that never change.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::restake::{
    Config, InstantiateMsg, Mode, ModeMsg, Ratio, RatioMsg, Stake, CONFIG, STAKE, SUITE,
};
use ballast_types::{
    access, address::account, bounds::ensure_bounds, deploy::Suite, hub, Amount, Shares,
};
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Api, Deps, DepsMut, Env, MessageInfo, QuerierWrapper, Response, Uint128};

/// From asking out to being ready, if nothing is said: 21 days.
const COOLDOWN_SECS: u64 = 1_814_400;
/// The most it may be: 90 days.
const MOST_COOLDOWN_SECS: u64 = 7_776_000;
/// A day: the least cooldown, and what it is more than a slash request lives and the quiet after it.
const DAY: u64 = 86_400;
/// How long a window is, a drip, and the consumer's hold, if nothing is said: 7 days.
const WEEK: u64 = 604_800;
/// How long a veto has, and the execution after it, if nothing is said: 3 days.
const VETO_SECS: u64 = 259_200;
/// The most each may be: 14 days.
const MOST_VETO_SECS: u64 = 1_209_600;
/// The least window, drip and veto: an hour.
const HOUR: u64 = 3_600;
/// The longest window and drip: 30 days.
const MONTH: u64 = 2_592_000;
/// The cap of a window, if nothing is said, in bps.
const MAX_SLASH_BPS: u64 = 3_000;
/// The longest hold: 45 days.
const MOST_HOLD_SECS: u64 = 3_888_000;
/// What a slash leaves, at the least that may be said.
const LEAST_FLOOR: u128 = 1_000;
/// A share has so many decimals more than the LST: the first unit buys a thousand.
const MORE_DECIMALS: u8 = 3;

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, &msg.hub)?;
    let (suite, lst_decimals) = (hub.suite, hub.decimals);
    let slasher = account(deps.api, &msg.slasher)?;
    let named = |text: Option<String>| text.map(|text| account(deps.api, &text)).transpose();
    let (destination, guardian) = (named(msg.destination)?, named(msg.guardian)?);
    let destination = destination.unwrap_or_else(|| slasher.clone());

    // decide
    ensure_destination(&destination, &env.contract.address, &suite)?;
    let mode = mode(deps.as_ref(), &slasher, msg.mode)?;
    let ratio = ratio(deps.as_ref(), msg.ratio)?;
    let one = 10_u128.checked_pow(lst_decimals.into());
    let floor = msg
        .floor
        .unwrap_or_else(|| Shares::new(one.unwrap_or(LEAST_FLOOR).max(LEAST_FLOOR)));
    let config = Config {
        hub: suite.hub.clone(),
        lst: suite.token.clone(),
        lst_decimals,
        slasher,
        destination,
        mode,
        cooldown_secs: msg.cooldown_secs.unwrap_or(COOLDOWN_SECS),
        window_secs: msg.window_secs.unwrap_or(WEEK),
        max_slash_bps: msg.max_slash_bps.unwrap_or(MAX_SLASH_BPS),
        floor,
        drip_secs: msg.drip_secs.unwrap_or(WEEK),
        ratio,
        guardian,
    };
    ensure_terms(&config)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let decimals = lst_decimals.saturating_add(MORE_DECIMALS);
    share::begin(deps.storage, msg.name, msg.symbol, decimals)?;
    CONFIG.save(deps.storage, &config)?;
    SUITE.save(deps.storage, &suite)?;
    STAKE.save(deps.storage, &Stake::default())?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.hub)
        .add_attribute("slasher", config.slasher)
        .add_attribute("destination", config.destination))
}

fn ensure_destination(to: &Addr, this: &Addr, suite: &Suite) -> Result<(), ContractError> {
    let what = match suite.name_of(to) {
        // a gift to the underwriters, which drips
        Some("vault") => return Ok(()),
        Some(name) => format!("the suite's {name}"),
        None if to == this => "this contract".to_string(),
        None => return Ok(()),
    };
    Err(ContractError::Destination {
        address: to.clone(),
        what,
    })
}

fn mode(deps: Deps, slasher: &Addr, mode: ModeMsg) -> Result<Mode, ContractError> {
    match mode {
        ModeMsg::Instant => {
            ensure_contract(&deps.querier, "slasher of instant mode", slasher)?;
            Ok(Mode::Instant)
        }
        ModeMsg::Veto {
            resolver,
            veto_secs,
            execute_secs,
        } => veto_mode(deps.api, slasher, &resolver, (veto_secs, execute_secs)),
    }
}

fn veto_mode(
    api: &dyn Api,
    slasher: &Addr,
    resolver: &str,
    (veto_secs, execute_secs): (Option<u64>, Option<u64>),
) -> Result<Mode, ContractError> {
    let resolver = account(api, resolver)?;
    if resolver == *slasher {
        return Err(ContractError::SameRole { address: resolver });
    }
    let veto_secs = veto_secs.unwrap_or(VETO_SECS);
    let execute_secs = execute_secs.unwrap_or(VETO_SECS);
    ensure_bounds("veto_secs", veto_secs, HOUR, MOST_VETO_SECS)?;
    ensure_bounds("execute_secs", execute_secs, HOUR, MOST_VETO_SECS)?;
    Ok(Mode::Veto {
        resolver,
        veto_secs,
        execute_secs,
    })
}

fn ratio(deps: Deps, ratio: Option<RatioMsg>) -> Result<Option<Ratio>, ContractError> {
    let Some(ratio) = ratio else { return Ok(None) };
    let consumer = account(deps.api, &ratio.consumer)?;
    ensure_contract(&deps.querier, "consumer", &consumer)?;
    let ratio_bps = ratio.ratio_bps.unwrap_or(10_000);
    let hold_secs = ratio.hold_secs.unwrap_or(WEEK);
    ensure_bounds("ratio_bps", ratio_bps, 0, 100_000)?;
    ensure_bounds("hold_secs", hold_secs, 0, MOST_HOLD_SECS)?;
    Ok(Some(Ratio {
        consumer,
        ratio_bps,
        hold_secs,
    }))
}

/// That every term is inside its bounds.
fn ensure_terms(config: &Config) -> Result<(), ContractError> {
    // a fault that comes with a request can be slashed by the next: whoever asks out then is not ready before that
    let least = match config.mode {
        Mode::Instant => DAY,
        Mode::Veto { .. } => {
            let terms = config.terms();
            let next = terms.request_secs().saturating_add(terms.quiet_secs());
            next.saturating_add(DAY)
        }
    };
    let cooldown = config.cooldown_secs;
    ensure_bounds("cooldown_secs", cooldown, least, MOST_COOLDOWN_SECS)?;
    ensure_bounds("window_secs", config.window_secs, HOUR, MONTH)?;
    ensure_bounds("max_slash_bps", config.max_slash_bps, 1, 10_000)?;
    ensure_bounds("drip_secs", config.drip_secs, HOUR, MONTH)?;
    let (floor, least) = (config.floor.raw(), Uint128::new(LEAST_FLOOR));
    Ok(ensure_bounds("floor", floor, least, Uint128::MAX)?)
}

fn ensure_contract(
    querier: &QuerierWrapper,
    role: &'static str,
    address: &Addr,
) -> Result<(), ContractError> {
    match contract_of(querier, address) {
        Ok(_) => Ok(()),
        Err(err) => Err(ContractError::NotAContract {
            role,
            address: address.clone(),
            reason: err.to_string(),
        }),
    }
}
