//! H-5 and H-6 of one top-up.

use super::raw;
use crate::hedge::{Book, Payment, Terms};
use ballast_accounting::Totals;
use cosmwasm_std::Uint512;

/// H-5 and H-6: in native, protected LST is worth at most what it was less the deductible, and all
/// of that where neither room nor capital binds; never more is paid than the reserve.
pub fn made_whole_and_no_more(
    before: &Book,
    after: &Book,
    price: &Totals,
    terms: &Terms,
    plan: Payment,
) {
    let is_paid = before.event.is_some_and(|event| event.room.is_some());
    let borne = if is_paid { 0 } else { terms.deductible_bps };
    let wide = |n: u128| Uint512::from(n);
    let mark = before.mark;
    let keep =
        wide(raw(before.protected.assets)) * wide(raw(mark.value)) * wide((10_000 - borne).into());
    let after_at = |lst: u128| wide(lst) * wide(raw(price.value)) * wide(10_000);
    let (by, of) = (wide(raw(price.shares)), wide(raw(mark.shares)));
    assert!(
        after_at(raw(after.protected.assets)) * of <= keep * by,
        "H-5"
    );
    // premium makes what is protected less, and with it the reserve of a drawdown that was paid for
    // before
    let most = terms.room_floor(before.protected.assets).unwrap();
    let room = before.event.and_then(|event| event.room);
    let room = room.map_or(most, |room| room.min(most));
    assert!(plan.take <= room && plan.take <= plan.due, "H-6");
    if plan.take == plan.due && plan.due < room {
        // what LST is worth, and 3 units of rounding, above it is more than it was
        let more = after_at(raw(after.protected.assets) + 3) + wide(30_000) * by;
        assert!(more * of >= keep * by, "H-5 whole");
    }
}
