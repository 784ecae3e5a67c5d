//! Errors of a lever.

use ballast_extension_math::lever::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError, Native, Shares,
};
use cosmwasm_std::{Addr, StdError, Uint128};
use thiserror::Error;

/// Why the lever refuses a message. Nothing has changed when one of these is returned.
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
    /// The arithmetic refuses: amount, leverage or rate.
    #[error(transparent)]
    Lever(#[from] Refusal),
    /// The share token refuses the message.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term is outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is not a market.
    #[error("{market} does not answer as a market of this version: {reason}")]
    NoMarket {
        /// The address.
        market: Addr,
        /// What the query returned.
        reason: String,
    },
    /// The market lends a coin that its hub does not bond, so leverage would need an exchange.
    #[error("{market} lends {loan}, its hub bonds {native}: a lever needs a market that lends what the hub bonds")]
    WrongMarket {
        /// The address.
        market: Addr,
        /// The coin that it lends.
        loan: String,
        /// The coin that its hub bonds.
        native: String,
    },
    /// The hub or the market gave no answer that can be read.
    #[error("{of} does not answer: {reason}")]
    NoAnswer {
        /// The contract that was queried.
        of: Addr,
        /// What the query returned.
        reason: String,
    },
    /// The guardian has paused deposits.
    #[error("deposits are paused until {until}, now is {now}; leaving goes on")]
    Paused {
        /// When the pause ends, unix seconds.
        until: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// The hub's vault owes a cover, which will raise the price.
    #[error("no deposits while the hub's vault owes a cover of {pending_cover}: a newcomer would get a multiple of it")]
    CoverPending {
        /// The cover that is owed, native.
        pending_cover: Native,
    },
    /// The deposit buys fewer shares than the sender accepts.
    #[error("{lst} LST buys {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// The LST that would become collateral.
        lst: Shares,
        /// The shares that it buys.
        shares: Uint128,
        /// The least that the sender accepts.
        min_shares: Uint128,
    },
    /// The payment buys less LST than the sender accepts.
    #[error("{paid} coins and the shares buy {lst} LST, less than the {min_lst} asked for")]
    MinLst {
        /// The coins that would be paid.
        paid: Native,
        /// The LST that they buy.
        lst: Shares,
        /// The least that the sender accepts.
        min_lst: Shares,
    },
    /// There is no such order.
    #[error("there is no order {order_id}: it was filled, cancelled, or not made yet, the next gets number {next}")]
    UnknownOrder {
        /// The number that was named.
        order_id: u64,
        /// The number that the next order will get.
        next: u64,
    },
    /// A preview needs exactly one of `amount` and `lst`.
    #[error("name `amount`, the coins, or `lst`: one of both")]
    OneOfBoth,
    /// LST arrived with an inner message that the lever does not know.
    #[error(
        "the message sent along is not understood, a lever takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// The reply id belongs to no message of the lever.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
}
