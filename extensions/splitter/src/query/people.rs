//! Queries of what an account has.

use super::open;
use crate::{look, ContractError};
use ballast_extension_types::splitter::{LstResponse, PositionResponse, Principal};
use ballast_types::{address::account, token::Token, Amount};
use cosmwasm_std::{Deps, Env};

pub fn claimable(deps: Deps, env: &Env, owner: &str) -> Result<LstResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let (holder, _) = open(deps, env)?.holder(deps.storage, &owner)?;
    Ok(LstResponse {
        lst: holder.claimable_floor()?,
    })
}

pub fn position(deps: Deps, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = open(deps, env)?;
    let (holder, yt) = session.holder(deps.storage, &owner)?;
    let pt = Token(session.config.pt.clone()).balance(&deps.querier, &owner)?;
    let (pt, claimable) = (Principal::new(pt.raw()), holder.claimable_floor()?);
    // if the price makes no sense, only this field stays empty
    let native = look::totals(deps, &session.config.suite.hub)
        .and_then(|totals| session.books.worth_floor(pt, claimable, totals).ok());
    Ok(PositionResponse {
        pt,
        yt,
        claimable,
        native,
    })
}
