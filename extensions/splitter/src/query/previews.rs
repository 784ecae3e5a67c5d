//! What a message would do in this block, or why it would fail.

use super::open;
use crate::ContractError;
use ballast_extension_types::splitter::{LstResponse, PreviewSplitResponse, Principal};
use ballast_types::Shares;
use cosmwasm_std::{Deps, Env};

pub fn split(deps: Deps, env: &Env, lst: Shares) -> Result<PreviewSplitResponse, ContractError> {
    let mut session = open(deps, env)?;
    let principal = session.books.split_floor(lst, session.term)?;
    Ok(PreviewSplitResponse {
        pt: principal,
        yt: principal,
        mark: session.mark(),
    })
}

pub fn merge(deps: Deps, env: &Env, pt: Principal) -> Result<LstResponse, ContractError> {
    let mut session = open(deps, env)?;
    let lst = session.books.merge_floor(pt, pt, session.term)?;
    Ok(LstResponse { lst })
}

pub fn redeem(deps: Deps, env: &Env, pt: Principal) -> Result<LstResponse, ContractError> {
    let mut session = open(deps, env)?;
    let lst = session.books.redeem_floor(pt, session.term)?;
    Ok(LstResponse { lst })
}
