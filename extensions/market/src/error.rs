//! Refusals.

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

/// Why it refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A failure of storage or of a query.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender may not, or the coins are not those that are taken.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The market's arithmetic refuses.
    #[error(transparent)]
    Market(#[from] Refusal),
    /// The share refuses.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The sender is not the owner, or the handover is not in order.
    #[error(transparent)]
    Ownership(#[from] OwnershipError),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// An oracle where the hub has the price, or none where it has not.
    #[error("the loan coin is {denom}, the hub's is {native}: name an oracle if they differ, and only then")]
    LoanOracle {
        /// What is lent.
        denom: String,
        /// What the hub bonds.
        native: String,
    },
    /// The hub or the oracle does not answer.
    #[error("{source_address} does not give a price: {reason}; repaying, adding collateral and redeeming go on")]
    Price {
        /// Who was asked.
        source_address: Addr,
        /// What it said.
        reason: String,
    },
    /// Somebody paused it.
    #[error("{scope} is paused until {until}, now is {now}")]
    Paused {
        /// `deposit` or `borrow`.
        scope: &'static str,
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Inside another message of the market.
    #[error("the market is in the middle of a liquidation or a loan: call it when that is over")]
    Busy,
    /// Fewer shares than the sender accepts.
    #[error("{amount} coins buy {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// What was sent.
        amount: Loan,
        /// What it buys.
        shares: Uint128,
        /// What was asked for.
        min_shares: Uint128,
    },
    /// Fewer coins than the sender accepts.
    #[error("{shares} shares are worth {amount} coins, fewer than the {min_amount} asked for")]
    MinAmount {
        /// What was given.
        shares: Uint128,
        /// What it is worth.
        amount: Loan,
        /// What was asked for.
        min_amount: Loan,
    },
    /// Less LST than the sender accepts.
    #[error("{repaid} coins buy {lst} LST, less than the {min_lst} asked for")]
    MinLst {
        /// What would be paid.
        repaid: Loan,
        /// What it buys.
        lst: Shares,
        /// What was asked for.
        min_lst: Shares,
    },
    /// The loan coin is not the staking token.
    #[error("{denom} cannot be bonded: the hub bonds its staking token only")]
    NotBondable {
        /// What is lent.
        denom: String,
    },
    /// The message that was sent along is none that it knows.
    #[error("the message sent along is not understood, a market takes `{{\"add_collateral\":{{}}}}`: {reason}")]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// One restake contract at a time.
    #[error("{restake} is attached: another can be only when that is spent")]
    Attached {
        /// The one that is.
        restake: Addr,
    },
    /// Not a restake contract of this market.
    #[error("it cannot be attached: its {field} is {found}")]
    NotOurs {
        /// Which of its terms.
        field: &'static str,
        /// What that is.
        found: String,
    },
    /// A reply that nobody asked for.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
}

/// A refusal on its way out. A pointer, since every function that hands one on pays for its size,
/// in bytes of the contract and in gas.
#[derive(Debug)]
pub struct Refused(Box<ContractError>);

impl Refused {
    /// Why.
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
