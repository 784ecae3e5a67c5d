//! The messages, queries and answers of the registry.

use super::params::{Params, ParamsUpdate};
use super::state::{Kind, Status};
use crate::{deploy::Suite, Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Decimal;

/// Sent by the hub when it creates the registry.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The suite that the registry belongs to.
    pub suite: Suite,
    /// The first validators.
    pub validators: Vec<NewValidator>,
    /// Parameters that differ from their defaults.
    pub params: ParamsUpdate,
}

/// A validator to list.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct NewValidator {
    /// Operator address, `…valoper1…`. The validator has to be in the bonded set.
    pub address: String,
    /// Its part of the stake in proportion to the others' weights; 1 by default. With 0 it gets no
    /// stake.
    pub weight: Option<u64>,
    /// Its share cap in 1/10,000 of value; `registry.cap_bps` by default.
    pub cap_bps: Option<u64>,
    /// The commission it promises not to exceed; `registry.max_commission` by default and at most.
    pub max_commission: Option<Decimal>,
}

/// The messages of the registry.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Lists a validator of the owner's choice. A validator that was removed and is still draining
    /// may be listed again, on new terms; a probation that has begun goes on.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = add_validator`, `validator, weight`; `ballast-status`.
    /// - **Fails**: `Address`, `NotBonded`, `Commission`, `AlreadyListed`, `TooMany`; `Params` for a weight,
    ///   cap or promise out of bounds.
    AddValidator {
        /// Operator address.
        address: String,
        /// Its weight, 1 by default, 1,000,000 at most.
        weight: Option<u64>,
        /// Its share cap in 1/10,000; `registry.cap_bps` by default.
        cap_bps: Option<u64>,
        /// Its promised commission; `registry.max_commission` by default and at most.
        max_commission: Option<Decimal>,
    },
    /// Lists the sender's own validator, backed by its bond, with weight 1 and the default cap.
    ///
    /// - **Caller**: the operator: the account with the bytes of the `valoper` address. **Funds**: none.
    /// - **Emits**: `action = apply`, `validator, bond`; `ballast-status`.
    /// - **Fails**: `Closed`, `Unauthorized`, `BondTooSmall`, `Exposure`, and as `add_validator`. A
    ///   validator that is leaving may apply again once it is forgotten.
    Apply {
        /// Operator address.
        address: String,
        /// Its promised commission; `registry.max_commission` by default and at most.
        max_commission: Option<Decimal>,
    },
    /// Changes the terms of a validator, or pauses it.
    ///
    /// - **Caller**: the owner; the operator may only pause its validator, or end its own pause.
    ///   **Funds**: none.
    /// - **Emits**: `action = update_validator`, `validator`; `ballast-status` if a pause changed it.
    /// - **Fails**: `Unauthorized`, `PausedByOwner`, `NotListed`, `AlreadyLeaving` for a validator
    ///   that was removed; `Params` for a value out of bounds.
    UpdateValidator {
        /// Operator address.
        address: String,
        /// New weight.
        weight: Option<u64>,
        /// New share cap.
        cap_bps: Option<u64>,
        /// New promised commission.
        max_commission: Option<Decimal>,
        /// True: the validator gets no new stake. False: ends the pause.
        paused: Option<bool>,
    },
    /// Makes a validator leave: it gets no stake, is drained, and then forgotten.
    ///
    /// - **Caller**: the owner, or the operator. **Funds**: none.
    /// - **Emits**: `action = remove_validator`, `validator`; `ballast-status`.
    /// - **Fails**: `Unauthorized`, `NotListed`, `AlreadyLeaving`.
    RemoveValidator {
        /// Operator address.
        address: String,
    },
    /// Updates statuses by what the chain shows, and forgets validators that have left. The
    /// operator's bond pays for commission above a promise, for the time since the promise was last
    /// seen to be kept.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = observe`, `changed`; `ballast-status` for each change, `ballast-fine`
    ///   for each charge, and `ballast-skipped` with `step = fine` if the hub could not collect a
    ///   fine: the next `observe` tries again.
    Observe {
        /// The validator after which to start.
        start_after: Option<String>,
        /// The most validators to look at; 100 by default and at most, which is all of them.
        limit: Option<u32>,
    },
    /// Changes parameters, inside their bounds.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = update_config`.
    /// - **Fails**: `Params` for a value out of bounds.
    UpdateConfig(ParamsUpdate),
}

/// The queries of the registry.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses and parameters.
    #[returns(ConfigResponse)]
    Config {},
    /// One validator.
    #[returns(ValidatorResponse)]
    Validator {
        /// Operator address.
        address: String,
    },
    /// Validators, in the order of addresses.
    #[returns(ValidatorsResponse)]
    Validators {
        /// The validator after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// How many validators `observe` is due for now. If none, there is no need to send it.
    #[returns(UnobservedResponse)]
    Unobserved {},
    /// The stake that each validator should have: targets for all of the pool's value, as if the
    /// buffer kept nothing.
    #[returns(TargetsResponse)]
    Targets {},
}

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The suite that the registry belongs to.
    pub suite: Suite,
    /// The registry's parameters.
    pub params: Params,
}

/// One validator.
#[cw_serde]
pub struct ValidatorResponse {
    /// Operator address.
    pub address: String,
    /// Who listed it.
    pub kind: Kind,
    /// Its status, which decides whether it may get stake.
    pub status: Status,
    /// Why it is not active; null if it is.
    pub reason: Option<String>,
    /// Its weight.
    pub weight: u64,
    /// Its share cap in 1/10,000 of value.
    pub cap_bps: u64,
    /// The highest commission that it promised.
    pub max_commission: Decimal,
    /// The most stake that it may have now, native.
    pub quota: Native,
    /// LST of its active bond.
    pub bond: Shares,
    /// Since when it has this status, unix seconds.
    pub since: u64,
    /// How often it broke its commission promise, each time less than a year after the time before;
    /// 0 if the last time is a year ago.
    pub breaches: u32,
    /// What its bond still owes for commission above its promise, native.
    pub owed: Native,
}

/// A page of validators.
#[cw_serde]
pub struct ValidatorsResponse {
    /// In the order of addresses.
    pub validators: Vec<ValidatorResponse>,
}

/// How many validators `observe` is due for.
#[cw_serde]
pub struct UnobservedResponse {
    /// Among the first 100: validators whose status or standing it would change, or that it would
    /// forget. From a day after `looked_at` on also those that it would charge.
    pub changes: u64,
    /// When it last looked at all validators, unix seconds; 0 if it never has.
    pub looked_at: u64,
}

/// The stake that each validator should have.
#[cw_serde]
pub struct TargetsResponse {
    /// In the order of addresses.
    pub targets: Vec<Target>,
    /// Native that no validator may hold: it stays in the buffer.
    pub unplaced: Native,
}

/// The stake that one validator should have.
#[cw_serde]
pub struct Target {
    /// Operator address.
    pub address: String,
    /// The stake that it should have, native.
    pub target: Native,
    /// The most stake that it may have, native.
    pub quota: Native,
}
