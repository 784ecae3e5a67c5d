//! How far an operation has come, and what it waits for: the same code for `advance` and for every answer.

use crate::read::{Exits, Now, Paid, Reader, Unreadable};
use ballast_extension_math::timelock as rule;
use ballast_extension_types::timelock::{Config, Lane, Op, Stage, Status};
use core::fmt;

/// What an operation waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The delay of a fast operation, or of an approved one.
    Delay {
        /// When it is over.
        until: u64,
    },
    /// Exits cannot be asked for.
    Paused {
        /// Until when.
        until: u64,
    },
    /// Everybody may still ask out.
    Notice {
        /// Until when.
        until: u64,
    },
    /// A batch whose LST is not priced.
    Open {
        /// Its number.
        batch: u64,
    },
    /// A batch that is not paid.
    Batch {
        /// Its number.
        batch: u64,
        /// What came.
        funded: String,
        /// What it is owed.
        owed: String,
    },
    /// The call looked at as many batches as it may.
    More,
    /// A row of the suite cannot be read.
    Unreadable {
        /// Which.
        what: &'static str,
        /// When the operation is ready all the same.
        until: u64,
    },
    /// All are paid and have time to claim.
    Claims {
        /// Until when.
        until: u64,
    },
}

impl fmt::Display for Wait {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delay { until } => write!(out, "delay until {until}"),
            Self::Paused { until } => write!(
                out,
                "the pause of exits until {until}, when the notice begins anew"
            ),
            Self::Notice { until } => write!(out, "notice until {until}"),
            Self::Open { batch } => write!(out, "batch {batch}: not priced yet"),
            Self::Batch {
                batch,
                funded,
                owed,
            } => write!(out, "batch {batch}: {funded} of {owed} paid"),
            Self::More => out.write_str("anybody's `advance`"),
            Self::Unreadable { what, until } => {
                write!(out, "{until}: {what} cannot be read")
            }
            Self::Claims { until } => write!(out, "claims until {until}"),
        }
    }
}

/// Lets a waiting operation come as far as the suite allows now: `op` is what it is then. What is returned is what it still waits
/// for; nothing if it is ready.
pub fn advance(op: &mut Op, config: &Config, reader: &Reader<'_>, now: Now) -> Option<Wait> {
    if op.ready_at.is_none() {
        let found = rule::ready_at(op.scheduled_at, None, now.floor);
        if found.is_some() {
            op.ready_at = found;
        } else if let Err(wait) = look(op, config, reader, now) {
            return Some(wait);
        }
    }
    let ready_at = op.ready_at?;
    (now.floor < ready_at).then_some(match (op.lane, op.approved) {
        (Lane::Slow, false) => Wait::Claims { until: ready_at },
        (Lane::Slow, true) | (Lane::Fast, _) => Wait::Delay { until: ready_at },
    })
}

/// What an operation waits for, as it is stored: where `advance` would let it go on, it waits for that.
pub fn waits_for(op: &Op, config: &Config, reader: &Reader<'_>, now: Now) -> Option<Wait> {
    if status(op, now) != Status::Waiting {
        return None;
    }
    let mut advanced = op.clone();
    let wait = advance(&mut advanced, config, reader, now);
    match op.ready_at == advanced.ready_at {
        true => wait,
        false => Some(Wait::More),
    }
}

/// Notes the last batch once the notice is over, and looks at batches up to it.
fn look(op: &mut Op, config: &Config, reader: &Reader<'_>, now: Now) -> Result<(), Wait> {
    let until = rule::last_resort(op.scheduled_at);
    let unreadable = |Unreadable(what)| Wait::Unreadable { what, until };
    let noted = match op.batch {
        Some(noted) => noted,
        None => {
            ensure_noticed(op, config, reader, now)?;
            let (open, has_lst) = reader.open_batch().map_err(unreadable)?;
            *op.batch.insert(rule::noted(open, has_lst))
        }
    };
    for _ in 0..rule::A_CALL {
        let Some(batch) = rule::next_to_check(noted, op.checked) else {
            op.ready_at = Some(rule::ready_when_paid(op.scheduled_at, now.ceil));
            return Ok(());
        };
        match reader.batch(batch).map_err(unreadable)? {
            Paid::Yes => op.checked = batch,
            Paid::Open => return Err(Wait::Open { batch }),
            Paid::Partly { funded, owed } => {
                return Err(Wait::Batch {
                    batch,
                    funded,
                    owed,
                })
            }
        }
    }
    match rule::next_to_check(noted, op.checked) {
        Some(_) => Err(Wait::More),
        None => {
            op.ready_at = Some(rule::ready_when_paid(op.scheduled_at, now.ceil));
            Ok(())
        }
    }
}

/// That everybody had the whole notice to ask out.
fn ensure_noticed(op: &Op, config: &Config, reader: &Reader<'_>, now: Now) -> Result<(), Wait> {
    let until = rule::last_resort(op.scheduled_at);
    let exits = reader.exits(now.floor);
    let exits = exits.map_err(|Unreadable(what)| Wait::Unreadable { what, until })?;
    let since = match exits {
        Exits::PausedUntil(until) => return Err(Wait::Paused { until }),
        Exits::OpenSince(since) => since,
    };
    let until = rule::notice_until(op.scheduled_at, since, config.notice_secs);
    match now.floor >= until {
        true => Ok(()),
        false => Err(Wait::Notice { until }),
    }
}

/// Where an operation is in its life, by what is stored and the clock.
pub fn status(op: &Op, now: Now) -> Status {
    match op.stage {
        Stage::Executed => Status::Executed,
        Stage::Cancelled => Status::Cancelled,
        Stage::Waiting => {
            let ready_at = rule::ready_at(op.scheduled_at, op.ready_at, now.floor);
            match rule::window(ready_at, now.floor) {
                rule::Window::Before => Status::Waiting,
                rule::Window::Open => Status::Ready,
                rule::Window::Over => Status::Expired,
            }
        }
    }
}

/// Until when people can ask out to be waited for, as things are: of a slow operation that has noted no batch.
pub fn notice_until(op: &Op, config: &Config, reader: &Reader<'_>, now: Now) -> Option<u64> {
    if op.lane == Lane::Fast || op.batch.is_some() || status(op, now) != Status::Waiting {
        return None;
    }
    let ended = match reader.exits(now.floor).ok()? {
        Exits::PausedUntil(until) | Exits::OpenSince(until) => until,
    };
    let until = rule::notice_until(op.scheduled_at, ended, config.notice_secs);
    Some(until.min(rule::last_resort(op.scheduled_at)))
}
