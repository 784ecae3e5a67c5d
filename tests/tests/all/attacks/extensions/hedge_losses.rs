//! HD. Hedge: what a loss pays, once, less the deductible.

use super::super::{
    hedge::{number, refused, Floor, WAITING},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, ANY},
};
use ballast_extension_math::hedge::Refusal;
use ballast_testing::Suite;

/// 400 LST of alice's are protected by 500 of uwe's.
pub fn protected() -> Floor {
    let mut floor = Floor::new();
    floor.protect("alice", 400 * UNIT);
    floor
}

/// HD-03 · An operator holds all hLST and double-signs. His LST is worth what it was less the deductible, and his bond is gone.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `BPS.saturating_sub(borne)` -> `BPS`
/// Seen: left: (21052631, 21052631), right: (14736842, 14736842)
#[test]
fn hd_03_nobody_gains_by_slashing_himself() {
    let mut floor = protected();
    floor.lose(500);
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
    let rate = floor.suite.exchange_rate();
    let worth = floor.protected() * number(rate.value) / number(rate.shares);
    assert!((393_999_000..=394_000_000).contains(&worth), "{worth}");
}

/// HD-04 · The insurers owe a cover. The backer pays for the loss, then they do, and holders have it twice.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::ensure_settled`
/// Taken out: `self.pending_cover.is_zero()` -> `true`
/// Seen: it was not refused
#[test]
fn hd_04_no_loss_is_paid_for_twice() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut floor = Floor::with(builder, |_| {}, |_| {});
    floor.suite.bond("ines", 20_000 * UNIT).unwrap();
    floor.suite.underwrite("ines", 19_000 * UNIT).unwrap();
    floor.suite.advance_all("keeper");
    floor.protect("alice", 400 * UNIT);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    floor.lose(500);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", false)
        .unwrap();
    floor.suite.set_checks(false);
    refused(floor.top_up(), Refusal::CoverPending { pending: any() });
    let losses: Vec<u64> = floor.suite.losses().iter().map(|loss| loss.id).collect();
    for loss in losses {
        floor.suite.retry_cover("keeper", loss).unwrap();
    }
    refused(
        floor.top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
}

/// HD-05 · The same loss is topped up again.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `!is_below(price, &self.mark)` -> `false`
/// Taken out: `want.saturating_sub(lst)` -> `want.saturating_sub(Shares::ZERO)`
/// Seen: after 'keeper: {"top_up":{}}' at height 22: H-5 is broken: 100000000 of 100000000 LST made 500000000 worth more than they were
#[test]
fn hd_05_a_loss_is_paid_once() {
    let mut floor = protected();
    floor.lose(500);
    floor.top_up().unwrap();
    refused(
        floor.at_once().top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
    refused(
        floor.after(31 * DAY).top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
}

/// HD-06 · A restaker tops up after the first half of a loss, so that the deductible is charged once more for the second.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `self.is_paid()` -> `false`
/// Seen: left: (2050910, 2050910), right: (8204591, 8204591)
#[test]
fn hd_06_the_deductible_counts_once() {
    let mut floor = protected();
    floor.lose(200);
    assert_eq!(floor.top_up().unwrap(), (2_040_816, 2_040_816));
    floor.after(DAY).lose(200);
    // of one loss of 3.96 % it would be 10,245,730: a slash spares what is less than a unit of power
    assert_eq!(floor.top_up().unwrap(), (8_204_591, 8_204_591));
}

/// HD-07 · Somebody joins in a drawdown, and shares what is due for the part that was before him.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `after.event` -> `None::<Event>`
/// Seen: it was not refused
#[test]
fn hd_07_nobody_joins_in_a_drawdown() {
    let mut floor = protected();
    let id = floor.deposit("bob", 400 * UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.lose(100);
    refused(
        floor.activate(id),
        Refusal::EventOpen {
            since: ANY,
            until: ANY,
        },
    );
}

/// HD-08 · Losses under the deductible, months apart, are added up until the backer pays for all of them.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::look`
/// Taken out: `is_over(since, terms, now)` -> `false`
/// Seen: left: 6101515, right: 2040500
#[test]
fn hd_08_old_losses_are_forgotten() {
    let mut floor = protected();
    floor.lose(100);
    floor.observe().unwrap();
    floor.after(31 * DAY).observe().unwrap();
    floor.lose(200);
    assert_eq!(floor.due(), 2_040_500);
}

// HD-13 cannot apply. It would take a price feed: this contract asks none. What it pays by is the hub's totals.

// HD-14 cannot apply. It would take a price feed, and rounds of it that are old or have gaps.

// HD-15 cannot apply. It would take a declaration by a price feed, and a good round that ends it.

// HD-16 cannot apply. It would take `fill`, by which somebody buys his own offer. What is paid is added to all that is protected.

// HD-17 cannot apply. It would take `offer`, by which the first to sell empties the capital. A top-up is for all at once.

// HD-23 cannot apply. It would take a message that changes terms of protection that was bought: there is none.

// HD-24 cannot apply. It would take `offer`, and a seller who takes it back when a buyer comes.

// HD-25 cannot apply. It would take native coins that are paid to a seller: everything that leaves here is LST, by a plain transfer.

/// HD-29 · A holder tops up before the loss is booked, so that the insurers, who are asked then, find the rate as it was and the backer
/// has paid for them.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::ensure_settled`
/// Taken out: `!self.pending_loss.is_zero()` -> `false`
/// Seen: 'is not booked' is not in 'nothing is due: 50002000000 native for 50002000000 LST now, 50002000000 for 50002000000 are protected, less the deductible'
#[test]
fn hd_29_a_loss_is_booked_before_it_is_paid_for() {
    let mut floor = protected();
    floor.slash(500);
    refused(floor.top_up(), "is not booked");
}

/// HD-37 · In one drawdown the price falls twice by 30 %, and the reserve is paid twice.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::room`
/// Taken out: `self.event.and_then(|event| event.room)` -> `None::<Shares>`
/// Seen: it was not refused
#[test]
fn hd_37_a_reserve_is_paid_once_in_a_drawdown() {
    let mut floor = protected();
    floor.lose(3_000);
    assert_eq!(floor.top_up().unwrap(), (100_000_000, 100_000_000));
    floor.after(DAY).lose(3_000);
    refused(
        floor.top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
}

/// HD-38 · Nine tenths of the holders leave in a drawdown that was paid for in part, and the last one gets the room of all.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::scale_room`
/// Taken out: `room.portion_floor(self.protected.assets, was)?` -> `*room`
/// Seen: assertion failed: 85263158
#[test]
fn hd_38_room_leaves_with_the_leavers() {
    let mut floor = protected();
    floor.lose(500);
    floor.top_up().unwrap();
    let room = |floor: &Floor| number(floor.state().event.unwrap().room.unwrap());
    assert_eq!(room(&floor), 100_000_000 - 14_736_842);
    floor.redeem("alice", 360_000 * UNIT, false).unwrap();
    assert!(room(&floor) <= 8_526_316, "{}", room(&floor));
}

/// HD-39 · Somebody lets a validator lose a little each month, and nobody can join any more: a drawdown is always open.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::is_first_sign`
/// Taken out: `then.saturating_sub(now) > least` -> `now < then`
/// Seen: refused: a drawdown is open since 1703628915: no new protection until the price is back, or until 1706220915 at the latest if nothing is due then
#[test]
fn hd_39_a_small_loss_shuts_no_door() {
    let mut floor = protected();
    let id = floor.deposit("bob", UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.lose(9);
    floor.activate(id).unwrap();
}
