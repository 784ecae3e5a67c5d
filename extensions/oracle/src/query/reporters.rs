//! Reporters, and what they have at stake.

use crate::{closing::pot, session::Session, sources::rate, ContractError};
use ballast_extension_math::oracle::{sets_ceil, stops_floor, Refusal};
use ballast_extension_types::oracle::{
    MissedResponse, Reporter, ReporterResponse, ReportersResponse, SecurityResponse,
    SolvencyResponse, Track, PRICES,
};
use ballast_types::{address::account, paging::page_size, token::Token, Amount, Native, Shares};
use cosmwasm_std::{Deps, Env, Order, StdResult};

type Tracks = Vec<(String, Track)>;

fn tracks(deps: Deps) -> StdResult<Tracks> {
    let rows = PRICES.range(deps.storage, None, None, Order::Ascending);
    rows.collect()
}

pub fn reporter(deps: Deps, env: &Env, address: &str) -> Result<ReporterResponse, ContractError> {
    let address = account(deps.api, address)?;
    let mut session = Session::open(deps, env)?;
    let reporter = session.reporter(&address)?.clone();
    Ok(row(&session, &tracks(deps)?, &reporter))
}

pub fn reporters(
    deps: Deps,
    env: &Env,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ReportersResponse, ContractError> {
    let (session, tracks) = (Session::open(deps, env)?, tracks(deps)?);
    let all = &session.reporters.all;
    let after = match start_after {
        None => 0,
        Some(text) => {
            let address = account(deps.api, &text)?;
            let at = all.iter().position(|reporter| reporter.address == address);
            let at = at.ok_or(ContractError::NotAdmitted { address })?;
            at.saturating_add(1)
        }
    };
    let page = all.iter().skip(after).take(page_size(limit)?);
    Ok(ReportersResponse {
        reporters: page.map(|one| row(&session, &tracks, one)).collect(),
    })
}

fn row(session: &Session, tracks: &Tracks, reporter: &Reporter) -> ReporterResponse {
    let standing = &reporter.standing;
    let missed = tracks.iter().filter_map(|(feed, track)| {
        let mut all = track.missed.iter();
        let missed = all.find(|missed| missed.who == reporter.id)?;
        Some(MissedResponse {
            feed: feed.clone(),
            rows: missed.rows,
        })
    });
    ReporterResponse {
        address: reporter.address.clone(),
        pledge: standing.pledge,
        weight: standing.weight(session.round, &session.rules),
        leaving: standing.leaving,
        ready_at: (!standing.leaving.is_zero()).then_some(standing.ready_at),
        owed: standing.owed,
        missed: missed.collect(),
        suspended_until: standing.suspended_until,
        counts_from: standing.counts_from,
        counts_until: standing.counts_until,
    }
}

pub fn security(deps: Deps, env: &Env) -> Result<SecurityResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let active = session.active(session.round)?;
    let rate = rate(deps, "security", &session.config.hub)?;
    let native = |lst: Shares| -> Result<Native, Refusal> {
        let (value, shares) = (rate.value, rate.shares);
        let value = value.portion_floor(lst, shares);
        value.map_err(|_| Refusal::NoRate {
            value: rate.value,
            shares,
        })
    };
    let (to_stop, to_set) = (stops_floor(active), sets_ceil(active));
    Ok(SecurityResponse {
        active,
        native: native(active)?,
        to_stop,
        to_set,
        to_stop_native: native(to_stop)?,
        to_set_native: native(to_set)?,
    })
}

pub fn solvency(deps: Deps, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let token = Token(session.config.lst.clone());
    let lst = token.balance(&deps.querier, &env.contract.address)?;
    let [pledged, leaving, owed] = session.sums()?;
    let booked = Shares::sum([pledged, leaving, owed]).map_err(Refusal::from)?;
    Ok(SolvencyResponse {
        lst,
        pledged,
        leaving,
        owed,
        pot: pot(deps, env, &session)?,
        solvent: booked <= lst,
    })
}
