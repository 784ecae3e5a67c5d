//! Messages, answers, refusals.

use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{CheckedFromRatioError, Decimal, OverflowError, StdError};
use thiserror::Error;

/// Creates the adapter.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub of the suite.
    pub hub: String,
    /// The most that the rate may grow in a day, in 1/10,000: some times what rewards make of it.
    pub max_growth_bps: u64,
    /// An anchor older than this is not trusted for new loans.
    pub max_age_secs: u64,
}

/// What can be asked of it.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Moves the anchor to the price of now. For anyone, once a day or so.
    Update {},
}

/// What it answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// The price now.
    #[returns(PriceResponse)]
    Price {},
}

/// The price now.
#[cw_serde]
pub struct PriceResponse {
    /// Native per LST, rounded down.
    pub price: Decimal,
    /// Why no new loan should be made on it; none if nothing is wrong. Repayments and liquidations may go
    /// on: a guarded price is never above the rate.
    pub guarded: Vec<Guard>,
}

/// Why a price is not to be lent on.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Guard {
    /// Insurers owe the cover of a loss: the rate is lower than it will be.
    CoverPending,
    /// Bonding is paused.
    Paused,
    /// The rate is above what the anchor lets it be; the price is capped.
    Capped,
    /// Nobody has moved the anchor for too long.
    Stale,
}

/// The price that growth is measured from.
#[cw_serde]
pub struct Anchor {
    /// Native per LST.
    pub price: Decimal,
    /// When, unix seconds.
    pub at: u64,
}

/// Why it refuses.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// The chain, or the hub.
    #[error(transparent)]
    Std(#[from] StdError),
    /// Numbers beyond what they hold.
    #[error(transparent)]
    Overflow(#[from] OverflowError),
    /// A quotient of them.
    #[error(transparent)]
    Ratio(#[from] CheckedFromRatioError),
    /// There is no price.
    #[error("the hub has no price: value {value}, shares {shares}")]
    NoPrice {
        /// The hub's.
        value: String,
        /// The hub's.
        shares: String,
    },
    /// Growth and age have to be some.
    #[error("{name} is 0")]
    Zero {
        /// Which.
        name: &'static str,
    },
}
