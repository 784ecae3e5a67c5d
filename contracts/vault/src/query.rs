//! Answers to queries, by the same functions as the messages; they write nothing.

pub mod layers;
pub mod people;
pub mod prices;
