//! How far an operation has come, and what it waits for: the same code for `advance` and for each
//! answer.

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
        /// When the delay ends, unix seconds.
        until: u64,
    },
    /// New exits are paused, so stakers cannot leave.
    Paused {
        /// When the pause ends, unix seconds.
        until: u64,
    },
    /// The notice runs: stakers may still ask for an exit that the operation then waits for.
    Notice {
        /// When the notice ends, unix seconds.
        until: u64,
    },
    /// The open batch, whose LST is not priced yet.
    Open {
        /// Its number.
        batch: u64,
    },
    /// A closed batch that is not fully funded.
    Batch {
        /// Its number.
        batch: u64,
        /// Native that the queue has received for it.
        funded: Native,
        /// Native that it is owed.
        owed: Native,
    },
    /// More batches to check: this call has checked as many as one call may.
    More,
    /// A row of the suite that cannot be read.
    Unreadable {
        /// Which row.
        what: &'static str,
        /// When the operation is ready all the same: the last resort, unix seconds.
        until: u64,
    },
    /// All batches are paid; their leavers have time to claim.
    Claims {
        /// When that time ends, unix seconds.
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

/// Moves a waiting operation on as far as the suite allows now. Changes `op`, and `settled`, the
/// last batch up to which all are known to be paid. Returns what the operation still waits for;
/// `None` if it is ready.
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

/// What a stored operation waits for. If `advance` would move it on, it waits for anyone to send
/// `advance`.
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

/// Checks batches, notes the last one once the notice is over, and checks whether all up to it are
/// paid.
fn look(op: &mut Op, settled: &mut u64, reader: &Reader<'_>, now: Now) -> Result<(), Wait> {
    let until = rule::last_resort(op.scheduled_at);
    let unreadable = |Unreadable(what)| Wait::Unreadable { what, until };
    let (open, has_lst) = reader.open_batch().map_err(unreadable)?;
    // batches are checked during the notice too, so that few are left when it is over
    let unpaid = walk(settled, open, reader).map_err(unreadable)?;
    let noted = match op.batch {
        Some(noted) => noted,
        None => {
            ensure_noticed(op, reader, now)?;
            rule::noted(open, has_lst)
        }
    };
    // if all exits of the open batch were cancelled, there is no staker in it to wait for
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

/// Moves `settled` on over paid batches, up to as many as one call may check. Returns the wait for
/// the first batch that is not paid; `None` if all are paid or more are left to check.
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

/// Fails unless stakers could ask for exits during the whole notice.
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

/// The status of an operation, by what is stored and by the clock.
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

/// When the notice of a slow operation ends, as things are: the operation waits for exits that are
/// asked for before. `None` once a batch is noted.
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
