//! Broken commission promises: what a bond owes for one, whether it could pay, and having it paid.

mod charge;
mod collect;
mod payable;

pub use charge::{Charges, Sighting};
pub use collect::{collect, reply};
pub use payable::ensure_payable;
