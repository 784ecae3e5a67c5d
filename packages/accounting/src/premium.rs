//! What insurers earn, and how rewards are split.

use crate::{bps_floor, mul_div_floor, Amount, Native, NumberError, Result, BPS};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// The premium in force, in 1/10,000 of rewards, rounded down: `max x c / (target + c)`. Here `c`
/// is the coverage `pool_value / insured_value`, or the target if that is less.
///
/// It rises with the pool, ever more slowly: it is highest per unit of cover while cover is scarce,
/// and reaches half of `premium_max_bps` at the target, because nobody should pay for more cover
/// than the target. It is 0 if there are no underwriters or nothing is insured.
pub fn premium_floor(
    premium_max_bps: u64,
    pool_value: Native,
    insured_value: Native,
    target_bps: u64,
) -> Result<u64> {
    if pool_value.is_zero() || insured_value.is_zero() {
        return Ok(0);
    }
    // multiplied by insured_value and 10,000, so that there is one division; 156 bits at most
    let overflow = |_| NumberError::Overflow {
        left: pool_value.raw(),
        op: "x",
        right: insured_value.raw(),
    };
    let target = insured_value.raw().full_mul(target_bps);
    let covered = pool_value.raw().full_mul(BPS).min(target);
    let whole = target.checked_add(covered).map_err(overflow)?;
    let premium = covered
        .checked_mul(Uint256::from(premium_max_bps))
        .map_err(overflow)?
        .checked_div(whole)
        .map_err(|_| NumberError::DivisionByZero {
            left: pool_value.raw(),
            right: Uint128::from(premium_max_bps),
        })?;
    let premium = Uint128::try_from(premium).unwrap_or(Uint128::MAX).u128();
    Ok(u64::try_from(premium)
        .unwrap_or(u64::MAX)
        .min(premium_max_bps))
}

/// `pool_value / insured_value` in 1/10,000, rounded down; 0 if nothing is insured.
pub fn coverage_bps_floor(pool_value: Native, insured_value: Native) -> u64 {
    if insured_value.is_zero() {
        return 0;
    }
    mul_div_floor(pool_value.raw(), Uint128::from(BPS), insured_value.raw())
        .map_or(u64::MAX, |bps| {
            u64::try_from(bps.u128()).unwrap_or(u64::MAX)
        })
}

/// The rates by which rewards are split, in 1/10,000. Their bounds keep the sum below 10,000.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct RewardRates {
    /// To the account that distributes, or that it names.
    pub tip_bps: u64,
    /// To the treasury.
    pub fee_bps: u64,
    /// To insurers.
    pub premium_bps: u64,
}

/// The parts of rewards, native. They sum to the whole.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct RewardSplit {
    /// To the account that distributes, or that it names.
    pub tip: Native,
    /// To the treasury.
    pub fee: Native,
    /// To insurers.
    pub premium: Native,
    /// To the pool.
    pub restake: Native,
}

impl RewardSplit {
    /// Splits `rewards`: tip, fee and premium are each rounded down, and the pool gets the rest.
    ///
    /// # Errors
    /// `Underflow` if the rates sum to more than a whole.
    pub fn floor(rewards: Native, rates: RewardRates) -> Result<Self> {
        let part = |bps| bps_floor(rewards.raw(), bps).map(Native::new);
        let tip = part(rates.tip_bps)?;
        let fee = part(rates.fee_bps)?;
        let premium = part(rates.premium_bps)?;
        let restake = rewards
            .checked_sub(tip)?
            .checked_sub(fee)?
            .checked_sub(premium)?;
        Ok(Self {
            tip,
            fee,
            premium,
            restake,
        })
    }

    /// The sum of two splits.
    pub fn plus(self, other: Self) -> Result<Self> {
        Ok(Self {
            tip: self.tip.checked_add(other.tip)?,
            fee: self.fee.checked_add(other.fee)?,
            premium: self.premium.checked_add(other.premium)?,
            restake: self.restake.checked_add(other.restake)?,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]
    use super::*;
    use proptest::prelude::*;

    fn native(amount: u128) -> Native {
        Native::new(amount)
    }

    #[test]
    fn premium_at_known_coverages() {
        let premium = |pool| premium_floor(1_000, native(pool), native(1_000_000), 500).unwrap();

        assert_eq!(premium(0), 0, "nobody underwrites");
        assert_eq!(premium(1), 0, "a speck earns nothing");
        assert_eq!(premium(50_000), 500, "at the target: half of the maximum");
        assert_eq!(premium(25_000), 333, "half of the target: a third");
        assert_eq!(premium(150_000), 500, "three times the target: no more");
        assert_eq!(premium(1_000_000), 500, "all is covered");
    }

    #[test]
    fn premium_of_nothing_insured_is_nothing() {
        assert_eq!(premium_floor(1_000, native(5), Native::ZERO, 500), Ok(0));
    }

    #[test]
    fn coverage_at_known_amounts() {
        let coverage = |pool, insured| coverage_bps_floor(native(pool), native(insured));

        assert_eq!(coverage(0, 1_000_000), 0);
        assert_eq!(coverage(99, 1_000_000), 0, "rounded down");
        assert_eq!(coverage(50_000, 1_000_000), 500);
        assert_eq!(coverage(5, 0), 0, "nothing is insured");
        assert_eq!(coverage(u128::MAX, u128::MAX), 10_000);
        assert_eq!(coverage(u128::MAX, 1), u64::MAX, "no number for it");
    }

    #[test]
    fn premium_holds_at_the_largest_amounts() {
        let most = native(u128::MAX);

        assert_eq!(premium_floor(2_000, most, most, 1), Ok(1_000));
        assert_eq!(premium_floor(2_000, most, native(1), 10_000), Ok(1_000));
        assert_eq!(premium_floor(2_000, native(1), most, 10_000), Ok(0));
    }

    #[test]
    fn split_at_known_rates() {
        let rates = RewardRates {
            tip_bps: 20,
            fee_bps: 500,
            premium_bps: 333,
        };

        let split = RewardSplit::floor(native(10_001), rates).unwrap();

        assert_eq!(
            (split.tip, split.fee, split.premium, split.restake),
            (native(20), native(500), native(333), native(9_148))
        );
    }

    #[test]
    fn split_of_one_unit_goes_to_the_pool() {
        let rates = RewardRates {
            tip_bps: 100,
            fee_bps: 1_000,
            premium_bps: 2_000,
        };

        let split = RewardSplit::floor(native(1), rates).unwrap();

        assert_eq!(split.restake, native(1));
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_none_is_more_than_its_rate(
            rewards in any::<u128>(), tip_bps in 0..=100u64, fee_bps in 0..=1_000u64, premium_bps in 0..=2_000u64,
        ) {
            let rates = RewardRates { tip_bps, fee_bps, premium_bps };
            let split = RewardSplit::floor(native(rewards), rates).unwrap();

            let sum = Native::sum([split.tip, split.fee, split.premium, split.restake]).unwrap();
            prop_assert_eq!(sum, native(rewards));
            for (part, bps) in [(split.tip, tip_bps), (split.fee, fee_bps), (split.premium, premium_bps)] {
                prop_assert!(part.raw().full_mul(BPS) <= Uint128::new(rewards).full_mul(bps));
            }
            prop_assert!(rewards == 0 || !split.restake.is_zero());
        }

        /// More cover never earns less in all, and never more for each unit of it.
        #[test]
        fn premium_rises_with_cover_and_ever_slower(
            max in 0..=2_000u64, target in 1..=10_000u64, insured in 1..=u64::MAX, pool in 1..u64::MAX, more in 1..=u32::MAX,
        ) {
            let premium = |pool: u128| {
                u128::from(premium_floor(max, native(pool), native(insured.into()), target).unwrap())
            };
            let (less, larger) = (u128::from(pool), u128::from(pool) + u128::from(more));

            prop_assert!(premium(less) <= premium(larger));
            prop_assert!(premium(larger) <= u128::from(max) / 2);
            // premium / pool falls, but for the rounding of one 1/10,000
            prop_assert!(premium(larger) * less <= (premium(less) + 1) * larger);
        }
    }
}
