//! Every part, and the cranks that are due for it.

use crate::{
    execute,
    look::{self, Seen},
    session::Session,
    ContractError,
};
use ballast_extension_math::basket::{Refusal, Sum};
use ballast_extension_types::basket::{DueResponse, ExecuteMsg, Part, PartResponse, PartsResponse};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Deps, Env};

pub fn parts(deps: Deps, env: &Env) -> Result<PartsResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let seen = look::all(deps, &session)?;
    let sum = look::sum(&session, &seen)?;
    let rows = session.book.parts.iter().zip(&seen);
    let rows = rows.map(|(part, seen)| row(deps, part, seen.as_ref(), &sum));
    Ok(PartsResponse {
        parts: rows.collect::<Result<_, _>>()?,
    })
}

fn row(
    deps: Deps,
    part: &Part,
    seen: Option<&Seen>,
    sum: &Sum,
) -> Result<PartResponse, ContractError> {
    let worth = seen.map(|seen| seen.worth.all());
    let trim = seen.and_then(|seen| seen.trim);
    Ok(PartResponse {
        address: part.address.clone(),
        weight_bps: part.weight_bps,
        cap: part.cap,
        shares: part.shares.raw(),
        worth: worth.transpose().map_err(Refusal::from)?,
        of_that_trim: seen.map_or(Shares::ZERO, |seen| seen.worth.of_trim),
        trim: part.trim,
        target: part.target_floor(sum.nav).map_err(Refusal::from)?,
        spent: seen.is_some_and(|seen| seen.stake.spent().is_some()),
        pending: seen.is_some_and(|seen| look::pending(deps, part, seen).is_some()),
        ripe_at: trim.map(|trim| trim.ready_at),
        max_slash_bps: part.terms.max_slash_bps,
        cooldown_secs: part.terms.cooldown_secs,
        silent_since: part.silent_since,
    })
}

pub fn due(deps: Deps, env: &Env) -> Result<DueResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let all = look::all(deps, &session)?;
    let mut work = vec![];
    if session.book.ripe(session.now).is_ok() {
        work.push(ExecuteMsg::ApplyParts {});
    }
    for (at, (part, seen)) in session.book.parts.iter().zip(&all).enumerate() {
        let name = || part.address.to_string();
        let Some(seen) = seen else {
            if part.silent_since.is_none() && !part.is_empty() {
                work.push(ExecuteMsg::Note { part: name() });
            }
            continue;
        };
        if part.silent_since.is_some() {
            work.push(ExecuteMsg::Note { part: name() });
        }
        if look::is_paid(deps, &session, part, seen) {
            work.push(ExecuteMsg::Gather { part: name() });
        }
        let is_shut = seen.stake.spent().is_some() || look::pending(deps, part, seen).is_some();
        if !is_shut
            && execute::allocation(&session, &all, at).is_ok()
            && execute::ensure_code(deps, &session.config, &part.address).is_ok()
        {
            work.push(ExecuteMsg::Allocate { part: name() });
        }
        if execute::surplus(&session, &all, at).is_ok() {
            work.push(ExecuteMsg::Trim { part: name() });
        }
    }
    Ok(DueResponse { work })
}
