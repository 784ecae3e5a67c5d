//! Creates a timelock against a hub.

use super::{ensure_fast, ensure_notice, ensure_roles, MOST_NOTICE_SECS};
use crate::{
    contract::{NAME, VERSION},
    lane::NEVER,
    read::Reader,
    ContractError,
};
use ballast_extension_types::timelock::{
    Config, FastExtension, FastMessages, InstantiateMsg, CONFIG, NEXT, SETTLED,
};
use ballast_types::{access, address::account, deploy::Suite, hub};
use cosmwasm_std::{Addr, Api, DepsMut, Env, MessageInfo, Response};

/// The most contracts that may be named beside the suite's six, and the most messages of each.
const MOST_LISTED: usize = 20;
/// The default delay of a fast operation: 3 days.
const DEFAULT_FAST_SECS: u64 = 259_200;
/// The default notice is the underwriters' cooldown plus these 7 days.
const WEEK_SECS: u64 = 604_800;

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let this = &env.contract.address;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, &msg.hub)?;
    let suite = hub.suite;
    let named = |text: Option<String>| text.map(|text| account(deps.api, &text)).transpose();
    let proposer = account(deps.api, &msg.proposer)?;
    let (veto, council) = (named(msg.veto)?, named(msg.council)?);
    let cooldown = Reader::new(&deps.querier, &suite).cooldown_secs();

    // decide
    ensure_roles(this, &proposer, veto.as_ref(), council.as_ref())?;
    let fast_secs = msg.fast_secs.unwrap_or(DEFAULT_FAST_SECS);
    let notice_secs = msg.notice_secs.unwrap_or_else(|| {
        let both = cooldown.unwrap_or(0).saturating_add(WEEK_SECS);
        both.min(MOST_NOTICE_SECS)
    });
    ensure_fast(fast_secs)?;
    ensure_notice(notice_secs)?;
    let extensions = extensions(deps.api, &suite, this, msg.extensions)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    NEXT.save(deps.storage, &1)?;
    SETTLED.save(deps.storage, &0)?;
    let config = Config {
        suite,
        proposer,
        veto,
        council,
        fast_secs,
        notice_secs,
        extensions,
    };
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.suite.hub)
        .add_attribute("fast_secs", fast_secs.to_string())
        .add_attribute("notice_secs", notice_secs.to_string()))
}

/// Checks the contracts that are named beside the suite's six.
fn extensions(
    api: &dyn Api,
    suite: &Suite,
    this: &Addr,
    named: Vec<FastMessages>,
) -> Result<Vec<FastExtension>, ContractError> {
    ensure_most("extensions", named.len())?;
    let mut all: Vec<FastExtension> = Vec::with_capacity(named.len());
    for FastMessages { contract, messages } in named {
        let contract = account(api, &contract)?;
        ensure_listable(suite, this, &all, &contract)?;
        ensure_most("names of messages of one extension", messages.len())?;
        if let Some(name) = messages.iter().find(|name| NEVER.contains(&name.as_str())) {
            return Err(ContractError::NeverFast { name: name.clone() });
        }
        all.push(FastExtension { contract, messages });
    }
    Ok(all)
}

/// Fails for a contract of the suite, for the timelock, and for a contract that is listed already.
fn ensure_listable(
    suite: &Suite,
    this: &Addr,
    listed: &[FastExtension],
    contract: &Addr,
) -> Result<(), ContractError> {
    let what = match suite.name_of(contract) {
        Some(name) => format!("the suite's {name}, whose fast messages are fixed"),
        None if contract == this => "the timelock itself, whose messages are slow".to_string(),
        None if listed.iter().any(|other| other.contract == *contract) => {
            "there already: name all its messages in one row".to_string()
        }
        None => return Ok(()),
    };
    Err(ContractError::Listed {
        contract: contract.clone(),
        what,
    })
}

fn ensure_most(what: &'static str, count: usize) -> Result<(), ContractError> {
    match count > MOST_LISTED {
        true => Err(ContractError::TooMany {
            what,
            count,
            most: MOST_LISTED,
        }),
        false => Ok(()),
    }
}
