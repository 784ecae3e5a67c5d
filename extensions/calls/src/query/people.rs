//! Queries of what an account has.

use super::offers::of_writer;
use crate::{
    session::{options, written, Session},
    ContractError,
};
use ballast_extension_types::calls::{PositionResponse, Redeemable};
use ballast_types::{address::account, paging::page_size};
use cosmwasm_std::{Deps, Env};

pub fn position(deps: Deps, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let written = written(deps.storage, &owner)?;
    let part = session.books.part_floor(written)?;
    Ok(PositionResponse {
        options: options(deps.storage, &owner)?,
        written,
        offers: of_writer(deps, env, &owner, None, page_size(None)?)?,
        redeemable: Redeemable {
            lst: part.lst,
            quote: part.quote,
        },
    })
}
