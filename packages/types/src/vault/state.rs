//! Storage of the vault that may be read from outside. The key and these fields are part of the interface.

use crate::Shares;
use cosmwasm_schema::cw_serde;
use cw_storage_plus::Map;

/// Bonds, by operator address.
pub const BONDS: Map<&str, BondRow> = Map::new("bonds");

/// What of a bond's row others read; the rest of it is the vault's own.
#[cw_serde]
pub struct BondRow {
    /// Its accounts.
    pub layer: LayerRow,
}

/// The accounts of a bond.
#[cw_serde]
pub struct LayerRow {
    /// What insures, earns and backs.
    pub active: BucketRow,
}

/// One bucket of a bond.
#[cw_serde]
pub struct BucketRow {
    /// LST in it, before what the token shows and the vault has not taken in.
    pub lst: Shares,
}
