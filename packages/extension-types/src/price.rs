//! A price: what any contract answers that is a source of prices.

use ballast_wire::{answer_of, writes};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{from_json, Addr, Decimal, QuerierWrapper, StdResult};

/// What a source of prices is asked.
#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// The price of a feed.
    #[returns(PriceResponse)]
    Price {
        /// Its name: `atom/usd`.
        feed: String,
    },
}

writes! {
    enum QueryMsg {
        price: Price { feed },
    }
}

/// The answer to `price`. Sources may say more: what is not known here is passed over.
#[cw_serde]
pub struct PriceResponse {
    /// Whole quote tokens for one whole base token.
    pub price: Decimal,
    /// When the round began that gave it, unix seconds.
    pub updated_at: u64,
    /// To lend by: not above `price`.
    pub low: Option<Decimal>,
    /// To lend by: not below `price`.
    pub high: Option<Decimal>,
}

/// Asks a price source from a contract.
#[cw_serde]
pub struct Source(pub Addr);

impl Source {
    /// The price of a feed.
    ///
    /// # Errors
    /// The source fails, or answers something else.
    pub fn price(&self, querier: &QuerierWrapper<'_>, feed: &str) -> StdResult<PriceResponse> {
        let feed = feed.to_string();
        from_json(answer_of(querier, &self.0, &QueryMsg::Price { feed })?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use cosmwasm_std::{from_json, to_json_string};

    #[test]
    fn what_goes_over_the_wire() {
        let feed = "atom/usd".to_string();
        let asked = to_json_string(&QueryMsg::Price { feed }).unwrap();
        assert_eq!(asked, r#"{"price":{"feed":"atom/usd"}}"#);
        // a source of others, which says neither bound and more besides
        let answer = br#"{"price":"9.5","updated_at":7,"source":"x"}"#;
        let answer: PriceResponse = from_json(answer).unwrap();
        assert_eq!((answer.updated_at, answer.low), (7, None));
    }
}
