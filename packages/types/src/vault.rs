//! Insurance: operator bonds and the underwriters' pool, both in LST, burned to cover losses.

mod msg;
mod params;
mod state;

pub use msg::*;
pub use params::*;
pub use state::*;
