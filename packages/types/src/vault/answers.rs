//! The vault's answers to queries.

use super::layer::LayerId;
use super::params::Params;
use crate::{deploy::Suite, LayerShares, Native, Shares};
use cosmwasm_schema::cw_serde;

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The suite that the vault belongs to.
    pub suite: Suite,
    /// The vault's parameters.
    pub params: Params,
}

/// Shares of one layer and what they are worth.
#[cw_serde]
pub struct Holding {
    /// Shares of the layer.
    pub shares: LayerShares,
    /// LST that they stand for.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
}

/// Shares of one bond.
#[cw_serde]
pub struct BondHolding {
    /// Operator address.
    pub validator: String,
    /// Shares of the layer.
    pub shares: LayerShares,
    /// LST that they stand for.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
}

/// A request to leave a layer.
#[cw_serde]
pub struct ExitRequest {
    /// The request's number.
    pub exit_id: u64,
    /// The layer.
    pub layer: LayerId,
    /// Shares of the layer that were given up.
    pub shares: LayerShares,
    /// LST that would be paid for them now; 0 if the layer was wiped out since.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
    /// When it can be paid at the earliest, unix seconds; null for a bond that still backs stake,
    /// because the time is not known.
    pub ready_at: Option<u64>,
}

/// What an owner has in the vault.
#[cw_serde]
pub struct PositionResponse {
    /// Its shares of the underwriters' pool.
    pub pool: Holding,
    /// Its shares of bonds, the first 100.
    pub bonds: Vec<BondHolding>,
    /// Its requests to leave, the first 100.
    pub exits: Vec<ExitRequest>,
    /// Sums over all its requests to leave, not only those that are listed.
    pub exiting: ExitingTotals,
    /// Whether there are more bonds or requests than are listed: the query `exits` pages through all
    /// requests, and no query has an owner's further bonds.
    pub is_list_partial: bool,
}

/// Sums over an owner's requests to leave.
#[cw_serde]
#[derive(Default)]
pub struct ExitingTotals {
    /// The number of requests.
    pub exits: u64,
    /// LST that would be paid for them now.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
    /// Whether there are more than 500 requests: the sums are then of the first 500.
    pub is_partial: bool,
}

/// A page of requests to leave.
#[cw_serde]
pub struct ExitsResponse {
    /// By number.
    pub exits: Vec<ExitRequest>,
}

/// The underwriters' pool.
#[cw_serde]
pub struct PoolResponse {
    /// All shares of the layer, including those of requests to leave.
    pub shares: LayerShares,
    /// All LST that counts and is liable, including that of requests to leave.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
    /// Premium that does not count yet, LST.
    pub dripping: Shares,
    /// Shares of requests to leave, which earn nothing.
    pub exiting_shares: LayerShares,
    /// LST that they stand for.
    pub exiting_lst: Shares,
}

/// One bond.
#[cw_serde]
pub struct BondResponse {
    /// Operator address.
    pub validator: String,
    /// All shares of the layer, including those of requests to leave.
    pub shares: LayerShares,
    /// All LST of the layer, which is liable, including that of requests to leave.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
    /// Shares of requests to leave, which back no quota.
    pub exiting_shares: LayerShares,
    /// LST that they stand for.
    pub exiting_lst: Shares,
}

/// A page of bonds.
#[cw_serde]
pub struct BondsResponse {
    /// In the order of validators' addresses.
    pub bonds: Vec<BondResponse>,
}

/// How well the pool's stake is insured.
#[cw_serde]
pub struct CoverageResponse {
    /// The worth of the underwriters' pool, active shares only, native.
    pub pool_value: Native,
    /// The worth of all bonds, native, including requests to leave.
    pub bonds_value: Native,
    /// The insured value: the value of the hub's pool, native.
    pub insured_value: Native,
    /// `pool_value / insured_value`, in 1/10,000.
    pub coverage_bps: u64,
    /// The target of `coverage_bps`, in 1/10,000.
    pub target_bps: u64,
}

/// The premium in force.
#[cw_serde]
pub struct PremiumResponse {
    /// The part of rewards, in 1/10,000.
    pub premium_bps: u64,
}

/// The shares that `underwrite` would give.
#[cw_serde]
pub struct PreviewUnderwriteResponse {
    /// Shares of the pool layer.
    pub shares: LayerShares,
}

/// The LST that `exit` would pay.
#[cw_serde]
pub struct PreviewExitResponse {
    /// How much LST, in base units.
    pub lst: Shares,
    /// The worth of that LST, native.
    pub value: Native,
}

/// LST that backs the quotas of validators.
#[cw_serde]
pub struct BackingResponse {
    /// One amount for each validator, in the order asked.
    pub bonds: Vec<Shares>,
}
