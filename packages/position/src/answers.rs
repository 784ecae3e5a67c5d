//! What contracts answer, as far as a position needs it: the answers of `ballast-types` with fewer
//! fields, so that a suite of another version, which has more of them, can be read too. An answer
//! that lacks one of these fields is refused.

use ballast_types::queue::TicketStatus;
use ballast_types::vault::LayerId;
use cosmwasm_std::Uint128;
use serde::Deserialize;

/// The hub's `config`.
#[derive(Deserialize)]
pub struct HubConfig {
    pub denom: String,
}

/// The hub's `state`.
#[derive(Deserialize)]
pub struct HubState {
    pub value: Uint128,
    pub shares: Uint128,
    pub bonded: Uint128,
    pub exiting: Uint128,
}

/// The hub's `position`.
#[derive(Deserialize)]
pub struct HubPosition {
    pub shares: Uint128,
    pub value: Uint128,
    pub tickets: Vec<TicketRow>,
    pub is_list_partial: bool,
}

/// The hub's `preview_unbond`.
#[derive(Deserialize)]
pub struct ExitPreview {
    pub earliest_claim_at: u64,
}

/// A row of the hub's `delegations`.
#[derive(Deserialize)]
pub struct Delegation {
    pub validator: String,
    /// Stake that the chain reports.
    pub actual: Uint128,
}

/// A row of the hub's `unbonding`.
#[derive(Deserialize)]
pub struct UnbondingEntry {
    pub batch_id: u64,
    pub validator: String,
    pub amount: Uint128,
}

/// A row of the queue's `tickets`, and of the hub's `position`. A ticket that is paid out has a number
/// and a status alone; all others have the rest, but `expected_at` only while coins are to come.
#[derive(Deserialize)]
pub struct TicketRow {
    pub ticket_id: String,
    pub status: TicketStatus,
    pub batch_id: Option<u64>,
    pub shares: Option<Uint128>,
    pub owed: Option<Uint128>,
    pub claimed: Option<Uint128>,
    pub claimable: Option<Uint128>,
    pub expected_at: Option<u64>,
}

/// The vault's `config`.
#[derive(Deserialize)]
pub struct VaultConfig {
    pub params: VaultParams,
}

/// Parameters of the vault.
#[derive(Deserialize)]
pub struct VaultParams {
    pub cooldown_secs: u64,
}

/// The vault's `position`.
#[derive(Deserialize)]
pub struct VaultPosition {
    pub pool: PoolHolding,
    pub bonds: Vec<BondHolding>,
    pub exits: Vec<ExitRow>,
    pub is_list_partial: bool,
}

/// What an account has in the underwriters' pool.
#[derive(Deserialize)]
pub struct PoolHolding {
    pub shares: Uint128,
    pub value: Uint128,
}

/// What an account has in a validator's bond.
#[derive(Deserialize)]
pub struct BondHolding {
    pub validator: String,
    pub value: Uint128,
}

/// A row of the vault's `exits`, and of its `position`.
#[derive(Deserialize)]
pub struct ExitRow {
    pub exit_id: u64,
    pub layer: LayerId,
    pub value: Uint128,
    pub ready_at: Option<u64>,
}

/// The vault's `pool`.
#[derive(Deserialize)]
pub struct Pool {
    pub lst: Uint128,
}

/// A row of the vault's `bonds`.
#[derive(Deserialize)]
pub struct Bond {
    pub validator: String,
    pub lst: Uint128,
}

/// The vault's `preview_cover`: a row for each loss.
#[derive(Deserialize)]
pub struct CoverPreview {
    pub burned: Vec<Burned>,
}

/// LST that the vault would burn of each layer for one loss.
#[derive(Deserialize)]
pub struct Burned {
    pub bond: Uint128,
    pub pool: Uint128,
}
