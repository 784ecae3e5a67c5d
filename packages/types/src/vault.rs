//! Insurance: operator bonds and the underwriters' pool, both in LST, burned to cover losses.

mod answers;
mod layer;
mod msg;
mod params;
mod premium;
mod reads;
mod state;

pub use answers::*;
pub use layer::*;
pub use msg::*;
pub use params::*;
pub use premium::*;
pub use state::*;
