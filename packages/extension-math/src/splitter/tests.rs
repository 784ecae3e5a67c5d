//! The numbers of the page, and the edges of each step.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use ballast_accounting::{Amount, Native, Shares, Totals};

const T: u64 = 30_000_000;
const ONE: u128 = SCALE;

fn totals(value: u128, shares: u128) -> Totals {
    Totals {
        value: Native::new(value),
        shares: Shares::new(shares),
    }
}

fn says(value: u128, shares: u128) -> Look {
    Look::Says {
        totals: totals(value, shares),
        owes_cover: false,
    }
}

fn owes(value: u128, shares: u128) -> Look {
    Look::Says {
        totals: totals(value, shares),
        owes_cover: true,
    }
}

fn at(now: u64) -> Term {
    Term { maturity: T, now }
}

fn lst(n: u128) -> Shares {
    Shares::new(n)
}

fn p(n: u128) -> Principal {
    Principal::new(n)
}

/// Section 8: alice has PT, bob and carol YT.
fn worth(shares: u128, native: u128) -> Value {
    Value {
        lst: lst(shares),
        native: Native::new(native),
    }
}

#[test]
fn the_worked_example_to_the_unit() {
    let mut books = Books::new(totals(6_000_000, 6_000_000), 0).unwrap();
    assert_eq!(books.split_floor(lst(1_000_000), at(0)), Ok(p(1_000_000)));
    let mut bob = Holder::new(books.mark);

    books.touch(says(7_500_000, 6_000_000), at(1_000)).unwrap();
    assert_eq!(books.mark, Mark::new(ONE * 8 / 10));
    bob.accrue(p(1_000_000), books.mark).unwrap();
    assert_eq!(books.claim_floor(&mut bob), Ok(lst(200_000)));
    assert_eq!(
        books.merge_floor(p(400_000), p(400_000), at(1_000)),
        Ok(lst(320_000)),
        "bob gave alice as much YT"
    );
    assert_eq!((books.reserve, books.pt_supply), (lst(480_000), p(600_000)));

    let slashed = totals(6_000_000, 6_000_000);
    books.touch(says(6_000_000, 6_000_000), at(2_000)).unwrap();
    bob.accrue(p(600_000), books.mark).unwrap();
    assert_eq!(books.claim_floor(&mut bob), Err(Refusal::NothingToClaim));
    let value = books.value_floor(p(600_000), slashed);
    assert_eq!(value, Ok(worth(480_000, 480_000)));
    assert_eq!(
        books.split_floor(lst(800_000), at(2_000)),
        Ok(p(1_000_000)),
        "at the old mark"
    );
    let mut carol = Holder::new(books.mark);

    books.touch(says(7_500_000, 6_000_000), at(3_000)).unwrap();
    bob.accrue(p(600_000), books.mark).unwrap();
    carol.accrue(p(1_000_000), books.mark).unwrap();
    assert_eq!((bob.accrued, carol.accrued), (Scaled::ZERO, Scaled::ZERO));

    books
        .touch(says(7_500_000, 6_000_000), at(20_000_000))
        .unwrap();
    books
        .touch(says(12_000_000, 6_000_000), at(40_000_000))
        .unwrap();
    assert!(books.is_final);
    assert_eq!(books.mark, Mark::new(ONE * 65 / 100));
    let now = at(40_000_000);
    assert_eq!(books.redeem_floor(p(600_000), now), Ok(lst(390_000)));
    bob.accrue(p(600_000), books.mark).unwrap();
    carol.accrue(p(1_000_000), books.mark).unwrap();
    assert_eq!(books.claim_floor(&mut bob), Ok(lst(90_000)));
    assert_eq!(books.claim_floor(&mut carol), Ok(lst(150_000)));
    assert_eq!(books.redeem_floor(p(1_000_000), now), Ok(lst(650_000)));
    let left = (books.reserve, books.owed, books.pt_supply);
    assert_eq!(left, (Shares::ZERO, Scaled::ZERO, Principal::ZERO));
}

#[test]
fn too_little_is_refused_and_changes_nothing() {
    let mut books = Books::new(totals(125, 100), 0).unwrap();
    assert_eq!(books.split_floor(lst(5), at(0)), Ok(p(6)));
    let before = books;
    let (mark, principal) = (books.mark, p(1));
    let refused = Err(Refusal::DustPrincipal { principal, mark });
    assert_eq!(books.merge_floor(p(1), p(1), at(0)), refused);
    assert_eq!(books, before);
    assert_eq!(books.merge_floor(p(6), p(6), at(0)), Ok(lst(4)), "dust 1");

    let mut cheap = Books::new(totals(40, 100), 0).unwrap();
    let (lst, mark) = (lst(1), cheap.mark);
    let refused = Err(Refusal::DustLst { lst, mark });
    assert_eq!(cheap.split_floor(lst, at(0)), refused);
}

#[test]
fn maturity_is_one_second_for_all() {
    let mut books = Books::new(totals(100, 100), 0).unwrap();
    books.split_floor(lst(100), at(T - 1)).unwrap();
    let not_yet = Err(Refusal::NotMatured {
        maturity: T,
        now: T - 1,
    });
    assert_eq!(books.redeem_floor(p(10), at(T - 1)), not_yet);
    assert_eq!(books.merge_floor(p(10), p(10), at(T - 1)), Ok(lst(10)));
    let matured = Refusal::Matured {
        maturity: T,
        now: T,
    };
    assert_eq!(books.split_floor(lst(1), at(T)), Err(matured.clone()));
    assert_eq!(books.merge_floor(p(1), p(1), at(T)), Err(matured));
    let silent = Err(Refusal::HubSilent {
        until: T + 2_592_000,
        now: T,
    });
    assert_eq!(books.redeem_floor(p(1), at(T)), silent);
    books.touch(says(100, 100), at(T)).unwrap();
    assert_eq!(books.redeem_floor(p(90), at(T)), Ok(lst(90)));
}

/// Neither silence nor a cover that is owed makes the mark final before 30 days are over.
#[test]
fn a_look_that_shows_nothing_waits_for_thirty_days() {
    for look in [Look::Silent, owes(200, 100)] {
        let mut books = Books::new(totals(100, 100), 0).unwrap();
        books.split_floor(lst(100), at(0)).unwrap();
        for now in [T, T + 1, T + 2_591_999] {
            books.touch(look, at(now)).unwrap();
            assert!(!books.is_final);
        }
        let mut late = books;
        late.touch(says(200, 100), at(T + 2_591_999)).unwrap();
        assert!(late.is_final && late.mark < books.mark);
        books.touch(look, at(T + 2_592_000)).unwrap();
        assert!(books.is_final);
        assert_eq!(books.redeem_floor(p(100), at(T + 2_592_000)), Ok(lst(100)));
        books.touch(says(400, 100), at(T + 2_592_001)).unwrap();
        assert_eq!(books.mark, Mark::new(ONE));
    }
}

/// A look at the last moment of a loss that will be repaired takes no growth of before from YT.
#[test]
fn the_line_to_maturity_does_not_begin_while_a_cover_is_owed() {
    let mut books = Books::new(totals(100, 100), 0).unwrap();
    books.split_floor(lst(1_000_000), at(0)).unwrap();
    books.touch(owes(99, 100), at(T - 1)).unwrap();
    assert_eq!(books.mark_at, 0);
    books.touch(says(110, 100), at(T + 1)).unwrap();
    let grown = books.owed.lst_floor().unwrap();
    assert_eq!(grown, lst(90_909), "all of it but a second's");
}

/// What a look while a cover is owed credits is not credited once more by a line from before that
/// look.
#[test]
fn the_line_to_maturity_begins_at_the_mark_of_its_look() {
    let mut books = Books::new(totals(100, 100), 0).unwrap();
    books.split_floor(lst(1_000_000), at(0)).unwrap();
    let mut lazy = books;
    books.touch(owes(125, 100), at(T - 1)).unwrap();
    assert_eq!(books.line, Mark::new(ONE));
    assert_eq!(books.owed.lst_floor(), Ok(lst(200_000)));
    for books in [&mut books, &mut lazy] {
        books.touch(says(160, 100), at(2 * T)).unwrap();
        assert!(books.is_final && books.line == books.mark);
    }
    assert_eq!(lazy.owed.lst_floor(), Ok(lst(187_500)));
    assert_eq!(books.owed.lst_floor(), Ok(lst(200_000)));
}

/// Until the mark is final the growth that the rate has since it was seen is no part of PT's value.
#[test]
fn value_is_face_at_the_most_until_the_mark_is_final() {
    let mut books = Books::new(totals(100, 100), 0).unwrap();
    books.split_floor(lst(1_000), at(0)).unwrap();
    let grown = totals(150, 100);
    assert_eq!(books.value_floor(p(1_000), grown), Ok(worth(1_000, 1_000)));
    let both = books.worth_floor(p(1_000), lst(10), grown);
    assert_eq!(both, Ok(Native::new(1_015u128)));
    books.touch(says(100, 100), at(T)).unwrap();
    assert_eq!(books.value_floor(p(1_000), grown), Ok(worth(1_000, 1_500)));
}

#[test]
fn no_price_lowers_no_mark() {
    let mut books = Books::new(totals(100, 100), 0).unwrap();
    for (value, shares) in [(0, 100), (100, 0), (0, 0), (1, u128::MAX)] {
        books.touch(says(value, shares), at(1)).unwrap();
        assert_eq!(books.mark, Mark::new(ONE));
    }
    books.touch(says(u128::MAX, 1), at(2)).unwrap();
    assert_eq!(books.mark, Mark::new(1u128), "and never is 0");
    let refused = Books::new(totals(0, 100), 0);
    let (value, shares) = (Native::ZERO, lst(100));
    assert_eq!(refused, Err(Refusal::NoPrice { value, shares }));
    assert!(Books::new(totals(1, u128::MAX), 0).is_err());
}

/// 18 decimals, 10^12 tokens, rates of 0.001 to 1,000.
#[test]
fn the_largest_amounts_fit() {
    let all = 10u128.pow(30);
    for (value, shares) in [(all, all), (all / 1_000, all), (all, all / 1_000)] {
        let mut books = Books::new(totals(value, shares), 0).unwrap();
        let principal = books.split_floor(lst(shares), at(0)).unwrap();
        let mut holder = Holder::new(books.mark);
        books.touch(says(value * 1_000, shares), at(1)).unwrap();
        holder.accrue(principal, books.mark).unwrap();
        assert_eq!(holder.accrued, books.owed);
        let claimed = books.claim_floor(&mut holder).unwrap();
        let merged = books.merge_floor(principal, principal, at(1)).unwrap();
        let back = claimed.raw() + merged.raw();
        assert!(back <= lst(shares).raw() && back.u128() + 2 >= shares);
        assert_eq!(books.is_backed(), Ok(true));
    }
}

/// Stored in two numbers, said in one.
#[test]
fn scaled_is_written_and_read() {
    let all = Scaled::at(p(u128::MAX), Mark::new(u128::MAX));
    for scaled in [Scaled::ZERO, Scaled::of(lst(1)), all] {
        let text = cosmwasm_std::to_json_string(&scaled).unwrap();
        assert_eq!(text, format!("\"{scaled}\""));
        assert_eq!(cosmwasm_std::from_json::<Scaled>(text), Ok(scaled));
    }
    assert_eq!(Scaled::of(lst(7)).lst_floor(), Ok(lst(7)));
    assert!(all.lst_floor().is_err() && all.checked_add(all).is_err());
    assert!(Scaled::ZERO.checked_sub(all).is_err());
}
