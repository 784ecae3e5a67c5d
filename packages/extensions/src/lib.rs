#![doc = include_str!("../README.md")]
#![allow(
    clippy::indexing_slicing,
    reason = "a tool, not a contract; a field of JSON that is not there is null"
)]

mod amounts;
pub mod basket;
pub mod calls;
pub mod hedge;
mod judge;
pub mod lever;
pub mod market;
pub mod oracle;
mod pages;
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

/// The code id by which a first basket or hedge names restake contracts: a suite's own six contracts
/// are stored as 1 to 6, the extension as 7, and a restake contract that is stored next is 8.
const RESTAKE_CODE_ID: u64 = 8;

/// Makes them all known to the kit in this process, and with it to the scenario command
/// `instantiate`.
pub fn install() {
    for extension in ALL {
        ballast_testing::extension::add(*extension);
    }
}
