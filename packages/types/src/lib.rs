//! What the Ballast contracts say to each other and to the world: messages, answers, the storage keys
//! that may be read from outside, and handles that wrap both.
//!
//! An integrator needs only this crate: [`hub::Hub`] asks for the rate and bonds, [`queue::Queue`]
//! leaves and claims, and so on. Every amount is in base units. Times are seconds; names ending in
//! `_at` are unix seconds, names ending in `_bps` are 1/10,000.

pub mod access;
pub mod address;
pub mod collector;
pub mod deploy;
pub mod event;
pub mod hub;
pub mod paging;
pub mod queue;
pub mod registry;
pub mod token;
pub mod vault;

pub use ballast_accounting::{Amount, LayerShares, Native, Shares, Totals};
