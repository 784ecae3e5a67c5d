//! The message that creates the hub, and with it a suite.

use super::params::ParamsUpdate;
use crate::{collector, registry, vault};
use cosmwasm_schema::cw_serde;
use cw20_base::msg::InstantiateMarketingInfo;

/// Deploys a suite: store six codes, then instantiate only the hub. It creates its siblings in the
/// same transaction, and every contract knows every address from the start.
///
/// - **Funds**: the seed, at least `10^max(6, decimals)` base units of the denom. Its shares belong to
///   the hub for ever, so the pool is never empty.
/// - **Emits**: `action = instantiate` and the addresses.
/// - **Fails**: `Seed`, `WrongDenom`, `Params`, and if the chain does not let the hub set its
///   withdraw address.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The account that sets parameters inside hard bounds, lists validators and upgrades code. The
    /// sender by default.
    pub owner: Option<String>,
    /// The account that may pause for a while, and do nothing else. The owner by default.
    pub guardian: Option<String>,
    /// The account that gets the fee, as LST. The owner by default.
    pub treasury: Option<String>,
    /// The account that may migrate the siblings. The owner by default.
    pub admin: Option<String>,
    /// Creates the siblings without an admin, so that nobody can ever migrate them. False by
    /// default.
    #[serde(default)]
    pub immutable: bool,
    /// The chain's bonded denom, which is also the default; anything else is an error.
    pub denom: Option<String>,
    /// The LST.
    pub token: TokenInfo,
    /// The stored codes of the siblings.
    pub code_ids: CodeIds,
    /// The first validators. None by default.
    #[serde(default)]
    pub validators: Vec<registry::NewValidator>,
    /// Parameters that differ from their defaults.
    #[serde(default)]
    pub params: SuiteParams,
}

/// Name and look of the LST.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct TokenInfo {
    /// Full name, 3 to 50 characters.
    pub name: String,
    /// Ticker, 3 to 12 letters.
    pub symbol: String,
    /// Decimals for display, at most 18.
    pub decimals: u8,
    /// Project, description, logo, and the account that may change them.
    pub marketing: Option<InstantiateMarketingInfo>,
}

/// The stored codes of the siblings.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct CodeIds {
    /// Code of the LST.
    pub token: u64,
    /// Code of the registry.
    pub registry: u64,
    /// Code of the queue.
    pub queue: u64,
    /// Code of the vault.
    pub vault: u64,
    /// Code of the collector.
    pub collector: u64,
}

/// Parameters of all contracts, each field optional.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct SuiteParams {
    /// Parameters of the hub.
    #[serde(default)]
    pub hub: ParamsUpdate,
    /// Parameters of the registry.
    #[serde(default)]
    pub registry: registry::ParamsUpdate,
    /// Parameters of the vault.
    #[serde(default)]
    pub vault: vault::ParamsUpdate,
    /// Parameters of the collector.
    #[serde(default)]
    pub collector: collector::ParamsUpdate,
}

/// The message of a migration, which has no fields.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}
