//! What others say: contracts that answer the documented question, and the hub.

use crate::ContractError;
use ballast_extension_math::oracle::{Pair, Quote};
use ballast_extension_types::price;
use ballast_types::{Amount, Native, Shares};
use ballast_wire::{answer_to, reads, writes};
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

/// Asks a contract for a price. An answer that cannot be one counts as none: no price, a time ahead of `now` or before `since`, bounds
/// that leave the price out.
///
/// # Errors
/// `SourceFailed`.
pub fn ask(
    deps: Deps<'_>,
    (id, address, feed): (&str, &Addr, &str),
    (now, since): (u64, u64),
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

enum HubQuery {
    ExchangeRate {},
}

writes! {
    enum HubQuery {
        exchange_rate: ExchangeRate {},
    }
}

/// What all LST is worth: what is read of the hub's answer, the rest is passed over.
pub struct Worth {
    /// All value, after any loss that the chain shows, without an owed cover.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// What the vault owes for losses.
    pub pending_cover: Native,
}

reads!(open struct Worth { value, shares, pending_cover });

impl Worth {
    /// All value, an owed cover included.
    pub fn whole(&self) -> Native {
        let value = self.value.raw();
        Native::new(value.saturating_add(self.pending_cover.raw()))
    }
}

/// Asks the hub what the LST is worth in this block.
///
/// # Errors
/// `SourceFailed`.
pub fn worth(deps: Deps<'_>, id: &str, hub: &Addr) -> Result<Worth, ContractError> {
    let answer = answer_to(&deps.querier, hub, &HubQuery::ExchangeRate {});
    answer.map_err(|err| ContractError::SourceFailed {
        feed: id.to_string(),
        text: format!("the hub fails: {err}"),
    })
}
