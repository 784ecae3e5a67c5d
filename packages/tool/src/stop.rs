//! SIGTERM, SIGINT and SIGHUP, obeyed while something is waited for.
//!
//! While no part of the program holds them they end it at once. Held, the first one is noted: what waits looks at
//! it, and ends in order. A second one ends the program at once.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How long what runs may go on after a signal.
pub const GRACE: Duration = Duration::from_secs(10);

/// What signals do, once the program listens.
struct State {
    /// A signal came while they were held.
    asked: Arc<AtomicBool>,
    /// No part of the program holds them: the system's own action.
    free: Arc<AtomicBool>,
    holders: AtomicUsize,
    since: OnceLock<Instant>,
}

static STATE: OnceLock<Option<State>> = OnceLock::new();

fn state() -> Option<&'static State> {
    STATE.get_or_init(|| listen().ok()).as_ref()
}

fn listen() -> io::Result<State> {
    let (asked, free) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicBool::new(true)),
    );
    for signal in [SIGTERM, SIGINT, SIGHUP] {
        if signal == SIGHUP && is_ignored(SIGHUP) {
            continue; // nohup
        }
        flag::register_conditional_default(signal, Arc::clone(&free))?;
        flag::register_conditional_shutdown(signal, 1, Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(State {
        asked,
        free,
        holders: AtomicUsize::new(0),
        since: OnceLock::new(),
    })
}

/// Whether this process was started with the signal ignored, as `nohup` does.
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (signal - 1)) != 0)
}

/// Signals are noted instead of obeyed at once, for as long as this is kept.
#[must_use]
pub struct Held(());

/// Holds signals.
pub fn hold() -> Held {
    if let Some(state) = state() {
        state.holders.fetch_add(1, Ordering::SeqCst);
        state.free.store(false, Ordering::SeqCst);
    }
    Held(())
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(state) = state() {
            if state.holders.fetch_sub(1, Ordering::SeqCst) == 1 {
                state.free.store(true, Ordering::SeqCst);
            }
        }
    }
}

/// Whether a signal came.
pub fn is_asked() -> bool {
    let Some(state) = STATE.get().and_then(Option::as_ref) else {
        return false;
    };
    let asked = state.asked.load(Ordering::SeqCst);
    if asked {
        state.since.get_or_init(Instant::now);
    }
    asked
}

/// Whether a signal came, and [`GRACE`] is over since.
pub fn is_over() -> bool {
    let since = STATE
        .get()
        .and_then(Option::as_ref)
        .map(|state| &state.since);
    is_asked() && since.is_some_and(|at| at.get().is_some_and(|at| at.elapsed() >= GRACE))
}

/// Sleeps, but not through a signal.
pub fn sleep(wait: Duration) {
    let from = Instant::now();
    while !is_asked() {
        let left = wait.saturating_sub(from.elapsed());
        if left.is_zero() {
            return;
        }
        std::thread::sleep(left.min(Duration::from_millis(100)));
    }
}
