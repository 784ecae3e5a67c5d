//! A reporter says prices; of each feed the first report of a round closes the round before it.

use crate::{
    closing::{Closing, OpenRow},
    session::{feed, Session},
    ContractError,
};
use ballast_extension_math::oracle::Refusal;
use ballast_extension_types::oracle::{
    Feed, PriceReport, Quote, Report, Row, Source, MOST_FEEDS, ROWS,
};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};

pub fn report(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    prices: &[PriceReport],
    named: Option<u64>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.as_ref(), env)?;
    let who = session.reporter(&info.sender)?.id;
    ensure_unsuspended(&mut session, who)?;
    ensure_asked(&session, prices, named)?;
    let mut rows = vec![];
    for said in prices {
        rows.push(open_row(deps.storage, said, session.round, who)?);
    }

    // decide: what is over is closed first, then the report is weighed
    let (round, mut closing) = (session.round, Closing::default());
    for (said, (feed, row)) in prices.iter().zip(&mut rows) {
        if row.round < round {
            let id = said.feed.as_str();
            let open = OpenRow { id, feed, row };
            closing.close_row(deps.branch(), env, &mut session, &open)?;
            *row = Row::new(round);
        }
    }
    let weight = weight(&mut session, who)?;
    let active = session.active(round)?;

    // write
    for (said, (_, mut row)) in prices.iter().zip(rows) {
        let price = Quote::new(said.price.atomics());
        row.add(Report { who, price, weight }, active);
        ROWS.save(deps.storage, &said.feed, &row)?;
    }
    session.save(deps.storage)?;
    let response = Response::new()
        .add_attribute("action", "report")
        .add_attribute("reporter", &info.sender)
        .add_attribute("round", round.to_string())
        .add_attribute("reports", prices.len().to_string());
    Ok(closing.finish(&session, response)?)
}

fn ensure_asked(
    session: &Session,
    prices: &[PriceReport],
    named: Option<u64>,
) -> Result<(), ContractError> {
    let now = session.round;
    if let Some(named) = named.filter(|named| *named != now) {
        return Err(ContractError::WrongRound { now, named });
    }
    if prices.is_empty() || prices.len() > MOST_FEEDS {
        return Err(ContractError::Reports {
            count: prices.len(),
            most: MOST_FEEDS,
        });
    }
    let mut names: Vec<&str> = prices.iter().map(|said| said.feed.as_str()).collect();
    names.sort_unstable();
    let twice = names.iter().zip(names.iter().skip(1));
    match twice.into_iter().find(|(one, next)| one == next) {
        Some((feed, _)) => Err(ContractError::Reported {
            feed: feed.to_string(),
        }),
        None => Ok(()),
    }
}

/// The feed of a price, and the row that is there, or a new one.
fn open_row(
    storage: &dyn Storage,
    said: &PriceReport,
    round: u64,
    who: u32,
) -> Result<(Feed, Row), ContractError> {
    let id = &said.feed;
    if said.price.is_zero() {
        return Err(ContractError::ZeroPrice { feed: id.clone() });
    }
    let feed = feed(storage, id)?;
    match feed.source {
        Source::Reported => {}
        Source::Contract { .. } | Source::Lst { .. } => {
            return Err(ContractError::NotReported { feed: id.clone() })
        }
    }
    let row = ROWS.may_load(storage, id)?;
    let row = row.unwrap_or_else(|| Row::new(round));
    match row.round == round && row.has(who) {
        true => Err(ContractError::Reported { feed: id.clone() }),
        false => Ok((feed, row)),
    }
}

fn ensure_unsuspended(session: &mut Session, who: u32) -> Result<(), Refusal> {
    let now = session.now.floor;
    let reporter = session.numbered(who);
    match reporter.and_then(|reporter| reporter.standing.suspended_until) {
        Some(until) => Err(Refusal::Suspended { until, now }),
        None => Ok(()),
    }
}

/// The weight of a report of the current round.
fn weight(session: &mut Session, who: u32) -> Result<Shares, Refusal> {
    // the rows that this report closed may have suspended its reporter
    ensure_unsuspended(session, who)?;
    let (round, rules) = (session.round, session.rules);
    let reporter = session.numbered(who);
    let standing = reporter.map(|reporter| &reporter.standing);
    let weight = standing.map_or(Shares::ZERO, |standing| standing.weight(round, &rules));
    match weight.is_zero() {
        true => Err(Refusal::NoWeight {
            round,
            from: standing.map_or(0, |standing| standing.counts_from),
        }),
        false => Ok(weight),
    }
}
