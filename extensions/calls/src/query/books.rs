//! What the series is of, what is in it, what exercise pays.

use crate::{price, session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::calls::{
    Check, ConfigResponse, Phase, PreviewExerciseResponse, Quote, SolvencyResponse, StateResponse,
    CONFIG,
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
    let (books, supply) = (session.books, supply(deps)?);
    let (phase, this) = (session.terms.phase(session.now), &env.contract.address);
    let token = Token(session.config.suite.token);
    let here = token.balance(&deps.querier, this)?;
    let coins = coins_of(&deps.querier, this, &session.config.quote)?;
    let coins = Quote::new(coins);
    let booked = books.lst.checked_add(books.offered);
    let booked = booked.map_err(ballast_extension_math::calls::Refusal::from)?;
    let check = |id: &str, holds: bool, detail: String| Check {
        id: id.to_string(),
        holds,
        detail,
    };
    let is_open = phase == Phase::Open;
    let checks = vec![
        check(
            "K-1",
            here >= booked,
            format!(
                "{here} LST here, {} sold, {} offered",
                books.lst, books.offered
            ),
        ),
        check(
            "K-2",
            coins >= books.quote,
            format!("{coins} coins here, {} booked", books.quote),
        ),
        check(
            "K-4",
            phase == Phase::Expired || supply == books.lst,
            format!("{supply} options on {} LST", books.lst),
        ),
        check(
            "K-5",
            !is_open || (supply == books.written && books.quote.is_zero()),
            format!("{supply} options, {} written", books.written),
        ),
    ];
    Ok(SolvencyResponse {
        ok: checks.iter().all(|check| check.holds),
        checks,
    })
}
