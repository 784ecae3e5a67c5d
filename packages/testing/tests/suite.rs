//! The kit at work.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use ballast_testing::Suite;

#[test]
fn a_staker_comes_and_goes() {
    let mut suite = Suite::builder().build();
    suite.bond("alice", 5_000_000).unwrap();
    suite.advance_all("keeper");

    let ticket = suite
        .unbond("alice", 2_000_000)
        .unwrap()
        .attr("ticket_id")
        .unwrap()
        .to_string();
    suite.pass_batch_interval();
    suite.advance_all("keeper");
    suite.pass_unbonding();
    suite.advance_all("keeper");
    let paid = suite.claim("alice", &ticket).unwrap().amount("amount");

    assert_eq!(paid, 2_000_000);
    assert_eq!(suite.shares("alice"), 3_000_000);
}
