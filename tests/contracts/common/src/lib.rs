//! What the contracts for tests share: an owner, a conduct that the owner chooses, failures that are swallowed.

pub mod conduct;
pub mod error;
pub mod owner;
pub mod swallow;

pub use conduct::Conduct;
pub use error::StrangerError;
