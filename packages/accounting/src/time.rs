//! Block time in whole seconds, rounded as the question requires.
//!
//! The chain's block times and completion times have nanoseconds; contracts store and show whole
//! seconds, and store a completion time rounded up. To compare the two, block time has to be
//! rounded, and the direction depends on the question. With blocks of under a second, the wrong
//! direction takes coins that belong to exits for a gift.
//!
//! - *May this coin have been paid for an entry?* Use [`secs_ceil`]: an entry that is stored as due
//!   at `t` may have been paid in any block after `t - 1 s`, so block time is rounded up.
//! - *Has the chain certainly paid it?* Use [`secs_floor`]: only a block at `t` or later has
//!   certainly paid it.

use cosmwasm_std::Timestamp;

/// Block time rounded down: entries that are due by then have certainly been paid when that block
/// has ended.
pub fn secs_floor(time: Timestamp) -> u64 {
    time.seconds()
}

/// Block time rounded up: entries that are due later than that have certainly not been paid yet.
pub fn secs_ceil(time: Timestamp) -> u64 {
    parts_ceil(time.seconds(), time.subsec_nanos() > 0)
}

/// A completion time of the chain, rounded up: `seconds`, plus one if a part of a second comes on
/// top.
pub fn parts_ceil(seconds: u64, has_nanos: bool) -> u64 {
    seconds.saturating_add(u64::from(has_nanos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_of_a_second_counts_down_or_up() {
        for (nanos, floor, ceil) in [
            (0, 7, 7),
            (1, 7, 8),
            (300_000_000, 7, 8),
            (999_999_999, 7, 8),
        ] {
            let time = Timestamp::from_seconds(7).plus_nanos(nanos);
            assert_eq!((secs_floor(time), secs_ceil(time)), (floor, ceil));
        }
        assert_eq!(parts_ceil(u64::MAX, true), u64::MAX);
    }

    proptest! {
        /// An entry is stored as due at `secs_ceil(completes)`. The chain has paid it after a block at or
        /// after `completes`: never before the block counts as due by the upper rounding, and always when
        /// a block before this one counts by the lower.
        #[test]
        fn neither_rounding_misses(
            completes in 0..u64::from(u32::MAX) * 1_000_000_000,
            block in 0..u64::from(u32::MAX) * 1_000_000_000,
        ) {
            let (completes, block) = (Timestamp::from_nanos(completes), Timestamp::from_nanos(block));
            let stored = secs_ceil(completes);
            let paid = completes <= block;
            prop_assert!(!paid || stored <= secs_ceil(block));
            prop_assert!(paid || stored > secs_floor(block));
        }
    }
}
