//! Messages of a cw20, but for those by which anyone would mint or burn.

use crate::{balance, ensure_keeps, Keeps, ShareError};
use ballast_types::address::account;
use cosmwasm_std::{Addr, Binary, Deps, DepsMut, Env, MessageInfo, Response, StdError, Uint128};
use cw20::Expiration;
use cw20_base::{allowances, contract as base, state::ALLOWANCES, ContractError as Base};

/// Gives the sender's shares to `recipient`.
///
/// # Errors
/// `NotEnoughShares`, `OwnContract`.
pub fn transfer(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    keeps: &Keeps,
    (recipient, amount): (String, Uint128),
) -> Result<Response, ShareError> {
    ensure_keeps(deps.api, &recipient, keeps)?;
    let sender = info.sender.clone();
    base::execute_transfer(deps.branch(), env, info, recipient, amount)
        .map_err(|err| explain(deps.as_ref(), &sender, None, amount, err))
}

/// Gives the sender's shares to a contract, with a message.
///
/// # Errors
/// `NotEnoughShares`, `OwnContract`; and as the contract does.
pub fn send(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    keeps: &Keeps,
    (contract, amount, msg): (String, Uint128, Binary),
) -> Result<Response, ShareError> {
    ensure_keeps(deps.api, &contract, keeps)?;
    let sender = info.sender.clone();
    base::execute_send(deps.branch(), env, info, contract, amount, msg)
        .map_err(|err| explain(deps.as_ref(), &sender, None, amount, err))
}

/// Gives shares that `owner` allows to `recipient`.
///
/// # Errors
/// `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
pub fn transfer_from(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    keeps: &Keeps,
    (owner, recipient, amount): (String, String, Uint128),
) -> Result<Response, ShareError> {
    ensure_keeps(deps.api, &recipient, keeps)?;
    let (spender, holder) = (info.sender.clone(), account(deps.api, &owner)?);
    allowances::execute_transfer_from(deps.branch(), env, info, owner, recipient, amount)
        .map_err(|err| explain(deps.as_ref(), &holder, Some(&spender), amount, err))
}

/// Gives shares that `owner` allows to a contract, with a message.
///
/// # Errors
/// As [`transfer_from`], and as the contract does.
pub fn send_from(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    keeps: &Keeps,
    (owner, contract, amount, msg): (String, String, Uint128, Binary),
) -> Result<Response, ShareError> {
    ensure_keeps(deps.api, &contract, keeps)?;
    let (spender, holder) = (info.sender.clone(), account(deps.api, &owner)?);
    allowances::execute_send_from(deps.branch(), env, info, owner, contract, amount, msg)
        .map_err(|err| explain(deps.as_ref(), &holder, Some(&spender), amount, err))
}

/// Lets `spender` move more of the sender's shares.
///
/// # Errors
/// `AllowanceOverflow`; and as cw20-base does.
pub fn increase_allowance(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    (spender, amount, expires): (String, Uint128, Option<Expiration>),
) -> Result<Response, ShareError> {
    let (owner, who) = (info.sender.clone(), account(deps.api, &spender)?);
    // cw20-base adds unchecked
    let allowance = allowed(deps.as_ref(), &owner, &who)?;
    if allowance.checked_add(amount).is_err() {
        return Err(ShareError::AllowanceOverflow { allowance, amount });
    }
    allowances::execute_increase_allowance(deps.branch(), env, info, spender, amount, expires)
        .map_err(|err| explain(deps.as_ref(), &owner, Some(&who), amount, err))
}

/// Lets `spender` move fewer of the sender's shares.
///
/// # Errors
/// `InsufficientAllowance` where there is no allowance; and as cw20-base does.
pub fn decrease_allowance(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    (spender, amount, expires): (String, Uint128, Option<Expiration>),
) -> Result<Response, ShareError> {
    let (owner, who) = (info.sender.clone(), account(deps.api, &spender)?);
    allowances::execute_decrease_allowance(deps.branch(), env, info, spender, amount, expires)
        .map_err(|err| explain(deps.as_ref(), &owner, Some(&who), amount, err))
}

fn allowed(deps: Deps<'_>, owner: &Addr, spender: &Addr) -> Result<Uint128, ShareError> {
    let allowance = ALLOWANCES.may_load(deps.storage, (owner, spender))?;
    Ok(allowance.unwrap_or_default().allowance)
}

/// Says a refusal of cw20-base again with names and numbers. The message fails, so what was already written of it is undone; reading
/// costs only those who are refused.
fn explain(
    deps: Deps<'_>,
    holder: &Addr,
    spender: Option<&Addr>,
    amount: Uint128,
    err: Base,
) -> ShareError {
    let explained = match (&err, spender) {
        (Base::Std(StdError::Overflow { .. }), None) => short(deps, holder, amount),
        (
            Base::Std(StdError::Overflow { .. } | StdError::NotFound { .. })
            | Base::NoAllowance {}
            | Base::Expired {},
            Some(spender),
        ) => not_allowed(deps, holder, spender, amount),
        _ => return err.into(),
    };
    explained.unwrap_or_else(|err| err)
}

fn short(deps: Deps<'_>, holder: &Addr, amount: Uint128) -> Result<ShareError, ShareError> {
    Ok(ShareError::NotEnoughShares {
        holder: holder.clone(),
        balance: balance(deps.storage, holder)?,
        amount,
    })
}

fn not_allowed(
    deps: Deps<'_>,
    owner: &Addr,
    spender: &Addr,
    amount: Uint128,
) -> Result<ShareError, ShareError> {
    if balance(deps.storage, owner)? < amount {
        return short(deps, owner, amount);
    }
    let row = ALLOWANCES.may_load(deps.storage, (owner, spender))?;
    let row = row.unwrap_or_default();
    let (owner, spender) = (owner.clone(), spender.clone());
    Ok(match row.allowance < amount {
        true => ShareError::InsufficientAllowance {
            owner,
            spender,
            allowance: row.allowance,
            amount,
        },
        false => ShareError::AllowanceExpired {
            owner,
            spender,
            expires: row.expires,
        },
    })
}
