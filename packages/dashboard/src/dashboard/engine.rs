//! Requests of browsers, answered. A world in memory has one thread that owns it; requests queue up
//! before it. A world that is far away has one thread that keeps the view fresh, and several that
//! ask what else is asked, side by side.

mod near;
mod remote;

use super::act::{perform, Act};
use crate::{Observer, World, WorldError};
use axum::body::Bytes;
use serde_json::Value;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::mpsc::{sync_channel, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Requests that may wait at once in a queue; beyond it the server says that it is busy.
const WAITING: usize = 256;
/// How long a look at a node is good for: about a block.
const FRESH: Duration = Duration::from_secs(4);
/// How long it is shown while a newer one is made.
const STALE: Duration = Duration::from_secs(30);

/// An answer as the browser gets it, or why there is none.
pub type Answer = Result<Bytes, WorldError>;

/// What a browser looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Everything for the first look.
    View,
    /// A page of batches.
    Batches {
        /// They are below this number.
        below: Option<u64>,
    },
    /// A page of losses.
    Losses {
        /// They are below this number.
        below: Option<u64>,
    },
    /// What someone has.
    Person {
        /// A name or an address.
        who: String,
        /// Tickets after this one.
        after: Option<String>,
    },
    /// What an amount would give.
    Preview {
        /// `bond`, `unbond` or `underwrite`.
        what: String,
        /// The amount, as people write it.
        amount: String,
    },
    /// Who could lose how much, and how fast holders can leave.
    Risk,
}

/// What a browser asks for.
#[derive(Debug)]
pub enum Request {
    /// Something to look at.
    Look(Look),
    /// Something to do.
    Act(Act),
}

impl Request {
    /// Whether it is everything for the first look.
    pub fn is_view(&self) -> bool {
        matches!(self, Self::Look(Look::View))
    }
}

/// A request and who waits for the answer.
pub struct Job {
    /// What is asked for.
    pub request: Request,
    /// Who waits.
    pub reply: oneshot::Sender<Answer>,
}

impl Job {
    /// Whether whoever asked has gone: then nothing has to be done.
    fn is_left(&self) -> bool {
        self.reply.is_closed()
    }
}

/// The queues between the server and the threads that answer: both ends.
pub struct Queues {
    /// The server's end.
    pub senders: Senders,
    /// The end of the threads that answer.
    pub receivers: Receivers,
}

/// Where requests are handed in.
#[derive(Clone)]
pub struct Senders {
    /// The view, and in a world in memory everything.
    pub views: SyncSender<Job>,
    /// Everything else, where it is asked side by side.
    pub others: Option<SyncSender<Job>>,
    /// The last view.
    pub last: LastView,
}

/// Where requests come out.
pub struct Receivers {
    views: Receiver<Job>,
    others: Option<Receiver<Job>>,
    last: LastView,
}

impl Queues {
    /// Empty ones, of a world that is asked side by side or of one in memory.
    pub fn new(side_by_side: bool) -> Self {
        let (views, view_jobs) = sync_channel(WAITING);
        let (others, other_jobs) = side_by_side.then(|| sync_channel(WAITING)).unzip();
        let last = LastView::default();
        Self {
            senders: Senders {
                views,
                others,
                last: last.clone(),
            },
            receivers: Receivers {
                views: view_jobs,
                others: other_jobs,
                last,
            },
        }
    }
}

/// A view, and when it was made.
#[derive(Clone)]
struct Made {
    at: Instant,
    view: Bytes,
}

impl Made {
    fn now(view: &Bytes) -> Self {
        Self {
            at: Instant::now(),
            view: view.clone(),
        }
    }
}

/// The last view of a world that is far away; both ends of the queues have it.
#[derive(Clone, Default)]
pub struct LastView(Arc<Mutex<Option<Made>>>);

/// A view that can be shown now.
pub struct Showable {
    /// The view, as the browser gets it.
    pub view: Bytes,
    /// A newer one should be made.
    pub is_old: bool,
}

impl LastView {
    /// The view, if it is not too old to be shown.
    pub fn showable(&self) -> Option<Showable> {
        let last = self.0.lock().ok()?;
        let Made { at, view } = last.as_ref()?;
        let age = at.elapsed();
        (age < STALE).then(|| Showable {
            view: view.clone(),
            is_old: age >= FRESH,
        })
    }

    fn set(&self, view: &Bytes) {
        if let Ok(mut last) = self.0.lock() {
            *last = Some(Made::now(view));
        }
    }
}

/// Answers until nobody can ask any more. Where nobody may act, the view says so.
pub fn run(world: &mut dyn World, observer: &mut Observer, receivers: Receivers, may_act: bool) {
    let Receivers {
        views,
        others,
        last,
    } = receivers;
    match others {
        None => near::run(world, observer, &views, may_act),
        Some(others) => remote::run(world, observer, &views, others, &last),
    }
}

/// An answer; where it panics, that it is broken: the panic itself is in the log.
fn guarded(answer: impl FnOnce() -> Result<Bytes, WorldError>) -> Answer {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or(Err(WorldError::Broken))
}

/// An answer as the browser gets it.
fn bytes(value: &Value) -> Result<Bytes, WorldError> {
    let text = serde_json::to_vec(value);
    text.map(Bytes::from).map_err(|_| WorldError::Broken)
}

/// Looks or acts, anew.
fn answer(
    request: &Request,
    world: &mut dyn World,
    observer: &mut Observer,
) -> Result<Value, WorldError> {
    match request {
        Request::Look(look) => look_at(look, world, observer),
        Request::Act(act) => perform(act, world, observer),
    }
}

fn look_at(
    look: &Look,
    world: &mut dyn World,
    observer: &mut Observer,
) -> Result<Value, WorldError> {
    match look {
        Look::View => observer.view(world),
        Look::Batches { below } => observer.batches(world, *below),
        Look::Losses { below } => observer.losses(world, *below),
        Look::Person { who, after } => observer.person(world, who, after.as_deref()),
        Look::Preview { what, amount } => observer.preview(world, what, amount),
        Look::Risk => observer.risk(world),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;

    /// Before, a panic was told as a refusal: as if a contract had said no.
    #[test]
    fn a_panic_is_told_as_a_failure_of_the_server() {
        assert_eq!(guarded(|| panic!("meant")), Err(WorldError::Broken));
        assert_eq!(guarded(|| Ok(Bytes::new())), Ok(Bytes::new()));
    }
}
