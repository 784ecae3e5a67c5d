//! A round of reports, and what closing it would give: by the code that closes it.

use super::decimal;
use crate::{
    closing::{outcome, OpenRow, Outcome},
    session::{feed, Session},
    ContractError,
};
use ballast_extension_math::oracle::Unpriced;
use ballast_extension_types::oracle::{
    ReportResponse, RoundResponse, Row, Source, Track, WouldResponse, PRICES, ROWS,
};
use cosmwasm_std::{Addr, Deps, Env};

pub fn round(deps: Deps, env: &Env, id: &str) -> Result<RoundResponse, ContractError> {
    let feed = feed(deps.storage, id)?;
    match feed.source {
        Source::Reported => {}
        Source::Contract { .. } | Source::Lst { .. } => {
            return Err(ContractError::NotReported {
                feed: id.to_string(),
            })
        }
    }
    let session = Session::open(deps, env)?;
    let current = session.round;
    let row = ROWS.may_load(deps.storage, id)?;
    let row = match row {
        Some(row) => row,
        None => Row {
            active: session.active(current)?,
            ..Row::new(current)
        },
    };
    let track = PRICES.may_load(deps.storage, id)?.unwrap_or_default();
    let open = OpenRow {
        id,
        feed: &feed,
        row: &row,
    };
    let would = outcome(&session, track, &open)?;
    let reports = row.reports.iter().map(|report| ReportResponse {
        reporter: name(&session, report.who),
        price: decimal(report.price),
        weight: report.weight,
    });
    Ok(RoundResponse {
        round: row.round,
        ends_at: session.rules.begins(row.round.saturating_add(1)),
        current,
        reports: reports.collect(),
        active: row.active,
        would: shown(&session, would, row.round),
    })
}

fn name(session: &Session, who: u32) -> Option<Addr> {
    let mut all = session.reporters.all.iter();
    let found = all.find(|reporter| reporter.id == who);
    found.map(|reporter| reporter.address.clone())
}

fn shown(session: &Session, outcome: Outcome, round: u64) -> WouldResponse {
    let Outcome {
        closed,
        missing,
        track: Track { suspects, .. },
    } = outcome;
    let names = |ids: &mut dyn Iterator<Item = u32>| {
        let names = ids.filter_map(|id| name(session, id));
        names.collect::<Vec<_>>()
    };
    let of_round = suspects.iter().filter(|suspect| suspect.round == round);
    WouldResponse {
        price: closed.price.ok().map(decimal),
        void: closed.price.err().map(why),
        suspects: names(&mut of_round.map(|suspect| suspect.who)),
        fined: names(&mut closed.faults.iter().map(|fault| fault.suspect.who)),
        good: names(&mut closed.good.iter().copied()),
        missing: names(&mut missing.into_iter()),
    }
}

fn why(unpriced: Unpriced) -> String {
    match unpriced {
        Unpriced::Few { inside, least } => {
            format!("{inside} reports agree, {least} make a price")
        }
        Unpriced::Disagreed { inside, active } => {
            format!("reports that agree weigh {inside} of {active} LST, two thirds make a price")
        }
        Unpriced::Unexpected { price } => {
            format!(
                "the first price would be {}, which is not what is expected",
                decimal(price)
            )
        }
    }
}
