#![doc = include_str!("../README.md")]

pub mod fields;
pub mod pages;
pub mod shown;
