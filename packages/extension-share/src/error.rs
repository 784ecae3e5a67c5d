//! Refusals.

use ballast_types::{address::AddressError, paging::ZeroLimit};
use cosmwasm_std::{Addr, OverflowError, StdError, Uint128};
use cw20::Expiration;
use thiserror::Error;

/// Why a share refuses.
#[derive(Error, Debug, PartialEq)]
pub enum ShareError {
    /// A failure of storage.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A sum that does not fit.
    #[error(transparent)]
    Overflow(#[from] OverflowError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// Not a name.
    #[error("`{name}` is {bytes} bytes long: a name has 3 to 50")]
    Name {
        /// What was asked for.
        name: String,
        /// How long it is.
        bytes: usize,
    },
    /// Not a symbol.
    #[error("`{symbol}` is no symbol: 3 to 12 letters, digits and dashes")]
    Symbol {
        /// What was asked for.
        symbol: String,
    },
    /// More than the holder has.
    #[error("not enough shares: {holder} has {balance}, {amount} are needed")]
    NotEnoughShares {
        /// Whose.
        holder: Addr,
        /// What there is.
        balance: Uint128,
        /// What was asked for.
        amount: Uint128,
    },
    /// More than the holder allowed.
    #[error("allowance too small: {owner} allows {spender} {allowance}, {amount} are needed")]
    InsufficientAllowance {
        /// Whose shares.
        owner: Addr,
        /// Who wants to move them.
        spender: Addr,
        /// What is allowed.
        allowance: Uint128,
        /// What was asked for.
        amount: Uint128,
    },
    /// An allowance that is over.
    #[error("the allowance of {owner} for {spender} is over ({expires})")]
    AllowanceExpired {
        /// Whose shares.
        owner: Addr,
        /// Who wanted to move them.
        spender: Addr,
        /// When it ended.
        expires: Expiration,
    },
    /// An allowance that does not fit 128 bits.
    #[error("allowance overflow: {allowance} + {amount} does not fit 128 bits")]
    AllowanceOverflow {
        /// What is allowed.
        allowance: Uint128,
        /// What was to be added.
        amount: Uint128,
    },
    /// An allowance of an account for itself.
    #[error("{owner} cannot allow himself anything: a holder needs no allowance")]
    OwnAllowance {
        /// Who.
        owner: Addr,
    },
    /// An allowance that would be over at once.
    #[error("an allowance cannot end in the past ({expires})")]
    PastExpiration {
        /// When it would.
        expires: Expiration,
    },
    /// To a contract that would never give it back.
    #[error("{address} is {name}, where it would be lost: name another receiver")]
    OwnContract {
        /// Its address.
        address: Addr,
        /// What it is.
        name: String,
    },
}
