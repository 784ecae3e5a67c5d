//! What others say: contracts that answer the documented question, and the hub.

use crate::ContractError;
use ballast_extension_math::oracle::{Pair, Quote};
use ballast_extension_types::{price, rate::Rate};
use ballast_types::{Amount, Native};
use cosmwasm_std::{Addr, Deps};

/// What a source says.
#[derive(Clone, Copy)]
pub struct Said {
    /// The price.
    pub price: Quote,
    /// How old it is, unix seconds.
    pub at: u64,
    /// Its bounds, if it gives any.
    pub pair: Option<Pair>,
}

/// A feed of another contract.
#[derive(Clone, Copy)]
pub struct There<'a> {
    /// The contract.
    pub address: &'a Addr,
    /// The name of the feed there.
    pub feed: &'a str,
}

/// The times, unix seconds, between which an answer has to be.
#[derive(Clone, Copy)]
pub struct Times {
    /// The time of the last answer.
    pub since: u64,
    /// Block time.
    pub now: u64,
}

/// Asks a contract for a price, for feed `id`. An answer that cannot be a price counts as none:
/// zero, a time ahead of `now` or before `since`, bounds that leave the price out.
///
/// # Errors
/// `SourceFailed`.
pub fn ask(
    deps: Deps<'_>,
    id: &str,
    There { address, feed }: There<'_>,
    Times { since, now }: Times,
) -> Result<Said, ContractError> {
    let failed = |text: String| ContractError::SourceFailed {
        feed: id.to_string(),
        text,
    };
    let source = price::Source(address.clone());
    let answer = source.price(&deps.querier, feed);
    let answer = answer.map_err(|err| failed(format!("{address} fails: {err}")))?;
    let quote = |decimal: cosmwasm_std::Decimal| Quote::new(decimal.atomics());
    let price = quote(answer.price);
    if price.is_zero() {
        return Err(failed(format!("{address} says 0")));
    }
    let at = answer.updated_at;
    if at > now {
        return Err(failed(format!(
            "{address} says it is of {at}, now is {now}"
        )));
    }
    if at < since {
        return Err(failed(format!(
            "{address} says it is of {at}, and said {since} before"
        )));
    }
    let pair = match (answer.low, answer.high) {
        (None, None) => None,
        (low, high) => Some(Pair {
            low: low.map_or(price, quote),
            high: high.map_or(price, quote),
        }),
    };
    if pair.is_some_and(|pair| pair.low > price || pair.high < price) {
        return Err(failed(format!(
            "{address} says {}, and bounds that leave it out",
            answer.price
        )));
    }
    Ok(Said { price, at, pair })
}

/// Native that all LST is worth, an owed cover included.
pub fn with_cover(rate: &Rate) -> Native {
    let value = rate.value.raw();
    Native::new(value.saturating_add(rate.pending_cover.raw()))
}

/// Asks the hub what the LST is worth in this block.
///
/// # Errors
/// `SourceFailed`.
pub fn rate(deps: Deps<'_>, id: &str, hub: &Addr) -> Result<Rate, ContractError> {
    let rate = Rate::ask(&deps.querier, hub);
    rate.map_err(|err| ContractError::SourceFailed {
        feed: id.to_string(),
        text: format!("the hub fails: {err}"),
    })
}
