//! Where new stake goes: to the validators that lack most.

use super::{Place, Step};
use crate::{Amount, Native, Result};
use core::cmp::Reverse;

/// Spreads `amount` over the most underweight places that can receive.
///
/// No place goes above its target, none is left with less than `min_stake`, no step is under
/// `min_move`, and there are at most `max_steps`. What is left stays in the buffer.
///
/// # Errors
/// Sums of stakes or targets beyond 128 bits.
pub fn plan_delegate(
    amount: Native,
    places: &[Place<'_>],
    min_stake: Native,
    min_move: Native,
    max_steps: usize,
) -> Result<Vec<Step>> {
    let mut needs = places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.can_receive && place.stake < place.target)
        .map(|(index, place)| (place.target.saturating_sub(place.stake), index, place))
        .collect::<Vec<_>>();
    needs.sort_by_key(|(deficit, _, place)| (Reverse(*deficit), place.id));

    let mut left = amount;
    let mut steps = vec![];
    for (deficit, place, at) in needs {
        if steps.len() >= max_steps || left.is_zero() || left < min_move {
            break;
        }
        let amount = deficit.min(left);
        if amount < min_move || at.stake.checked_add(amount)? < min_stake {
            continue;
        }
        left = left.checked_sub(amount)?;
        steps.push(Step { place, amount });
    }
    Ok(steps)
}

#[cfg(test)]
mod tests;
