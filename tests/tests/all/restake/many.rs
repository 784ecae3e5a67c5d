//! Ten thousand redemptions: a slash reads and writes what it reads and writes with one.

use super::super::guest::Guest;
use super::{Dex, DAY, UNIT};
use ballast_extensions::restake::Restake;
use ballast_testing::{
    meter::{Count, Meter},
    Extension, Suite,
};

/// What a slash reads and writes with so many redemptions.
pub fn slash_with(redemptions: u32) -> Count {
    let meter = Meter::default();
    let metered = meter.on(Restake.code());
    let builder = Suite::builder().checks(false).code("restake", metered);
    let mut dex = Dex::with(builder, |_| {});
    dex.deposit("alice", 5_000 * UNIT).unwrap();
    for _ in 0..redemptions {
        dex.at_once().redeem("alice", 100_000);
    }
    dex.after(DAY);
    meter.take();
    assert_eq!(dex.take(UNIT), UNIT);
    meter.take()
}

#[test]
fn a_slash_costs_the_same_with_ten_thousand_redemptions() {
    let one = slash_with(1);
    assert_eq!(slash_with(10_000), one);
    assert!(one.reads <= 4 && one.writes <= 1, "{one:?}");
}
