//! What a terminal shows while work goes on.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{channel, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work that may take a while; the terminal says so until this is dropped.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Says on the terminal what goes on, once it has taken two seconds.
pub fn progress(what: &str) -> Progress {
    if !std::io::stderr().is_terminal() {
        return Progress { running: None };
    }
    let what = what.to_string();
    let (running, ended) = channel::<()>();
    let thread = std::thread::spawn(move || {
        if ended.recv_timeout(Duration::from_secs(2)) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        let _ = ended.recv();
        bar.finish_and_clear();
    });
    Progress {
        running: Some((running, thread)),
    }
}

/// A bar on the terminal, for work whose steps are known.
pub fn bar(steps: u64, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(steps).with_message(what.to_string());
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((running, thread)) = self.running.take() {
            drop(running);
            let _ = thread.join();
        }
    }
}
