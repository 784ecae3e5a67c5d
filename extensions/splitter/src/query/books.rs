//! Queries of what the splitter splits, what backs it, and what PT is worth.

use super::open;
use crate::{execute::refused_by_pt, look, session::Session, ContractError};
use ballast_extension_math::splitter::{Scaled, SCALE};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{
    Check, ConfigResponse, Principal, SolvencyResponse, StateResponse, ValueResponse, CONFIG,
    HOLDERS,
};
use ballast_types::{token::Token, Amount};
use ballast_wire::contract_of;
use cosmwasm_std::{Decimal, Deps, Env, Order, StdResult};

/// The most holders that `solvency` adds up.
const MOST_HOLDERS: usize = 200;

pub fn config(deps: Deps, env: &Env) -> Result<ConfigResponse, ContractError> {
    let config = CONFIG.may_load(deps.storage)?;
    let config = config.ok_or(refused_by_pt("such question"))?;
    let this = contract_of(&deps.querier, &env.contract.address)?;
    Ok(ConfigResponse {
        hub: config.suite.hub,
        lst: config.suite.token,
        pt: config.pt,
        maturity: config.maturity,
        decimals: config.decimals,
        code_id: this.code_id,
        admin: this.admin,
    })
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let session = open(deps, env)?;
    let books = session.books;
    let rate = look::totals(deps, &session.config.suite.hub);
    Ok(StateResponse {
        matured: session.term.is_over(),
        r#final: books.is_final,
        mark: books.mark,
        mark_at: books.mark_at,
        touched_at: match session.stored.is_final {
            true => session.config.maturity,
            false => session.stored.mark_at,
        },
        reserve: books.reserve,
        pt_supply: books.pt_supply,
        yt_supply: books.yt_supply,
        owed: books.owed.lst_floor()?,
        face_rate: Decimal::checked_from_ratio(SCALE, books.mark.raw()).unwrap_or(Decimal::MAX),
        rate: rate.map(|totals| totals.rate()),
    })
}

pub fn value(deps: Deps, env: &Env, pt: Principal) -> Result<ValueResponse, ContractError> {
    let session = open(deps, env)?;
    let hub = &session.config.suite.hub;
    let totals =
        look::totals(deps, hub).ok_or_else(|| ContractError::NoPrice { hub: hub.clone() })?;
    let value = session.books.value_floor(pt, totals)?;
    Ok(ValueResponse {
        lst: value.lst,
        native: value.native,
        at_maturity: session.books.is_final,
    })
}

pub fn solvency(deps: Deps, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let session = open(deps, env)?;
    let checks = vec![
        all_is_there(deps, env, &session)?,
        both_are_as_many(&session),
        supplies_are_one_number(deps, &session)?,
        owed_is_what_is_earned(deps, &session)?,
    ];
    Ok(SolvencyResponse {
        ok: checks.iter().all(|check| check.holds),
        checks,
    })
}

fn all_is_there(deps: Deps, env: &Env, session: &Session) -> Result<Check, ContractError> {
    let books = &session.books;
    let lst = Token(session.config.suite.token.clone());
    let here = lst.balance(&deps.querier, &env.contract.address)?;
    let detail = format!(
        "{here} LST here, {} in the reserve, for {} PT at mark {} and {} LST owed",
        books.reserve,
        books.pt_supply,
        books.mark,
        books.owed.lst_floor()?
    );
    let holds = here >= books.reserve && books.is_backed()?;
    Ok(Check::new("S-1", holds, detail))
}

fn both_are_as_many(session: &Session) -> Check {
    let (pt, yt) = (session.books.pt_supply, session.books.yt_supply);
    let holds = session.stored.is_final || pt == yt;
    Check::new("S-2", holds, format!("{pt} PT, {yt} YT"))
}

fn supplies_are_one_number(deps: Deps, session: &Session) -> Result<Check, ContractError> {
    let books = &session.books;
    let pt = Token(session.config.pt.clone()).supply(&deps.querier)?;
    let (pt, yt) = (pt.raw(), share::supply(deps.storage)?);
    let holds = pt == books.pt_supply.raw() && yt == books.yt_supply.raw();
    let detail = format!("the contracts have {pt} PT and {yt} YT");
    Ok(Check::new("S-3", holds, detail))
}

fn owed_is_what_is_earned(deps: Deps, session: &Session) -> Result<Check, ContractError> {
    let owed = session.books.owed;
    let (earned, is_all) = earned(deps, session)?;
    let holds = match is_all {
        true => earned == owed,
        false => earned <= owed,
    };
    let detail = format!("holders have earned {earned}, {owed} are owed, x 10^27");
    Ok(Check::new("S-4", holds, detail))
}

/// What the first [`MOST_HOLDERS`] holders have earned, and whether these are all.
fn earned(deps: Deps, session: &Session) -> Result<(Scaled, bool), ContractError> {
    let rows = HOLDERS.keys(deps.storage, None, None, Order::Ascending);
    let owners: Vec<_> = rows
        .take(MOST_HOLDERS.saturating_add(1))
        .collect::<StdResult<_>>()?;
    let mut sum = Scaled::ZERO;
    for owner in owners.iter().take(MOST_HOLDERS) {
        let (holder, _) = session.holder(deps.storage, owner)?;
        sum = sum.checked_add(holder.accrued)?;
    }
    Ok((sum, owners.len() <= MOST_HOLDERS))
}
