//! Messages of a cw20, but for those by which anyone would mint or burn. Events are cw20-base's.

use crate::{
    balance,
    rows::{self, ALLOWANCES, ALLOWANCES_SPENDER},
    token::save_balance,
    Keeps, ShareError,
};
use ballast_types::address::account;
use ballast_types::event::acted;
use ballast_wire::{json, writes, Wire};
use cosmwasm_std::{
    Addr, Binary, BlockInfo, DepsMut, Env, MessageInfo, Response, Storage, Uint128, WasmMsg,
};
use cw20::{AllowanceResponse, Cw20ReceiveMsg, Expiration};

/// What a contract is sent with shares.
enum Receiver {
    Receive(Cw20ReceiveMsg),
}

writes! {
    enum Receiver {
        receive: Receive (_),
    }
}

/// Gives the sender's shares to `recipient`.
///
/// # Errors
/// `NotEnoughShares`, `OwnContract`.
pub fn transfer(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    keeps: &Keeps,
    (recipient, amount): (String, Uint128),
) -> Result<Response, ShareError> {
    let to = keeps.receiver(deps.api, &recipient)?;
    move_shares(deps.storage, &info.sender, &to, amount)?;
    Ok(moved("transfer", &info.sender, &to, amount))
}

/// Gives the sender's shares to a contract, with a message.
///
/// # Errors
/// `NotEnoughShares`, `OwnContract`; and as the contract does.
pub fn send(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    keeps: &Keeps,
    (contract, amount, msg): (String, Uint128, Binary),
) -> Result<Response, ShareError> {
    let to = keeps.receiver(deps.api, &contract)?;
    move_shares(deps.storage, &info.sender, &to, amount)?;
    let response = moved("send", &info.sender, &to, amount);
    with_message(response, info, contract, amount, msg)
}

/// Gives shares that `owner` allows to `recipient`.
///
/// # Errors
/// `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
pub fn transfer_from(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    keeps: &Keeps,
    (owner, recipient, amount): (String, String, Uint128),
) -> Result<Response, ShareError> {
    let to = keeps.receiver(deps.api, &recipient)?;
    let owner = account(deps.api, &owner)?;
    let by = &info.sender;
    spend(deps.storage, &env.block, (&owner, by), amount)?;
    move_shares(deps.storage, &owner, &to, amount)?;
    Ok(moved_by("transfer_from", by, (&owner, &to), amount))
}

/// Gives shares that `owner` allows to a contract, with a message.
///
/// # Errors
/// As [`transfer_from`], and as the contract does.
pub fn send_from(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    keeps: &Keeps,
    (owner, contract, amount, msg): (String, String, Uint128, Binary),
) -> Result<Response, ShareError> {
    let to = keeps.receiver(deps.api, &contract)?;
    let owner = account(deps.api, &owner)?;
    let by = &info.sender;
    spend(deps.storage, &env.block, (&owner, by), amount)?;
    move_shares(deps.storage, &owner, &to, amount)?;
    let response = moved_by("send_from", by, (&owner, &to), amount);
    with_message(response, info, contract, amount, msg)
}

/// Lets `spender` move more of the sender's shares.
///
/// # Errors
/// `AllowanceOverflow`, `OwnAllowance`, `PastExpiration`.
pub fn increase_allowance(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    (spender, amount, expires): (String, Uint128, Option<Expiration>),
) -> Result<Response, ShareError> {
    let (owner, spender) = (&info.sender, account(deps.api, &spender)?);
    let mut row = open(deps.storage, &env.block, (owner, &spender), expires)?;
    let allowance = row.allowance;
    let sum = allowance.checked_add(amount);
    row.allowance = sum.map_err(|_| ShareError::AllowanceOverflow { allowance, amount })?;
    save(deps.storage, (owner, &spender), &row);
    Ok(allowed("increase_allowance", owner, &spender, amount))
}

/// Lets `spender` move fewer of the sender's shares; none where that is more than it may.
///
/// # Errors
/// `InsufficientAllowance` where there is no allowance; `OwnAllowance`, `PastExpiration`.
pub fn decrease_allowance(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    (spender, amount, expires): (String, Uint128, Option<Expiration>),
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

/// Moves shares, wherever they go.
///
/// # Errors
/// `NotEnoughShares`.
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
    // read after the sender's was written: both may be one
    let sum = balance(storage, to)?.checked_add(amount)?;
    save_balance(storage, to, sum);
    Ok(())
}

/// Takes `amount` of what `owner` allows `spender`.
fn spend(
    storage: &mut dyn Storage,
    block: &BlockInfo,
    key: (&Addr, &Addr),
    amount: Uint128,
) -> Result<(), ShareError> {
    // without an allowance not even nothing: who has none would move 0 in the owner's name, and write among his allowances
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

/// What `owner` allows `spender`, with a new expiry if one is named.
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

/// By owner, and by spender.
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

fn moved(action: &str, from: &Addr, to: &Addr, amount: Uint128) -> Response {
    acted(action, &["from", "to", "amount"], [from, to, &amount])
}

fn moved_by(action: &str, by: &Addr, (from, to): (&Addr, &Addr), amount: Uint128) -> Response {
    acted(
        action,
        &["from", "to", "amount", "by"],
        [from, to, &amount, by],
    )
}

fn allowed(action: &str, owner: &Addr, spender: &Addr, amount: Uint128) -> Response {
    acted(
        action,
        &["owner", "spender", "amount"],
        [owner, spender, &amount],
    )
}

fn with_message(
    response: Response,
    info: &MessageInfo,
    contract: String,
    amount: Uint128,
    msg: Binary,
) -> Result<Response, ShareError> {
    let received = Cw20ReceiveMsg {
        sender: info.sender.to_string(),
        amount,
        msg,
    };
    Ok(response.add_message(WasmMsg::Execute {
        contract_addr: contract,
        msg: json(&Receiver::Receive(received)),
        funds: vec![],
    }))
}
