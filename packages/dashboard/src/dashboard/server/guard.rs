//! Who may talk to the page.
//!
//! A page of another site can make a browser send requests to this machine. It cannot choose their
//! `Host`, `Origin` and `Sec-Fetch-Site`, so these decide: names that are not ours are refused (a foreign
//! name that points here), and so are writes that another site caused.

use super::answers::error;
use crate::Wallet;
use axum::body::{to_bytes, Body};
use axum::extract::{Request, State};
use axum::http::{header, HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// The longest body, bytes: an act is short.
const MOST_BYTES: usize = 16 * 1024;
/// How long a body may take to arrive.
const BODY: Duration = Duration::from_secs(10);

/// Where to listen, and under which names.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The address; loopback unless someone asks for more.
    pub address: SocketAddr,
    /// Further names of this machine that browsers may use.
    pub names: Vec<String>,
}

/// What a request has to fit.
#[derive(Clone, Debug)]
pub struct Gate {
    /// What its `Host` may be: `localhost:8080`.
    hosts: Vec<String>,
    /// Whether it may act.
    writes: bool,
}

impl Binding {
    /// The gate of a server that listens on this address. Beyond loopback it only shows.
    pub fn listening_on(&self, address: SocketAddr) -> Gate {
        let port = address.port();
        let mut names = vec!["localhost".to_string(), "127.0.0.1".into(), "[::1]".into()];
        if !address.ip().is_unspecified() {
            names.push(match address {
                SocketAddr::V4(at) => at.ip().to_string(),
                SocketAddr::V6(at) => format!("[{}]", at.ip()),
            });
        }
        names.extend(self.names.iter().map(|name| name.to_ascii_lowercase()));
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        // browsers leave out the port that is usual
        if port == 80 {
            hosts.append(&mut names);
        }
        Gate {
            hosts,
            writes: address.ip().is_loopback(),
        }
    }
}

impl Gate {
    /// Why this request is refused, if it is.
    fn refusal(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<&'static str> {
        let host = one(headers, header::HOST.as_str());
        if !host.is_some_and(|host| self.knows(host)) {
            return Some("the Host header is none of this server's names");
        }
        // a link of another site may lead to the page; its questions are the page's own
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let own = site.is_none_or(|site| site == b"same-origin" || site == b"none");
        if !own && path.starts_with("/api") {
            return Some("a page of another site may not ask here");
        }
        if *method == Method::GET || *method == Method::HEAD {
            return None;
        }
        if !self.writes {
            return Some("this server listens beyond this machine, so it only shows");
        }
        if let Some(origin) = headers.get(header::ORIGIN) {
            let own = origin
                .to_str()
                .ok()
                .and_then(|text| text.strip_prefix("http://"));
            if !own.is_some_and(|at| self.knows(at))
                || headers.get_all(header::ORIGIN).iter().count() > 1
            {
                return Some("a page of another origin may not act here");
            }
        }
        match own {
            true => None,
            false => Some("a page of another site may not act here"),
        }
    }

    fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.hosts.contains(&host)
    }
}

/// The header's value, if it is there once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

/// Another policy than [`POLICY`], for one answer.
#[derive(Clone)]
pub struct Policy(HeaderValue);

impl From<&Wallet> for Policy {
    /// The page may reach its node. Nobody may put it into a frame.
    fn from(wallet: &Wallet) -> Self {
        let text = format!("{}; frame-ancestors 'none'", wallet.policy());
        Self(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(POLICY)))
    }
}

const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Lets a request through or not, and tells browsers what the answer may do.
pub async fn guard(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let refusal = gate.refusal(request.method(), request.uri().path(), request.headers());
    let mut response = match refusal {
        Some(why) => (StatusCode::FORBIDDEN, error(why)).into_response(),
        None => match whole(request).await {
            Ok(request) => next.run(request).await,
            Err(NotRead { status, why }) => (status, error(&why)).into_response(),
        },
    };
    let own = response.extensions_mut().remove::<Policy>();
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(Policy(policy)) = own {
        headers.insert("content-security-policy", policy);
    }
    response
}

/// Why a request's body was not read.
struct NotRead {
    status: StatusCode,
    why: String,
}

/// Whether a body was not read because it is longer than it may be.
fn is_too_long(err: &axum::Error) -> bool {
    err.source().is_some_and(|why| why.is::<LengthLimitError>())
}

/// The request with all of its body, which is short and does not dribble in.
async fn whole(request: Request) -> Result<Request, NotRead> {
    let (parts, body) = request.into_parts();
    match timeout(BODY, to_bytes(body, MOST_BYTES)).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(err)) if is_too_long(&err) => Err(NotRead {
            status: StatusCode::PAYLOAD_TOO_LARGE,
            why: format!("an act has {MOST_BYTES} bytes at most"),
        }),
        Ok(Err(err)) => Err(NotRead {
            status: StatusCode::BAD_REQUEST,
            why: err.to_string(),
        }),
        Err(_) => Err(NotRead {
            status: StatusCode::REQUEST_TIMEOUT,
            why: format!("the request did not arrive within {} s", BODY.as_secs()),
        }),
    }
}
