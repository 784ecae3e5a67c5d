//! Broken commission promises: the fine that a bond owes, whether a bond could pay it, and how it
//! is collected.

mod charge;
mod collect;
mod payable;

pub use charge::{Charges, Sighting};
pub use collect::{collect, reply};
pub use payable::ensure_payable;
