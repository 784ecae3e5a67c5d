//! One thread owns the world; requests queue up before it.

use crate::act::{perform, Act};
use crate::{Observer, World, WorldError};
use serde_json::Value;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How long a look at a node is good for: about a block.
const FRESH: Duration = Duration::from_secs(4);

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
    /// Something to do.
    Act(Act),
}

/// A question and who waits for the answer.
pub struct Job {
    /// What is asked.
    pub question: Question,
    /// Who waits.
    pub reply: oneshot::Sender<Result<Value, WorldError>>,
}

/// Answers until nobody can ask any more. A node is also looked at now and then by itself, so that the
/// charts grow. Where nobody may act, the view says so.
pub fn run(world: &mut dyn World, observer: &mut Observer, jobs: &Receiver<Job>, may_act: bool) {
    let mut seen: Option<(Instant, Value)> = None;
    loop {
        match jobs.recv_timeout(FRESH * 4) {
            Ok(job) => {
                let answer = catch_unwind(AssertUnwindSafe(|| {
                    let looks = matches!(job.question, Question::View) && !may_act;
                    let mut answer = answer(job.question, world, observer, &mut seen);
                    if let Some(view) = answer.as_mut().ok().filter(|_| looks) {
                        view["acts"] = Value::Bool(false);
                    }
                    answer
                }));
                let broken = |_| Err(WorldError::Refused("this was not meant to happen".into()));
                // whoever asked may have gone
                let _ = job.reply.send(answer.unwrap_or_else(broken));
            }
            Err(RecvTimeoutError::Timeout) if !world.acts() => {
                let _ = observer.sample(world, None);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn answer(
    question: Question,
    world: &mut dyn World,
    observer: &mut Observer,
    seen: &mut Option<(Instant, Value)>,
) -> Result<Value, WorldError> {
    if world.catch_up()? {
        *seen = None;
        observer.catch_up(world)?;
    }
    match question {
        Question::View => {
            let young = seen.as_ref().filter(|(at, _)| at.elapsed() < FRESH);
            if let Some((_, view)) = young {
                return Ok(view.clone());
            }
            if !world.acts() {
                observer.sample(world, None)?;
            }
            let view = observer.view(world)?;
            *seen = Some((Instant::now(), view.clone()));
            Ok(view)
        }
        Question::Batches(below) => observer.batches(world, below),
        Question::Losses(below) => observer.losses(world, below),
        Question::Person(who, after) => observer.person(world, &who, after.as_deref()),
        Question::Preview(what, amount) => observer.preview(world, &what, &amount),
        Question::Act(act) => {
            *seen = None;
            perform(&act, world, observer)
        }
    }
}
