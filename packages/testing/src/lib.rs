#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod basic;
pub mod chain;
pub mod contracts;
mod evidence;
pub mod extension;
pub mod genesis;
pub mod invariants;
pub mod keys;
pub mod meter;
mod observe;
pub mod params;
mod step;
pub mod suite;
pub mod tx;
mod watch;

/// The chain underneath: its driver, its parameters, its protobuf types.
pub use ballast_chain_sim;
pub use ballast_types::deploy::Suite as Contracts;
pub use chain::{Chain, ChainError, Moment, SimApp, Snapshot, BLOCK_SECS, BLOCK_TIME};
pub use extension::{Ask, Birth, Chore, Extension, Holding, Holdings, Law, Life, Panel, Scale};
pub use genesis::{coins, Genesis};
pub use invariants::Violation;
pub use observe::{lst_of, Observation};
pub use params::{DistributionChange, MintChange, ParamsChange, SlashingChange, StakingChange};
pub use suite::{Suite, SuiteBuilder};
pub use tx::{Ended, Tx, TxError};
pub use watch::{Call, Forecast, Watcher};

/// The code of the integrators' page is a test.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/INTEGRATORS.md")]
pub struct IntegratorsPage;
