//! Parameters of the registry, with their hard bounds.

use crate::hub::{ensure_bounds, most_minimum, ParamError};
use ballast_accounting::bps_floor;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// The part of `min_bond` that the bond of a listed validator has to be worth, in 1/10,000.
const SEATED_BPS: u64 = 9_000;

/// Parameters of the registry. Defaults and bounds: `docs/PARAMETERS.md`.
#[cw_serde]
pub struct Params {
    /// The highest commission that a validator may promise, and its promise if it names none.
    pub max_commission: Decimal,
    /// The least worth of a bond with which an operator may apply, native, in base units.
    pub min_bond: Uint128,
    /// The most validators that may be listed.
    pub max_validators: u32,
    /// The default share cap, in 1/10,000 of value. The cap in force is never below an equal part
    /// of value among the active validators, so that the pool can always be placed.
    pub cap_bps: u64,
    /// Whether validators that the owner lists need a bond too.
    pub require_bonds: bool,
    /// Whether operators may list their own validators.
    pub open: bool,
    /// The quota of a validator that needs a bond is the value of its bond times this.
    pub leverage: Decimal,
    /// The least stake of a validator: it gets at least this, or none. Base units.
    pub min_stake: Uint128,
    /// How long a validator has to show no fault before it gets stake again, in seconds.
    pub probation_secs: u64,
}

/// Changes of parameters of the registry; a field that is left out keeps its value.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct ParamsUpdate {
    /// 0 to 0.2; 0.1 by default.
    pub max_commission: Option<Decimal>,
    /// 1 to 1,000 whole tokens; one by default.
    pub min_bond: Option<Uint128>,
    /// 1 to 100; 100 by default.
    pub max_validators: Option<u32>,
    /// 1 to 10,000; 2,500 by default.
    pub cap_bps: Option<u64>,
    /// False by default.
    pub require_bonds: Option<bool>,
    /// False by default.
    pub open: Option<bool>,
    /// 1 to 1,000; 20 by default.
    pub leverage: Option<Decimal>,
    /// 0 to 1,000 whole tokens; 0 by default.
    pub min_stake: Option<Uint128>,
    /// 0 to 7,776,000; 604,800 by default.
    pub probation_secs: Option<u64>,
}

impl Default for Params {
    /// The defaults for a token of six decimals.
    fn default() -> Self {
        Self {
            max_commission: Decimal::percent(10),
            min_bond: Uint128::new(1_000_000),
            max_validators: 100,
            cap_bps: 2_500,
            require_bonds: false,
            open: false,
            leverage: Decimal::new(Uint128::new(20_000_000_000_000_000_000)),
            min_stake: Uint128::zero(),
            probation_secs: 604_800,
        }
    }
}

impl Params {
    /// The parameters of a new registry, for a token of `decimals`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn new(update: ParamsUpdate, decimals: u8) -> Result<Self, ParamError> {
        let token = Uint128::new(10).checked_pow(u32::from(decimals));
        let defaults = Self {
            min_bond: token.unwrap_or(Uint128::MAX),
            ..Self::default()
        };
        let new = defaults.updated(update)?;
        new.ensure_minimums(decimals)?;
        Ok(new)
    }

    /// The least worth of a listed validator's bond, native: a tenth less than that of an
    /// applicant's, because roundings and slashes of other validators move what a bond is worth.
    pub fn least_bond(&self) -> Uint128 {
        bps_floor(self.min_bond, SEATED_BPS).unwrap_or(self.min_bond)
    }

    /// Checks that minimums are at most 1,000 whole tokens of `decimals`.
    ///
    /// # Errors
    /// A minimum is more than that.
    pub fn ensure_minimums(&self, decimals: u8) -> Result<(), ParamError> {
        let most = most_minimum(decimals);
        ensure_bounds("registry.min_bond", self.min_bond, Uint128::one(), most)?;
        Ok(ensure_bounds(
            "registry.min_stake",
            self.min_stake,
            Uint128::zero(),
            most,
        )?)
    }

    /// These parameters with the changes of `update`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn updated(&self, update: ParamsUpdate) -> Result<Self, ParamError> {
        let new = Self {
            max_commission: update.max_commission.unwrap_or(self.max_commission),
            min_bond: update.min_bond.unwrap_or(self.min_bond),
            max_validators: update.max_validators.unwrap_or(self.max_validators),
            cap_bps: update.cap_bps.unwrap_or(self.cap_bps),
            require_bonds: update.require_bonds.unwrap_or(self.require_bonds),
            open: update.open.unwrap_or(self.open),
            leverage: update.leverage.unwrap_or(self.leverage),
            min_stake: update.min_stake.unwrap_or(self.min_stake),
            probation_secs: update.probation_secs.unwrap_or(self.probation_secs),
        };
        let thousand = Decimal::new(Uint128::new(1_000_000_000_000_000_000_000));
        ensure_bounds(
            "registry.max_commission",
            new.max_commission,
            Decimal::zero(),
            Decimal::percent(20),
        )?;
        ensure_bounds(
            "registry.min_bond",
            new.min_bond,
            Uint128::one(),
            Uint128::MAX,
        )?;
        ensure_bounds("registry.max_validators", new.max_validators, 1, 100)?;
        ensure_bounds("registry.cap_bps", new.cap_bps, 1, 10_000)?;
        ensure_bounds("registry.leverage", new.leverage, Decimal::one(), thousand)?;
        ensure_bounds("registry.probation_secs", new.probation_secs, 0, 7_776_000)?;
        Ok(new)
    }
}
