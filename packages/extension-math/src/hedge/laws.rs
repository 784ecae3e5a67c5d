//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod acts;
mod both;
mod whole;

use super::*;
use crate::time::Now;
use acts::{act, later, rules, Act, DAY, T};
use ballast_accounting::{Amount, Native, Shares, Totals};
use both::Both;
use proptest::prelude::*;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn look(book: &mut Book, value: u128, terms: &Terms, at: u64) {
    let totals = Totals {
        value: Native::new(value),
        shares: Shares::new(10u128.pow(12)),
    };
    book.look(&totals, terms, Now::at(at)).unwrap();
}

fn free() -> Terms {
    let mut terms = super::tests::terms();
    terms.premium = Premium {
        min_bps: 0,
        kink_bps: 0,
        max_bps: 0,
    };
    terms
}

/// A loss in pieces, with a top-up after each or after the last alone.
fn in_pieces(pieces: &[(u64, u64, bool, bool)], pays_between: bool) -> u128 {
    let (terms, mut value, mut at) = (free(), 10u128.pow(12), T);
    let mut book = Book {
        at,
        ..Book::default()
    };
    book.protected
        .join_floor(Shares::new(10u128.pow(11)))
        .unwrap();
    look(&mut Book::default(), value, &terms, at);
    let totals = |value: u128| Totals {
        value: Native::new(value),
        shares: Shares::new(10u128.pow(12)),
    };
    book.mark = totals(value);
    for (n, (bps, secs, pays, grows)) in pieces.iter().enumerate() {
        at += secs;
        value = value * u128::from(10_000 - bps) / 10_000;
        value += if *grows { value / 10_000 } else { 0 };
        look(&mut book, value, &terms, at);
        if n + 1 == pieces.len() || (pays_between && *pays) {
            let hub = HubView {
                totals: totals(value),
                pending_loss: Native::ZERO,
                pending_cover: Native::ZERO,
            };
            let all = Shares::new(10u128.pow(12));
            if let Ok(plan) = book.plan_top_up(&hub, all, &terms, Now::at(at)) {
                book.top_up(plan.take, &hub.totals, &terms, Now::at(at))
                    .unwrap();
            }
        }
    }
    raw(book.protected.assets)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Every step is the model's; H-1 to H-6 and H-11 on the way.
    #[test]
    fn every_step_is_the_model_s(rules in rules(), acts in prop::collection::vec((later(), act()), 1..80)) {
        let mut both = Both::new(rules);
        for (secs, act) in acts {
            both.now += secs;
            if let Act::Activate { which } = &act {
                // deposits are ripe for a day that random steps miss
                if let Some(id) = both.pick(*which) {
                    both.now = both.now.max(both.model.deposits[&id].ready);
                }
            }
            both.act(&act);
        }
    }

    /// H-8: a loss that comes in pieces, with a top-up after any of them, pays what one top-up at
    /// the end pays.
    #[test]
    fn pieces_and_their_order_do_not_matter(
        pieces in prop::collection::vec((1u64..900, prop::sample::select(vec![5u64, 600, DAY]), any::<bool>(), any::<bool>()), 2..7),
    ) {
        let (once, often) = (in_pieces(&pieces, false), in_pieces(&pieces, true));
        // a millionth of 10^11 may still wait
        let most = 10 * pieces.len() as u128 + 100_000;
        prop_assert!(once.abs_diff(often) <= most, "{once} {often}");
    }

    /// H-9: premium takes what the rate says and no more, however often it is touched; remainders
    /// are kept.
    #[test]
    fn touching_takes_nothing(lst in 1u128..1_000_000_000_000, rate in 0u64..=10_000, gaps in prop::collection::vec(1u64..DAY, 1..60)) {
        let mut book = Book { at: T, rate_bps: rate, ..Book::default() };
        book.protected.join_floor(Shares::new(lst)).unwrap();
        let (mut often, mut once) = (book, book);
        let mut at = T;
        for gap in gaps {
            at += gap;
            often.accrue(Now::at(at)).unwrap();
        }
        once.accrue(Now::at(at)).unwrap();
        let (often, once) = (raw(often.premium), raw(once.premium));
        // touched often it is taken off what is left: less by the premium on the premium, and a
        // unit
        let on_premium = once * u128::from(rate) * u128::from(at - T) / u128::from(BPS_YEARS);
        prop_assert!(often <= once && once - often <= on_premium + 1, "{often} {once} {on_premium}");
    }

    /// The rate is never above the most, and rises with use up to all of it.
    #[test]
    fn the_rate_has_bounds(reserve in 0u128..=u128::MAX, slashable in 0u128..=u128::MAX, more in 0u128..=u128::MAX) {
        let terms = super::tests::terms();
        let rate = |reserve, slashable| terms.rate_bps_floor(Shares::new(reserve), Shares::new(slashable));
        let here = rate(reserve, slashable);
        prop_assert!(here <= 3_000);
        let higher = reserve.saturating_add(more);
        if higher <= slashable {
            prop_assert!(rate(higher, slashable) >= here);
        }
    }

    /// What capital covers is covered, and a unit more is not.
    #[test]
    fn what_is_coverable_is_covered(capital in 0u128..1u128 << 100, reserve_bps in 100u64..=20_000) {
        let terms = Terms { reserve_bps, ..super::tests::terms() };
        let lst = terms.coverable_floor(Shares::new(capital)).unwrap();
        prop_assert!(terms.reserve_ceil(lst).unwrap() <= Shares::new(capital));
        let more = lst.checked_add(Shares::new(1u128)).unwrap();
        prop_assert!(terms.reserve_ceil(more).unwrap() > Shares::new(capital));
    }
}
