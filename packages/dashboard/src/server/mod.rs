//! The local page: a few routes, nothing from disk, nothing from elsewhere.

mod assets;
mod guard;
mod routes;

pub use guard::Binding;

use crate::engine::{self, Job};
use crate::{Observer, World};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc;
use std::thread;

/// Questions that may wait at once; beyond it the server says that it is busy.
const WAITING: usize = 256;

/// Serves a world until the process ends. `ready` is told the address once it listens.
///
/// The calling thread keeps the world; another one talks to browsers.
///
/// # Errors
/// An address that cannot be listened on.
pub fn serve(
    binding: Binding,
    world: &mut dyn World,
    observer: &mut Observer,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let listener = TcpListener::bind(binding.address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let (sender, receiver) = mpsc::sync_channel::<Job>(WAITING);
    let app = routes::router(binding.listening_on(address), sender);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, app).await
        })
    });
    ready(address);
    engine::run(world, observer, &receiver, address.ip().is_loopback());
    Ok(())
}
