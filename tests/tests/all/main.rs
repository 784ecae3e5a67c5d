//! Stories through all contracts, on the faithful chain, with every invariant checked after each
//! step.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod access;
mod answers;
mod attacks;
mod basket;
// Where `all` is a module of another program, stories find these at the root all the same.
pub(crate) mod beside;
mod blame;
mod broken_vault;
mod calls;
mod clock;
mod cranks;
mod deeds;
mod dice;
mod edges;
mod exits;
mod extend;
mod false_hub;
mod faults;
pub(crate) mod guest;
mod hedge;
mod insurance;
pub(crate) mod kit;
mod late;
mod lever;
mod limits;
mod losses;
mod market;
mod oracle;
mod pool;
mod redelegations;
mod refusals;
mod restake;
mod rewards;
mod settle;
mod simulation;
mod splitter;
mod strangers;
mod timelock;
mod tree;
mod validators;
