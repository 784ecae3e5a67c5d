//! The page's numbers, and those of `fixed.py`, to their last digit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod limits;
mod loans;
mod prices;
mod sales;

use super::{model, *};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Uint128};

const M: u128 = 1_000_000;
const DAY: u64 = 86_400;

fn lst(n: u128) -> Shares {
    Shares::new(n)
}

fn loan(n: u128) -> Loan {
    Loan::new(n)
}

/// An offer, in a market whose least debt is a whole coin.
fn bid(amount: u128) -> Bid {
    Bid {
        amount: loan(amount),
        min_debt: loan(M),
    }
}

fn levels() -> Levels {
    Levels::at(92 * WAD / 100, 8_800, 9_200)
}

fn quote(n: u128) -> Quote {
    Quote::new(Uint128::new(n), Uint128::new(100)).unwrap()
}

const NO_SHARES: LayerShares = LayerShares::ZERO;

/// Sam's 1,000 are in.
fn funded() -> (Pool, LayerShares) {
    let mut pool = Pool::new(Now::at(0));
    let shares = pool.deposit_floor(loan(1_000 * M), NO_SHARES).unwrap();
    assert_eq!(shares.raw().u128(), 1_000_000_000_000);
    (pool, shares)
}

/// Bob has 600 LST and owes 500.
fn looped() -> (Pool, Position) {
    let (mut pool, _) = funded();
    let mut bob = Position {
        collateral: lst(600 * M),
        ..Position::default()
    };
    bob.borrow(&mut pool, loan(500 * M)).unwrap();
    (pool, bob)
}
