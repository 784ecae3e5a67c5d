//! Errors of a market.

use ballast_extension_math::{market::Refusal, pause::PauseError};
use ballast_extension_share::ShareError;
use ballast_extension_types::market::Loan;
use ballast_numbers::NumberError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError, Shares,
};
use cosmwasm_std::{Addr, StdError, Uint128};
use cw_ownable::OwnershipError;
use thiserror::Error;

/// Why the market refuses a message. Nothing has changed when one of these is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or a query failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender lacks the role for this message, or attached the wrong coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The arithmetic of the market refuses.
    #[error(transparent)]
    Market(#[from] Refusal),
    /// The share token refuses the message.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term is outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The sender is not the owner, or the transfer of ownership is not in order.
    #[error(transparent)]
    Ownership(#[from] OwnershipError),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is not the hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// An oracle was named although the hub has the price, or none although the hub has it not.
    #[error("the loan coin is {denom}, the hub's is {native}: name an oracle if they differ, and only then")]
    LoanOracle {
        /// The loan coin.
        denom: String,
        /// The coin that the hub bonds.
        native: String,
    },
    /// The hub or the oracle gave no price.
    #[error("{source_address} does not give a price: {reason}; repaying, adding collateral and redeeming go on")]
    Price {
        /// The contract that was queried.
        source_address: Addr,
        /// What the query returned.
        reason: String,
    },
    /// The owner or the guardian has paused deposits or loans.
    #[error("{scope} is paused until {until}, now is {now}")]
    Paused {
        /// `deposit` or `borrow`.
        scope: &'static str,
        /// When the pause ends, unix seconds.
        until: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// The market is in the middle of a liquidation or of a `borrow_call`.
    #[error("the market is in the middle of a liquidation or a loan: call it when that is over")]
    Busy,
    /// The deposit buys fewer shares than the sender accepts.
    #[error("{amount} coins buy {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// The coins that were sent.
        amount: Loan,
        /// The shares that they buy.
        shares: Uint128,
        /// The least that the sender accepts.
        min_shares: Uint128,
    },
    /// The shares are worth fewer coins than the sender accepts.
    #[error("{shares} shares are worth {amount} coins, fewer than the {min_amount} asked for")]
    MinAmount {
        /// The shares that were given up.
        shares: Uint128,
        /// The coins that they are worth.
        amount: Loan,
        /// The least that the sender accepts.
        min_amount: Loan,
    },
    /// A liquidation buys less LST than the sender accepts.
    #[error("{repaid} coins buy {lst} LST, less than the {min_lst} asked for")]
    MinLst {
        /// The coins that would be paid.
        repaid: Loan,
        /// The LST that they buy.
        lst: Shares,
        /// The least that the sender accepts.
        min_lst: Shares,
    },
    /// The loan coin is not the staking token, so it cannot be bonded.
    #[error("{denom} cannot be bonded: the hub bonds its staking token only")]
    NotBondable {
        /// The loan coin.
        denom: String,
    },
    /// LST arrived with an inner message that the market does not know.
    #[error("the message sent along is not understood, a market takes `{{\"add_collateral\":{{}}}}`: {reason}")]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// A restake contract is attached already, and is not spent.
    #[error("{restake} is attached: another can be only when that is spent")]
    Attached {
        /// The restake contract that is attached.
        restake: Addr,
    },
    /// The address is not a restake contract for this market.
    #[error("it cannot be attached: its {field} is {found}")]
    NotOurs {
        /// The term that is wrong.
        field: &'static str,
        /// The value of that term.
        found: String,
    },
    /// The reply id belongs to no message of the market.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
}

/// A refusal on its way out. It is boxed because every function that passes one on pays for its
/// size, in bytes of the contract and in gas.
#[derive(Debug)]
pub struct Refused(Box<ContractError>);

impl Refused {
    /// The error itself.
    pub fn why(self) -> ContractError {
        *self.0
    }
}

impl<E> From<E> for Refused
where
    ContractError: From<E>,
{
    #[inline(never)]
    fn from(why: E) -> Self {
        Self(Box::new(why.into()))
    }
}

impl From<Box<Refusal>> for ContractError {
    fn from(why: Box<Refusal>) -> Self {
        Self::Market(*why)
    }
}

impl From<NumberError> for ContractError {
    fn from(why: NumberError) -> Self {
        Self::Market(why.into())
    }
}

impl From<PauseError> for ContractError {
    fn from(why: PauseError) -> Self {
        Self::Market(why.into())
    }
}
