//! Reads what the chain answers to an undelegation.

use super::Undelegated;
use crate::ContractError;
use anybuf::Bufany;
use ballast_accounting::{time::parts_ceil, Amount, Native};
use cosmwasm_std::MsgResponse;

/// What the chain says of an undelegation that it carried out.
pub struct Answer {
    /// Native that it will pay; no more than was asked.
    pub amount: Native,
    /// When, in seconds rounded up.
    pub completes_at: u64,
}

/// `MsgUndelegateResponse { 1: completion_time { 1: seconds, 2: nanos }, 2: amount { 2: digits } }`.
///
/// An amount that is missing is the one that was asked for (chains before SDK 0.50); a time that is
/// missing is an error: no parameter decides when money is due.
pub fn read_answer(
    asked: &Undelegated,
    responses: &[MsgResponse],
) -> Result<Answer, ContractError> {
    let missing = || ContractError::NoCompletionTime {
        validator: asked.validator.clone(),
    };
    let value = responses
        .first()
        .map(|response| &response.value)
        .ok_or_else(missing)?;
    let answer = Bufany::deserialize(value).map_err(|_| missing())?;
    let time = answer.message(1).ok_or_else(missing)?;
    let seconds = time
        .int64(1)
        .and_then(|secs| u64::try_from(secs).ok())
        .ok_or_else(missing)?;
    let nanos = time.int32(2).unwrap_or_default();
    let completes_at = parts_ceil(seconds, nanos > 0);
    let amount = answer
        .message(2)
        .and_then(|coin| coin.string(2))
        .and_then(|digits| digits.parse::<u128>().ok())
        .map(Native::new)
        .unwrap_or(asked.amount);
    Ok(Answer {
        amount: amount.min(asked.amount),
        completes_at,
    })
}
