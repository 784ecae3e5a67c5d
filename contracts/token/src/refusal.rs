//! Refusals of cw20-base, said again with names and numbers.

use crate::error::ContractError;
use ballast_types::access::AccessError;
use cosmwasm_std::{Addr, Deps, StdError, Uint128};
use cw20_base::{
    state::{ALLOWANCES, BALANCES},
    ContractError as Base,
};

/// What `spender` may still spend of `owner`'s balance.
pub fn allowed(deps: Deps, owner: &Addr, spender: &Addr) -> Result<Uint128, ContractError> {
    let allowance = ALLOWANCES.may_load(deps.storage, (owner, spender))?;
    Ok(allowance.unwrap_or_default().allowance)
}

/// Says which role the sender lacks.
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

/// Says a refusal of cw20-base again with names and numbers. The message fails, so what was already
/// written of it is undone; reading costs only those who are refused.
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

/// Why there is not enough: the balance, or else the allowance.
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

/// When an allowance ended.
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
