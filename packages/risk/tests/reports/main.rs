//! What a report says of snapshots whose numbers can be checked by head.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs
)]

mod contradictions;
mod faults;
mod kit;
mod laws;
mod lies;
mod page;
mod policy;
mod powers;
mod schema;
mod worked_example;
