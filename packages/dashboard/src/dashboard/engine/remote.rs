//! A world that is far away: a node that may be slow, stall or lie costs those who wait for it one
//! answer.

use super::{bytes, guarded, Answer, Job, LastView, Look, Request, FRESH};
use crate::world::SIDE_BY_SIDE;
use crate::{Observer, World, WorldError};
use axum::body::Bytes;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a view may take.
const VIEW: Duration = Duration::from_secs(15);
/// How long anything else may take.
const OTHER: Duration = Duration::from_secs(10);
/// Answers to questions other than the view that are kept for as long as a view is fresh.
const KEPT: usize = 512;

/// Answers until nobody can ask any more. The view is also made now and then by itself, so that the
/// charts grow.
pub fn run(
    world: &mut dyn World,
    observer: &mut Observer,
    views: &Receiver<Job>,
    others: Receiver<Job>,
    shown: &LastView,
) {
    let others = Arc::new(Mutex::new(others));
    let kept = Arc::new(Mutex::new(Kept::default()));
    for _ in 0..SIDE_BY_SIDE {
        let Some(world) = world.beside() else { break };
        let (others, kept) = (Arc::clone(&others), Arc::clone(&kept));
        thread::spawn(move || ask_others(world, &others, &kept));
    }
    let mut last: Option<OfHeight> = None;
    loop {
        let first = match views.recv_timeout(FRESH * 4) {
            Ok(job) => Some(job),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        // all that wait get the same answer
        let waiting: Vec<Job> = first.into_iter().chain(views.try_iter()).collect();
        let answer = guarded(|| view(world, observer, &mut last));
        // a good one stays until it is too old: a node that fails now and then blanks no page
        if let Ok(view) = &answer {
            shown.set(view);
        }
        for job in waiting {
            let _ = job.reply.send(answer.clone());
        }
    }
}

/// A view, and the block that it is of.
struct OfHeight {
    height: u64,
    view: Bytes,
}

/// A view of the newest block; the same one if there was no block since the last.
fn view(
    world: &mut dyn World,
    observer: &mut Observer,
    last: &mut Option<OfHeight>,
) -> Result<Bytes, WorldError> {
    world.within(VIEW);
    let height = world.block()?.height;
    if let Some(last) = last.as_ref().filter(|last| last.height == height) {
        return Ok(last.view.clone());
    }
    observer.sample(world, None)?;
    let mut view = observer.view(world)?;
    view["acts"] = Value::Bool(false);
    let view = bytes(&view)?;
    let last = last.insert(OfHeight { height, view });
    Ok(last.view.clone())
}

/// Answers and refusals that are good for a moment.
#[derive(Default)]
struct Kept(HashMap<Look, Said>);

/// An answer, and when it was given.
struct Said {
    at: Instant,
    answer: Answer,
}

impl Said {
    fn is_fresh(&self) -> bool {
        self.at.elapsed() < FRESH
    }
}

impl Kept {
    fn get(&self, look: &Look) -> Option<Answer> {
        let said = self.0.get(look)?;
        said.is_fresh().then(|| said.answer.clone())
    }

    fn put(&mut self, look: Look, answer: Answer) {
        if self.0.len() >= KEPT {
            self.0.retain(|_, said| said.is_fresh());
        }
        if self.0.len() < KEPT {
            let at = Instant::now();
            self.0.insert(look, Said { at, answer });
        }
    }
}

fn ask_others(mut world: Box<dyn World + Send>, jobs: &Mutex<Receiver<Job>>, kept: &Mutex<Kept>) {
    let mut observer = Observer::default();
    loop {
        let job = match jobs.lock() {
            Ok(jobs) => jobs.recv(),
            Err(_) => return,
        };
        let Ok(job) = job else { return };
        if job.is_left() {
            continue;
        }
        let Job { request, reply } = job;
        let answer = guarded(|| one(request, &mut *world, &mut observer, kept));
        let _ = reply.send(answer);
    }
}

fn one(
    request: Request,
    world: &mut dyn World,
    observer: &mut Observer,
    kept: &Mutex<Kept>,
) -> Answer {
    if let Request::Look(look) = &request {
        if let Some(answer) = kept.lock().ok().and_then(|kept| kept.get(look)) {
            return answer;
        }
    }
    world.within(OTHER);
    let answer = super::answer(&request, world, observer).and_then(|value| bytes(&value));
    // a node that did not answer may do so the next time
    let is_said = !matches!(answer, Err(WorldError::Unreachable(_)));
    if let Request::Look(look) = request {
        if let Some(mut kept) = kept.lock().ok().filter(|_| is_said) {
            kept.put(look, answer.clone());
        }
    }
    answer
}
