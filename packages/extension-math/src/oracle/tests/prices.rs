//! Prices of rounds and of an LST.

use super::*;

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
