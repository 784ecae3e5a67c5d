//! The owner admits or evicts a reporter. Both count 14 days later, so that lenders do not wake up
//! to other reporters.

use crate::{
    session::{ensure_owner, Session},
    ContractError,
};
use ballast_extension_math::oracle::{ensure_slow, Refusal, Standing, CHANGE_SECS};
use ballast_extension_types::oracle::{Reporter, MOST_REPORTERS};
use ballast_types::{address::account, Amount, Shares};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response};

pub fn admit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    // read
    ensure_owner(deps.as_ref(), &info.sender)?;
    let address = account(deps.api, address)?;
    let mut session = Session::open(deps.as_ref(), env)?;
    let now = session.now;

    // decide
    let counts_from = match session.reporter(&address) {
        Ok(reporter) if reporter.standing.counts_until.is_none() => {
            return Err(ContractError::Admitted { address });
        }
        Ok(reporter) => {
            reporter.standing.admit(now);
            reporter.standing.counts_from
        }
        Err(_) => add(&mut session, &address)?,
    };

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "admit")
        .add_attribute("reporter", address)
        .add_attribute("counts_from", counts_from.to_string()))
}

fn add(session: &mut Session, address: &Addr) -> Result<u64, ContractError> {
    let (now, reporters) = (session.now, &mut session.reporters);
    let counts_from = now.ceil.saturating_add(CHANGE_SECS);
    // reporters that are out and have nothing here any more make room
    reporters
        .all
        .retain(|reporter| !reporter.standing.is_gone(now.floor));
    if reporters.all.len() >= MOST_REPORTERS {
        return Err(ContractError::Full {
            most: MOST_REPORTERS,
        });
    }
    reporters.all.push(Reporter {
        id: reporters.next,
        address: address.clone(),
        standing: Standing::admitted(counts_from),
    });
    reporters.next = reporters.next.saturating_add(1);
    Ok(counts_from)
}

pub fn evict(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    // read
    ensure_owner(deps.as_ref(), &info.sender)?;
    let address = account(deps.api, address)?;
    let mut session = Session::open(deps.as_ref(), env)?;

    // decide
    let (now, rules, round) = (session.now, session.rules, session.round);
    let active = session.active(round)?;
    let reporter = session.reporter(&address)?;
    if let Some(until) = reporter.standing.counts_until {
        return Err(ContractError::Evicted { address, until });
    }
    let weighs = !reporter.standing.weight(round, &rules).is_zero();
    reporter.standing.evict(now, &rules)?;
    let counts_until = reporter.standing.counts_until.unwrap_or(now.floor);
    let gone = reporter.standing.is_gone(now.floor);
    if weighs {
        let (leaving, next) = under_eviction(&session)?;
        ensure_slow(leaving, active, next)?;
    }
    if gone {
        let all = &mut session.reporters.all;
        all.retain(|reporter| reporter.address != address);
    }

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "evict")
        .add_attribute("reporter", address)
        .add_attribute("counts_until", counts_until.to_string()))
}

/// The weight that is under eviction, and when the first of those reporters is out.
fn under_eviction(session: &Session) -> Result<(Shares, u64), ContractError> {
    let all = session.reporters.all.iter();
    let leaving = all.filter_map(|reporter| {
        let until = reporter.standing.counts_until?;
        let weight = reporter.standing.weight(session.round, &session.rules);
        (!weight.is_zero()).then_some((weight, until))
    });
    let leaving: Vec<(Shares, u64)> = leaving.collect();
    let sum = Shares::sum(leaving.iter().map(|(weight, _)| *weight)).map_err(Refusal::from)?;
    let next = leaving.iter().map(|(_, until)| *until).min();
    Ok((sum, next.unwrap_or(session.now.floor)))
}
