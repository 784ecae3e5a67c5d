//! The messages of a cw20, without those by which accounts would mint or burn. Events are those of
//! cw20-base.

use crate::{
    balance,
    rows::{self, ALLOWANCES, ALLOWANCES_SPENDER},
    token::save_balance,
    Keeps, ShareError,
};
use ballast_extension_types::share::{Allowance, Move, ShareMsg};
use ballast_types::address::account;
use ballast_types::event::acted;
use ballast_wire::{call, writes, Wire};
use cosmwasm_std::{Addr, BlockInfo, DepsMut, Env, MessageInfo, Response, Storage, Uint128};
use cw20::{AllowanceResponse, Cw20ReceiveMsg, Expiration};

/// The message with which a contract receives shares.
enum Receiver {
    Receive(Cw20ReceiveMsg),
}

writes! {
    enum Receiver {
        receive: Receive (_),
    }
}

/// Executes `msg` as a cw20 does. `keeps` says where shares would be lost; it is called only if
/// shares are to move.
///
/// # Errors
/// `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract` if shares move;
/// `AllowanceOverflow`, `OwnAllowance`, `PastExpiration` if an allowance changes, and
/// `InsufficientAllowance` if there is none to lower. Also those of `keeps`, and of a contract that
/// receives shares.
pub fn execute<E: From<ShareError>>(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    keeps: impl FnOnce(&dyn Storage, &Env) -> Result<Keeps, E>,
    msg: ShareMsg,
) -> Result<Response, E> {
    let done = match msg {
        ShareMsg::Move(what) => {
            let keeps = keeps(deps.storage, env)?;
            move_by_message(deps, env, info, &keeps, what)
        }
        ShareMsg::IncreaseAllowance(what) => increase_allowance(deps, env, info, what),
        ShareMsg::DecreaseAllowance(what) => decrease_allowance(deps, env, info, what),
    };
    Ok(done?)
}

/// `transfer`, `send`, `transfer_from`, `send_from`.
fn move_by_message(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    keeps: &Keeps,
    what: Move,
) -> Result<Response, ShareError> {
    // read
    let to = keeps.receiver(deps.api, &what.to)?;
    let by = &info.sender;
    let owner = match &what.owner {
        Some(owner) => Some(account(deps.api, owner)?),
        None => None,
    };
    let from = owner.as_ref().unwrap_or(by);
    let amount = what.amount;

    // write
    if owner.is_some() {
        spend(deps.storage, &env.block, (from, by), amount)?;
    }
    move_shares(deps.storage, from, &to, amount)?;
    let action = match (&what.owner, &what.msg) {
        (None, None) => "transfer",
        (None, Some(_)) => "send",
        (Some(_), None) => "transfer_from",
        (Some(_), Some(_)) => "send_from",
    };
    let response = match &owner {
        None => acted(action, &["from", "to", "amount"], [from, &to, &amount]),
        Some(_) => {
            let keys = &["from", "to", "amount", "by"];
            acted(action, keys, [from, &to, &amount, by])
        }
    };
    Ok(match what.msg {
        None => response,
        Some(msg) => {
            let received = Receiver::Receive(Cw20ReceiveMsg {
                sender: by.to_string(),
                amount,
                msg,
            });
            response.add_message(call(&to, &received, vec![]))
        }
    })
}

/// Raises the amount that a spender may move of the sender's shares.
fn increase_allowance(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    Allowance {
        spender,
        amount,
        expires,
    }: Allowance,
) -> Result<Response, ShareError> {
    let (owner, spender) = (&info.sender, account(deps.api, &spender)?);
    let mut row = open(deps.storage, &env.block, (owner, &spender), expires)?;
    let allowance = row.allowance;
    let sum = allowance.checked_add(amount);
    row.allowance = sum.map_err(|_| ShareError::AllowanceOverflow { allowance, amount })?;
    save(deps.storage, (owner, &spender), &row);
    Ok(allowed("increase_allowance", owner, &spender, amount))
}

/// Lowers the amount that a spender may move of the sender's shares; to 0 if it is lowered by more
/// than there is.
fn decrease_allowance(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    Allowance {
        spender,
        amount,
        expires,
    }: Allowance,
) -> Result<Response, ShareError> {
    let (owner, spender) = (&info.sender, account(deps.api, &spender)?);
    let key = (owner, &spender);
    let mut row = open(deps.storage, &env.block, key, expires)?;
    if row.allowance.is_zero() {
        return Err(too_little(key, row.allowance, amount));
    }
    row.allowance = row.allowance.saturating_sub(amount);
    match row.allowance.is_zero() {
        true => {
            ALLOWANCES.remove(deps.storage, key);
            ALLOWANCES_SPENDER.remove(deps.storage, (&spender, owner));
        }
        false => save(deps.storage, key, &row),
    }
    Ok(allowed("decrease_allowance", owner, &spender, amount))
}

/// Moves shares, without a check of the receiver.
///
/// # Errors
/// `NotEnoughShares` if `from` has fewer.
pub fn move_shares(
    storage: &mut dyn Storage,
    from: &Addr,
    to: &Addr,
    amount: Uint128,
) -> Result<(), ShareError> {
    let has = balance(storage, from)?;
    let left = has.checked_sub(amount);
    let left = left.map_err(|_| ShareError::NotEnoughShares {
        holder: from.clone(),
        balance: has,
        amount,
    })?;
    save_balance(storage, from, left);
    // read after the sender's balance was written: sender and receiver may be one account
    let sum = balance(storage, to)?.checked_add(amount)?;
    save_balance(storage, to, sum);
    Ok(())
}

/// Takes `amount` off the allowance of `owner` for `spender`.
fn spend(
    storage: &mut dyn Storage,
    block: &BlockInfo,
    key: (&Addr, &Addr),
    amount: Uint128,
) -> Result<(), ShareError> {
    // Without an allowance, not even 0 may be moved: a stranger would act in the owner's name, and
    // write a row among the owner's allowances.
    let row = ALLOWANCES.may_load(storage, key)?;
    let Wire(mut row) = row.ok_or_else(|| too_little(key, Uint128::zero(), amount))?;
    if row.expires.is_expired(block) {
        return Err(ShareError::AllowanceExpired {
            owner: key.0.clone(),
            spender: key.1.clone(),
            expires: row.expires,
        });
    }
    let left = row.allowance.checked_sub(amount);
    row.allowance = left.map_err(|_| too_little(key, row.allowance, amount))?;
    save(storage, key, &row);
    Ok(())
}

/// The allowance of `owner` for `spender`, with a new expiration if one is named.
fn open(
    storage: &dyn Storage,
    block: &BlockInfo,
    key: (&Addr, &Addr),
    expires: Option<Expiration>,
) -> Result<AllowanceResponse, ShareError> {
    if key.0 == key.1 {
        return Err(ShareError::OwnAllowance {
            owner: key.0.clone(),
        });
    }
    let row = ALLOWANCES.may_load(storage, key)?;
    let mut row = row.map(|Wire(row)| row).unwrap_or_default();
    match expires {
        Some(expires) if expires.is_expired(block) => {
            return Err(ShareError::PastExpiration { expires })
        }
        Some(expires) => row.expires = expires,
        None => {}
    }
    Ok(row)
}

/// Writes an allowance, by owner and by spender.
fn save(storage: &mut dyn Storage, (owner, spender): (&Addr, &Addr), row: &AllowanceResponse) {
    rows::save(storage, &ALLOWANCES.key((owner, spender)), row);
    rows::save(storage, &ALLOWANCES_SPENDER.key((spender, owner)), row);
}

fn too_little((owner, spender): (&Addr, &Addr), allowance: Uint128, amount: Uint128) -> ShareError {
    ShareError::InsufficientAllowance {
        owner: owner.clone(),
        spender: spender.clone(),
        allowance,
        amount,
    }
}

fn allowed(action: &str, owner: &Addr, spender: &Addr, amount: Uint128) -> Response {
    acted(
        action,
        &["owner", "spender", "amount"],
        [owner, spender, &amount],
    )
}
