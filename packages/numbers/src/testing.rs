//! Generators and settings for the laws over numbers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used
)]

use crate::{Amount, Native, Shares};
use cosmwasm_std::{Uint128, Uint256, Uint512};
use proptest::prelude::*;

pub fn native(raw: u128) -> Native {
    Native::new(raw)
}

pub fn shares(raw: u128) -> Shares {
    Shares::new(raw)
}

/// How often each law is tried.
pub fn many() -> ProptestConfig {
    ProptestConfig {
        cases: 10_000,
        max_global_rejects: 100_000,
        ..ProptestConfig::default()
    }
}

/// `1 ..= 2^bits`, every order of magnitude as likely as any other.
pub fn up_to_bits(bits: u32) -> impl Strategy<Value = u128> {
    (0..=bits, any::<u128>()).prop_map(|(bits, noise)| 1 + noise % (1 << bits))
}

/// Any amount the laws are stated for: `1 ..= 2^127`.
pub fn amount() -> impl Strategy<Value = u128> {
    up_to_bits(127)
}

/// `part / 2^32` of `whole`, rounded down.
pub fn part_of(whole: u128, part: u32) -> u128 {
    let product = Uint128::new(whole).full_mul(u128::from(part));
    Uint128::try_from(product >> 32).unwrap().u128()
}

/// Some of `1 ..= whole`.
pub fn some_of(whole: u128, part: u32) -> u128 {
    part_of(whole, part).max(1)
}

/// The time at which every generated state begins, unix seconds.
pub const NOW: u64 = 1_800_000_000;

/// `a x b`, for comparing quotients without dividing.
pub fn wide<A: Amount, B: Amount>(a: A, b: B) -> Uint256 {
    a.raw().full_mul(b.raw())
}

/// The product of up to four amounts.
pub fn product<const N: usize>(factors: [u128; N]) -> Uint512 {
    factors.into_iter().fold(Uint512::one(), |product, factor| {
        product * Uint512::from(factor)
    })
}
