//! Errors of a share token.

use ballast_types::{address::AddressError, paging::ZeroLimit};
use cosmwasm_std::{Addr, OverflowError, StdError, Uint128};
use cw20::Expiration;
use thiserror::Error;

/// Why a share token refuses a message.
#[derive(Error, Debug, PartialEq)]
pub enum ShareError {
    /// Storage failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A sum does not fit 128 bits.
    #[error(transparent)]
    Overflow(#[from] OverflowError),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The name is too short or too long.
    #[error("`{name}` is {bytes} bytes long: a name has 3 to 50")]
    Name {
        /// The name.
        name: String,
        /// Its length in bytes.
        bytes: usize,
    },
    /// The text cannot be a symbol.
    #[error("`{symbol}` is no symbol: 3 to 12 letters, digits and dashes")]
    Symbol {
        /// The text.
        symbol: String,
    },
    /// The holder has fewer shares than the amount.
    #[error("not enough shares: {holder} has {balance}, {amount} are needed")]
    NotEnoughShares {
        /// The holder.
        holder: Addr,
        /// What the holder has.
        balance: Uint128,
        /// The amount that the message asks for.
        amount: Uint128,
    },
    /// The owner allows the spender less than the amount.
    #[error("allowance too small: {owner} allows {spender} {allowance}, {amount} are needed")]
    InsufficientAllowance {
        /// The holder of the shares.
        owner: Addr,
        /// The account that wants to move them.
        spender: Addr,
        /// What the owner allows.
        allowance: Uint128,
        /// The amount that the message asks for.
        amount: Uint128,
    },
    /// The allowance has expired.
    #[error("the allowance of {owner} for {spender} is over ({expires})")]
    AllowanceExpired {
        /// The holder of the shares.
        owner: Addr,
        /// The account that wanted to move them.
        spender: Addr,
        /// The height or time at which it expired.
        expires: Expiration,
    },
    /// The new allowance would not fit 128 bits.
    #[error("allowance overflow: {allowance} + {amount} does not fit 128 bits")]
    AllowanceOverflow {
        /// The allowance before this message.
        allowance: Uint128,
        /// What the message would add.
        amount: Uint128,
    },
    /// An account tried to give itself an allowance.
    #[error("{owner} cannot give itself an allowance: a holder needs none")]
    OwnAllowance {
        /// The account.
        owner: Addr,
    },
    /// The allowance would already be expired.
    #[error("an allowance cannot end in the past ({expires})")]
    PastExpiration {
        /// The expiration that was asked for.
        expires: Expiration,
    },
    /// The receiver is a contract that would never give the shares back.
    #[error("{address} is {name}, where it would be lost: name another receiver")]
    OwnContract {
        /// Its address.
        address: Addr,
        /// What that contract is.
        name: String,
    },
}
