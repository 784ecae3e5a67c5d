//! `sweep`: sends coins of another denom than the staking token to the treasury.

use crate::{error::ContractError, state::CONFIG};
use ballast_types::access::{ensure_nonpayable, hub_config};
use cosmwasm_std::{BankMsg, DepsMut, Env, MessageInfo, Response};

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

/// Whether the bank would accept `denom` as a denom. The bank refuses any other text without saying
/// why.
fn is_denom(denom: &str) -> bool {
    let mut chars = denom.chars();
    (3..=128).contains(&denom.len())
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c))
}
