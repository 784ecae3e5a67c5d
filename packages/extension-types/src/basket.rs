//! One token over several restake contracts: messages, answers, events and raw keys of a basket.
//!
//! LST in it is *loose*, or in *parts*, which are restake contracts, by weight. Leaving is in kind:
//! a leaver takes a fraction of loose LST at once, and gets a redemption in every part. *NAV*, what
//! all is worth in LST, prices deposits and nothing else.

mod answers;
pub mod event;
mod msg;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use msg::*;
pub use state::*;
