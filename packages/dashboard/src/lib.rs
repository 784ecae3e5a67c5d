#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

// four products, and a picture of a fifth
mod dashboard;
mod node;
pub mod risk;
mod wallet;
pub mod year;

// what they share
mod amount;
mod assets;
mod page;
mod world;

pub use dashboard::{pages, report, serve, Binding, Observer, Page, Pages, Sample};
pub use node::Node;
pub use wallet::{Explorer, Named, Wallet};
pub use world::{
    Block, ChainFact, ChainValidator, Contract, Deployed, Embedded, Guest, Person, Question, Stage,
    World, WorldError,
};
