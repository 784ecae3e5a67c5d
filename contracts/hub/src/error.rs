//! Why the hub refuses.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, deploy::OwnContract, hub::ParamError,
    paging::ZeroLimit, version::MigrateError, Native, Shares,
};
use cosmwasm_std::{Addr, Instantiate2AddressError, StdError, Uint128};
use cw_ownable::OwnershipError;
use thiserror::Error;

/// Why the hub refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage, a query or an address.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// Who sent it, or what came along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Two-step ownership.
    #[error(transparent)]
    Ownership(#[from] OwnershipError),
    /// A parameter outside its bounds.
    #[error(transparent)]
    Param(#[from] ParamError),
    /// A page of nothing.
    #[error(transparent)]
    Limit(#[from] ZeroLimit),
    /// A crank that may send nothing.
    #[error("limit 0: a crank sends 1 to {most} messages a call")]
    NoOps {
        /// `hub.max_ops`.
        most: u32,
    },
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A sibling's address cannot be computed.
    #[error("sibling address: {reason}")]
    Sibling {
        /// Why.
        reason: String,
    },

    /// The seed does not make a pool that holds for ever.
    #[error("the seed is {received}, but at least {least} of `{denom}` is needed")]
    Seed {
        /// What came.
        received: Uint128,
        /// What is needed.
        least: Uint128,
        /// The staking token.
        denom: String,
    },
    /// A suite serves the chain's staking token and no other.
    #[error("the chain's staking token is `{bonded}`, not `{asked}`")]
    WrongDenom {
        /// What was asked for.
        asked: String,
        /// What the chain says.
        bonded: String,
    },
    /// An LST that no wallet would show.
    #[error("decimals = {decimals} is out of bounds: 0 to 18")]
    Decimals {
        /// What was asked for.
        decimals: u8,
    },
    /// The chain does not let the hub send its rewards to the collector.
    #[error(
        "this chain does not let a contract set its withdraw address ({reason}): the suite cannot \
         keep exact books of rewards here"
    )]
    WithdrawAddress {
        /// What the chain said.
        reason: String,
    },
    /// A deposit under the minimum.
    #[error("bond of {amount} is below the minimum of {minimum}")]
    BelowMinimum {
        /// The deposit.
        amount: Native,
        /// `hub.min_bond`.
        minimum: Uint128,
    },
    /// Fewer shares than the sender accepts.
    #[error("{shares} shares would be minted, fewer than min_shares = {min_shares}")]
    MinShares {
        /// What the deposit buys.
        shares: Shares,
        /// What the sender accepts.
        min_shares: Shares,
    },
    /// A contract of the suite, where none of them may be.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),
    /// The scope is paused.
    #[error("{scope} is paused until {until}, now is {now}; claims go on")]
    Paused {
        /// What is paused.
        scope: &'static str,
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Longer than a pause may be.
    #[error("a pause of {secs} s is out of bounds: 1 to {most}")]
    PauseTooLong {
        /// What was asked for.
        secs: u64,
        /// What is allowed.
        most: u64,
    },
    /// The scope has to run for a while between two pauses.
    #[error("{scope} may not be paused again before {after}, now is {now}")]
    PauseTooSoon {
        /// The scope.
        scope: &'static str,
        /// From when on.
        after: u64,
        /// Block time.
        now: u64,
    },
    /// Insurers owe for a loss: whoever entered now would share in a repair that is not theirs.
    #[error("cover of {pending} native is owed: call retry_cover first; claims go on")]
    CoverPending {
        /// What is owed.
        pending: Native,
    },
    /// No such loss.
    #[error("there is no loss {loss_id}: the newest is {newest}")]
    UnknownLoss {
        /// What was asked for.
        loss_id: u64,
        /// The newest.
        newest: u64,
    },
    /// The loss is settled.
    #[error("no cover is owed for loss {loss_id}")]
    NothingOwed {
        /// The loss.
        loss_id: u64,
    },
    /// The vault's answer does not agree with what the token shows: nothing is settled by it.
    #[error(
        "the vault's answer for loss {loss_id} does not add up: the token shows {burned} burned"
    )]
    CoverAnswer {
        /// The loss.
        loss_id: u64,
        /// What was burned.
        burned: Shares,
    },
    /// The chain did not say when undelegated stake is paid.
    #[error("the chain's answer to undelegate from {validator} has no completion time")]
    NoCompletionTime {
        /// The validator.
        validator: String,
    },
    /// A native message failed before it reached its module.
    #[error("the chain did not carry a message out, and did not refuse it either ({error}): call the hub from fewer nested calls")]
    NotRefused {
        /// What x/wasm said.
        error: String,
    },
    /// A denom that has no price here.
    #[error("`{denom}` has no redemption rate here: ask for `{native}` or for the LST, `{lst}`")]
    UnknownDenom {
        /// What was asked for.
        denom: String,
        /// The staking token.
        native: String,
        /// The LST.
        lst: Addr,
    },
    /// A message that `execute` answers before the gate was kept to go on after it.
    #[error("this message is answered before the gate, and cannot go on after it")]
    NotGated,
    /// A reply whose id stands for none of the hub's messages.
    #[error("reply {id} is not known: it is the id of no message of the hub")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
    /// The parts of a coin add up to more than the coin.
    #[error("mint orders of {asked} exceed the {received} that came along")]
    OverMinted {
        /// Sum of the orders.
        asked: Native,
        /// The coin.
        received: Native,
    },
    /// A list longer than any honest one.
    #[error("{name} has {count} entries, at most {most} are taken")]
    TooMany {
        /// The list.
        name: &'static str,
        /// Its length.
        count: usize,
        /// What is taken.
        most: usize,
    },
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}

impl From<Instantiate2AddressError> for ContractError {
    fn from(err: Instantiate2AddressError) -> Self {
        Self::Sibling {
            reason: err.to_string(),
        }
    }
}
