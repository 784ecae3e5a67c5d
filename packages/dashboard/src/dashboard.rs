//! The dashboard: what the page of `ballast serve` shows and does, the server before it, and a
//! story as one file.

mod act;
mod engine;
mod history;
mod keeper;
pub mod report;
mod server;
mod view;

pub use history::Sample;
pub use server::{pages, serve, Binding, Page, Pages};
pub use view::Observer;
