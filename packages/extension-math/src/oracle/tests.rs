//! The numbers of the page, and the edges that it names.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::time::Now;
use ballast_accounting::{Amount, Native, Shares};
use cosmwasm_std::{Decimal, Uint128};

const DAY: u64 = 86_400;

pub fn quote(text: &str) -> Quote {
    Quote::new(text.parse::<Decimal>().unwrap().atomics())
}

pub const TERMS: FeedTerms = FeedTerms {
    band_bps: 100,
    fault_bps: 500,
    max_age_secs: 3_600,
    fresh_secs: 300,
    mean_secs: 1_800,
    max_spread_bps: 500,
    max_growth_bps: 3_000,
};

pub fn anything() -> Expect {
    Expect {
        min: Quote::new(1u128),
        max: Quote::new(u128::MAX),
    }
}

const RULES: Rules = Rules {
    round_secs: 60,
    min_pledge: Shares::ZERO,
    fine_bps: 100,
    suspend_secs: DAY,
    leave_secs: 604_800,
};

fn rules() -> Rules {
    Rules {
        min_pledge: lst(10),
        ..RULES
    }
}

fn lst(whole: u128) -> Shares {
    Shares::new(whole * 1_000_000)
}

/// A row of `(price, weight)` in a round, with all weight of 360.
fn row(round: u64, reports: &[(&str, u128)]) -> Row {
    let mut row = Row::new(round);
    for (who, (price, weight)) in reports.iter().enumerate() {
        let report = Report {
            who: u32::try_from(who).unwrap() + 1,
            price: quote(price),
            weight: Shares::new(*weight),
        };
        row.add(report, Shares::new(360u128));
    }
    row
}

fn closed(track: &mut Track, row: &Row) -> Closed {
    let at = row.round * 60;
    close(track, row, at, 3, (&TERMS, &anything())).unwrap()
}

fn at_ten() -> Track {
    Track {
        observed: Some(Observed::first(quote("10"), 0)),
        ..Track::default()
    }
}

#[test]
fn worked_example() {
    let mut track = at_ten();
    let first = row(1, &[("9.98", 100), ("10", 100), ("10.04", 100), ("13", 60)]);
    let first = closed(&mut track, &first);
    assert_eq!(first.price, Ok(quote("10")));
    assert_eq!((first.good, first.faults), (vec![1, 2, 3], vec![]));
    assert_eq!(track.suspects[0].who, 4);

    let second = row(11, &[("9", 100), ("9", 100), ("9", 100)]);
    let second = closed(&mut track, &second);
    assert_eq!(second.price, Ok(quote("9")));
    let fault = second.faults[0];
    assert_eq!((fault.suspect.who, fault.suspect.round), (4, 1));
    assert_eq!((fault.lo, fault.hi), (quote("8.55"), quote("10.5")));

    let observed = track.observed.unwrap();
    let mean = |now| observed.mean_floor(now, 1_800).unwrap();
    assert_eq!(mean(660), quote("10"));
    assert_eq!(mean(720), quote("9.967741935483870967"));
    assert_eq!(mean(3_000), quote("9.75"));
    let variance = Uint128::new(16_516_367_720_410_927_228_883_823_869);
    assert_eq!(observed.variance, variance);
    let sigma = sigma_floor(observed.variance, DAY).unwrap();
    assert_eq!(Quote::new(sigma), quote("0.037775841103058236"));
}

#[test]
fn an_lst_grows_by_the_cap_and_falls_at_once() {
    let anchor = Anchor {
        value: Native::new(1_000u128),
        shares: Shares::new(1_000u128),
        at: 0,
    };
    let (value, shares) = (Native::new(1_050u128), Shares::new(1_000u128));
    let base = quote("10");
    assert_eq!(lst_price_floor(base, value, shares).unwrap(), quote("10.5"));
    let cap = cap_floor(&anchor, 3_000, DAY).unwrap();
    assert_eq!(cap, quote("1.000821917808219178"));
    assert_eq!(
        lst_low_floor(base, value, shares, cap).unwrap(),
        quote("10.00821917808219178")
    );
    // the anchor follows the cap, and what one is worth where that is less
    let next = next_anchor(Some(&anchor), (value, shares), 3_000, DAY).unwrap();
    assert_eq!(cap_floor(&next, 3_000, DAY).unwrap(), cap);
    let slashed = Native::new(900u128);
    let next = next_anchor(Some(&anchor), (slashed, shares), 3_000, DAY).unwrap();
    assert_eq!((next.value, next.at), (slashed, DAY));
    assert_eq!(cap_floor(&next, 3_000, DAY).unwrap(), quote("0.9"));
    for (value, shares) in [(0u128, 1u128), (1, 0)] {
        let (value, shares) = (Native::new(value), Shares::new(shares));
        let no_rate = Refusal::NoRate { value, shares };
        assert_eq!(lst_price_floor(base, value, shares), Err(no_rate.clone()));
        assert_eq!(next_anchor(None, (value, shares), 3_000, 0), Err(no_rate));
    }
}

/// An empty hub's anchor would be nothing of nothing; one unit of all there is costs no overflow.
#[test]
fn caps_of_large_pools_fit() {
    let anchor = Anchor {
        value: Native::new(u128::MAX / 4),
        shares: Shares::new(u128::MAX / 5),
        at: 0,
    };
    let century = 100 * 31_536_000;
    assert_eq!(
        cap_floor(&anchor, 10_000, century).unwrap().raw() / Uint128::new(WAD),
        Uint128::new(126)
    );
}

#[test]
fn a_crash_is_no_fault_and_whoever_saw_it_first_is_right() {
    let mut track = at_ten();
    let crash = row(1, &[("6", 100), ("6", 100), ("9", 100), ("10", 60)]);
    let crash = closed(&mut track, &crash);
    assert_eq!(crash.price, Ok(quote("6")));
    // who has left the old price agrees, even halfway
    assert_eq!(crash.inside, Shares::new(300u128));
    assert!(track.suspects.is_empty());

    // a report on the other side of the line, and within the band of the new price, is of one
    // opinion with it
    let mut track = at_ten();
    let line = row(1, &[("10.49", 100), ("10.5", 60), ("10.51", 200)]);
    let line = closed(&mut track, &line);
    assert_eq!(
        (line.price, line.inside),
        (Ok(quote("10.51")), Shares::new(360u128))
    );

    let mut track = at_ten();
    let early = row(1, &[("6", 100), ("10", 100), ("10", 100), ("10", 60)]);
    assert_eq!(closed(&mut track, &early).price, Ok(quote("10")));
    assert_eq!(track.suspects[0].who, 1);
    let mut liar = track.clone();
    let all = row(2, &[("6", 100), ("6", 100), ("6", 100), ("6", 60)]);
    assert!(closed(&mut track, &all).faults.is_empty());
    let twice = closed(&mut liar, &row(2, &[("6", 100), ("10", 200), ("10", 60)]));
    // two reports are inside
    assert_eq!(
        twice.price,
        Err(Unpriced::Few {
            inside: 2,
            least: 3
        })
    );
    let twice = row(3, &[("6", 100), ("10", 100), ("10", 100), ("10", 60)]);
    let twice = closed(&mut liar, &twice);
    assert_eq!(
        twice.faults[0].suspect.round, 1,
        "judged after a void round"
    );
    assert_eq!(liar.suspects[0].round, 3);
}

#[test]
fn a_round_is_void_for_a_reason_and_changes_nothing() {
    for (reports, why) in [
        (
            vec![("10", 100), ("10", 100)],
            Unpriced::Few {
                inside: 2,
                least: 3,
            },
        ),
        (
            vec![("10", 100), ("10", 69), ("10", 70), ("20", 121)],
            Unpriced::Disagreed {
                inside: Shares::new(239u128),
                active: Shares::new(360u128),
            },
        ),
    ] {
        let mut track = at_ten();
        track.suspects = vec![Suspect {
            who: 9,
            round: 0,
            price: quote("99"),
            from: quote("10"),
            to: quote("10"),
        }];
        let before = track.clone();
        let closed = closed(&mut track, &row(1, &reports));
        assert_eq!(closed.price, Err(why));
        assert!(closed.faults.is_empty() && closed.good.is_empty());
        assert_eq!(track.voids, 1);
        assert_eq!(Track { voids: 0, ..track }, before);
    }
    // exactly two thirds agree
    let mut track = at_ten();
    let two_thirds = [("10", 100), ("10", 70), ("10", 70), ("20", 120)];
    assert!(closed(&mut track, &row(1, &two_thirds)).price.is_ok());
}

#[test]
fn the_first_price_is_the_expected_one() {
    let expect = Expect {
        min: quote("900"),
        max: quote("1100"),
    };
    let mut track = Track::default();
    let ten = row(1, &[("10", 100), ("10", 100), ("10", 100)]);
    let unexpected = close(&mut track, &ten, 60, 3, (&TERMS, &expect)).unwrap();
    let price = quote("10");
    assert_eq!(unexpected.price, Err(Unpriced::Unexpected { price }));
    assert_eq!(track.observed, None);
    let right = row(2, &[("900", 100), ("900", 100), ("900", 100)]);
    let right = close(&mut track, &right, 120, 3, (&TERMS, &expect)).unwrap();
    assert_eq!(right.price, Ok(quote("900")));
    // later prices are what they are
    let low = row(3, &[("100", 100), ("100", 100), ("100", 100)]);
    assert!(close(&mut track, &low, 180, 3, (&TERMS, &expect))
        .unwrap()
        .price
        .is_ok());
}

#[test]
fn the_least_and_the_largest_price_overflow_nothing() {
    let most = "340282366920938463463.374607431768211455";
    let least = "0.000000000000000001";
    let mut track = at_ten();
    let odd = row(1, &[(most, 60), ("10", 100), ("10", 100), ("10", 100)]);
    assert_eq!(closed(&mut track, &odd).price, Ok(quote("10")));
    let odd = row(2, &[(least, 60), ("10", 100), ("10", 100), ("10", 100)]);
    assert_eq!(closed(&mut track, &odd).faults.len(), 1);
    // all of them say so
    for (round, price) in [(3, most), (13, least), (23, most), (33, most)] {
        let all = row(round, &[(price, 100), (price, 100), (price, 100)]);
        assert_eq!(closed(&mut track, &all).price, Ok(quote(price)));
    }
    let observed = track.observed.unwrap();
    assert!(observed.variance <= Uint128::new(10u128.pow(36) / 600));
    assert!(observed.mean_floor(u64::MAX, 1_800).is_ok());
    assert!(sigma_floor(observed.variance, u64::MAX).is_ok());
}

#[test]
fn a_wide_spread_is_no_price() {
    let pair = |low: &str, high: &str| Pair {
        low: quote(low),
        high: quote(high),
    };
    assert!(ensure_spread(quote("10"), pair("9.75", "10.25"), 500).is_ok());
    let wide = ensure_spread(quote("10"), pair("9.7", "10.3"), 500);
    assert!(matches!(wide, Err(Refusal::Spread { max_bps: 500, .. })));
    let said = Some(pair("9.9", "10.05"));
    assert_eq!(
        cautious(quote("10"), quote("9.95"), said),
        pair("9.9", "10.05")
    );
    assert_eq!(cautious(quote("10"), quote("9"), None), pair("9", "10"));
}

#[test]
fn a_pledge_weighs_from_the_next_round_ten_times_the_minimum_at_the_most() {
    let rules = rules();
    let mut man = Standing::admitted(0);
    assert!(matches!(
        man.pledge(lst(9), 5, &rules),
        Err(Refusal::BelowMinimum { .. })
    ));
    man.pledge(lst(60), 5, &rules).unwrap();
    assert_eq!(
        (man.weight(5, &rules), man.weight(6, &rules)),
        (lst(0), lst(60))
    );
    man.pledge(lst(900), 6, &rules).unwrap();
    assert_eq!(
        (man.weight(6, &rules), man.weight(7, &rules)),
        (lst(60), lst(100))
    );
    // what came last goes first
    man.unpledge(lst(910), Now::at(370), &rules).unwrap();
    assert_eq!((man.weight(6, &rules), man.fresh), (lst(50), lst(0)));
    assert_eq!((man.leaving, man.ready_at), (lst(910), 370 + 604_800));
    assert!(matches!(
        man.unpledge(lst(41), Now::at(370), &rules),
        Err(Refusal::BelowMinimum { .. })
    ));
    assert_eq!(man.fine(&rules).unwrap(), Shares::new(9_600_000u128));
    assert_eq!(man.pledge, Shares::new(40_400_000u128));
    assert!(man.collect(370 + 604_799).is_err());
    assert_eq!(man.collect(370 + 604_800).unwrap(), (lst(0), lst(910)));
}

#[test]
fn fines_reach_what_is_leaving_and_no_further() {
    let rules = Rules {
        fine_bps: 1_000,
        ..rules()
    };
    let mut man = Standing::admitted(0);
    man.pledge(lst(100), 1, &rules).unwrap();
    man.unpledge(lst(90), Now::at(60), &rules).unwrap();
    man.unpledge(lst(10), Now::at(60), &rules).unwrap();
    assert_eq!(man.fine(&rules).unwrap(), lst(10));
    assert_eq!((man.pledge, man.leaving), (lst(0), lst(90)));
    man.leaving = Shares::new(1u128);
    assert_eq!(man.fine(&rules).unwrap(), Shares::new(1u128), "rounded up");
    assert_eq!(man.fine(&rules).unwrap(), Shares::ZERO);
}

#[test]
fn suspensions_double_within_thirty_days() {
    let rules = rules();
    let mut man = Standing::admitted(0);
    man.pledge(lst(100), 0, &rules).unwrap();
    let mut now = 1_000_000;
    for days in [1, 2, 4, 8, 16, 32, 64, 64] {
        let until = man.suspend(Now::at(now), &rules);
        assert_eq!(until, now + days * DAY);
        assert_eq!(man.suspend(Now::at(now + 5), &rules), until, "no longer");
        assert!(matches!(
            man.resume(until - 1, &rules),
            Err(Refusal::Suspended { .. })
        ));
        assert_eq!(man.weight(rules.round(until), &rules), Shares::ZERO);
        man.resume(until, &rules).unwrap();
        assert_eq!(man.weight(rules.round(until), &rules), Shares::ZERO);
        assert_eq!(man.weight(rules.round(until) + 1, &rules), lst(100));
        now = until + 30 * DAY - 1;
    }
    let forgotten = now + 1;
    assert_eq!(
        man.suspend(Now::at(forgotten), &rules),
        forgotten + DAY,
        "after thirty days it is forgotten"
    );
    assert_eq!(
        Standing::default().resume(0, &rules),
        Err(Refusal::NotSuspended)
    );
}

#[test]
fn an_eviction_takes_two_weeks_and_can_be_taken_back() {
    let rules = rules();
    let now = 6_000_000;
    let mut man = Standing::admitted(0);
    man.pledge(lst(100), 5, &rules).unwrap();
    man.evict(Now::at(now), &rules).unwrap();
    let out = now + CHANGE_SECS;
    assert_eq!(man.weight(rules.round(out - 60), &rules), lst(100));
    assert_eq!(man.weight(rules.round(out), &rules), lst(0));
    let mut back = man.clone();
    back.admit(Now::at(out - 1));
    assert_eq!(back.weight(rules.round(out), &rules), lst(100));
    man.settle(out, &rules).unwrap();
    assert_eq!((man.pledge, man.leaving), (lst(0), lst(100)));
    assert_eq!(man.ready_at, out + 604_800);
    man.admit(Now::at(out));
    assert_eq!(man.counts_from, out + CHANGE_SECS);

    // who does not count leaves at once, and never counts again
    let mut new = Standing::admitted(now + 1);
    new.pledge(lst(100), 5, &rules).unwrap();
    new.evict(Now::at(now), &rules).unwrap();
    assert_eq!((new.leaving, new.ready_at), (lst(100), now + 604_800));
    assert!(ensure_slow(lst(100), lst(300), 0).is_ok());
    assert!(ensure_slow(lst(101), lst(300), 0).is_err());
}

#[test]
fn what_stops_a_feed_and_what_sets_it() {
    for (active, stops, sets) in [
        (0u128, 0u128, 0u128),
        (1, 1, 1),
        (3, 2, 2),
        (4, 2, 2),
        (360, 121, 180),
    ] {
        let active = Shares::new(active);
        assert_eq!(stops_floor(active), Shares::new(stops));
        assert_eq!(sets_ceil(active), Shares::new(sets));
    }
}

#[test]
fn who_is_missing_is_out_after_so_many_rows_in_a_row() {
    let mut track = Track::default();
    let most = row(1, &[("10", 181)]);
    assert!(track.miss(&most, [1, 2, 3], 3).is_empty());
    assert!(track.miss(&most, [1, 2], 3).is_empty());
    // half of the weight is not most of it: the row counts for nobody
    let half = row(1, &[("10", 180)]);
    assert!(track.miss(&half, [1, 2, 3], 3).is_empty());
    // reporter 3 did not count in the row before, so this is not its second row running
    assert_eq!(track.miss(&most, [1, 2, 3], 3), [2]);
    assert_eq!(track.missed, [Missed { who: 3, rows: 1 }]);
}
