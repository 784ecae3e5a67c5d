//! Answers: by the code of the messages, as things are in this block.

mod books;
mod people;
mod previews;

use crate::{execute::refused, session::Session, ContractError};
use ballast_extension_share::questions;
use ballast_extension_types::splitter::{QueryMsg, CONFIG, MINTER};
use cosmwasm_std::{to_json_binary, Binary, Deps, Env};
use cw20::MinterResponse;

/// A splitter's answer, or its PT's.
pub fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&books::config(deps, env)?),
        QueryMsg::State {} => to_json_binary(&books::state(deps, env)?),
        QueryMsg::Solvency {} => to_json_binary(&books::solvency(deps, env)?),
        QueryMsg::Value { pt } => to_json_binary(&books::value(deps, env, pt)?),
        QueryMsg::PreviewSplit { lst } => to_json_binary(&previews::split(deps, env, lst)?),
        QueryMsg::PreviewMerge { pt } => to_json_binary(&previews::merge(deps, env, pt)?),
        QueryMsg::PreviewRedeem { pt } => to_json_binary(&previews::redeem(deps, env, pt)?),
        QueryMsg::Claimable { owner } => to_json_binary(&people::claimable(deps, env, &owner)?),
        QueryMsg::Position { owner } => to_json_binary(&people::position(deps, env, &owner)?),
        QueryMsg::Minter {} => to_json_binary(&minter(deps, env)?),
        QueryMsg::Balance { address } => to_json_binary(&questions::balance(deps, &address)?),
        QueryMsg::TokenInfo {} => to_json_binary(&questions::token_info(deps)?),
        QueryMsg::Allowance { owner, spender } => {
            to_json_binary(&questions::allowance(deps, owner, spender)?)
        }
        QueryMsg::AllAllowances {
            owner,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            to_json_binary(&questions::all_allowances(deps, owner, page)?)
        }
        QueryMsg::AllSpenderAllowances {
            spender,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            to_json_binary(&questions::all_spender_allowances(deps, spender, page)?)
        }
        QueryMsg::AllAccounts { start_after, limit } => {
            to_json_binary(&questions::all_accounts(deps, (start_after, limit))?)
        }
    }?)
}

/// The splitter of either.
fn minter(deps: Deps, env: &Env) -> Result<MinterResponse, ContractError> {
    let of_pt = MINTER.may_load(deps.storage)?;
    let splitter = of_pt.map_or_else(|| env.contract.address.clone(), |minter| minter.splitter);
    Ok(MinterResponse {
        minter: splitter.into_string(),
        cap: None,
    })
}

/// The books as they are now; a PT has none.
fn open(deps: Deps, env: &Env) -> Result<Session, ContractError> {
    let config = CONFIG.may_load(deps.storage)?;
    Session::open(deps, env, config.ok_or(refused("such question"))?)
}
