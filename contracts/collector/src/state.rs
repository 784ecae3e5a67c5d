//! Storage. Siblings read `PARAMS`, which `types::collector` documents.

use ballast_types::{collector::Params, deploy::Suite, packed::Item, Amount, Native};
use cosmwasm_schema::cw_serde;

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-collector";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use ballast_types::collector::PARAMS;

/// The suite and the denom.
pub const CONFIG: Item<Config> = Item::new("config");

/// What is set at birth and never changes.
#[cw_serde]
pub struct Config {
    /// The suite that the collector belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
}

/// Rewards that arrived before a change of rates and could not be distributed then.
pub const WAITING: Item<Waiting> = Item::new("waiting");

/// Rewards that arrived before a change of rates.
#[cw_serde]
pub struct Waiting {
    /// How much, native.
    pub amount: Native,
    /// The rates that were in force when the rewards arrived. After several changes: the lowest of
    /// each rate.
    pub params: Params,
}

impl Waiting {
    /// Records all of `here` as waiting. `before` is what waits already; the rest arrived while
    /// `params` were in force.
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
