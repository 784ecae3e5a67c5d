//! Which validators may receive stake, how much, and on what evidence.

mod handle;
mod msg;
mod params;
mod quota;
mod reads;
mod state;

pub use handle::Registry;
pub use msg::*;
pub use params::*;
pub use quota::{backing, bonds, candidates, quotas};
pub use state::*;
