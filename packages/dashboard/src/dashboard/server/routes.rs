//! Routes and what they answer.

use super::answers::{error, json, status};
use super::guard::{guard, Gate, Policy};
use crate::assets::{page_for_wallets, Asset, DASHBOARD, SHARED, WALLET};
use crate::dashboard::act::Act;
use crate::dashboard::engine::{Job, Look, Request, Senders, Showable};
use crate::Wallet;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{header, HeaderMap, HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::Router;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// The longest report that is shown as a page, bytes.
const LONGEST_REPORT: usize = 16 * 1024 * 1024;
/// How long an answer may take, with its place in the line.
const ANSWER: Duration = Duration::from_secs(30);

/// The page, its parts, and what it asks. No path leads to a file: each part is compiled in and has
/// a route of its own.
pub fn router(gate: Gate, senders: Senders, wallet: Option<&Wallet>) -> Router {
    let mut router = Router::new()
        .route("/api/view", get(view))
        .route("/api/batches", get(batches))
        .route("/api/losses", get(losses))
        .route("/api/person", get(person))
        .route("/api/preview", get(preview))
        .route("/api/risk", get(risk))
        .route("/risk", get(risk_page))
        .route("/api/act", post(act));
    for Asset { path, kind, text } in SHARED.iter().chain(DASHBOARD) {
        let text = match (*path, wallet) {
            ("/", Some(_)) => text.replace("<!-- wallet -->", TO_WALLET),
            _ => (*text).to_string(),
        };
        router = part(router, path, kind, text);
    }
    if let Some(wallet) = wallet {
        router = for_wallets(router, wallet);
    }
    router
        .fallback(|| async {
            (
                StatusCode::NOT_FOUND,
                error("no such page: / is the dashboard"),
            )
        })
        .method_not_allowed_fallback(|| async {
            (
                StatusCode::METHOD_NOT_ALLOWED,
                error("GET or POST: this path takes the other one"),
            )
        })
        .layer(middleware::from_fn_with_state(Arc::new(gate), guard))
        .with_state(senders)
}

/// The dashboard's way to the page for wallets.
const TO_WALLET: &str = "<a href=\"wallet\">stake with a wallet</a>";

fn part(router: Router<Senders>, path: &str, kind: &'static str, text: String) -> Router<Senders> {
    let text = Bytes::from(text);
    let answer = move || {
        let text = text.clone();
        async move { ([(header::CONTENT_TYPE, kind)], text) }
    };
    router.route(path, get(answer))
}

/// The page for wallets and its parts. It may ask the node itself, which no other page here may.
fn for_wallets(mut router: Router<Senders>, wallet: &Wallet) -> Router<Senders> {
    for Asset { path, kind, text } in WALLET {
        router = part(router, path, kind, (*text).to_string());
    }
    let config = wallet.config(true).to_string();
    router = part(router, "/wallet/config.json", "application/json", config);
    let page = Bytes::from(page_for_wallets(None));
    let policy = Policy::from(wallet);
    let answer = move || {
        let (page, policy) = (page.clone(), policy.clone());
        async move {
            let mut response = page.into_response();
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, html);
            response.extensions_mut().insert(policy);
            response
        }
    };
    router.route("/wallet", get(answer))
}

/// A request without parameters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// Of a list: the rows below a number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Below {
    below: Option<u64>,
}

/// An account: a name or an address, and after which ticket its list goes on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    who: String,
    after: Option<String>,
}

/// What would come of an amount.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct What {
    what: String,
    amount: String,
}

/// The parameters of a request, or why they cannot be read.
type Asked<T> = Result<Query<T>, QueryRejection>;

async fn view(State(senders): State<Senders>, asked: Asked<Nothing>) -> Response {
    if let (Ok(_), Some(Showable { view, is_old })) = (&asked, senders.last.showable()) {
        if is_old {
            // nobody waits for it; if the line is full, somebody else's question does the same
            let (reply, _) = oneshot::channel();
            let request = Request::Look(Look::View);
            let _ = senders.views.try_send(Job { request, reply });
        }
        return json(view);
    }
    look(senders, asked.map(|_| Look::View)).await
}

async fn batches(State(senders): State<Senders>, asked: Asked<Below>) -> Response {
    look(
        senders,
        asked.map(|Query(Below { below })| Look::Batches { below }),
    )
    .await
}

async fn losses(State(senders): State<Senders>, asked: Asked<Below>) -> Response {
    look(
        senders,
        asked.map(|Query(Below { below })| Look::Losses { below }),
    )
    .await
}

async fn person(State(senders): State<Senders>, asked: Asked<Who>) -> Response {
    let of = |Query(Who { who, after })| Look::Person { who, after };
    look(senders, asked.map(of)).await
}

async fn preview(State(senders): State<Senders>, asked: Asked<What>) -> Response {
    let of = |Query(What { what, amount })| Look::Preview { what, amount };
    look(senders, asked.map(of)).await
}

async fn risk(State(senders): State<Senders>, asked: Asked<Nothing>) -> Response {
    look(senders, asked.map(|_| Look::Risk)).await
}

/// The report as a page of its own: text of the chain is text there, and it has no script.
async fn risk_page(State(senders): State<Senders>, asked: Asked<Nothing>) -> Response {
    let answer = look(senders, asked.map(|_| Look::Risk)).await;
    if answer.status() != StatusCode::OK {
        return answer;
    }
    let bytes = axum::body::to_bytes(answer.into_body(), LONGEST_REPORT).await;
    let text = bytes
        .ok()
        .and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    let report = text.and_then(|text| ballast_risk::parse_report("the report", &text).ok());
    match report {
        Some(report) => {
            let page = ballast_risk::html_page(&report, "/risk.css", "/");
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
        }
        None => (
            StatusCode::INTERNAL_SERVER_ERROR,
            error("the report cannot be shown; /api/risk has it as it is"),
        )
            .into_response(),
    }
}

async fn act(State(senders): State<Senders>, headers: HeaderMap, body: Bytes) -> Response {
    // a form of another site cannot send this type without asking first
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|kind| kind.as_bytes());
    if kind != Some(b"application/json".as_slice()) {
        let why = "the content type is application/json";
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, error(why)).into_response();
    }
    match serde_json::from_slice::<Act>(&body) {
        Ok(act) => ask(senders, Request::Act(act)).await,
        Err(why) => (StatusCode::BAD_REQUEST, error(&why.to_string())).into_response(),
    }
}

async fn look(senders: Senders, look: Result<Look, QueryRejection>) -> Response {
    match look {
        Ok(look) => ask(senders, Request::Look(look)).await,
        Err(rejection) => (rejection.status(), error(&rejection.body_text())).into_response(),
    }
}

async fn ask(senders: Senders, request: Request) -> Response {
    let jobs = match &senders.others {
        Some(others) if !request.is_view() => others,
        _ => &senders.views,
    };
    let (reply, answer) = oneshot::channel();
    if jobs.try_send(Job { request, reply }).is_err() {
        let why = "too many questions wait already";
        return (StatusCode::SERVICE_UNAVAILABLE, error(why)).into_response();
    }
    match timeout(ANSWER, answer).await {
        Ok(Ok(Ok(answer))) => json(answer),
        Ok(Ok(Err(why))) => (status(&why), error(&why.to_string())).into_response(),
        Ok(Err(_)) => (StatusCode::SERVICE_UNAVAILABLE, error("no answer")).into_response(),
        Err(_) => {
            let why = format!("no answer within {} s", ANSWER.as_secs());
            (StatusCode::GATEWAY_TIMEOUT, error(&why)).into_response()
        }
    }
}
