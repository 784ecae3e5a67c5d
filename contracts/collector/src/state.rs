//! Storage. What siblings may read is in `types::collector`: `PARAMS`.

use ballast_types::{collector::Params, deploy::Suite, packed::Item, Amount, Native};
use cosmwasm_schema::cw_serde;

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-collector";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use ballast_types::collector::PARAMS;

/// Suite and denom.
pub const CONFIG: Item<Config> = Item::new("config");

/// What never changes.
#[cw_serde]
pub struct Config {
    /// The suite it belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
}

/// Rewards that came before a change of parameters and could not be distributed then.
pub const WAITING: Item<Waiting> = Item::new("waiting");

/// Rewards that came before a change of parameters.
#[cw_serde]
pub struct Waiting {
    /// How much.
    pub amount: Native,
    /// What was in force when it came: of several, the lowest of each.
    pub params: Params,
}

impl Waiting {
    /// All of `here`, of which `before` waits already; the rest came while `params` were in force.
    pub fn all(before: Option<Self>, here: Native, params: Params) -> Self {
        let params = match before.filter(|before| !before.amount.is_zero()) {
            None => params,
            Some(Self { params: older, .. }) => Params {
                fee_bps: params.fee_bps.min(older.fee_bps),
                premium_max_bps: params.premium_max_bps.min(older.premium_max_bps),
                tip_bps: params.tip_bps.min(older.tip_bps),
            },
        };
        Self {
            amount: here,
            params,
        }
    }
}
