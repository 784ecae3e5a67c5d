//! Restates refusals of cw20-base with names and numbers.

use crate::error::ContractError;
use ballast_types::access::AccessError;
use cosmwasm_std::{Addr, Deps, StdError, Uint128};
use cw20_base::{
    state::{ALLOWANCES, BALANCES},
    ContractError as Base,
};

/// What `spender` may still spend of the LST of `owner`. An allowance that has expired counts too.
pub fn allowed(deps: Deps, owner: &Addr, spender: &Addr) -> Result<Uint128, ContractError> {
    let allowance = ALLOWANCES.may_load(deps.storage, (owner, spender))?;
    Ok(allowance.unwrap_or_default().allowance)
}

/// Turns the bare `Unauthorized` of cw20-base into an error that names the `role` the sender lacks.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "every other refusal of cw20-base is passed on as it is"
)]
pub fn unauthorized(err: Base, role: &'static str, sender: Addr) -> ContractError {
    match err {
        Base::Unauthorized {} => AccessError::Unauthorized { role, sender }.into(),
        err => ContractError::Cw20(err),
    }
}

/// Restates a refusal of cw20-base with names and numbers. The message fails, so its writes are
/// undone, and only a refused sender pays for these reads.
pub fn explain(
    deps: Deps,
    holder: &Addr,
    spender: Option<&Addr>,
    amount: Uint128,
    err: Base,
) -> ContractError {
    let explained = match (&err, spender) {
        (Base::Std(StdError::Overflow { .. }), _) => short(deps, holder, spender, amount),
        (Base::NoAllowance {} | Base::Std(StdError::NotFound { .. }), Some(spender)) => {
            Ok(Some(ContractError::NoAllowance {
                owner: holder.clone(),
                spender: spender.clone(),
            }))
        }
        (Base::Expired {}, Some(spender)) => expired(deps, holder, spender),
        _ => Ok(None),
    };
    match explained {
        Ok(Some(explained)) => explained,
        Ok(None) => ContractError::Cw20(err),
        Err(err) => err,
    }
}

/// Which of the two is too small: the balance, or else the allowance.
fn short(
    deps: Deps,
    holder: &Addr,
    spender: Option<&Addr>,
    amount: Uint128,
) -> Result<Option<ContractError>, ContractError> {
    let balance = BALANCES.may_load(deps.storage, holder)?.unwrap_or_default();
    if balance < amount {
        return Ok(Some(ContractError::InsufficientBalance {
            holder: holder.clone(),
            balance,
            amount,
        }));
    }
    let Some(spender) = spender else {
        return Ok(None);
    };
    Ok(Some(ContractError::InsufficientAllowance {
        owner: holder.clone(),
        spender: spender.clone(),
        allowance: allowed(deps, holder, spender)?,
        amount,
    }))
}

/// The error for an expired allowance, with the height or time at which it expired.
fn expired(
    deps: Deps,
    owner: &Addr,
    spender: &Addr,
) -> Result<Option<ContractError>, ContractError> {
    let allowance = ALLOWANCES.may_load(deps.storage, (owner, spender))?;
    Ok(allowance.map(|allowance| ContractError::AllowanceExpired {
        owner: owner.clone(),
        spender: spender.clone(),
        expires: allowance.expires,
    }))
}
