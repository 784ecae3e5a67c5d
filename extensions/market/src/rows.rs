//! Reads and writes of storage, and of what came with a message. Each is one function that returns
//! the contract's own error, so that the code which converts another error exists once, not in each
//! handler.

use crate::Refused;
use ballast_extension_types::market::{Loan, Position, Watch, POSITIONS, WATCH};
use ballast_types::{
    access, address, bounds, ownership, packed::Item, token::Token, Amount, Shares,
};
use cosmwasm_std::{Addr, Api, Env, MessageInfo, QuerierWrapper, Storage};
use serde::{de::DeserializeOwned, Serialize};

/// Loads an item that always exists.
#[inline(never)]
pub fn load<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &dyn Storage,
) -> Result<T, Refused> {
    Ok(item.load(storage)?)
}

/// Loads an item that may not exist.
#[inline(never)]
pub fn may_load<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &dyn Storage,
) -> Result<Option<T>, Refused> {
    Ok(item.may_load(storage)?)
}

/// Writes an item.
#[inline(never)]
pub fn save<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &mut dyn Storage,
    value: &T,
) -> Result<(), Refused> {
    Ok(item.save(storage, value)?)
}

/// The collateral and the debt of an account; both 0 if it has no position.
#[inline(never)]
pub fn position(storage: &dyn Storage, owner: &Addr) -> Result<Position, Refused> {
    Ok(POSITIONS.may_load(storage, owner)?.unwrap_or_default())
}

/// Writes a position, or deletes it if it is empty.
#[inline(never)]
pub fn save_position(
    storage: &mut dyn Storage,
    owner: &Addr,
    position: &Position,
) -> Result<(), Refused> {
    match position.is_empty() {
        true => POSITIONS.remove(storage, owner),
        false => POSITIONS.save(storage, owner, position)?,
    }
    Ok(())
}

/// The watched position, if there is one.
#[inline(never)]
pub fn watch(storage: &dyn Storage) -> Result<Watch, Refused> {
    Ok(WATCH.may_load(storage)?.unwrap_or_default())
}

/// The account that `text` names.
#[inline(never)]
pub fn account(api: &dyn Api, text: &str) -> Result<Addr, Refused> {
    Ok(address::account(api, text)?)
}

/// The amount of loan coins that were attached: exactly one coin of `denom`, and more than 0.
#[inline(never)]
pub fn paid(info: &MessageInfo, denom: &str) -> Result<Loan, Refused> {
    Ok(Loan::new(access::one_coin(info, denom)?.amount))
}

/// Fails unless the sender owns the market.
#[inline(never)]
pub fn ensure_owner(storage: &dyn Storage, info: &MessageInfo) -> Result<(), Refused> {
    Ok(ownership::ensure_owner(storage, &info.sender)?)
}

/// The owner of the market, if it has one.
#[inline(never)]
pub fn owner(storage: &dyn Storage) -> Result<Option<Addr>, Refused> {
    Ok(ownership::load(storage)?.owner)
}

/// The LST that the market holds.
#[inline(never)]
pub fn here(querier: &QuerierWrapper<'_>, lst: &Addr, env: &Env) -> Result<Shares, Refused> {
    Ok(Token(lst.clone()).balance(querier, &env.contract.address)?)
}

/// Fails if a term is outside its bounds.
#[inline(never)]
pub fn ensure_bounds<T: PartialOrd + ToString>(
    name: &'static str,
    value: T,
    (least, most): (T, T),
) -> Result<(), Refused> {
    Ok(bounds::ensure_bounds(name, value, least, most)?)
}
