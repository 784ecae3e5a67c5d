//! Queries of the terms of the series, of its books, and of what exercise costs.

use crate::{price, session::Session, ContractError};
use ballast_extension_math::calls::Refusal;
use ballast_extension_share as share;
use ballast_extension_types::calls::{
    Books, Check, ConfigResponse, Phase, PreviewExerciseResponse, Quote, SolvencyResponse,
    StateResponse, CONFIG,
};
use ballast_types::{token::Token, Amount, Shares};
use ballast_wire::{coins_of, contract_of};
use cosmwasm_std::{Deps, Env};

pub fn config(deps: Deps, env: &Env) -> Result<ConfigResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let this = contract_of(&deps.querier, &env.contract.address)?;
    Ok(ConfigResponse {
        hub: config.suite.hub,
        lst: config.suite.token,
        decimals: config.decimals,
        quote: config.quote,
        strike: config.strike,
        exercise_from: config.exercise_from,
        expiry: config.expiry,
        admin: this.admin,
    })
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let books = session.books;
    Ok(StateResponse {
        phase: session.terms.phase(session.now),
        lst: books.lst,
        written: books.written,
        supply: supply(deps)?,
        quote: books.quote,
        offered: books.offered,
    })
}

fn supply(deps: Deps) -> Result<Shares, ContractError> {
    Ok(Shares::new(share::supply(deps.storage)?))
}

pub fn preview_exercise(
    deps: Deps,
    env: &Env,
    lst: Shares,
) -> Result<PreviewExerciseResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let price = price::ask(deps, &session.config.suite.hub)?;
    let exercised = price.of_ceil(lst, &session.terms)?;
    Ok(PreviewExerciseResponse {
        native: exercised.native,
        pays: exercised.pays,
    })
}

pub fn solvency(deps: Deps, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let (phase, supply) = (session.terms.phase(session.now), supply(deps)?);
    let checks = vec![
        all_lst_is_there(deps, env, &session)?,
        all_strike_money_is_there(deps, env, &session)?,
        each_option_has_its_lst(&session.books, phase, supply),
        sums_are_one_number(&session.books, phase, supply),
    ];
    Ok(SolvencyResponse {
        ok: checks.iter().all(|check| check.holds),
        checks,
    })
}

fn all_lst_is_there(deps: Deps, env: &Env, session: &Session) -> Result<Check, ContractError> {
    let Books { lst, offered, .. } = session.books;
    let token = Token(session.config.suite.token.clone());
    let here = token.balance(&deps.querier, &env.contract.address)?;
    let booked = lst.checked_add(offered).map_err(Refusal::from)?;
    let detail = format!("{here} LST here, {lst} sold, {offered} offered");
    Ok(Check::new("K-1", here >= booked, detail))
}

fn all_strike_money_is_there(
    deps: Deps,
    env: &Env,
    session: &Session,
) -> Result<Check, ContractError> {
    let (this, booked) = (&env.contract.address, session.books.quote);
    let here = Quote::new(coins_of(&deps.querier, this, &session.config.quote)?);
    let detail = format!("{here} coins here, {booked} booked");
    Ok(Check::new("K-2", here >= booked, detail))
}

fn each_option_has_its_lst(books: &Books, phase: Phase, supply: Shares) -> Check {
    let holds = phase == Phase::Expired || supply == books.lst;
    let detail = format!("{supply} options on {} LST", books.lst);
    Check::new("K-4", holds, detail)
}

fn sums_are_one_number(books: &Books, phase: Phase, supply: Shares) -> Check {
    let is_whole = supply == books.written && books.quote.is_zero();
    let detail = format!("{supply} options, {} written", books.written);
    Check::new("K-5", phase != Phase::Open || is_whole, detail)
}
