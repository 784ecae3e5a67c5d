//! Reporters: what a pledge weighs, fines, suspensions, evictions.

use super::*;

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
    let collected = Collected {
        rewards: lst(0),
        lst: lst(910),
    };
    assert_eq!(man.collect(370 + 604_800).unwrap(), collected);
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
