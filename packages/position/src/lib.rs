#![doc = include_str!("../README.md")]

mod answers;
mod elsewhere;
mod gather;
mod position;
mod slash;
mod suite;

pub use elsewhere::Elsewhere;
pub use position::{Event, Layer, Lst, Position, Ticket, Total};
pub use suite::{Guest, Suite};

#[cfg(test)]
mod tests;
