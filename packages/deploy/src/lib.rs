#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod again;
mod answer;
mod artifacts;
mod ask;
mod asset;
mod begin;
mod call;
mod chain_flags;
mod chain_id;
mod codes;
mod config;
mod dao;
mod examine;
mod forget;
pub mod gas;
mod journal;
mod known;
mod message;
mod migrate;
mod plan;
mod preview;
mod problem;
mod programs;
mod record;
mod run;
mod sender;
mod suite;
mod suite_flags;
mod survey;
mod unsigned;
mod verify;

pub use again::CommandLine;
pub use answer::{say, Included};
pub use artifacts::{Artifact, Artifacts, ARTIFACTS};
pub use asset::asset;
pub use begin::{wait_until, Run, Work};
pub use call::{query, tx, Call, Question};
pub use chain_flags::{Configured, Deployed, Flag, Reach, WAIT_SECS};
pub use codes::{search, store, Found};
pub use forget::forget;
pub use journal::{Journal, Pending};
pub use message::{Ensure, Message};
pub use migrate::{migrate, MigrateOptions};
pub use programs::ensure_program;
pub use record::{Contract, Record};
pub use run::{deploy, DeployOptions};
pub use sender::{failed_in_block, Sender};
pub use suite::{addresses, contract_address};
pub use suite_flags::{CallFlags, SuiteFlags};
pub use survey::{identify, standing};
pub use unsigned::{to_signers, Round, Step as UnsignedStep};
pub use verify::verify_record;

use ballast_tool::output::Output;
use serde_json::json;

/// Says something that is not about a step.
fn note(out: &Output, text: &str) {
    match out.json {
        true => out.json(&json!({"note": text})),
        false => out.line(text),
    }
}
