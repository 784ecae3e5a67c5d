//! What the registry can be told and asked, and what it answers.

use super::params::{Params, ParamsUpdate};
use super::state::{Kind, Status};
use crate::{deploy::Suite, Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Decimal;

/// Sent by the hub when it creates the registry.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The suite it belongs to.
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
    /// Operator address, `…valoper1…`, in the bonded set.
    pub address: String,
    /// Its part of the stake in proportion to the others' weights; 1 by default. 0: none.
    pub weight: Option<u64>,
    /// Its share cap in 1/10,000 of value; `registry.cap_bps` by default.
    pub cap_bps: Option<u64>,
    /// The commission it promises not to exceed; `registry.max_commission` by default and at most.
    pub max_commission: Option<Decimal>,
}

/// What can be asked of the registry.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Lists a validator of the owner's choice. One that was removed and is still draining may be listed
    /// again, on new terms; a probation that was not over goes on.
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
    /// - **Fails**: `Closed`, `NoVault`, `Unauthorized`, `BondTooSmall`, and as `add_validator`. One that
    ///   is leaving applies again once it is forgotten.
    Apply {
        /// Operator address.
        address: String,
        /// Its promised commission; `registry.max_commission` by default and at most.
        max_commission: Option<Decimal>,
    },
    /// Changes what is recorded of a validator.
    ///
    /// - **Caller**: the owner; the operator may pause itself, or end its own pause. **Funds**: none.
    /// - **Emits**: `action = update_validator`, `validator`; `ballast-status` if a pause changed it.
    /// - **Fails**: `Unauthorized`, `PausedByOwner`, `NotListed`, `AlreadyLeaving` for one that was
    ///   removed; `Params` for a value out of bounds.
    UpdateValidator {
        /// Operator address.
        address: String,
        /// New weight.
        weight: Option<u64>,
        /// New share cap.
        cap_bps: Option<u64>,
        /// New promised commission.
        max_commission: Option<Decimal>,
        /// True: no new stake. False: again.
        paused: Option<bool>,
    },
    /// Starts a validator's leave: it gets no stake, is drained, then forgotten.
    ///
    /// - **Caller**: the owner, or the operator. **Funds**: none.
    /// - **Emits**: `action = remove_validator`, `validator`; `ballast-status`.
    /// - **Fails**: `Unauthorized`, `NotListed`, `AlreadyLeaving`.
    RemoveValidator {
        /// Operator address.
        address: String,
    },
    /// Moves statuses by what the chain shows, and forgets validators that have left. Commission
    /// above a promise is paid for by the operator's bond, for the time since it was last seen to
    /// be kept.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = observe`, `changed`; `ballast-status` for each change, `ballast-fine`
    ///   for each charge, and `ballast-skipped` with `step = fine` where the hub could not collect:
    ///   it is asked again at the next `observe`.
    Observe {
        /// The validator after which to start.
        start_after: Option<String>,
        /// Validators to look at, at most; 100 by default and at most, which is all of them.
        limit: Option<u32>,
    },
    /// Changes parameters, inside their bounds.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = update_config`.
    /// - **Fails**: `Params` for a value out of bounds, `NoVault` where bonds would be required.
    UpdateConfig(ParamsUpdate),
}

/// What the registry answers.
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
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// What `observe` would change now. Nothing: there is no use in calling it.
    #[returns(UnobservedResponse)]
    Unobserved {},
    /// Where the pool's stake should be: all of its value, as if the buffer kept nothing.
    #[returns(TargetsResponse)]
    Targets {},
}

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The suite it belongs to.
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
    /// Whether it may get stake.
    pub status: Status,
    /// Why it is not active.
    pub reason: Option<String>,
    /// Its weight.
    pub weight: u64,
    /// Its share cap in 1/10,000 of value.
    pub cap_bps: u64,
    /// The commission it promised.
    pub max_commission: Decimal,
    /// The most it may hold now, native.
    pub quota: Native,
    /// LST of its operator bond.
    pub bond: Shares,
    /// Since when it has this status.
    pub since: u64,
    /// Commission promises that it broke, each less than a year after the one before; 0 where the last is a year ago.
    pub breaches: u32,
    /// What its bond owes for commission above its promise, and has not paid yet: native.
    pub owed: Native,
}

/// A page of validators.
#[cw_serde]
pub struct ValidatorsResponse {
    /// In the order of addresses.
    pub validators: Vec<ValidatorResponse>,
}

/// What `observe` would change.
#[cw_serde]
pub struct UnobservedResponse {
    /// Validators whose status or standing it would change, or that it would forget, among the first 100.
    pub changes: u64,
    /// When it last looked at all of them; 0 if it never has.
    pub looked_at: u64,
}

/// Where stake should be.
#[cw_serde]
pub struct TargetsResponse {
    /// In the order of addresses.
    pub targets: Vec<Target>,
    /// What no validator may hold: it stays in the buffer.
    pub unplaced: Native,
}

/// Where stake should be, for one validator.
#[cw_serde]
pub struct Target {
    /// Operator address.
    pub address: String,
    /// What it should hold.
    pub target: Native,
    /// What it may hold.
    pub quota: Native,
}
