//! `ballast deploy` and its sisters against a fake daemon, which is this binary too: every refusal, every point at which
//! a run can be interrupted, and nodes that stall or lie.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod calls;
mod chains;
#[path = "../common/mod.rs"]
mod common;
mod fake;
mod fake_contracts;
mod fake_tx;
mod inputs;
mod interruptions;
mod migrations;
mod refusals;
mod stuck;
mod unsigned;
mod world;

use libtest_mimic::{Arguments, Trial};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(folder) = std::env::var_os("FAKE_DAEMON") {
        return fake::play(Path::new(&folder));
    }
    let stories = [
        interruptions::ALL,
        inputs::ALL,
        refusals::ALL,
        chains::ALL,
        calls::ALL,
        migrations::ALL,
        unsigned::ALL,
        stuck::ALL,
    ]
    .concat();
    let trials = stories.into_iter().map(|(name, story)| {
        Trial::test(name, move || {
            story();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// A story and its name.
pub type Story = (&'static str, fn());

/// The stories of a module.
#[macro_export]
macro_rules! stories {
    ($($story:ident),* $(,)?) => {
        /// All stories of this module.
        pub const ALL: &[$crate::Story] = &[
            $((concat!(module_path!(), "::", stringify!($story)), $story)),*
        ];
    };
}
