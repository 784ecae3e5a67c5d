//! What the vault answers.

use super::layer::LayerId;
use super::params::Params;
use crate::{deploy::Suite, LayerShares, Native, Shares};
use cosmwasm_schema::cw_serde;

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The suite it belongs to.
    pub suite: Suite,
    /// The vault's parameters.
    pub params: Params,
}

/// Shares of one layer and what they are worth.
#[cw_serde]
pub struct Holding {
    /// Shares of the layer.
    pub shares: LayerShares,
    /// LST they stand for.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
}

/// Shares of one bond.
#[cw_serde]
pub struct BondHolding {
    /// Operator address.
    pub validator: String,
    /// Shares of the layer.
    pub shares: LayerShares,
    /// LST they stand for.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
}

/// A leave that was asked for.
#[cw_serde]
pub struct ExitRequest {
    /// The exit request's number.
    pub exit_id: u64,
    /// Out of which layer.
    pub layer: LayerId,
    /// Shares of the layer.
    pub shares: LayerShares,
    /// LST they stand for; 0 if the layer was wiped out meanwhile.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
    /// Not before this time, unix seconds. For a bond that still backs stake: not known, null.
    pub ready_at: Option<u64>,
}

/// What someone has in the vault.
#[cw_serde]
pub struct PositionResponse {
    /// In the underwriters' pool.
    pub pool: Holding,
    /// In bonds, the first 100.
    pub bonds: Vec<BondHolding>,
    /// On the way out, the first 100.
    pub exits: Vec<ExitRequest>,
    /// Sums over all that is on the way out, not only what is listed.
    pub exiting: ExitingTotals,
    /// There are more bonds or requests than are listed: `bonds` and `exits` page through all.
    pub is_list_partial: bool,
}

/// Sums over someone's requests to leave.
#[cw_serde]
#[derive(Default)]
pub struct ExitingTotals {
    /// How many requests.
    pub exits: u64,
    /// LST they would be paid now.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
    /// There are more than 500 requests and the sums are of the first 500.
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
    /// All shares of the layer, those on the way out included.
    pub shares: LayerShares,
    /// All LST that counts, and is liable: what is on the way out included.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
    /// Premium that does not count yet, LST.
    pub dripping: Shares,
    /// Shares on the way out: they earn nothing.
    pub exiting_shares: LayerShares,
    /// LST they stand for.
    pub exiting_lst: Shares,
}

/// One bond.
#[cw_serde]
pub struct BondResponse {
    /// Operator address.
    pub validator: String,
    /// All shares of the layer, those on the way out included.
    pub shares: LayerShares,
    /// All LST in it, which is liable: what is on the way out included.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
    /// Shares on the way out: they back no quota.
    pub exiting_shares: LayerShares,
    /// LST they stand for.
    pub exiting_lst: Shares,
}

/// A page of bonds.
#[cw_serde]
pub struct BondsResponse {
    /// In the order of validators.
    pub bonds: Vec<BondResponse>,
}

/// How well the pool's stake is insured.
#[cw_serde]
pub struct CoverageResponse {
    /// What the underwriters' pool is worth, active shares only, native.
    pub pool_value: Native,
    /// What all bonds are worth, native, with what is on the way out.
    pub bonds_value: Native,
    /// What is insured: the value of the pool.
    pub insured_value: Native,
    /// `pool_value / insured_value`, in 1/10,000.
    pub coverage_bps: u64,
    /// What is aimed at, in 1/10,000.
    pub target_bps: u64,
}

/// The premium in force.
#[cw_serde]
pub struct PremiumResponse {
    /// Of rewards, in 1/10,000.
    pub premium_bps: u64,
}

/// What `underwrite` would give.
#[cw_serde]
pub struct PreviewUnderwriteResponse {
    /// Shares of the pool layer.
    pub shares: LayerShares,
}

/// What `exit` would give.
#[cw_serde]
pub struct PreviewExitResponse {
    /// How much LST, in base units.
    pub lst: Shares,
    /// What that is worth, native.
    pub value: Native,
}

/// LST that backs quotas.
#[cw_serde]
pub struct BackingResponse {
    /// One for each validator asked for.
    pub bonds: Vec<Shares>,
}
