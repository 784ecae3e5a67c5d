//! The names, the supply and the balances of a share token.

use crate::{
    rows::{save, BALANCES, TOKEN_INFO},
    ShareError,
};
use ballast_types::{address::account, deploy::Suite};
use ballast_wire::Wire;
use cosmwasm_std::{Addr, Api, Env, StdResult, Storage, Uint128};
use cw20_base::state::TokenInfo;

/// The most decimals of a share.
pub const MOST_DECIMALS: u8 = 18;

/// Contracts at which a share, or what it turns into, would be lost.
pub struct Keeps {
    /// The contract of the share.
    pub this: Addr,
    /// The suite's six contracts.
    pub suite: Suite,
}

impl Keeps {
    /// The contracts for a share of the contract of `env`, which is built on `suite`.
    pub fn of(env: &Env, suite: Suite) -> Self {
        Self {
            this: env.contract.address.clone(),
            suite,
        }
    }

    /// The account that `text` names. Fails for accounts at which what it receives would be lost.
    ///
    /// # Errors
    /// `OwnContract`; text that is not an address.
    pub fn receiver(&self, api: &dyn Api, text: &str) -> Result<Addr, ShareError> {
        let address = account(api, text)?;
        let name = match self.suite.name_of(&address) {
            Some(name) => format!("the suite's {name}"),
            None if address == self.this => "this contract".to_string(),
            None => return Ok(address),
        };
        Err(ShareError::OwnContract { address, name })
    }
}

/// Writes the token's names, with a supply of 0. `decimals` above 18 count as 18. No account can
/// mint by a message.
///
/// # Errors
/// `Name`, `Symbol`.
pub fn begin(
    storage: &mut dyn Storage,
    name: String,
    symbol: String,
    decimals: u8,
) -> Result<(), ShareError> {
    let bytes = name.len();
    if !(3..=50).contains(&bytes) {
        return Err(ShareError::Name { name, bytes });
    }
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !(3..=12).contains(&symbol.len()) || !symbol.chars().all(is_letter) {
        return Err(ShareError::Symbol { symbol });
    }
    let token = TokenInfo {
        name,
        symbol,
        decimals: decimals.min(MOST_DECIMALS),
        total_supply: Uint128::zero(),
        mint: None,
    };
    save(storage, TOKEN_INFO.as_slice(), &token);
    Ok(())
}

/// The shares of `owner`.
///
/// # Errors
/// Storage fails.
pub fn balance(storage: &dyn Storage, owner: &Addr) -> StdResult<Uint128> {
    Ok(BALANCES.may_load(storage, owner)?.unwrap_or_default())
}

/// Writes the shares of `owner`.
pub(crate) fn save_balance(storage: &mut dyn Storage, owner: &Addr, balance: Uint128) {
    save(storage, &BALANCES.key(owner), &balance);
}

/// The number of all shares.
///
/// # Errors
/// Storage fails.
pub fn supply(storage: &dyn Storage) -> StdResult<Uint128> {
    Ok(TOKEN_INFO.load(storage)?.0.total_supply)
}

/// Mints shares to `owner`.
///
/// # Errors
/// The sum does not fit 128 bits.
pub fn mint(storage: &mut dyn Storage, owner: &Addr, amount: Uint128) -> Result<(), ShareError> {
    let Wire(mut token) = TOKEN_INFO.load(storage)?;
    token.total_supply = token.total_supply.checked_add(amount)?;
    let balance = balance(storage, owner)?.checked_add(amount)?;
    save(storage, TOKEN_INFO.as_slice(), &token);
    save_balance(storage, owner, balance);
    Ok(())
}

/// Burns shares of `owner`.
///
/// # Errors
/// `NotEnoughShares` if the owner has fewer.
pub fn burn(storage: &mut dyn Storage, owner: &Addr, amount: Uint128) -> Result<(), ShareError> {
    let balance = balance(storage, owner)?;
    let left = balance.checked_sub(amount);
    let left = left.map_err(|_| ShareError::NotEnoughShares {
        holder: owner.clone(),
        balance,
        amount,
    })?;
    let Wire(mut token) = TOKEN_INFO.load(storage)?;
    token.total_supply = token.total_supply.checked_sub(amount)?;
    save(storage, TOKEN_INFO.as_slice(), &token);
    match left.is_zero() {
        true => BALANCES.remove(storage, owner),
        false => save_balance(storage, owner, left),
    }
    Ok(())
}
