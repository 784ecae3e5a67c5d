use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError, Uint128};
use cw20::Expiration;
use thiserror::Error;

/// Why the token refuses a message.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage failed, or the chain's own functions refused an address.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A refusal of cw20-base whose own text is clear enough.
    #[error(transparent)]
    Cw20(cw20_base::ContractError),
    /// The sender lacks the role for this message, or attached coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The sender is not the hub, coins were attached, or the suite names another address for the
    /// token.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The holder has less than the amount.
    #[error("balance too small: {holder} has {balance}, {amount} are needed")]
    InsufficientBalance {
        /// The holder.
        holder: Addr,
        /// What the holder has.
        balance: Uint128,
        /// The amount that the message asks for.
        amount: Uint128,
    },
    /// The holder allows the spender less than the amount.
    #[error("allowance too small: {owner} allows {spender} {allowance}, {amount} are needed")]
    InsufficientAllowance {
        /// The holder of the LST.
        owner: Addr,
        /// The account that wants to move them.
        spender: Addr,
        /// What the holder allows.
        allowance: Uint128,
        /// The amount that the message asks for.
        amount: Uint128,
    },
    /// The holder has given the spender no allowance.
    #[error("{owner} allows {spender} nothing")]
    NoAllowance {
        /// The holder of the LST.
        owner: Addr,
        /// The account that wants to move them.
        spender: Addr,
    },
    /// The allowance has expired.
    #[error("the allowance of {owner} for {spender} is over ({expires})")]
    AllowanceExpired {
        /// The holder of the LST.
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
    /// A plain transfer to a contract of the suite, which would never give the LST back.
    #[error(
        "{amount} transferred to {address}, the suite's {name}, would be lost: use `send` with a message"
    )]
    LostInSuite {
        /// The role of that contract in the suite.
        name: &'static str,
        /// Its address.
        address: Addr,
        /// The amount that would be lost.
        amount: Uint128,
    },
    /// An account other than hub, queue and vault wanted to burn its LST.
    #[error(
        "{sender} may not burn {amount}: only hub, queue and vault burn their own; to leave the pool, \
         `send` to the queue at {queue}"
    )]
    BurnRefused {
        /// The holder that wanted to burn.
        sender: Addr,
        /// The amount.
        amount: Uint128,
        /// The queue, where holders exit.
        queue: Addr,
    },
    /// `burn_from` is refused to every account: none may burn the LST of another.
    #[error("{sender} may not burn {amount} of {owner}: nobody burns what another holds")]
    BurnFromRefused {
        /// The account that wanted to burn.
        sender: Addr,
        /// The holder of the LST.
        owner: String,
        /// The amount.
        amount: Uint128,
    },
    /// The hub stays the minter for ever.
    #[error("the minter is the hub at {hub} for ever; {sender} may not change it")]
    MinterIsFixed {
        /// The minter.
        hub: Addr,
        /// The account that tried to change it.
        sender: Addr,
    },
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}
