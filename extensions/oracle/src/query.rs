//! Answers: by the code of the messages, as things are in this block.

mod feeds;
mod reporters;
mod round;

pub use feeds::{feed, feeds};
pub use reporters::{reporter, reporters, security, solvency};
pub use round::round;

use crate::{prices::Reader, ContractError};
use ballast_extension_types::oracle::{Config, PriceResponse, Quote, SafePriceResponse, CONFIG};
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Deps, Env};

/// As people write it.
fn decimal(quote: Quote) -> Decimal {
    Decimal::new(quote.raw())
}

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

pub fn price(deps: Deps, env: &Env, id: &str) -> Result<PriceResponse, ContractError> {
    let priced = Reader::open(deps, env)?.price(id)?;
    Ok(PriceResponse {
        price: decimal(priced.price),
        updated_at: priced.at,
    })
}

pub fn safe_price(deps: Deps, env: &Env, id: &str) -> Result<SafePriceResponse, ContractError> {
    let safe = Reader::open(deps, env)?.safe_price(id)?;
    Ok(SafePriceResponse {
        low: decimal(safe.pair.low),
        high: decimal(safe.pair.high),
        price: decimal(safe.price),
        variance: safe.variance,
        updated_at: safe.at,
    })
}
