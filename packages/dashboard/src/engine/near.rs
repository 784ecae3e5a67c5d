//! A world in memory: one thread, one question after another.

use super::{bytes, guarded, Job, Request, FRESH};
use crate::{Observer, World, WorldError};
use axum::body::Bytes;
use serde_json::Value;
use std::sync::mpsc::Receiver;
use std::time::Instant;

/// Answers until nobody can ask any more.
pub fn run(world: &mut dyn World, observer: &mut Observer, jobs: &Receiver<Job>, may_act: bool) {
    let mut seen: Option<(Instant, Bytes)> = None;
    while let Ok(job) = jobs.recv() {
        if job.is_left() {
            continue;
        }
        let Job { request, reply } = job;
        let answer = guarded(|| answer(&request, world, observer, &mut seen, may_act));
        // whoever asked may have gone
        let _ = reply.send(answer);
    }
}

fn answer(
    request: &Request,
    world: &mut dyn World,
    observer: &mut Observer,
    seen: &mut Option<(Instant, Bytes)>,
    may_act: bool,
) -> Result<Bytes, WorldError> {
    if world.catch_up()? {
        *seen = None;
        observer.catch_up(world)?;
    }
    if matches!(request, Request::Act(_)) {
        *seen = None;
    }
    if !request.is_view() {
        return super::answer(request, world, observer).and_then(|value| bytes(&value));
    }
    let young = seen.as_ref().filter(|(at, _)| at.elapsed() < FRESH);
    if let Some((_, view)) = young {
        return Ok(view.clone());
    }
    if !world.acts() {
        observer.sample(world, None)?;
    }
    let mut view = observer.view(world)?;
    if !may_act {
        view["acts"] = Value::Bool(false);
    }
    let view = bytes(&view)?;
    *seen = Some((Instant::now(), view.clone()));
    Ok(view)
}
