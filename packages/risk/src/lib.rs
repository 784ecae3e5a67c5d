#![doc = include_str!("../README.md")]

mod definitions;
mod error;
mod report;
mod snapshot;

pub use definitions::definitions;
pub use error::RiskError;
pub use report::*;
pub use snapshot::{Answer, Extension, Gap, Sample, Snapshot, SNAPSHOT_SCHEMA};
