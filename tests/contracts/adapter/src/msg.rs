//! Messages.

use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Decimal, Empty};

/// Its feeds, for ever.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Each with a name of its own.
    pub feeds: Vec<Feed>,
}

/// A feed.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// What it is called here: `atom/usd`.
    pub name: String,
    /// What is asked.
    pub source: Source,
}

/// Somebody else's oracle.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum Source {
    /// Pyth's contract: `{"price_feed":{"id":"…"}}`. It answers a confidence, which becomes `low` and `high`.
    Pyth {
        /// Where it is.
        contract: String,
        /// 64 hexadecimal digits.
        id: String,
    },
    /// Band's contract: `{"get_reference_data":{"symbol_pair":["ATOM","USD"]}}`.
    Band {
        /// Where it is.
        contract: String,
        /// `ATOM`.
        base: String,
        /// `USD`.
        quote: String,
    },
    /// Slinky, the chain's own oracle: `/slinky.oracle.v1.Query/GetPrice`, which the chain has to let contracts ask.
    Slinky {
        /// `ATOM`.
        base: String,
        /// `USD`.
        quote: String,
    },
    /// Its later version: `/connect.oracle.v2.Query/GetPrice`.
    Connect {
        /// `ATOM/USD`.
        pair: String,
    },
}

/// Nothing can be asked of it.
pub type ExecuteMsg = Empty;

/// What it answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// A price, as its source says it. Fails where the source does.
    #[returns(PriceResponse)]
    Price {
        /// The feed.
        feed: String,
    },
}

/// A price.
#[cw_serde]
pub struct PriceResponse {
    /// Whole quote tokens for one whole base token.
    pub price: Decimal,
    /// When the source says it was, unix seconds.
    pub updated_at: u64,
    /// `price` less its confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// `price` and its confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
}
