//! What a step's events say, as far as invariants need it.

use crate::step::Step;
use crate::tx::attribute;
use crate::Observation;
use ballast_types::{event, Amount};
use cosmwasm_std::Uint128;

/// A loss that was booked.
pub struct Loss {
    pub amount: Uint128,
    pub by_bond: Uint128,
    pub by_pool: Uint128,
    pub uncovered: Uint128,
    pub by_exits: Uint128,
}

impl Loss {
    pub fn covered(&self) -> Uint128 {
        (self.by_bond + self.by_pool).min(self.amount)
    }
}

/// The losses that a step booked.
pub fn losses<'a>(step: &'a Step<'_>) -> impl Iterator<Item = Loss> + 'a {
    step.tx
        .into_iter()
        .flat_map(|tx| tx.events_named(event::LOSS))
        .map(|booked| {
            let number = |key| {
                let text = attribute(booked, key).and_then(|text| text.parse::<u128>().ok());
                Uint128::new(text.unwrap_or_default())
            };
            Loss {
                amount: number("amount"),
                by_bond: number("paid_by_bond"),
                by_pool: number("paid_by_pool"),
                uncovered: number("uncovered"),
                by_exits: number("by_exits"),
            }
        })
}

/// Whether a contract of the suite emitted this `action`.
pub fn acted(step: &Step<'_>, what: &str) -> bool {
    let actions = step.tx.into_iter().flat_map(|tx| tx.events.iter());
    actions.filter(|event| event.ty == "wasm").any(|event| {
        event
            .attributes
            .iter()
            .any(|attr| attr.key == "action" && attr.value == what)
    })
}

/// The most that rounding differences of the chain can amount to in a step, in base units of the
/// staking token: 0 at validators that were never slashed, because a share is a token there; at
/// each other validator one unit for the row, and two for each message that a call can send.
pub fn rounding(step: &Step<'_>) -> Uint128 {
    let slashed = step.after.stake.keys().filter(|at| {
        let view = step.chain.validator(at);
        view.is_some_and(|v| !v.has_whole_shares())
    });
    Uint128::new(slashed.count() as u128 * 17)
}

/// The quota at the value before the step: one call of `advance` may move stake and then close a
/// batch, which lowers value, and with it every quota.
pub fn as_before(
    quota: Uint128,
    before: &Observation,
    after: &Observation,
) -> Result<Uint128, String> {
    let value = |seen: &Observation| {
        let value = seen.books.pool.value(after.now);
        value
            .map(|value| value.raw())
            .map_err(|err| err.to_string())
    };
    let (old, new) = (value(before)?, value(after)?);
    match old > new && !new.is_zero() {
        true => Ok(quota.multiply_ratio(old, new)),
        false => Ok(quota),
    }
}
