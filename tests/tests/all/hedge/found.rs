//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod deposits;
mod losses;

use super::{paid_for, Floor, UNIT};
use ballast_testing::Suite;

/// The premium of the page, 400 LST of alice's, 500 of uwe's.
fn insured() -> Floor {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    floor.protect("alice", 400 * UNIT);
    floor
}

fn free() -> (Floor, u128) {
    let mut floor = Floor::new();
    let shares = floor.protect("alice", 400 * UNIT);
    (floor, shares)
}
