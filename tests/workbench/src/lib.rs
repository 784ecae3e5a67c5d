//! One contract by itself, for the tests in `contracts/*/tests`, which are those of five of the six
//! contracts: the hub's run whole suites.
//!
//! A [`Bench`] runs the entry points of one contract on a storage that counts ([`Counted`]). The
//! other contracts of the suite are rows of storage and fixed answers ([`siblings`]), and the
//! chain's modules show what the test says ([`Modules`]). A question that the test did not provide
//! for is a panic, and so is a refused message that changed the storage.
//!
//! It depends on no contract: a contract's test brings its own entry points ([`Contract`]).
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod bench;
mod contract;
mod counted;
pub mod siblings;

pub use bench::Bench;
pub use contract::Contract;
pub use counted::{Cost, Counted};
pub use siblings::{Modules, Siblings};

pub use ballast_wire::Wire;

use ballast_types::deploy::Suite;
use cosmwasm_std::{testing::MockApi, Addr, Response};

/// The staking token of the bench's chain.
pub const DENOM: &str = "ustake";

/// Address rules of the bench's chain, whose accounts begin with `wasm`.
pub fn api() -> MockApi {
    MockApi::default().with_prefix("wasm")
}

/// The account of a name.
pub fn account(name: &str) -> Addr {
    api().addr_make(name)
}

/// The six contracts: each has the account of its name.
pub fn suite() -> Suite {
    Suite {
        hub: account("hub"),
        token: account("token"),
        registry: account("registry"),
        queue: account("queue"),
        vault: account("vault"),
        collector: account("collector"),
    }
}

/// Who sends a message: an address, or the account of a name.
pub trait Sender {
    /// The sender's address.
    fn address(self) -> Addr;
}

impl Sender for &str {
    fn address(self) -> Addr {
        account(self)
    }
}

impl Sender for &Addr {
    fn address(self) -> Addr {
        self.clone()
    }
}

/// The value of an attribute of a response. Panics if it has none of this key.
pub fn attribute<'a>(response: &'a Response, key: &str) -> &'a str {
    let found = response.attributes.iter().find(|attr| attr.key == key);
    &found.expect(key).value
}
