//! Which validators may receive stake, how much, and on what evidence.

mod msg;
mod params;
mod state;

pub use msg::*;
pub use params::*;
pub use state::*;
