#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

mod act;
mod amount;
mod embedded;
mod endpoint;
mod engine;
mod history;
mod keeper;
mod node;
pub mod page;
mod pages;
pub mod report;
pub mod risk;
mod server;
mod view;
mod wallet;
mod world;
pub mod year;

pub use embedded::{Embedded, Stage};
pub use history::Sample;
pub use node::Node;
pub use server::{pages, serve, Binding, Page, Pages};
pub use view::Observer;
pub use wallet::{Explorer, Named, Wallet};
pub use world::{
    Block, ChainFact, ChainValidator, Contract, Guest, Person, Question, World, WorldError,
};
