//! Exits: LST in, a ticket out, native paid as it arrives.

mod answers;
mod handle;
mod msg;
mod reads;
mod state;

pub use answers::*;
pub use handle::Queue;
pub use msg::*;
pub use state::*;
