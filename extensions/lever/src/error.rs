//! Refusals.

use ballast_extension_math::lever::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError, Native, Shares,
};
use cosmwasm_std::{Addr, StdError, Uint128};
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
    /// The arithmetic refuses: amounts, leverage, rates.
    #[error(transparent)]
    Lever(#[from] Refusal),
    /// The share refuses.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is no market.
    #[error("{market} does not answer as a market of this version: {reason}")]
    NoMarket {
        /// The address.
        market: Addr,
        /// What went wrong.
        reason: String,
    },
    /// A market whose loan cannot be bonded, so leverage would need an exchange.
    #[error("{market} lends {loan}, its hub bonds {native}: a lever needs a market that lends what the hub bonds")]
    WrongMarket {
        /// The address.
        market: Addr,
        /// What it lends.
        loan: String,
        /// What its hub bonds.
        native: String,
    },
    /// Hub or market say nothing that can be read.
    #[error("{of} does not answer: {reason}")]
    NoAnswer {
        /// Who was asked.
        of: Addr,
        /// What it said.
        reason: String,
    },
    /// Somebody paused deposits.
    #[error("deposits are paused until {until}, now is {now}; leaving goes on")]
    Paused {
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// A repair of a loss is on its way.
    #[error("no deposits while the hub's vault owes a cover of {pending_cover}: a newcomer would get a multiple of it")]
    CoverPending {
        /// How much.
        pending_cover: Native,
    },
    /// Fewer shares than the sender accepts.
    #[error("{lst} LST buys {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// What would become collateral.
        lst: Shares,
        /// What it buys.
        shares: Uint128,
        /// What was asked for.
        min_shares: Uint128,
    },
    /// Less LST than the sender accepts.
    #[error("{paid} coins and the shares buy {lst} LST, less than the {min_lst} asked for")]
    MinLst {
        /// What would be paid.
        paid: Native,
        /// What it buys.
        lst: Shares,
        /// What was asked for.
        min_lst: Shares,
    },
    /// No such order.
    #[error("there is no order {order_id}: it was filled, cancelled, or not made yet, the next gets number {next}")]
    UnknownOrder {
        /// Its number.
        order_id: u64,
        /// The number of the next one.
        next: u64,
    },
    /// Coins, or LST, not both and not neither.
    #[error("name `amount`, the coins, or `lst`: one of both")]
    OneOfBoth,
    /// The message that was sent along is none that it knows.
    #[error(
        "the message sent along is not understood, a lever takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// A reply that nobody asked for.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
}
