//! Messages.

use ballast_stranger_common::Conduct;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Decimal, Uint128};

/// How it begins: without a price.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Who sets prices; its creator by default.
    pub owner: Option<String>,
}

/// What it does.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Sets the price of a feed.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `set`, `feed`, `price`.
    /// - **Fails**: `Unauthorized`.
    Set {
        /// The feed: `atom/usd`.
        feed: String,
        /// Whole quote tokens for one whole base token.
        price: Decimal,
        /// Unix seconds. Without it the price is always as old as the block in which it is asked for.
        updated_at: Option<u64>,
        /// The cautious price to lend by; none by default.
        low: Option<Decimal>,
        /// The cautious price to owe by; none by default.
        high: Option<Decimal>,
        /// Of returns, per second, scaled 10^36; 0 by default.
        variance: Option<Uint128>,
    },
    /// Forgets a feed, known or not: questions for it fail.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `forget`, `feed`.
    /// - **Fails**: `Unauthorized`.
    Forget {
        /// The feed.
        feed: String,
    },
    /// Changes its conduct.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `behave`.
    /// - **Fails**: `Unauthorized`.
    Behave {
        /// How it answers `price`, and `safe_price` if that is not named.
        query: Conduct,
        /// How it answers `safe_price`.
        safe: Option<Conduct>,
    },
}

/// What it answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// A price. Fails for a feed without one.
    #[returns(PriceResponse)]
    Price {
        /// The feed.
        feed: String,
    },
    /// A cautious price for new business. Fails for a feed without one.
    #[returns(SafePriceResponse)]
    SafePrice {
        /// The feed.
        feed: String,
    },
}

/// A cautious price: both bounds are the price where none was set.
#[cw_serde]
pub struct SafePriceResponse {
    /// To lend by.
    pub low: Decimal,
    /// To owe by.
    pub high: Decimal,
    /// The price.
    pub price: Decimal,
    /// Of returns, per second, scaled 10^36.
    pub variance: Uint128,
    /// Unix seconds.
    pub updated_at: u64,
}

/// A price.
#[cw_serde]
pub struct PriceResponse {
    /// Whole quote tokens for one whole base token.
    pub price: Decimal,
    /// Unix seconds.
    pub updated_at: u64,
    /// The cautious price to lend by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// The cautious price to owe by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
}
