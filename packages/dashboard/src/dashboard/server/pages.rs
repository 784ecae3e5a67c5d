//! A few pages of text for programs, behind the same limits as the dashboard.

use super::accept;
use axum::http::{header, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::Router;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

/// A page that is answered as it is.
#[derive(Clone, Debug)]
pub struct Page {
    /// Whether all is well: 200, else 503.
    pub is_well: bool,
    /// Its `Content-Type`.
    pub kind: &'static str,
    /// Its text.
    pub text: String,
}

/// Knows the page of a path, if there is one.
pub type Pages = Arc<dyn Fn(&str) -> Option<Page> + Send + Sync>;

/// Answers at an address until the process ends, on a thread of its own. Returns where it listens.
///
/// # Errors
/// An address that cannot be listened on.
pub fn pages(address: SocketAddr, pages: Pages) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let app = Router::new().fallback(move |method: Method, uri: Uri| {
        let answer = answer(&method, uri.path(), &pages);
        async move { answer }
    });
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            accept(listener, app).await;
            io::Result::Ok(())
        })
    });
    Ok(address)
}

fn answer(method: &Method, path: &str, pages: &Pages) -> Response {
    if *method != Method::GET && *method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match pages(path) {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(page) => {
            let status = match page.is_well {
                true => StatusCode::OK,
                false => StatusCode::SERVICE_UNAVAILABLE,
            };
            let headers = [
                (header::CONTENT_TYPE, page.kind),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (status, headers, page.text).into_response()
        }
    }
}
