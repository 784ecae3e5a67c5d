//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod pair;

use super::{Books, Holder, Mark, Principal, Scaled, Term, Times};
use ballast_accounting::{Amount, Native, Shares, Totals};
use pair::{act, Act, Pair, DAY};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Every step is the model's, and S-1 to S-6 hold; the mark never rises, and once final it
    /// stays.
    #[test]
    fn histories_are_the_model_s(
        shares in 10u128.pow(7)..10u128.pow(28),
        percent in 50u128..300,
        days in 1u64..400,
        acts in prop::collection::vec(act(), 1..80),
    ) {
        let mut pair = Pair::new(shares / 100 * percent, shares, days * DAY);
        for act in acts {
            let before = pair.books;
            pair.act(&act);
            pair.check();
            prop_assert!(pair.books.mark <= before.mark, "S-5");
            prop_assert!(!before.is_final || pair.books.mark == before.mark, "S-5");
        }
    }

    /// S-8: split, hold both, claim and redeem: at most what went in, and at least that less one
    /// unit for each of three steps.
    #[test]
    fn both_parts_are_the_whole(
        lst in 10u128.pow(7)..10u128.pow(24),
        steps in prop::collection::vec((1u64..10 * DAY, 500u128..1_100, any::<bool>()), 1..40),
    ) {
        let mut pair = Pair::new(10u128.pow(24), 10u128.pow(24), 100 * DAY);
        pair.act(&Act::Split { who: 0, lst });
        for (secs, permille, touches) in steps {
            pair.now += secs;
            pair.model.hub.value = (pair.model.hub.value / 1_000 * permille).max(1_000_000);
            if touches {
                pair.act(&Act::Touch);
            }
        }
        pair.act(&Act::Mature(0));
        pair.act(&Act::Touch);
        let claimed = pair.model.claim(pair.now, "a").unwrap_or(0);
        let principal = pair.model.pt_of("a");
        let redeemed = pair.model.redeem(pair.now, "a", principal).unwrap_or(0);
        prop_assert!(claimed + redeemed <= lst && claimed + redeemed + 3 >= lst);
    }

    /// S-8 before maturity: a split that is merged at once gives back what came, or a unit less for
    /// each of two steps; never more.
    #[test]
    fn a_split_that_is_merged_gains_nothing(
        value in 1u128..10u128.pow(30), shares in 1u128..10u128.pow(30), lst in 1u128..10u128.pow(28),
    ) {
        let totals = Totals { value: Native::new(value), shares: Shares::new(shares) };
        let term = Term { maturity: 10, now: 0 };
        let Ok(mut books) = Books::new(totals, 0) else { return Ok(()) };
        let Ok(principal) = books.split_floor(Shares::new(lst), term) else { return Ok(()) };
        prop_assert_eq!(books.is_backed(), Ok(true));
        if let Ok(back) = books.merge_floor(principal, principal, term) {
            prop_assert!(back.raw().u128() <= lst);
        }
        prop_assert_eq!(books.is_backed(), Ok(true));
    }

    /// The mark at maturity lies between the two looks, is exact to a unit, and errs for PT.
    #[test]
    fn the_mark_at_maturity_is_on_the_line(
        mark in 1u128..10u128.pow(36), part in 0u128..=1_000,
        since in 0u64..1_000_000, to in 0u64..1_000_000, late in 0u64..1_000_000,
    ) {
        let seen = mark / 1_000 * part;
        let times = Times { since, maturity: since + to, now: since + to + late };
        let at = Mark::new(mark).at_maturity_ceil(Mark::new(seen), times).unwrap();
        prop_assert!(at.raw().u128() >= seen && at.raw().u128() <= mark);
        let fall = (mark - at.raw().u128()).checked_mul(u128::from((to + late).max(1)));
        let exact = (mark - seen).checked_mul(u128::from(to));
        if let (Some(fall), Some(exact)) = (fall, exact) {
            prop_assert!(fall <= exact && exact - fall < u128::from((to + late).max(1)));
        }
    }

    /// Accrual is exact: in one piece or in many, to the last of 27 decimals.
    #[test]
    fn accrued_in_pieces_is_accrued_at_once(
        yt in 0u128..10u128.pow(30), falls in prop::collection::vec(0u128..10u128.pow(27), 1..50),
    ) {
        let mut mark = Mark::new(10u128.pow(29));
        let (mut once, mut often) = (Holder::new(mark), Holder::new(mark));
        for fall in falls {
            mark = Mark::new(mark.raw().u128() - fall);
            often.accrue(Principal::new(yt), mark).unwrap();
        }
        once.accrue(Principal::new(yt), mark).unwrap();
        prop_assert_eq!(once, often);
        prop_assert!(once.accrued <= Scaled::at(Principal::new(yt), Mark::new(10u128.pow(29))));
    }
}

/// S-6: ten thousand looks cost a holder of one token nothing. A floor at each would leave
/// that holder nothing.
#[test]
fn ten_thousand_looks_cost_nothing() {
    let life = |looks: bool| {
        let mut pair = Pair::new(10u128.pow(13), 10u128.pow(13), 1_000_000_000);
        pair.act(&Act::Split {
            who: 0,
            lst: 1_000_000,
        });
        pair.act(&Act::Split {
            who: 1,
            lst: 1_000_000,
        });
        for second in 0..10_000 {
            pair.now = second;
            pair.model.hub.value += 2_400;
            if looks {
                let (from, to, part) = (1, 0, 0);
                pair.act(&Act::Give { from, to, part });
            }
        }
        pair.check();
        pair.model.claimable(10_000, "a")
    };
    assert_eq!((life(true), life(false)), (2, 2));
}
