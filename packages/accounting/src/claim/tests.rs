#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::testing::{amount, many, native, part_of, shares, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn a_ticket_gets_its_part_of_what_has_arrived() {
    // 25 of 100 shares, as a batch of 400 is funded
    for (funded, payout) in [(0, 0), (3, 0), (4, 1), (200, 50), (399, 99), (400, 100)] {
        assert_eq!(
            payout_floor(shares(25), native(funded), shares(100)),
            Ok(native(payout))
        );
    }
}

#[test]
fn a_batch_without_shares_pays_nothing_to_nobody() {
    assert!(payout_floor(shares(0), native(10), shares(0)).is_err());
}

proptest! {
    #![proptest_config(many())]

    /// I-6: the tickets of a batch never get more than it was funded with, whatever has arrived
    /// when each of them claims, in any order and number of claims. In the end each has what it
    /// would have got at once, and less than a unit for each ticket is left over.
    #[test]
    fn claims_in_instalments_and_any_order_are_claims_at_once(
        tickets in vec(up_to_bits(120), 1..6),
        owed in amount(),
        visits in vec((any::<prop::sample::Index>(), any::<u32>()), 0..24),
    ) {
        let batch = shares(tickets.iter().sum());
        let mut claimed = vec![native(0); tickets.len()];
        let mut claim = |ticket: usize, funded: Native| {
            let payout = payout_floor(shares(tickets[ticket]), funded, batch).unwrap();
            claimed[ticket] = claimed[ticket]
                .checked_add(payout.checked_sub(claimed[ticket]).unwrap())
                .unwrap();
            Native::sum(claimed.iter().copied()).unwrap()
        };
        let mut funded = native(0);
        for (ticket, arrives) in visits {
            let more = part_of(owed - funded.raw().u128(), arrives);
            funded = funded.checked_add(native(more)).unwrap();
            prop_assert!(claim(ticket.index(tickets.len()), funded) <= funded);
        }
        let owed = native(owed);
        let mut total = native(0);
        for ticket in 0..tickets.len() {
            total = claim(ticket, owed);
        }

        for (ticket, claimed) in tickets.iter().zip(&claimed) {
            prop_assert_eq!(*claimed, payout_floor(shares(*ticket), owed, batch).unwrap());
        }
        let left = owed.checked_sub(total).unwrap();
        prop_assert!(left < native(tickets.len().try_into().unwrap()));
    }
}
