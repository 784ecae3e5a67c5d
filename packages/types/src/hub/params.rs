//! Parameters of the hub, with their hard bounds.

pub use ballast_base::bounds::{ensure_bounds, OutOfBounds};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;
use thiserror::Error;

/// Parameters of the hub. Defaults and bounds: `docs/PARAMETERS.md`.
#[cw_serde]
pub struct Params {
    /// The chain's unbonding time in seconds, used for scheduling only. Real due times come from
    /// the chain's answers.
    pub unbonding_secs: u64,
    /// The chain's `max_entries`: the most unbonding entries of one validator that may be open at
    /// once.
    pub max_entries: u64,
    /// The least time between two batches, in seconds.
    pub batch_interval_secs: u64,
    /// The window over which rewards are released, in seconds; 0 releases them at once.
    pub drip_secs: u64,
    /// The most native messages that one crank may send.
    pub max_ops: u32,
    /// The smallest bond, in base units.
    pub min_bond: Uint128,
    /// The band around a target, in 1/10,000 of all stake: smaller deviations are left alone.
    pub rebalance_band_bps: u64,
    /// The most of value that is kept undelegated for the open batch, in 1/10,000.
    pub netting_bps: u64,
    /// Smaller delegations and redelegations are not sent. Base units.
    pub min_move: Uint128,
    /// Compare with the chain at every call, not once a block: for chains on which a transaction
    /// can slash.
    pub gate_every_call: bool,
}

/// Changes of parameters of the hub; a field that is left out keeps its value.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct ParamsUpdate {
    /// 10 to 7,776,000; 1,814,400 by default. Later changes may only bring it nearer to what the
    /// chain was seen to use.
    pub unbonding_secs: Option<u64>,
    /// 1 to 100; 7 by default.
    pub max_entries: Option<u64>,
    /// `batch_interval_secs x max_entries >= 1.05 x unbonding_secs`; by default the larger of
    /// `unbonding_secs / (max_entries - 1)` and `1.05 x unbonding_secs / max_entries`, rounded up. At most
    /// `1.05 x unbonding_secs` or a day, whichever is more.
    pub batch_interval_secs: Option<u64>,
    /// 0 to 2,592,000; 86,400 by default. A new value applies to the next rewards.
    pub drip_secs: Option<u64>,
    /// 2 to 50; 20 by default.
    pub max_ops: Option<u32>,
    /// 1 to 1,000 whole tokens; 1 by default.
    pub min_bond: Option<Uint128>,
    /// 0 to 10,000; 100 by default.
    pub rebalance_band_bps: Option<u64>,
    /// 0 to 1,000; 100 by default.
    pub netting_bps: Option<u64>,
    /// 1 to 1,000 whole tokens; a thousandth of one by default, at least a unit.
    pub min_move: Option<Uint128>,
    /// False by default.
    pub gate_every_call: Option<bool>,
}

/// A parameter is outside its hard bounds.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum ParamError {
    /// A value is outside its own bounds.
    #[error(transparent)]
    Bounds(#[from] OutOfBounds),
    /// Batches would come faster than the chain frees unbonding entries.
    #[error(
        "batch_interval_secs = {interval} is too short: {interval} x {entries} max_entries must be at \
         least 1.05 x {unbonding} unbonding_secs, so at least {least}"
    )]
    Interval {
        /// The interval that was asked for.
        interval: u64,
        /// `max_entries`.
        entries: u64,
        /// `unbonding_secs`.
        unbonding: u64,
        /// The shortest interval that is allowed.
        least: u64,
    },
}

/// The shortest interval between batches, which leaves 5 % of slack: `ceil(1.05 x unbonding /
/// entries)`.
pub fn least_interval(unbonding_secs: u64, max_entries: u64) -> u64 {
    let scaled = u128::from(unbonding_secs).saturating_mul(105);
    let entries = u128::from(max_entries.max(1)).saturating_mul(100);
    u64::try_from(scaled.div_ceil(entries)).unwrap_or(u64::MAX)
}

/// The longest interval between batches: `ceil(1.05 x unbonding)`, or a day if that is more. With
/// no pause, no cover owed and fewer than eight batches waiting, no exit is priced later.
pub fn most_interval(unbonding_secs: u64) -> u64 {
    least_interval(unbonding_secs, 1).max(DAY_SECS)
}

/// The highest value of a minimum: 1,000 whole tokens, in base units.
pub fn most_minimum(decimals: u8) -> Uint128 {
    Uint128::new(10)
        .checked_pow(u32::from(decimals))
        .and_then(|token| token.checked_mul(Uint128::new(1_000)))
        .unwrap_or(Uint128::MAX)
}

/// A thousandth of a whole token, in base units; one unit if the token has fewer than three
/// decimals.
fn thousandth(decimals: u8) -> Uint128 {
    Uint128::new(10)
        .checked_pow(u32::from(decimals.saturating_sub(3)))
        .unwrap_or(Uint128::MAX)
}

/// The interval that is used if none is named.
pub fn default_interval(unbonding_secs: u64, max_entries: u64) -> u64 {
    let spread = match max_entries {
        0 | 1 => 0,
        n => unbonding_secs.div_ceil(n.saturating_sub(1)),
    };
    spread.max(least_interval(unbonding_secs, max_entries))
}

/// Seconds of a day.
const DAY_SECS: u64 = 86_400;

impl Params {
    /// The least cooldown of the vault, in seconds: the unbonding time, plus the interval between
    /// batches, plus a day, or the unbonding time again if that is less. `seen` is the unbonding
    /// time that the hub has seen (0 if none). So an insurer that asks to leave is still liable
    /// when the last evidence comes against stake that was there when it asked.
    pub fn least_cooldown(&self, seen: u64) -> u64 {
        let unbonding = self.unbonding_secs.max(seen);
        let least = least_interval(unbonding, self.max_entries);
        unbonding
            .saturating_add(self.batch_interval_secs.max(least))
            .saturating_add(unbonding.min(DAY_SECS))
    }

    /// The longest time that stake takes to leave a validator, in seconds: the unbonding time,
    /// which a redelegation into the validator may still have to run, plus a day, or the unbonding
    /// time again if that is less.
    pub fn longest_drain(&self, seen: u64) -> u64 {
        let unbonding = self.unbonding_secs.max(seen);
        unbonding.saturating_add(unbonding.min(DAY_SECS))
    }

    /// Checks that minimums are at most 1,000 whole tokens of `decimals`.
    ///
    /// # Errors
    /// A minimum is more than that.
    pub fn ensure_minimums(&self, decimals: u8) -> Result<(), ParamError> {
        let most = most_minimum(decimals);
        ensure_bounds("hub.min_bond", self.min_bond, Uint128::one(), most)?;
        Ok(ensure_bounds(
            "hub.min_move",
            self.min_move,
            Uint128::one(),
            most,
        )?)
    }

    /// Checks that these parameters may follow `old`: the unbonding time may only come nearer to
    /// what the chain was `seen` to use, and cannot change while none was seen (0). It decides how
    /// soon insurers are free, and how long exits wait.
    ///
    /// # Errors
    /// The unbonding time is further away.
    pub fn ensure_follows(&self, old: &Self, seen: u64) -> Result<(), ParamError> {
        let old = old.unbonding_secs;
        let (least, most) = match seen {
            0 => (old, old),
            seen => (seen.min(old), seen.max(old)),
        };
        Ok(ensure_bounds(
            "hub.unbonding_secs",
            self.unbonding_secs,
            least,
            most,
        )?)
    }

    /// The parameters of a new hub, for a token of `decimals`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn new(update: ParamsUpdate, decimals: u8) -> Result<Self, ParamError> {
        let unbonding_secs = update.unbonding_secs.unwrap_or(1_814_400);
        let max_entries = update.max_entries.unwrap_or(7);
        let defaults = Self {
            unbonding_secs,
            max_entries,
            batch_interval_secs: default_interval(unbonding_secs, max_entries),
            drip_secs: 86_400,
            max_ops: 20,
            min_bond: Uint128::one(),
            rebalance_band_bps: 100,
            netting_bps: 100,
            min_move: thousandth(decimals),
            gate_every_call: false,
        };
        let new = defaults.updated(update)?;
        new.ensure_minimums(decimals)?;
        Ok(new)
    }

    /// These parameters with the changes of `update`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn updated(&self, update: ParamsUpdate) -> Result<Self, ParamError> {
        let new = Self {
            unbonding_secs: update.unbonding_secs.unwrap_or(self.unbonding_secs),
            max_entries: update.max_entries.unwrap_or(self.max_entries),
            batch_interval_secs: update
                .batch_interval_secs
                .unwrap_or(self.batch_interval_secs),
            drip_secs: update.drip_secs.unwrap_or(self.drip_secs),
            max_ops: update.max_ops.unwrap_or(self.max_ops),
            min_bond: update.min_bond.unwrap_or(self.min_bond),
            rebalance_band_bps: update.rebalance_band_bps.unwrap_or(self.rebalance_band_bps),
            netting_bps: update.netting_bps.unwrap_or(self.netting_bps),
            min_move: update.min_move.unwrap_or(self.min_move),
            gate_every_call: update.gate_every_call.unwrap_or(self.gate_every_call),
        };
        new.validate()?;
        Ok(new)
    }

    fn validate(&self) -> Result<(), ParamError> {
        ensure_bounds("hub.unbonding_secs", self.unbonding_secs, 10, 7_776_000)?;
        ensure_bounds("hub.max_entries", self.max_entries, 1, 100)?;
        ensure_bounds("hub.drip_secs", self.drip_secs, 0, 2_592_000)?;
        ensure_bounds("hub.max_ops", self.max_ops, 2, 50)?;
        ensure_bounds("hub.min_bond", self.min_bond, Uint128::one(), Uint128::MAX)?;
        ensure_bounds("hub.rebalance_band_bps", self.rebalance_band_bps, 0, 10_000)?;
        ensure_bounds("hub.netting_bps", self.netting_bps, 0, 1_000)?;
        ensure_bounds("hub.min_move", self.min_move, Uint128::one(), Uint128::MAX)?;
        ensure_bounds(
            "hub.batch_interval_secs",
            self.batch_interval_secs,
            1,
            most_interval(self.unbonding_secs),
        )?;
        let least = least_interval(self.unbonding_secs, self.max_entries);
        match self.batch_interval_secs < least {
            true => Err(ParamError::Interval {
                interval: self.batch_interval_secs,
                entries: self.max_entries,
                unbonding: self.unbonding_secs,
                least,
            }),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// `min_move`, for which keepers are called, is a thousandth of a token, whatever the decimals.
    #[test]
    fn the_least_move_follows_the_decimals() {
        for (decimals, least) in [(0, 1), (3, 1), (6, 1_000), (18, 1_000_000_000_000_000)] {
            let params = Params::new(ParamsUpdate::default(), decimals).unwrap();
            assert_eq!(params.min_move.u128(), least, "{decimals}");
        }
    }
}
