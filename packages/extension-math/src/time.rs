//! Block time in whole seconds, in both directions: rounded up where a wait begins, and down where one has to be over. A block inside
//! a second makes no wait shorter.

use ballast_accounting::time::{secs_ceil, secs_floor};
use cosmwasm_std::Timestamp;

/// Block time in whole unix seconds, in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For what has to be over.
    pub floor: u64,
    /// For what begins.
    pub ceil: u64,
}

impl Now {
    /// A whole second.
    pub const fn at(secs: u64) -> Self {
        Self {
            floor: secs,
            ceil: secs,
        }
    }
}

impl From<Timestamp> for Now {
    fn from(time: Timestamp) -> Self {
        Self {
            floor: secs_floor(time),
            ceil: secs_ceil(time),
        }
    }
}
