//! What handlers read and write of storage, and of what came along. Each is here once, and refuses
//! as the contract does: the code that makes a refusal of another error is then one, not one for
//! each handler.

use crate::Refused;
use ballast_extension_types::market::{Loan, Position, Watch, POSITIONS, WATCH};
use ballast_types::{
    access, address, bounds, ownership, packed::Item, token::Token, Amount, Shares,
};
use cosmwasm_std::{Addr, Api, Env, MessageInfo, QuerierWrapper, Storage};
use serde::{de::DeserializeOwned, Serialize};

/// A value that is always there.
#[inline(never)]
pub fn load<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &dyn Storage,
) -> Result<T, Refused> {
    Ok(item.load(storage)?)
}

/// A value that may be there.
#[inline(never)]
pub fn may_load<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &dyn Storage,
) -> Result<Option<T>, Refused> {
    Ok(item.may_load(storage)?)
}

/// Writes a value.
#[inline(never)]
pub fn save<T: Serialize + DeserializeOwned>(
    item: &Item<T>,
    storage: &mut dyn Storage,
    value: &T,
) -> Result<(), Refused> {
    Ok(item.save(storage, value)?)
}

/// What an account has and owes.
#[inline(never)]
pub fn position(storage: &dyn Storage, owner: &Addr) -> Result<Position, Refused> {
    Ok(POSITIONS.may_load(storage, owner)?.unwrap_or_default())
}

/// Writes a position, or strikes it off where nothing is left.
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

/// The position that is watched, if there is one.
#[inline(never)]
pub fn watch(storage: &dyn Storage) -> Result<Watch, Refused> {
    Ok(WATCH.may_load(storage)?.unwrap_or_default())
}

/// The account that `text` names.
#[inline(never)]
pub fn account(api: &dyn Api, text: &str) -> Result<Addr, Refused> {
    Ok(address::account(api, text)?)
}

/// The loan coins that came along: one coin of `denom`, and not nothing of it.
#[inline(never)]
pub fn paid(info: &MessageInfo, denom: &str) -> Result<Loan, Refused> {
    Ok(Loan::new(access::one_coin(info, denom)?.amount))
}

/// Ensures that the sender owns the market.
#[inline(never)]
pub fn ensure_owner(storage: &dyn Storage, info: &MessageInfo) -> Result<(), Refused> {
    Ok(ownership::ensure_owner(storage, &info.sender)?)
}

/// The owner of the market, if it has one.
#[inline(never)]
pub fn owner(storage: &dyn Storage) -> Result<Option<Addr>, Refused> {
    Ok(ownership::load(storage)?.owner)
}

/// LST that is here.
#[inline(never)]
pub fn here(querier: &QuerierWrapper<'_>, lst: &Addr, env: &Env) -> Result<Shares, Refused> {
    Ok(Token(lst.clone()).balance(querier, &env.contract.address)?)
}

/// Ensures that a term is inside its bounds.
#[inline(never)]
pub fn ensure_bounds<T: PartialOrd + ToString>(
    name: &'static str,
    value: T,
    (least, most): (T, T),
) -> Result<(), Refused> {
    Ok(bounds::ensure_bounds(name, value, least, most)?)
}
