//! Tables, traps, laws and worked examples.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![allow(clippy::arithmetic_side_effects, missing_docs)]

mod bad_input;
mod driver;
mod laws;
mod porting;
mod protobuf;
mod proxy;
mod quiet;
mod replies;
mod restart;
mod rows;
mod suite;
mod traps;
mod worked;
