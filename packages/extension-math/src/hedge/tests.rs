//! Sections 1, 9 and 10 of the page, to the unit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::*;
use crate::{restake::Stake, time::Now};
use ballast_accounting::{Amount, Bucket, LayerShares, Native, Shares, Totals};

const DAY: u64 = 86_400;
const YEAR: u64 = 31_536_000;
const T: u64 = 1_700_000_000;

fn lst(raw: u128) -> Shares {
    Shares::new(raw)
}

/// The defaults of the page.
pub fn terms() -> Terms {
    Terms {
        deductible_bps: 150,
        event_secs: 30 * DAY,
        reserve_bps: 2_500,
        waiting_secs: 21 * DAY,
        premium: Premium {
            min_bps: 50,
            kink_bps: 300,
            max_bps: 3_000,
        },
    }
}

fn free() -> Terms {
    let premium = Premium {
        min_bps: 0,
        kink_bps: 0,
        max_bps: 0,
    };
    Terms { premium, ..terms() }
}

fn totals(value: u128) -> Totals {
    Totals {
        value: Native::new(value),
        shares: Shares::new(1_000_000_000u128),
    }
}

pub fn hub(value: u128) -> HubView {
    HubView {
        totals: totals(value),
        pending_loss: Native::ZERO,
        pending_cover: Native::ZERO,
    }
}

/// What a backer of 200,000,000 can pay.
fn backing() -> Backing {
    Backing {
        slashable: lst(199_000_000),
        capital: lst(199_000_000),
    }
}

/// 400,000,000 protected at a rate of 1, by a backer of 200,000,000.
fn protected(terms: &Terms) -> Book {
    let mut book = Book {
        at: T,
        ..Book::default()
    };
    let Deposited { ready_at, .. } = book
        .deposit(lst(400_000_000), terms, Now::at(T - 21 * DAY))
        .unwrap();
    let (now, hub) = (Now::at(T), hub(1_000_000_000));
    let done = book.activate_floor(lst(400_000_000), ready_at, &hub, backing(), terms, now);
    assert_eq!(done.unwrap().shares, LayerShares::new(400_000_000_000u128));
    book
}

/// A top-up by a backer that can pay: what was due, and paid.
fn pays(book: &mut Book, value: u128, slashable: u128, at: u64) -> Result<(u128, u128), Refusal> {
    let (terms, now) = (free(), Now::at(at));
    let plan = book.plan_top_up(&hub(value), lst(slashable), &terms, now)?;
    book.top_up(plan.take, &totals(value), &terms, now)?;
    Ok((plan.due.raw().u128(), plan.take.raw().u128()))
}

#[test]
fn the_worked_example() {
    let mut book = protected(&terms());
    assert_eq!(book.rate_bps, 207);
    assert_eq!(book.exposure_ceil(&terms()).unwrap(), lst(100_000_000));
    book.accrue(Now::at(T + YEAR / 12)).unwrap();
    assert_eq!(
        (book.premium, book.protected.assets),
        (lst(690_000), lst(399_310_000))
    );

    let mut book = protected(&free());
    assert_eq!(
        pays(&mut book, 950_000_000, 199_000_000, T).unwrap(),
        (14_736_842, 14_736_842)
    );
    assert_eq!(book.protected.assets, lst(414_736_842));
    let left = lst(185_263_158 - 1_000_000);
    let reserve = terms().reserve_ceil(book.protected.assets).unwrap();
    assert_eq!(terms().rate_bps_floor(reserve, left), 225);

    let mut book = protected(&free());
    assert_eq!(
        pays(&mut book, 700_000_000, 199_000_000, T).unwrap(),
        (100_000_000, 100_000_000)
    );
    assert_eq!(book.protected.assets, lst(500_000_000));
}

#[test]
fn capital_is_what_active_stake_alone_can_give() {
    let mut stake = Stake::default();
    assert_eq!(capital(&stake, lst(1_000)), Ok(Shares::ZERO));
    stake.pool.layer.enter_floor(lst(200_000_000)).unwrap();
    assert_eq!(capital(&stake, lst(1_000_000)), Ok(lst(199_000_000)));
    stake
        .pool
        .layer
        .request_floor(LayerShares::new(150_000_000_000u128))
        .unwrap();
    assert_eq!(capital(&stake, lst(1_000_000)), Ok(lst(49_000_000)));
    stake.pool.layer.active = Bucket {
        assets: lst(1),
        ..stake.pool.layer.active
    };
    assert_eq!(capital(&stake, lst(0)), Ok(Shares::ZERO), "spent");
}

#[test]
fn the_rate_is_two_slopes_and_then_what_is_there() {
    let rate = |reserve, slashable| terms().rate_bps_floor(lst(reserve), lst(slashable));
    assert_eq!(rate(0, 0), 50);
    assert_eq!(rate(1, 0), 0, "nothing stands behind it");
    assert_eq!(rate(100_000_000, 199_000_000), 207);
    assert_eq!(rate(80, 100), 300);
    assert_eq!(rate(90, 100), 1_650);
    assert_eq!(rate(100, 100), 3_000);
    assert_eq!(rate(200, 100), 1_500);
    assert_eq!(rate(100_000_000, 104_000_000), 2_481);
    assert_eq!(rate(u128::MAX, 1), 0);
    assert_eq!(rate(1, u128::MAX), 50);
}

#[test]
fn the_deductible_counts_once_a_drawdown() {
    let mut book = protected(&free());
    assert!(matches!(
        pays(&mut book, 985_000_000, 1, T),
        Err(Refusal::NothingDue { .. })
    ));
    assert_eq!(
        pays(&mut book, 980_000_000, 199_000_000, T).unwrap().1,
        2_040_816
    );
    let second = pays(&mut book, 960_400_000, 196_959_184, T + DAY).unwrap();
    assert_eq!(second.1, 8_204_913);
    assert_eq!(book.protected.assets, lst(410_245_729));
    let over = T + 30 * DAY;
    book.look(&totals(960_400_000), &free(), Now::at(over))
        .unwrap();
    assert!(book.event.is_some());
    book.look(&totals(960_400_000), &free(), Now::at(over + 1))
        .unwrap();
    assert_eq!((book.event, book.mark), (None, totals(960_400_000)));
    let mut once = protected(&free());
    assert_eq!(
        pays(&mut once, 960_400_000, 199_000_000, T).unwrap().1,
        10_245_730
    );
}

#[test]
fn small_losses_far_apart_are_each_their_own() {
    let mut book = protected(&free());
    let look =
        |book: &mut Book, value, at| book.look(&totals(value), &free(), Now::at(at)).unwrap();
    look(&mut book, 999_000_000, T);
    assert_eq!(book.event, None, "10 bps are none");
    look(&mut book, 990_000_000, T);
    assert!(book.event.is_some());
    let (now, hub) = (Now::at(T), hub(990_000_000));
    let refused = book.activate_floor(lst(1), T, &hub, backing(), &free(), now);
    assert!(matches!(refused, Err(Refusal::EventOpen { .. })));
    look(&mut book, 990_000_000, T + 31 * DAY);
    assert_eq!((book.event, book.mark), (None, totals(990_000_000)));
    assert_eq!(
        book.due(&totals(970_200_000), &free()).unwrap(),
        lst(2_040_816)
    );
    assert_eq!(
        book.due(&totals(960_000_000), &free()).unwrap(),
        lst(6_312_500)
    );
}

#[test]
fn what_a_chain_truncates_is_not_due() {
    let mut book = protected(&free());
    pays(&mut book, 950_000_000, 199_000_000, T).unwrap();
    assert_eq!(book.due(&totals(949_999_100), &free()).unwrap(), lst(0));
    assert_eq!(book.due(&totals(949_999_000), &free()).unwrap(), lst(435));
}

#[test]
fn nothing_is_paid_while_insurers_may_pay() {
    let mut book = protected(&free());
    let owed = HubView {
        pending_cover: Native::new(30_000_000u128),
        ..hub(950_000_000)
    };
    let unbooked = HubView {
        pending_loss: Native::new(1u128),
        ..hub(950_000_000)
    };
    let all = lst(199_000_000);
    let plan = |book: &mut Book, hub: &HubView| book.plan_top_up(hub, all, &free(), Now::at(T));
    assert!(matches!(
        plan(&mut book, &owed),
        Err(Refusal::CoverPending { .. })
    ));
    assert!(matches!(
        plan(&mut book, &unbooked),
        Err(Refusal::LossPending { .. })
    ));
    assert!(matches!(
        plan(&mut book, &hub(0)),
        Err(Refusal::NoPrice { .. })
    ));
    let (some, none) = (LayerShares::new(100_000_000_000u128), Shares::ZERO);
    let price = totals(950_000_000);
    let due = book.redeem_floor(some, none, Some(&price), &free(), Now::at(T));
    assert_eq!(
        due,
        Err(Refusal::TopUpFirst {
            due: lst(14_736_842)
        })
    );
    let left = book.redeem_floor(some, none, None, &free(), Now::at(T));
    assert_eq!(left, Ok(lst(100_000_000)));
    assert_eq!(
        pays(&mut book, 980_000_000, 199_000_000, T).unwrap().1,
        1_530_612
    );
    assert_eq!(book.protected.assets, lst(301_530_612));
}

#[test]
fn a_deposit_has_a_day() {
    let mut book = protected(&free());
    let Deposited { id, ready_at } = book
        .deposit(
            lst(5),
            &free(),
            Now {
                floor: T,
                ceil: T + 1,
            },
        )
        .unwrap();
    assert_eq!((id, ready_at), (2, T + 1 + 21 * DAY));
    let at = |floor, ceil| {
        let mut tried = book;
        let (now, hub) = (Now { floor, ceil }, hub(1_000_000_000));
        tried
            .activate_floor(lst(5), ready_at, &hub, backing(), &free(), now)
            .is_ok()
    };
    assert!(!at(ready_at - 1, ready_at));
    assert!(at(ready_at, ready_at + 1));
    assert!(at(ready_at + DAY, ready_at + DAY));
    assert!(!at(ready_at + DAY, ready_at + DAY + 1));
    assert_eq!(
        book.deposit(Shares::ZERO, &free(), Now::at(T)),
        Err(Refusal::Zero)
    );
}

#[test]
fn prices_are_compared_to_the_last_unit() {
    let mut book = protected(&free());
    book.mark = Totals {
        value: Native::new(u128::MAX),
        shares: Shares::new(u128::MAX),
    };
    let price = |value: u128| Totals {
        value: Native::new(value),
        shares: Shares::new(u128::MAX),
    };
    let first = u128::MAX - u128::MAX / 1_000;
    for (value, begins) in [(first, false), (first - 1, true)] {
        let mut looked = book;
        looked.look(&price(value), &free(), Now::at(T)).unwrap();
        assert_eq!(looked.event.is_some(), begins, "{value}");
    }
    assert_eq!(
        book.due(&price(1), &free()).unwrap(),
        lst(100_000_000),
        "the room"
    );
}
