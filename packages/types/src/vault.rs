//! Insurance: operator bonds and the underwriters' pool, both in LST, burned to cover losses.

mod msg;
mod params;

pub use msg::*;
pub use params::*;
