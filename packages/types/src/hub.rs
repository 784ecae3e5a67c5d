//! The pool: mints and prices the LST, is the only delegator, books every gain and loss.

mod answers;
mod execute;
mod handle;
mod instantiate;
mod params;
mod query;
mod reads;
mod state;

pub use answers::*;
pub use execute::*;
pub use handle::{suite_named, suite_of, Hub, NoHub};
pub use instantiate::*;
pub use params::*;
pub use query::*;
pub use state::*;
