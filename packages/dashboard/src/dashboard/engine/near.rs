//! A world in memory: one thread, one question after another.

use super::{bytes, guarded, Job, Made, Request, FRESH};
use crate::{Observer, World, WorldError};
use axum::body::Bytes;
use serde_json::Value;
use std::sync::mpsc::Receiver;

/// Answers until nobody can ask any more.
pub fn run(world: &mut dyn World, observer: &mut Observer, jobs: &Receiver<Job>, may_act: bool) {
    let mut last: Option<Made> = None;
    while let Ok(job) = jobs.recv() {
        if job.is_left() {
            continue;
        }
        let Job { request, reply } = job;
        let answer = guarded(|| answer(&request, world, observer, &mut last, may_act));
        // whoever asked may have gone
        let _ = reply.send(answer);
    }
}

fn answer(
    request: &Request,
    world: &mut dyn World,
    observer: &mut Observer,
    last: &mut Option<Made>,
    may_act: bool,
) -> Result<Bytes, WorldError> {
    if world.catch_up()? {
        *last = None;
        observer.catch_up(world)?;
    }
    if matches!(request, Request::Act(_)) {
        *last = None;
    }
    if !request.is_view() {
        return super::answer(request, world, observer).and_then(|value| bytes(&value));
    }
    if let Some(last) = last.as_ref().filter(|last| last.at.elapsed() < FRESH) {
        return Ok(last.view.clone());
    }
    if !world.acts() {
        observer.sample(world, None)?;
    }
    let mut view = observer.view(world)?;
    if !may_act {
        view["acts"] = Value::Bool(false);
    }
    let view = bytes(&view)?;
    *last = Some(Made::now(&view));
    Ok(view)
}
