#![doc = include_str!("../README.md")]

pub mod access;
pub mod address;
pub mod birth;
pub mod bounds;
pub mod call;
pub mod event;
pub mod ownership;
pub mod packed;
pub mod paging;
pub mod refusal;
pub mod tracked;
pub mod version;
