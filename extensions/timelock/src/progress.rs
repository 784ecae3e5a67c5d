//! How far an operation has come, and what it waits for: the same code for `advance` and for every answer.

use crate::read::{Exits, Paid, Reader, Unreadable};
use ballast_extension_math::{time::Now, timelock as rule};
use ballast_extension_types::timelock::{Lane, Op, Stage, Status};
use ballast_types::Native;
use core::fmt;

/// What an operation waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Everybody may still ask for an exit.
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
        /// Native that the queue has received for it.
        funded: Native,
        /// Native that it is owed.
        owed: Native,
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

/// Lets a waiting operation come as far as the suite allows now. It changes `op`, and `settled`,
/// the last batch up to which all are known to be paid. It returns what the operation still waits
/// for; nothing if it is ready.
pub fn advance(op: &mut Op, settled: &mut u64, reader: &Reader<'_>, now: Now) -> Option<Wait> {
    if op.ready_at.is_none() {
        let found = rule::ready_at(op.scheduled_at, None, now.floor);
        if found.is_some() {
            op.ready_at = found;
        } else if let Err(wait) = look(op, settled, reader, now) {
            return Some(wait);
        }
    }
    let ready_at = op.ready_at?;
    (now.floor < ready_at).then_some(match (op.lane, op.approved) {
        (Lane::Slow, false) => Wait::Claims { until: ready_at },
        (Lane::Slow, true) | (Lane::Fast, _) => Wait::Delay { until: ready_at },
    })
}

/// What a stored operation waits for. Where `advance` would let it go on, it waits for anybody's `advance`.
pub fn waits_for(op: &Op, settled: u64, reader: &Reader<'_>, now: Now) -> Option<Wait> {
    if status(op, now) != Status::Waiting {
        return None;
    }
    let (mut advanced, mut settled) = (op.clone(), settled);
    let wait = advance(&mut advanced, &mut settled, reader, now);
    match op.ready_at == advanced.ready_at {
        true => wait,
        false => Some(Wait::More),
    }
}

/// Looks at batches, notes the last one once the notice is over, and sees whether all up to it are paid.
fn look(op: &mut Op, settled: &mut u64, reader: &Reader<'_>, now: Now) -> Result<(), Wait> {
    let until = rule::last_resort(op.scheduled_at);
    let unreadable = |Unreadable(what)| Wait::Unreadable { what, until };
    let (open, has_lst) = reader.open_batch().map_err(unreadable)?;
    // during the notice too, so that little is left to look at when it is over
    let unpaid = walk(settled, open, reader).map_err(unreadable)?;
    let noted = match op.batch {
        Some(noted) => noted,
        None => {
            ensure_noticed(op, reader, now)?;
            rule::noted(open, has_lst)
        }
    };
    // all exits of the batch were taken back: there is nobody to wait for
    let noted = match noted == open {
        true => rule::noted(open, has_lst),
        false => noted,
    };
    op.batch = Some(noted);
    op.checked = noted.min(*settled);
    if op.checked < noted {
        return Err(match unpaid {
            Some(wait) => wait,
            None if settled.saturating_add(1) < open => Wait::More,
            None => Wait::Open { batch: open },
        });
    }
    op.ready_at = Some(rule::ready_when_paid(op.scheduled_at, now.ceil));
    Ok(())
}

/// Moves `settled` on over batches that are paid, as many as a call may look at. It returns the
/// wait for the first that is not paid; nothing if all are, or if there are more to look at.
fn walk(settled: &mut u64, open: u64, reader: &Reader<'_>) -> Result<Option<Wait>, Unreadable> {
    for _ in 0..rule::A_CALL {
        let Some(batch) = rule::next_to_check(*settled, open) else {
            break;
        };
        match reader.batch(batch)? {
            Paid::Yes => *settled = batch,
            Paid::Open => return Ok(Some(Wait::Open { batch })),
            Paid::Partly { funded, owed } => {
                return Ok(Some(Wait::Batch {
                    batch,
                    funded,
                    owed,
                }))
            }
        }
    }
    Ok(None)
}

/// Fails unless everybody had the whole notice to ask for an exit.
fn ensure_noticed(op: &Op, reader: &Reader<'_>, now: Now) -> Result<(), Wait> {
    let until = rule::last_resort(op.scheduled_at);
    let exits = reader.exits(now.floor);
    let exits = exits.map_err(|Unreadable(what)| Wait::Unreadable { what, until })?;
    let since = match exits {
        Exits::PausedUntil(until) => return Err(Wait::Paused { until }),
        Exits::OpenSince(since) => since,
    };
    let until = rule::notice_until(op.scheduled_at, since, op.notice_secs);
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

/// When the notice of a slow operation ends, as things are: exits that are asked for before are
/// waited for. None once a batch is noted.
pub fn notice_until(op: &Op, reader: &Reader<'_>, now: Now) -> Option<u64> {
    if op.lane == Lane::Fast || op.batch.is_some() || status(op, now) != Status::Waiting {
        return None;
    }
    let ended = match reader.exits(now.floor).ok()? {
        Exits::PausedUntil(until) | Exits::OpenSince(until) => until,
    };
    let until = rule::notice_until(op.scheduled_at, ended, op.notice_secs);
    Some(until.min(rule::last_resort(op.scheduled_at)))
}
