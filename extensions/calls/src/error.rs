//! Refusals.

use ballast_extension_math::calls::{Quote, Refusal};
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
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
    /// The books refuse: amounts and times.
    #[error(transparent)]
    Books(#[from] Refusal),
    /// The option token refuses.
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
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The hub does not say what LST is worth.
    #[error("{hub} says no price, and nothing is exercised without one: {reason}")]
    NoPrice {
        /// The hub.
        hub: Addr,
        /// What went wrong.
        reason: String,
    },
    /// The strike would be in the coin that the LST is worth.
    #[error("`{denom}` is the native coin: a strike is in another one")]
    QuoteIsNative {
        /// The coin.
        denom: String,
    },
    /// The message that was sent along is none that it knows.
    #[error("the message sent along is not understood, LST comes with `{{\"offer\":{{\"price\":\"…\"}}}}`: {reason}")]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// No such offer.
    #[error("there is no offer {offer_id}: it was sold or cancelled, or never made")]
    UnknownOffer {
        /// Its number.
        offer_id: u64,
    },
    /// The price is higher than the buyer takes.
    #[error("the price is {price}, you take {max_price} at the most")]
    MaxPrice {
        /// What a whole token costs.
        price: Quote,
        /// What the buyer takes.
        max_price: Quote,
    },
    /// Not as many coins as it costs.
    #[error("it costs {cost}, {sent} came: send as much or more, the rest comes back")]
    TooLittle {
        /// What it costs.
        cost: Quote,
        /// What came.
        sent: Quote,
    },
    /// A message that it has not.
    #[error("nobody may `{what}` options: they are bought, exercised and closed")]
    Refused {
        /// The message.
        what: &'static str,
    },
}
