//! What the tests of all modules share: pools and sequences of steps to try the laws on.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used
)]

pub use ballast_numbers::testing::*;

use crate::{Amount, Drip, Native, Pool, Totals};
use proptest::prelude::*;

/// Value and shares at a rate between 1e-9 and 1e9 (2^30), both at most `2^bits`.
pub fn totals(bits: u32) -> impl Strategy<Value = Totals> {
    (up_to_bits(bits), any::<bool>(), 0..=30u32, any::<u32>()).prop_map(
        move |(one, swap, log, noise)| {
            let other = (one >> log) + u128::from(noise) % ((one >> log) / 2 + 1);
            let other = other.clamp(1, 1 << bits);
            let (value, all) = if swap { (other, one) } else { (one, other) };
            Totals {
                value: native(value),
                shares: shares(all),
            }
        },
    )
}

/// A pool at any rate, with a drip at any point of its window, in any composition; exits may exceed
/// what is bonded.
pub fn pool() -> impl Strategy<Value = Pool> {
    let drip = (
        up_to_bits(120),
        any::<bool>(),
        0..=2_592_000u64,
        any::<u32>(),
    );
    let exits = (up_to_bits(120), any::<bool>());
    (totals(120), drip, exits, any::<u32>()).prop_map(
        |(totals, (amount, drips, window, passed), (exiting, exits), liquid)| {
            let passed = part_of(window.into(), passed) as u64;
            let drip = Drip {
                amount: native(if drips { amount } else { 0 }),
                from: NOW - passed,
                until: NOW - passed + window,
            };
            let exiting = if exits { exiting } else { 0 };
            let unreleased = drip.unreleased_ceil(NOW).unwrap().raw().u128();
            let coins = totals.value.raw().u128() + exiting + unreleased;
            let buffer = part_of(coins, liquid);
            let pool = Pool {
                buffer: native(buffer),
                bonded: native(coins - buffer),
                exiting: native(exiting),
                drip,
                shares: totals.shares,
            };
            assert_eq!(pool.totals(NOW).unwrap(), totals);
            pool
        },
    )
}

/// One thing that can happen to a pool. Numbers are `1 / 2^32` of what exists, or amounts.
#[derive(Clone, Debug)]
pub enum Happening {
    Bond(u128),
    CloseBatch(u32),
    PayExiting(u32),
    Delegate(u32),
    UndoDelegate(u32),
    Undelegate(u32),
    UndoUndelegate(u128),
    AddRewards(u128, u64),
    AddStakeGift(u128, u64),
    MintFor(u128),
    Burn(u32),
    Fine(u32, u64),
    Lose(u32),
    Wait(u64),
}

/// Anything but a loss.
pub fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let window = 0..=2_592_000u64;
    prop_oneof![
        4 => up_to_bits(120).prop_map(Bond),
        4 => any::<u32>().prop_map(CloseBatch),
        1 => any::<u32>().prop_map(PayExiting),
        1 => any::<u32>().prop_map(Delegate),
        1 => any::<u32>().prop_map(UndoDelegate),
        1 => any::<u32>().prop_map(Undelegate),
        1 => up_to_bits(120).prop_map(UndoUndelegate),
        1 => (up_to_bits(120), window.clone()).prop_map(|(amount, window)| AddRewards(amount, window)),
        1 => (up_to_bits(120), window).prop_map(|(amount, window)| AddStakeGift(amount, window)),
        1 => up_to_bits(120).prop_map(MintFor),
        1 => any::<u32>().prop_map(Burn),
        1 => (any::<u32>(), 0..=2_592_000u64).prop_map(|(part, window)| Fine(part, window)),
        1 => (0..=3_000_000u64).prop_map(Wait),
    ]
}

/// Anything, losses included.
pub fn misfortune() -> impl Strategy<Value = Happening> {
    prop_oneof![2 => happening(), 1 => any::<u32>().prop_map(Happening::Lose)]
}

impl Happening {
    /// Lets it happen; a step may be refused, as a bond is when there is no price.
    pub fn happen(&self, pool: &mut Pool, now: &mut u64) -> crate::Result<()> {
        use Happening::*;
        let of = |whole: Native, part: u32| native(part_of(whole.raw().u128(), part));
        match *self {
            Bond(amount) => pool.bond(native(amount), *now).map(|_| ()),
            CloseBatch(part) => {
                let batch = shares(part_of(pool.shares.raw().u128(), part));
                pool.close_batch(batch, *now).map(|_| ())
            }
            PayExiting(part) => pool.pay_exiting(of(pool.exiting, part)).map(|_| ()),
            Delegate(part) => pool.delegate(of(pool.buffer, part)),
            UndoDelegate(part) => pool.undo_delegate(of(pool.bonded, part)),
            Undelegate(part) => pool.undelegate(of(pool.exiting.min(pool.bonded), part)),
            UndoUndelegate(amount) => pool.undo_undelegate(native(amount)),
            AddRewards(amount, window) => pool.add_rewards(native(amount), window, *now),
            AddStakeGift(amount, window) => pool.add_stake_gift(native(amount), window, *now),
            MintFor(amount) => pool.mint_for(native(amount), *now).map(|_| ()),
            Burn(part) => pool.burn(shares(part_of(pool.shares.raw().u128(), part))),
            Fine(part, window) => pool
                .fine(
                    shares(part_of(pool.shares.raw().u128(), part)),
                    window,
                    *now,
                )
                .map(|_| ()),
            Lose(part) => pool.lose(of(pool.bonded, part), *now).map(|_| ()),
            Wait(secs) => {
                *now += secs;
                Ok(())
            }
        }
    }
}

/// Whether a share is worth at least as much in `after` as in `before`.
pub fn holds_its_price(before: Totals, after: Totals) -> bool {
    wide(after.value, before.shares) >= wide(before.value, after.shares)
}
