//! A keeper over a month in which much goes wrong, and over the chain's own daemon.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod by_key;
#[path = "../common/mod.rs"]
mod common;
mod daemon;
mod month;
mod play;
mod session;
mod watch;

use std::fs;
use std::path::Path;

/// How often a session was sent `advance`.
fn advances(path: &Path) -> usize {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| line.contains(r#""msg":{"advance":{}}"#))
        .count()
}
