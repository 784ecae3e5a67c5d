//! `update_config`: the timelock changes its own roles and delays, by an operation.

use super::{ensure_fast, ensure_notice, ensure_roles};
use crate::ContractError;
use ballast_extension_types::timelock::{ConfigUpdate, CONFIG};
use ballast_types::{access, address::account};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn update_config(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    update: ConfigUpdate,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let this = &env.contract.address;
    access::ensure_sender(&info.sender, this, "the timelock itself, by an operation,")?;
    let mut config = CONFIG.load(deps.storage)?;

    // decide
    if let Some(proposer) = update.proposer {
        config.proposer = account(deps.api, &proposer)?;
    }
    if let Some(veto) = update.veto {
        config.veto = Some(account(deps.api, &veto)?);
    }
    ensure_roles(
        this,
        &config.proposer,
        config.veto.as_ref(),
        config.council.as_ref(),
    )?;
    config.fast_secs = update.fast_secs.unwrap_or(config.fast_secs);
    config.notice_secs = update.notice_secs.unwrap_or(config.notice_secs);
    ensure_fast(config.fast_secs)?;
    ensure_notice(config.notice_secs)?;

    // write
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new()
        .add_attribute("action", "update_config")
        .add_attribute("proposer", config.proposer)
        .add_attribute("fast_secs", config.fast_secs.to_string())
        .add_attribute("notice_secs", config.notice_secs.to_string()))
}
