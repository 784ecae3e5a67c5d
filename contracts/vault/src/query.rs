//! Answers, by the same functions as the messages; they change nothing.

pub mod layers;
pub mod people;
pub mod prices;
