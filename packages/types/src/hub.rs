//! The pool: mints and prices the LST, is the only delegator, books every gain and loss.

mod answers;
mod handle;
mod msg;
mod params;
mod reads;
mod state;

pub use answers::*;
pub use handle::{suite_of, Hub, NoHub};
pub use msg::*;
pub use params::*;
pub use state::*;
