use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError, Uint128};
use cw20::Expiration;
use thiserror::Error;

/// Why the token refuses.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or an address that the chain's own functions refuse.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A refusal of cw20-base that says all there is to say.
    #[error(transparent)]
    Cw20(cw20_base::ContractError),
    /// The wrong sender, or coins where none are taken.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Not born as the suite says.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// More than the holder has.
    #[error("balance too small: {holder} has {balance}, {amount} are needed")]
    InsufficientBalance {
        /// Whose balance.
        holder: Addr,
        /// What is there.
        balance: Uint128,
        /// What was asked.
        amount: Uint128,
    },
    /// More than the holder allowed.
    #[error("allowance too small: {owner} allows {spender} {allowance}, {amount} are needed")]
    InsufficientAllowance {
        /// Whose tokens.
        owner: Addr,
        /// Who wants to move them.
        spender: Addr,
        /// What is allowed.
        allowance: Uint128,
        /// What was asked.
        amount: Uint128,
    },
    /// No allowance at all.
    #[error("{owner} allows {spender} nothing")]
    NoAllowance {
        /// Whose tokens.
        owner: Addr,
        /// Who wants to move them.
        spender: Addr,
    },
    /// An allowance that is over.
    #[error("the allowance of {owner} for {spender} is over ({expires})")]
    AllowanceExpired {
        /// Whose tokens.
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
    /// A plain transfer to a contract of the suite that would never give it back.
    #[error(
        "{amount} transferred to {address}, the suite's {name}, would be lost: use `send` with a message"
    )]
    LostInSuite {
        /// Which contract.
        name: &'static str,
        /// Its address.
        address: Addr,
        /// What would be lost.
        amount: Uint128,
    },
    /// A holder wanted to burn.
    #[error(
        "{sender} may not burn {amount}: only hub, queue and vault burn their own; to leave the pool, \
         `send` to the queue at {queue}"
    )]
    BurnRefused {
        /// The holder that wanted to burn.
        sender: Addr,
        /// How much.
        amount: Uint128,
        /// Where exits are.
        queue: Addr,
    },
    /// Nobody burns what another holds.
    #[error("{sender} may not burn {amount} of {owner}: nobody burns what another holds")]
    BurnFromRefused {
        /// The account that wanted to burn.
        sender: Addr,
        /// The holder of the LST.
        owner: String,
        /// How much.
        amount: Uint128,
    },
    /// The minter never changes.
    #[error("the minter is the hub at {hub} for ever; {sender} may not change it")]
    MinterIsFixed {
        /// The minter.
        hub: Addr,
        /// Who tried.
        sender: Addr,
    },
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}
