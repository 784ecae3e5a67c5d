//! What is decided waits here in the open, and what could take people's money waits until all who
//! asked out in the notice period have been paid.
//!
//! An *operation* is a list of messages that the timelock sends. The *fast lane* is a list of
//! harmless messages; everything else is slow.

mod answers;
mod msg;
mod state;

pub use answers::*;
pub use msg::*;
pub use state::*;
