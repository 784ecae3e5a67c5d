//! Routes and what they answer.

use super::assets::ASSETS;
use super::guard::{guard, Gate};
use crate::act::Act;
use crate::engine::{Job, Question};
use crate::WorldError;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{header, HeaderMap, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{json, Value};
use std::sync::mpsc::SyncSender;
use std::sync::Arc;
use tokio::sync::oneshot;

/// An act is short.
const MOST_BYTES: usize = 16 * 1024;

type Jobs = SyncSender<Job>;

/// The page, its parts, and what it asks. No path leads to a file: each part is compiled in and has a
/// route of its own.
pub fn router(gate: Gate, jobs: Jobs) -> Router {
    let mut router = Router::new()
        .route("/api/view", get(view))
        .route("/api/batches", get(batches))
        .route("/api/losses", get(losses))
        .route("/api/person", get(person))
        .route("/api/preview", get(preview))
        .route("/api/act", post(act));
    for (path, kind, text) in ASSETS {
        let answer = ([(header::CONTENT_TYPE, *kind)], *text);
        router = router.route(path, get(move || async move { answer }));
    }
    router
        .fallback(|| async { (StatusCode::NOT_FOUND, error("there is nothing here")) })
        .method_not_allowed_fallback(|| async {
            (
                StatusCode::METHOD_NOT_ALLOWED,
                error("this is not how to ask"),
            )
        })
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(Arc::new(gate), guard))
        .with_state(jobs)
}

/// What went wrong, as an object.
pub fn error(text: &str) -> Json<Value> {
    Json(json!({"error": text}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Below {
    below: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    who: String,
    after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct What {
    what: String,
    amount: String,
}

type Asked<T> = Result<Query<T>, QueryRejection>;

async fn view(State(jobs): State<Jobs>, asked: Asked<Nothing>) -> Response {
    ask(jobs, asked.map(|_| Question::View)).await
}

async fn batches(State(jobs): State<Jobs>, asked: Asked<Below>) -> Response {
    ask(jobs, asked.map(|asked| Question::Batches(asked.0.below))).await
}

async fn losses(State(jobs): State<Jobs>, asked: Asked<Below>) -> Response {
    ask(jobs, asked.map(|asked| Question::Losses(asked.0.below))).await
}

async fn person(State(jobs): State<Jobs>, asked: Asked<Who>) -> Response {
    ask(
        jobs,
        asked.map(|Query(asked)| Question::Person(asked.who, asked.after)),
    )
    .await
}

async fn preview(State(jobs): State<Jobs>, asked: Asked<What>) -> Response {
    ask(
        jobs,
        asked.map(|Query(asked)| Question::Preview(asked.what, asked.amount)),
    )
    .await
}

async fn act(
    State(jobs): State<Jobs>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            return (rejection.status(), error(&rejection.body_text())).into_response()
        }
    };
    // a form of another site cannot send this type without asking first
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|kind| kind.as_bytes());
    if kind != Some(b"application/json".as_slice()) {
        let why = "the content type is application/json";
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, error(why)).into_response();
    }
    match serde_json::from_slice::<Act>(&body) {
        Ok(act) => ask(jobs, Ok(Question::Act(act))).await,
        Err(why) => (StatusCode::BAD_REQUEST, error(&why.to_string())).into_response(),
    }
}

async fn ask(jobs: Jobs, question: Result<Question, QueryRejection>) -> Response {
    let question = match question {
        Ok(question) => question,
        Err(rejection) => {
            return (rejection.status(), error(&rejection.body_text())).into_response()
        }
    };
    let (reply, answer) = oneshot::channel();
    if jobs.try_send(Job { question, reply }).is_err() {
        let why = "too many questions wait already";
        return (StatusCode::SERVICE_UNAVAILABLE, error(why)).into_response();
    }
    match answer.await {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(why)) => (status(&why), error(&why.to_string())).into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, error("no answer")).into_response(),
    }
}

fn status(why: &WorldError) -> StatusCode {
    match why {
        WorldError::BadInput(_) => StatusCode::BAD_REQUEST,
        WorldError::Refused(_) => StatusCode::CONFLICT,
        WorldError::Unreachable(_) => StatusCode::BAD_GATEWAY,
        WorldError::ReadOnly => StatusCode::FORBIDDEN,
    }
}
