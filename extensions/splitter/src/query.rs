//! Answers to queries, by the code of the messages, as of this block.

mod books;
mod people;
mod previews;

use crate::{execute::refused_by_pt, session::Session, ContractError};
use ballast_extension_share::questions;
use ballast_extension_types::{
    match_share,
    splitter::{QueryMsg, CONFIG, MINTER},
};
use ballast_wire::json;
use cosmwasm_std::{Binary, Deps, Env};
use cw20::MinterResponse;

/// Answers the query, as a splitter or as its PT.
pub fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&books::config(deps, env)?),
        QueryMsg::State {} => json(&books::state(deps, env)?),
        QueryMsg::Solvency {} => json(&books::solvency(deps, env)?),
        QueryMsg::Value { pt } => json(&books::value(deps, env, pt)?),
        QueryMsg::PreviewSplit { lst } => json(&previews::split(deps, env, lst)?),
        QueryMsg::PreviewMerge { pt } => json(&previews::merge(deps, env, pt)?),
        QueryMsg::PreviewRedeem { pt } => json(&previews::redeem(deps, env, pt)?),
        QueryMsg::Claimable { owner } => json(&people::claimable(deps, env, &owner)?),
        QueryMsg::Position { owner } => json(&people::position(deps, env, &owner)?),
        QueryMsg::Minter {} => json(&minter(deps, env)?),
    }))
}

/// The splitter, which mints both tokens; a splitter names itself.
fn minter(deps: Deps, env: &Env) -> Result<MinterResponse, ContractError> {
    let of_pt = MINTER.may_load(deps.storage)?;
    let splitter = of_pt.map_or_else(|| env.contract.address.clone(), |minter| minter.splitter);
    Ok(MinterResponse {
        minter: splitter.into_string(),
        cap: None,
    })
}

/// The session of a splitter as of this block; a PT has none.
fn open(deps: Deps, env: &Env) -> Result<Session, ContractError> {
    let config = CONFIG.may_load(deps.storage)?;
    Session::open(deps, env, config.ok_or(refused_by_pt("such question"))?)
}
