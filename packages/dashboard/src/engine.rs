//! Questions of browsers, answered. A world in memory has one thread that owns it; requests queue up before it. A world
//! that is far away has one thread that keeps the view fresh, and several that ask what else is asked, side by side.

mod near;
mod remote;

use crate::act::{perform, Act};
use crate::{Observer, World, WorldError};
use axum::body::Bytes;
use serde_json::Value;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How long a look at a node is good for: about a block.
const FRESH: Duration = Duration::from_secs(4);
/// How long it is shown while a newer one is made.
const STALE: Duration = Duration::from_secs(30);

/// An answer as the browser gets it, or why there is none.
pub type Answer = Result<Bytes, WorldError>;

/// What is asked for.
#[derive(Debug)]
pub enum Question {
    /// Everything for the first look.
    View,
    /// Batches below a number.
    Batches(Option<u64>),
    /// Losses below a number.
    Losses(Option<u64>),
    /// What someone has, and tickets after one.
    Person(String, Option<String>),
    /// What an amount would give.
    Preview(String, String),
    /// Who could lose how much, and how fast holders can leave.
    Risk,
    /// Something to do.
    Act(Act),
}

/// A question and who waits for the answer.
pub struct Job {
    /// What is asked.
    pub question: Question,
    /// Who waits.
    pub reply: oneshot::Sender<Answer>,
}

impl Job {
    /// Whether whoever asked has gone: then nothing has to be done.
    fn is_left(&self) -> bool {
        self.reply.is_closed()
    }
}

/// Where questions are handed in.
#[derive(Clone)]
pub struct Desk {
    /// The view, and in a world in memory everything.
    pub views: SyncSender<Job>,
    /// Everything else, where it is asked side by side.
    pub others: Option<SyncSender<Job>>,
    /// The last view.
    pub seen: Seen,
}

/// The other end of a [`Desk`].
pub struct Queues {
    pub views: Receiver<Job>,
    pub others: Option<Receiver<Job>>,
    pub seen: Seen,
}

/// The last view of a world that is far away.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<Option<(Instant, Bytes)>>>);

impl Seen {
    /// The view as it is shown, and whether a newer one should be made.
    pub fn shown(&self) -> Option<(Bytes, bool)> {
        let seen = self.0.lock().ok()?;
        let (at, view) = seen.as_ref()?;
        let age = at.elapsed();
        (age < STALE).then(|| (view.clone(), age >= FRESH))
    }

    fn set(&self, view: &Bytes) {
        if let Ok(mut seen) = self.0.lock() {
            *seen = Some((Instant::now(), view.clone()));
        }
    }
}

/// Answers until nobody can ask any more. Where nobody may act, the view says so.
pub fn run(world: &mut dyn World, observer: &mut Observer, queues: Queues, may_act: bool) {
    match queues.others {
        None => near::run(world, observer, &queues.views, may_act),
        Some(others) => remote::run(world, observer, &queues.views, others, &queues.seen),
    }
}

/// An answer, whatever breaks on the way to it.
fn guarded(answer: impl FnOnce() -> Result<Bytes, WorldError>) -> Answer {
    let broken = |_| Err(WorldError::Refused("this was not meant to happen".into()));
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(broken)
}

fn bytes(value: &Value) -> Result<Bytes, WorldError> {
    let text = serde_json::to_vec(value);
    text.map(Bytes::from)
        .map_err(|err| WorldError::Refused(err.to_string()))
}

/// Everything but the view.
fn other(
    question: Question,
    world: &mut dyn World,
    observer: &mut Observer,
) -> Result<Value, WorldError> {
    match question {
        Question::View => observer.view(world),
        Question::Batches(below) => observer.batches(world, below),
        Question::Losses(below) => observer.losses(world, below),
        Question::Person(who, after) => observer.person(world, &who, after.as_deref()),
        Question::Preview(what, amount) => observer.preview(world, &what, &amount),
        Question::Risk => observer.risk(world),
        Question::Act(act) => perform(&act, world, observer),
    }
}
