//! Parameters of the vault, with their hard bounds.

use crate::hub::{ensure_bounds, ParamError};
use cosmwasm_schema::cw_serde;

/// Parameters of the vault. Defaults and bounds: `docs/PARAMETERS.md`.
#[cw_serde]
pub struct Params {
    /// The time from a request to its payment, in seconds; fixed for each request when it is made.
    pub cooldown_secs: u64,
    /// The target size of the underwriters' pool, in 1/10,000 of the insured value.
    pub target_coverage_bps: u64,
}

/// Changes of parameters of the vault; a field that is left out keeps its value.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct ParamsUpdate {
    /// From `unbonding + batch interval + 86,400` (or, in place of the last, the unbonding time if
    /// that is less) to twice that and a week; the least by default. The unbonding time is the
    /// hub's parameter, or what the hub has seen if that is more.
    pub cooldown_secs: Option<u64>,
    /// 1 to 10,000; 500 by default.
    pub target_coverage_bps: Option<u64>,
}

impl Params {
    /// The parameters of a new vault. `least` is [`crate::hub::Params::least_cooldown`].
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn new(update: ParamsUpdate, least: u64) -> Result<Self, ParamError> {
        let defaults = Self {
            cooldown_secs: least,
            target_coverage_bps: 500,
        };
        defaults.updated(update, least)
    }

    /// These parameters with the changes of `update`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn updated(&self, update: ParamsUpdate, least: u64) -> Result<Self, ParamError> {
        let new = Self {
            // a stored cooldown that is now too short counts as the least one
            cooldown_secs: update
                .cooldown_secs
                .unwrap_or(self.cooldown_secs.max(least)),
            target_coverage_bps: update
                .target_coverage_bps
                .unwrap_or(self.target_coverage_bps),
        };
        let most = least.saturating_mul(2).saturating_add(604_800);
        ensure_bounds("vault.cooldown_secs", new.cooldown_secs, least, most)?;
        ensure_bounds(
            "vault.target_coverage_bps",
            new.target_coverage_bps,
            1,
            10_000,
        )?;
        Ok(new)
    }
}
