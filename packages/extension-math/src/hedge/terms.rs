//! What is fixed at birth, and what protection costs by it.

use super::KINK_BPS;
use ballast_accounting::{
    bps_ceil, bps_floor, mul_div_ceil, mul_div_floor, Amount, NumberError, Shares, BPS,
};
use ballast_wire::{reads, writes};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The terms that decide amounts and times. Lengths are seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The part of a drawdown that holders bear, in bps.
    pub deductible_bps: u64,
    /// How long losses add up to one drawdown.
    pub event_secs: u64,
    /// The most that protected LST may call on, in bps of it.
    pub reserve_bps: u64,
    /// How long a deposit waits.
    pub waiting_secs: u64,
    /// What protection costs.
    pub premium: Premium,
}

/// What protection costs, in bps of protected LST a year, by how much of the backer's LST it uses.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(Copy, Eq)]
pub struct Premium {
    /// Where nothing is used.
    pub min_bps: u64,
    /// Where 80 % is: `min_bps` or more.
    pub kink_bps: u64,
    /// Where all is: `kink_bps` or more, and 10,000 at most.
    pub max_bps: u64,
}

writes!(struct Premium { min_bps, kink_bps, max_bps });

reads!(struct Premium { min_bps, kink_bps, max_bps });

impl Terms {
    /// The most that so much protected LST may call on, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn reserve_ceil(&self, lst: Shares) -> Result<Shares, NumberError> {
        bps_ceil(lst.raw(), self.reserve_bps).map(Shares::new)
    }

    /// The most that is paid in one drawdown, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn room_floor(&self, lst: Shares) -> Result<Shares, NumberError> {
        bps_floor(lst.raw(), self.reserve_bps).map(Shares::new)
    }

    /// The most LST whose reserve, rounded up, is `capital` or less.
    ///
    /// # Errors
    /// None for a `reserve_bps` above zero.
    pub fn coverable_floor(&self, capital: Shares) -> Result<Shares, NumberError> {
        let all = mul_div_floor(capital.raw(), BPS.into(), self.reserve_bps.into());
        // more than fits is more than there can be
        Ok(match all {
            Err(NumberError::Overflow { .. }) => Shares::new(Uint128::MAX),
            all => Shares::new(all?),
        })
    }

    /// What of a `reserve` the backer could pay, in bps, rounded down: all of none.
    pub fn coverage_bps(&self, reserve: Shares, slashable: Shares) -> u64 {
        match slashable >= reserve {
            true => BPS,
            false => bps_of(slashable, reserve, mul_div_floor),
        }
    }

    /// What protection costs in bps a year, rounded down: by two slopes over what the `reserve`
    /// uses of what the backer could be slashed for now, redeeming LST included, so that asking LST
    /// out moves no rate. A reserve that is more than that costs in proportion to what of it is
    /// there.
    pub fn rate_bps_floor(&self, reserve: Shares, slashable: Shares) -> u64 {
        let Premium {
            min_bps,
            kink_bps,
            max_bps,
        } = self.premium;
        if reserve.is_zero() {
            return min_bps;
        }
        if reserve > slashable {
            let there = Uint128::from(max_bps);
            let there = mul_div_floor(there, slashable.raw(), reserve.raw());
            return there.map_or(0, |bps| u64::try_from(bps.u128()).unwrap_or(max_bps));
        }
        let used = bps_of(reserve, slashable, mul_div_ceil);
        match used.checked_sub(KINK_BPS) {
            None | Some(0) => slope(min_bps, kink_bps, used, KINK_BPS),
            Some(above) => slope(kink_bps, max_bps, above, BPS.saturating_sub(KINK_BPS)),
        }
    }
}

/// `part` of `whole` in bps; 10,000 at most.
fn bps_of(
    part: Shares,
    whole: Shares,
    round: fn(Uint128, Uint128, Uint128) -> Result<Uint128, NumberError>,
) -> u64 {
    let bps = round(part.raw(), BPS.into(), whole.raw());
    bps.map_or(BPS, |bps| {
        u64::try_from(bps.u128()).map_or(BPS, |bps| bps.min(BPS))
    })
}

/// From `low` to `high` along a line of `length`, at `at`, rounded down.
fn slope(low: u64, high: u64, at: u64, length: u64) -> u64 {
    let rise = high.saturating_sub(low).saturating_mul(at);
    low.saturating_add(rise.checked_div(length).unwrap_or(0))
}
