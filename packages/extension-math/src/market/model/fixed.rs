//! `tests/models/fixed.py` again: products, the exponential, and the curve of rates.

use cosmwasm_std::{Uint128, Uint512};

pub(super) const WAD: u128 = 1_000_000_000_000_000_000;
const W: i128 = 1_000_000_000_000_000_000;
const YEAR: i128 = 31_536_000;
const LN2: i128 = 693_147_180_559_945_309;
const TARGET: i128 = 900_000_000_000_000_000;
const Z_MIN: i128 = -6_907_755_278_982_137_052;
pub(super) const Z_INIT: i128 = -3_218_875_824_868_200_749;
const INDEX_MAX: u128 = 10u128.pow(38);

pub(super) fn big(a: u128) -> Uint512 {
    Uint512::from(a)
}

pub(super) fn small(a: Uint512) -> u128 {
    Uint128::try_from(a).map_or(u128::MAX, |n| n.u128())
}

/// `a x b / c`, rounded down, whatever does not fit on the way.
pub fn md(a: u128, b: u128, c: u128) -> u128 {
    small(big(a) * big(b) / big(c))
}

pub fn mdc(a: u128, b: u128, c: u128) -> u128 {
    small((big(a) * big(b) + big(c) - Uint512::one()) / big(c))
}

pub fn exp_wad(x: i128) -> u128 {
    let x = x.clamp(-20 * W, 42 * W);
    let q = (x + if x >= 0 { LN2 / 2 } else { -(LN2 / 2) }) / LN2;
    let r = x - q * LN2;
    let (mut term, mut total) = (W, W);
    for n in 1..=20 {
        term = term * r / W / n;
        if term == 0 {
            break;
        }
        total += term;
    }
    let total = total.unsigned_abs();
    match q >= 0 {
        true => total << q.unsigned_abs(),
        false => total >> q.unsigned_abs(),
    }
}

pub(super) fn used(debt: u128, assets: u128) -> i128 {
    match assets {
        0 => 0,
        assets => md(debt, WAD, assets).min(WAD) as i128,
    }
}

fn err_of(u: i128) -> i128 {
    (u - TARGET) * W / if u > TARGET { W - TARGET } else { TARGET }
}

fn curve(rt: u128, err: i128) -> u128 {
    let k = if err > 0 { 3 * W } else { W - W / 4 };
    ((W + k * err / W) as u128) * rt / WAD
}

/// The mean rate of `secs`, and `z` at their end.
pub fn step(z: i128, u: i128, secs: u64) -> (u128, i128) {
    let err = err_of(u);
    let x = 50 * err * i128::from(secs) / YEAR;
    let (r0, z1) = (exp_wad(z), (z + x).clamp(Z_MIN, 0));
    let r1 = exp_wad(z1);
    if x.abs() < 1_000_000_000 {
        return (curve(r0, err), z1);
    }
    let m = z1 - z;
    let all = big(r1.abs_diff(r0)) * big(WAD) + big(r1) * big((x - m).unsigned_abs());
    let mean = small(all / big(x.unsigned_abs()));
    (curve(mean.clamp(WAD / 1_000, WAD), err), z1)
}

pub fn grow(index: u128, rate: u128, secs: u64) -> u128 {
    let y = (40 * WAD).min(small(big(rate) * big(secs.into()) / big(YEAR as u128)));
    INDEX_MAX.min(md(index, exp_wad(y as i128), WAD))
}
