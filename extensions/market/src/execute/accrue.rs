//! `accrue`: books interest until now, as every message about money does.

use crate::{session::Session, Refused};
use ballast_types::event::acted;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn accrue(deps: DepsMut, env: &Env) -> Result<Response, Refused> {
    let session = Session::open(deps.storage, env)?;
    session.save(deps.storage)?;
    Ok(acted(
        "accrue",
        &["interest", "fee_shares"],
        [&session.accrued.interest, &session.accrued.fee_shares],
    ))
}
