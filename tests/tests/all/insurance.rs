//! Losses are booked by code, and insurers pay first: bond, then pool, then everyone.

pub mod many;

use super::kit::{any, number, refused, VaultError, ANY, DAY};
use ballast_testing::{contracts, meter::Meter, Suite, Tx};
use ballast_types::{
    vault::{self, LayerId},
    Amount, Native,
};
use cosmwasm_std::Decimal;

/// 30 tokens of value and shares at a rate of 1, ten with each of three validators. Alice insures
/// with `bond` for `val0` and `pool` for everyone.
fn insured(bond: u128, pool: u128) -> Suite {
    insured_on(Suite::default(), bond, pool)
}

fn insured_on(mut suite: Suite, bond: u128, pool: u128) -> Suite {
    suite.bond("alice", 29_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    // voting power follows three blocks later, and slashes go by it
    suite.block(4);
    if bond > 0 {
        suite.post_bond("alice", "val0", bond).unwrap();
    }
    if pool > 0 {
        suite.underwrite("alice", pool).unwrap();
    }
    suite
}

fn validator_bond() -> LayerId {
    LayerId::Bond {
        validator: ballast_testing::keys::operator("val0"),
    }
}

fn pool_shares(suite: &Suite, who: &str) -> u128 {
    let vault = suite.addr("vault");
    let query = vault::QueryMsg::Position {
        owner: suite.addr(who).to_string(),
    };
    let position: vault::PositionResponse = suite.query(&vault, &query);
    number(position.pool.shares)
}

fn event(tx: &Tx, name: &str, key: &str) -> String {
    let event = tx
        .events_named(name)
        .next()
        .unwrap_or_else(|| panic!("no {name}:\n{tx}"));
    event
        .attributes
        .iter()
        .find(|attr| attr.key == key)
        .unwrap()
        .value
        .clone()
}

/// The last loss: all of it, what the bond paid, what the pool paid, and what no one did.
fn last_loss(suite: &Suite) -> [u128; 4] {
    let losses = suite.losses();
    let loss = losses.last().unwrap();
    [
        loss.amount,
        loss.paid_by_bond,
        loss.paid_by_pool,
        loss.uncovered,
    ]
    .map(number)
}

/// 5 % of the ten with `val0`: half a token.
#[test]
pub(crate) fn a_double_sign_is_covered_by_the_bond() {
    let mut suite = insured(600_000, 1_000_000);
    suite.double_sign("val0").unwrap();

    let tx = suite.sync("keeper").unwrap();
    assert_eq!(
        (tx.amount("loss"), tx.amount("covered")),
        (500_000, 500_000)
    );
    assert_eq!(event(&tx, "ballast-loss", "paid_by_bond"), "500000");

    assert_eq!(last_loss(&suite), [500_000, 500_000, 0, 0]);
    assert_eq!(suite.rate(), Decimal::one());
    assert_eq!(suite.state().shares.to_string(), "29500000");
    assert_eq!(suite.state().value.to_string(), "29500000");
}

#[test]
fn a_double_sign_is_covered_by_bond_and_pool() {
    let mut suite = insured(200_000, 1_000_000);
    suite.double_sign("val0").unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(last_loss(&suite), [500_000, 200_000, 300_000, 0]);
    assert_eq!(suite.rate(), Decimal::one());
}

#[test]
fn what_nobody_insures_falls_on_everyone() {
    let mut suite = insured(0, 0);
    suite.double_sign("val0").unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(last_loss(&suite), [500_000, 0, 0, 500_000]);
    assert_eq!(suite.state().value.to_string(), "29500000");
    assert_eq!(suite.state().shares.to_string(), "30000000");

    // partial cover lands in between
    let mut suite = insured(100_000, 100_000);
    suite.double_sign("val0").unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(last_loss(&suite), [500_000, 100_000, 100_000, 300_000]);
    assert!(suite.rate() < Decimal::one() && suite.rate() > Decimal::percent(98));
}

/// A bond of one validator pays for no other.
#[test]
fn a_neighbours_bond_is_not_touched() {
    let mut suite = insured(600_000, 0);
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(last_loss(&suite), [500_000, 0, 0, 500_000]);
    assert_eq!(suite.shares("vault"), 600_000);
}

/// Whoever is first: the same books.
#[test]
fn every_message_that_prices_books_the_loss_first() {
    let books = |act: &dyn Fn(&mut Suite)| {
        // `advance` would bring the vault a premium
        let quiet = Suite::builder().without_inflation().build();
        let mut suite = insured_on(quiet, 200_000, 1_000_000);
        suite.unbond("alice", 3_000_000).unwrap();
        suite.double_sign("val0").unwrap();
        act(&mut suite);
        suite.sync("keeper").unwrap();
        let state = suite.state();
        (
            state.rate,
            last_loss(&suite),
            suite.shares("vault"),
            suite.losses().len(),
        )
    };
    let reference = books(&|_| {});
    assert_eq!(reference.0, Decimal::one());
    let acts: [&dyn Fn(&mut Suite); 9] = [
        &|suite| {
            assert_eq!(
                suite.bond("bob", 5_000_000).unwrap().amount("shares"),
                5_000_000
            )
        },
        &|suite| assert_eq!(suite.submit_batch("bob").unwrap().amount("owed"), 3_000_000),
        &|suite| drop(suite.settle("bob").unwrap()),
        &|suite| drop(suite.advance("bob").unwrap()),
        &|suite| drop(suite.undelegate("bob").unwrap()),
        &|suite| assert_eq!(suite.preview_bond(1_000), Ok(1_000)),
        &|suite| assert_eq!(suite.rate(), Decimal::one()),
        &|suite| refused(suite.underwrite("alice", 1_000), half_is_pending()),
        &|suite| {
            let asked = suite.request_exit("alice", LayerId::Pool, 1_000);
            refused(asked, half_is_pending());
        },
    ];
    for act in acts {
        assert_eq!(books(act), reference);
    }
}

/// 5 % of the ten with `val0`, which nobody has booked.
fn half_is_pending() -> VaultError {
    VaultError::LossPending {
        pending: Native::new(500_000u128),
    }
}

/// Prices that integrators read are those after booking, cover included, before anybody books.
#[test]
pub(crate) fn queries_show_the_loss_and_its_cover_before_it_is_booked() {
    let mut suite = insured(100_000, 100_000);
    suite.double_sign("val0").unwrap();

    let seen = suite.state();
    assert_eq!(seen.pending_loss.to_string(), "500000");
    let preview = suite.preview_bond(5_000_000).unwrap();
    suite.sync("keeper").unwrap();
    let booked = suite.state();

    assert_eq!(
        (seen.value, seen.shares, seen.rate),
        (booked.value, booked.shares, booked.rate)
    );
    assert_eq!(
        suite.bond("bob", 5_000_000).unwrap().amount("shares"),
        preview
    );
}

/// Waiting to leave is no option: leaving shares pay like the others, and nobody leaves between a
/// slash and its booking.
#[test]
pub(crate) fn an_underwriter_cannot_outrun_a_slash() {
    let mut suite = insured(0, 500_000);
    suite.lst_transfer("alice", "bob", 500_000).unwrap();
    suite.underwrite("bob", 500_000).unwrap();
    let shares = pool_shares(&suite, "bob");
    suite.request_exit("bob", LayerId::Pool, shares).unwrap();
    refused(
        suite.exit("bob", 1),
        VaultError::NotReady {
            exit_id: 1,
            ready_at: ANY,
            now: ANY,
        },
    );
    suite.advance_secs(26 * DAY);
    suite.double_sign("val0").unwrap();
    refused(
        suite.exit("bob", 1),
        VaultError::LossPending { pending: any() },
    );
    suite.sync("keeper").unwrap();

    let got = suite.exit("bob", 1).unwrap().amount("lst");
    assert!((249_990..=250_000).contains(&got), "{got}");
    let left = suite.shares("vault");
    assert!((249_995..=250_010).contains(&left), "{left}");
}

/// Reads of the hub's own storage in a bond, with the chain's answer as booked, and with a loss to
/// book.
#[test]
fn reads_of_a_bond_do_not_grow_with_validators_unless_there_is_a_loss() {
    let reads = |validators: u32, loss: bool| {
        let meter = Meter::default();
        let mut suite = Suite::builder()
            .validators(validators)
            .code("hub", meter.on(contracts::hub()))
            .checks(false)
            .build();
        suite.bond("alice", 900_000_000).unwrap();
        for _ in 0..6 {
            suite.delegate("keeper").unwrap();
        }
        assert_eq!(suite.stake().len(), usize::try_from(validators).unwrap());
        if loss {
            suite.slash("val0", Decimal::percent(5)).unwrap();
        }
        meter.take();
        suite.bond("bob", 1_000_000).unwrap();
        meter.take()
    };
    let (few, many) = (reads(5, false), reads(100, false));
    println!("bond: {few:?} at 5 validators, {many:?} at 100");
    assert_eq!(few, many);
    let (few, many) = (reads(5, true), reads(100, true));
    println!("bond with a loss: {few:?} at 5 validators, {many:?} at 100");
    assert!(many.reads - few.reads <= 100 && many.writes == few.writes);
}
