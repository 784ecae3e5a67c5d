//! The server: a few routes, nothing from disk, nothing from elsewhere.

mod answers;
mod guard;
mod pages;
mod routes;

pub use guard::Binding;
pub use pages::{pages, Page, Pages};

use super::engine::{self, Queues};
use crate::{Observer, Wallet, World};
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// Connections at once; further ones wait until one of these ends.
const MOST_CONNECTIONS: usize = 512;
/// How long a request's head may take, and how long a connection may be quiet.
const HEADERS: Duration = Duration::from_secs(10);
/// How long a connection lives; browsers open another one.
const LIFETIME: Duration = Duration::from_secs(90);
/// How long the last answer of a connection may take after that.
const LAST_ANSWER: Duration = Duration::from_secs(30);
/// The longest head, bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// Serves a world until the process ends. `ready` is told the address once it listens. With a
/// `wallet` there is also the page that has wallets sign, under `/wallet`.
///
/// The calling thread keeps the world; another one talks to browsers. Of a world that is far away,
/// further threads ask side by side.
///
/// # Errors
/// An address that cannot be listened on.
pub fn serve(
    binding: Binding,
    world: &mut dyn World,
    observer: &mut Observer,
    wallet: Option<&Wallet>,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let listener = TcpListener::bind(binding.address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let Queues { senders, receivers } = Queues::new(world.beside().is_some());
    let app = routes::router(binding.listening_on(address), senders, wallet);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            accept(listener, app).await;
            io::Result::Ok(())
        })
    });
    ready(address);
    engine::run(world, observer, receivers, address.ip().is_loopback());
    Ok(())
}

async fn accept(listener: tokio::net::TcpListener, app: Router) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let app = app.clone();
                tokio::spawn(async move {
                    talk(stream, app).await;
                    drop(place);
                });
            }
            // too many open files: some will be closed
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

/// One connection, from its first request to its end.
async fn talk(stream: TcpStream, app: Router) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(HEAD_BYTES);
    let service = TowerToHyperService::new(app);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    if timeout(LIFETIME, connection.as_mut()).await.is_err() {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(LAST_ANSWER, connection).await;
    }
}
