//! Sections 9 and 10 of the page, to the unit, as far as they are about numbers alone.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::*;
use crate::{restake::Stake, time::Now};
use ballast_accounting::{Amount, LayerShares, NumberError, Shares};
use cosmwasm_std::Addr;

const T: u64 = 1_700_000_000;
const DAY: u64 = 86_400;

fn lst(raw: u128) -> Shares {
    Shares::new(raw)
}

fn shares(raw: u128) -> LayerShares {
    LayerShares::new(raw)
}

fn target(name: &str, weight_bps: u64) -> Target {
    Target {
        address: Addr::unchecked(name),
        weight_bps,
        cap: None,
    }
}

fn terms() -> PartTerms {
    PartTerms {
        drip_secs: 7 * DAY,
        cooldown_secs: 21 * DAY,
        window_secs: 7 * DAY,
        max_slash_bps: 10_000,
        consumer: None,
    }
}

fn three() -> Book {
    let mut book = Book::default();
    let parts = vec![target("a", 5_000), target("b", 3_000), target("c", 2_000)];
    book.begin(parts, vec![terms(); 3]).unwrap();
    book
}

/// A stake of so much, and its shares.
fn stake(active: u128) -> (Stake, LayerShares) {
    let mut stake = Stake::default();
    let shares = stake.pool.layer.enter_floor(lst(active)).unwrap();
    (stake, shares)
}

#[test]
fn who_comes_in_pays_by_nav_rounded_up() {
    let mut book = three();
    let none = Sum {
        nav: lst(0),
        ceil: lst(0),
    };
    let now = Now::at(T);
    let first = book.deposit_floor(lst(100_000_000), shares(0), &none, now);
    assert_eq!(first.unwrap(), shares(100_000_000_000));
    // A was slashed by 5,000,000 of 50,000,000
    for (at, worth) in [(0, 45_000_000), (1, 30_000_000), (2, 20_000_000)] {
        book.parts[at].shares = shares(worth * 1_000);
    }
    book.loose = lst(0);
    let worths = [45_000_000, 30_000_000, 20_000_000].map(|worth| {
        Some(Worth {
            of_shares: lst(worth),
            of_trim: lst(0),
        })
    });
    let sum = book.sum(&worths).unwrap();
    assert_eq!((sum.nav, sum.ceil), (lst(95_000_000), lst(95_000_003)));
    let supply = shares(100_000_000_000);
    let second = book
        .deposit_floor(lst(95_000_000), supply, &sum, now)
        .unwrap();
    assert_eq!(second, shares(99_999_996_789));
    let dust = book.deposit_floor(lst(0), supply, &sum, now);
    assert!(matches!(
        dust,
        Err(Refusal::Number(NumberError::Dust { .. }))
    ));
}

#[test]
fn a_piece_is_a_fraction_of_everything() {
    let (supply, bob) = (shares(199_999_996_789), shares(99_999_996_789));
    let piece = |of: u128| piece_floor(lst(of), bob, supply).unwrap();
    assert_eq!(piece(95_000_000), lst(47_499_998));
    let all = piece_floor(shares(7), supply, supply).unwrap();
    assert_eq!(all, shares(6), "the offset keeps a unit");
    assert_eq!(piece_floor(shares(0), supply, supply).unwrap(), shares(0));
}

#[test]
fn loose_lst_goes_to_targets_and_no_further() {
    let mut book = three();
    let sum = Sum {
        nav: lst(100_000_000),
        ceil: lst(100_000_000),
    };
    let none = Worth {
        of_shares: lst(0),
        of_trim: lst(0),
    };
    let (empty, loose) = (Stake::default(), lst(100_000_000));
    let part = &mut book.parts[0];
    let put = part
        .allocate_floor(loose, &none, &sum, &empty, Now::at(T))
        .unwrap();
    assert_eq!(put, (lst(50_000_000), shares(50_000_000_000)));
    part.cap = Some(lst(20_000_000));
    let put = part
        .allocate_floor(loose, &none, &sum, &empty, Now::at(T))
        .unwrap();
    assert_eq!(put.0, lst(20_000_000));
    let full = Worth {
        of_shares: lst(15_000_000),
        of_trim: lst(5_000_000),
    };
    let refused = part.allocate_floor(loose, &full, &sum, &empty, Now::at(T));
    assert!(matches!(refused, Err(Refusal::NotUnder { .. })));
    // a share over a unit of LST would round value away
    let mut dear = stake(1).0;
    dear.pool.layer.active.assets = lst(1_999);
    assert!(part
        .allocate_floor(loose, &none, &sum, &dear, Now::at(T))
        .is_ok());
    dear.pool.layer.active.assets = lst(2_000);
    let refused = part.allocate_floor(loose, &none, &sum, &dear, Now::at(T));
    assert!(matches!(refused, Err(Refusal::PartPrice { .. })));
}

#[test]
fn a_surplus_is_trimmed_from_the_band_on() {
    let mut book = three();
    let (stake, all) = stake(60_000_000);
    let part = &mut book.parts[0];
    part.shares = all;
    let worth = |raw: u128| Worth {
        of_shares: lst(raw),
        of_trim: lst(0),
    };
    let nav = lst(100_000_000);
    let at_band = part.surplus_floor(&worth(52_000_000), nav, &stake);
    assert!(matches!(at_band, Err(Refusal::NotOver { .. })));
    let over = part.surplus_floor(&worth(52_000_001), nav, &stake).unwrap();
    assert_eq!(over, shares(2_000_001_000));
    part.weight_bps = 0;
    assert_eq!(part.surplus_floor(&worth(60_000_000), nav, &stake), Ok(all));
    part.trim = Some(1);
    let refused = part.surplus_floor(&worth(60_000_000), nav, &stake);
    assert_eq!(refused, Err(Refusal::TrimOpen { id: 1 }));
}

#[test]
fn parts_change_by_notice_and_a_quarter_at_a_time() {
    let mut book = three();
    let list = |a, b, c, d| {
        let all = [("a", a), ("b", b), ("c", c), ("d", d)];
        let some = all.into_iter().filter(|(_, weight)| *weight > 0);
        some.map(|(name, weight)| target(name, weight))
            .collect::<Vec<_>>()
    };
    let now = Now::at(T);
    let shift = |bps| Err(Refusal::Shift { bps, most: 2_500 });
    assert_eq!(
        book.announce(list(2_499, 3_000, 2_000, 2_501), DAY, now),
        shift(2_501)
    );
    assert_eq!(
        book.announce(list(5_000, 3_000, 1_999, 0), DAY, now),
        Err(Refusal::Weights { sum: 9_999 })
    );
    let twice = vec![target("a", 5_000), target("a", 5_000)];
    let part = Addr::unchecked("a");
    assert_eq!(book.announce(twice, DAY, now), Err(Refusal::Twice { part }));
    book.parts[2].shares = shares(5);
    let at = book.announce(list(5_000, 5_000, 0, 0), DAY, now).unwrap();
    assert_eq!(at, T + DAY);
    let early = Err(Refusal::Notice { at, now: at - 1 });
    assert_eq!(book.apply(vec![terms(); 2], Now::at(at - 1)), early);
    book.apply(vec![terms(); 2], Now::at(at)).unwrap();
    let weights: Vec<_> = book.parts.iter().map(|part| part.weight_bps).collect();
    assert_eq!(weights, [5_000, 5_000, 0], "c is not empty yet");
    assert_eq!(
        book.apply(vec![], Now::at(at)),
        Err(Refusal::NothingAnnounced)
    );
    let (_, c) = book.find(&Addr::unchecked("c")).unwrap();
    assert_eq!(c.shares, shares(5));
    book.parts[2].trimmed(shares(5), 9).unwrap();
    book.gathered(2, lst(7)).unwrap();
    assert_eq!((book.parts.len(), book.loose), (2, lst(7)));
}

#[test]
fn there_are_eight_parts_and_those_that_cannot_be_read() {
    let mut book = Book::default();
    let nine: Vec<_> = (0..9)
        .map(|n| target(&format!("p{n}"), if n == 0 { 2_000 } else { 1_000 }))
        .collect();
    let count = Err(Refusal::TooMany { count: 9, most: 8 });
    assert_eq!(book.begin(nine, vec![]), count);
    let eight: Vec<_> = (0..8).map(|n| target(&format!("p{n}"), 1_250)).collect();
    book.begin(eight.clone(), vec![terms(); 8]).unwrap();
    for part in &mut book.parts {
        part.shares = shares(1);
    }
    let mut next = eight;
    next[0].address = Addr::unchecked("new");
    let now = Now::at(T);
    let refused = book.announce(next.clone(), DAY, now);
    assert_eq!(refused, Err(Refusal::TooMany { count: 9, most: 8 }));
    book.parts[0].silent_since = Some(T - SILENT_SECS);
    book.announce(next, DAY, now).unwrap();
}
