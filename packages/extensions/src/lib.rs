#![doc = include_str!("../README.md")]
#![allow(
    clippy::indexing_slicing,
    reason = "a tool, not a contract; indices are keys of messages, and of rows in tests"
)]

mod amounts;
mod answers;
pub mod basket;
pub mod calls;
mod durations;
pub mod hedge;
mod judge;
pub mod lever;
pub mod market;
pub mod oracle;
pub mod restake;
pub mod splitter;
pub mod timelock;

use ballast_testing::Extension;

/// All extensions, by name. `scripts/new-extension` adds to it.
pub const ALL: &[&dyn Extension] = &[
    &basket::Basket,
    &calls::Calls,
    &hedge::Hedge,
    &lever::Lever,
    &market::Market,
    &oracle::Oracle,
    &restake::Restake,
    &splitter::Splitter,
    &timelock::Timelock,
];

/// The code id by which a first basket or hedge names restake contracts: a suite's own six
/// contracts are stored as 1 to 6, the extension as 7, and a restake contract that is stored next
/// is 8.
const RESTAKE_CODE_ID: u64 = 8;

/// Makes them all known to the kit in this process, and with it to the scenario command
/// `instantiate`.
pub fn install() {
    for extension in ALL {
        ballast_testing::extension::add(*extension);
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that fails here is a test that fails"
)]
mod tests {
    use super::{install, RESTAKE_CODE_ID};
    use ballast_testing::{Chain, Genesis};

    /// The code is not stored yet when a first basket or hedge names it.
    #[test]
    fn the_restake_code_that_is_stored_next_has_the_id_that_a_first_one_names() {
        install();
        for first in ["basket", "hedge"] {
            let mut chain = Chain::start(&Genesis::default()).unwrap();
            let ids = [first, "restake"].map(|name| chain.code_named(name).unwrap());
            assert_eq!(ids, [7, RESTAKE_CODE_ID]);
        }
    }
}
