//! What a part is now: its stake, read raw and reckoned by its own functions, as its own previews
//! would. A smart query would cost several times as much.

use crate::{
    session::{balance, Session},
    ContractError,
};
use ballast_extension_math::{
    basket::{Pending, Refusal, Sum, Worth},
    restake::{Redemption, Report, Stake, Terms},
    time::Now,
};
use ballast_extension_types::{
    basket::{Book, Part},
    consumer::{ExposureResponse, QueryMsg},
    restake::{self, REDEMPTIONS, STAKE},
};
use ballast_types::{Amount, LayerShares, Shares};
use ballast_wire::answer_of;
use cosmwasm_std::{from_json, Addr, Deps};

/// A part, as it is now.
pub struct Seen {
    /// Its stake.
    pub stake: Stake,
    /// The trim under way.
    pub trim: Option<Redemption>,
    /// What the basket's holdings in it are worth.
    pub worth: Worth,
}

/// What the basket has in a part.
struct Holdings {
    shares: LayerShares,
    /// Units of the trim under way.
    units: LayerShares,
}

/// Reads a part; none where its stake, or the trim that is booked, cannot be read, or cannot be
/// true.
pub fn part(deps: Deps, session: &Session, part: &Part) -> Result<Option<Seen>, ContractError> {
    let Ok(mut stake) = STAKE.query(&deps.querier, &part.address) else {
        return Ok(None);
    };
    let trim = match part.trim {
        None => None,
        Some(id) => {
            let key = (&session.this, id);
            let row = REDEMPTIONS.query(&deps.querier, &part.address, key);
            let Ok(Some(redemption)) = row else {
                return Ok(None);
            };
            Some(redemption)
        }
    };
    let here = balance(deps, &session.config.lst, &part.address)?;
    let units = trim.map_or(LayerShares::ZERO, |trim| trim.units);
    let ours = Holdings {
        shares: part.shares,
        units,
    };
    let worth = reckon(&mut stake, &terms(part), here, &ours, session.now);
    Ok(worth.map(|worth| Seen { stake, trim, worth }))
}

/// Brings a stake up to now, and reckons what the basket's holdings in it are worth; none where
/// that cannot be true. A part of other code may say anything: that it has more LST than is there,
/// or that the basket's holdings are worth more than all of it.
fn reckon(
    stake: &mut Stake,
    terms: &Terms,
    here: Shares,
    ours: &Holdings,
    now: Now,
) -> Option<Worth> {
    if stake.booked().ok()? > here {
        return None;
    }
    stake.accrue(here, terms, now).ok()?;
    let worth = Worth::floor(stake, ours.shares, ours.units).ok()?;
    let layer = &stake.pool.layer;
    let is_there = worth.of_shares <= layer.active.assets && worth.of_trim <= layer.exiting.assets;
    is_there.then_some(worth)
}

/// Every part, in the order of the book.
pub fn all(deps: Deps, session: &Session) -> Result<Vec<Option<Seen>>, ContractError> {
    let parts = session.book.parts.iter();
    parts.map(|row| part(deps, session, row)).collect()
}

/// What all is worth. A part that cannot be read counts as nothing: see [`ensure_all_seen`].
pub fn sum(session: &Session, seen: &[Option<Seen>]) -> Result<Sum, ContractError> {
    let worths = seen.iter().map(|seen| seen.as_ref().map(|seen| seen.worth));
    let worths: Vec<_> = worths.collect();
    Ok(session.book.sum(&worths).map_err(Refusal::from)?)
}

/// Fails while a part that has something cannot be read, unless it could not be for 30 days: then
/// it counts as lost.
///
/// # Errors
/// `PartSilent`.
pub fn ensure_all_seen(session: &Session, seen: &[Option<Seen>]) -> Result<(), ContractError> {
    for (part, seen) in session.book.parts.iter().zip(seen) {
        let counts_as_nothing = part.is_empty() || part.is_lost(session.now);
        if seen.is_none() && !counts_as_nothing {
            return Err(ContractError::silent(part));
        }
    }
    Ok(())
}

/// Books that the parts that were read are not silent any more.
pub fn note_seen(book: &mut Book, seen: &[Option<Seen>]) {
    for (part, seen) in book.parts.iter_mut().zip(seen) {
        if seen.is_some() {
            part.silent_since = None;
        }
    }
}

/// Why a part may be slashed for what was before.
pub fn pending(deps: Deps, part: &Part, seen: &Seen) -> Option<Pending> {
    if let Some(request) = &seen.stake.request {
        return Some(Pending::Request(request.expires));
    }
    match ask(deps, part.terms.consumer.as_ref()?) {
        Report::Says { due, .. } if due.is_zero() => None,
        Report::Says { due, .. } => Some(Pending::Due(due)),
        Report::Fails => Some(Pending::Unknown),
    }
}

/// Whether the part would pay the trim now: a slash request holds it, and its consumer may.
pub fn is_paid(deps: Deps, session: &Session, part: &Part, seen: &Seen) -> bool {
    let config = restake::CONFIG.query(&deps.querier, &part.address);
    let (Some(trim), Ok(config)) = (seen.trim, config) else {
        return false;
    };
    let report = part.terms.consumer.as_ref();
    let report = report.map(|consumer| ask(deps, consumer));
    let mut stake = seen.stake;
    let paid = stake.withdraw_floor(&trim, &config.terms(), report, session.now);
    paid.is_ok()
}

fn ask(deps: Deps, consumer: &Addr) -> Report {
    let answer = answer_of(&deps.querier, consumer, &QueryMsg::Exposure {});
    match answer.and_then(from_json) {
        Ok(ExposureResponse { exposure, due }) => Report::Says { exposure, due },
        Err(_) => Report::Fails,
    }
}

/// The terms that decide what a part's stake is now. Nothing is slashed or withdrawn by them, so
/// the other terms decide nothing.
fn terms(part: &Part) -> Terms {
    Terms {
        cooldown_secs: part.terms.cooldown_secs,
        window_secs: 0,
        max_slash_bps: part.terms.max_slash_bps,
        floor: Shares::ZERO,
        drip_secs: part.terms.drip_secs,
        veto: None,
        ratio: None,
    }
}
