//! Creates a restake contract against a hub, for one service, with terms that never change.

use super::terms::{ensure_terms, floor_of, mode, ratio, COOLDOWN_SECS, MAX_SLASH_BPS, WEEK};
use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::restake::{Config, InstantiateMsg, Stake, CONFIG, STAKE, SUITE};
use ballast_types::{access, address::account, deploy::Suite, hub};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response};

/// The decimals that a share has beyond those of the LST; the first unit of LST buys 1,000 units of
/// shares.
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
    let floor = msg.floor.unwrap_or_else(|| floor_of(lst_decimals));
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
        // LST sent to the vault is a gift to the underwriters, so it is not lost
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
