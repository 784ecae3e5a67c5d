//! LST on which options are for sale, at an ask that may fall.

use super::{Quote, Refusal, Terms};
use ballast_accounting::{mul_div_ceil, Amount, NumberError, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// What a writer asks for. Prices are for one whole token of LST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Now.
    pub price: Quote,
    /// At `ends_at` and after it; as now by default.
    pub end_price: Option<Quote>,
    /// When it has fallen all the way; now by default.
    pub ends_at: Option<u64>,
}

/// LST for sale with an option on it. It is the writer's until it is bought.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Offer {
    /// What is left of it.
    pub lst: Shares,
    /// What a whole token's option cost at `starts`.
    pub from: Quote,
    /// What it costs from `ends` on: no more than `from`, and not nothing.
    pub to: Quote,
    /// When it was made.
    pub starts: u64,
    /// When the price has fallen all the way.
    pub ends: u64,
}

impl Offer {
    /// A new one.
    ///
    /// # Errors
    /// `Closed`, `ZeroAmount`, `Price`, `Ends`.
    pub fn new(lst: Shares, ask: Ask, terms: &Terms, now: u64) -> Result<Self, Refusal> {
        terms.ensure_open(now)?;
        if lst.is_zero() {
            return Err(Refusal::ZeroAmount);
        }
        let (from, to) = (ask.price, ask.end_price.unwrap_or(ask.price));
        if to.is_zero() || to > from {
            return Err(Refusal::Price { from, to });
        }
        let ends = ask.ends_at.unwrap_or(now);
        if ends < now || ends > terms.exercise_from || (ends == now && from != to) {
            return Err(Refusal::Ends {
                ends_at: ends,
                now,
                latest: terms.exercise_from,
            });
        }
        Ok(Self {
            lst,
            from,
            to,
            starts: now,
            ends,
        })
    }

    /// What the option on a whole token costs at `now`: on a straight line, rounded up.
    ///
    /// # Errors
    /// None: it is never more than `from`.
    pub fn price_ceil(&self, now: u64) -> Result<Quote, NumberError> {
        let left = self.ends.saturating_sub(now);
        let all = self.ends.saturating_sub(self.starts);
        if left == 0 {
            return Ok(self.to);
        }
        let fall = self.from.saturating_sub(self.to).raw();
        let above = mul_div_ceil(fall, left.min(all).into(), Uint128::from(all.max(1)))?;
        self.to.checked_add(Quote::new(above))
    }
}
