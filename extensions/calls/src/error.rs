//! Errors of a series of calls.

use ballast_extension_math::calls::{Quote, Refusal};
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
use thiserror::Error;

/// Why the series refuses a message. Nothing has changed when one of these is returned.
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
    /// The arithmetic refuses the amount or the time.
    #[error(transparent)]
    Books(#[from] Refusal),
    /// The option token refuses the message.
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
    /// The address is not the hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The hub gave no price of the LST that can be read; without one nothing can be exercised.
    #[error("{hub} says no price, and nothing is exercised without one: {reason}")]
    NoPrice {
        /// The hub.
        hub: Addr,
        /// What the query returned.
        reason: String,
    },
    /// The strike would be in the native coin, which is what the LST is worth.
    #[error("`{denom}` is the native coin: a strike is in another one")]
    QuoteIsNative {
        /// The denom that was named.
        denom: String,
    },
    /// LST arrived with an inner message that the series does not know.
    #[error("the message sent along is not understood, LST comes with `{{\"offer\":{{\"price\":\"…\"}}}}`: {reason}")]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// There is no such offer.
    #[error("there is no offer {offer_id}: it was sold or cancelled, or never made")]
    UnknownOffer {
        /// The number that was named.
        offer_id: u64,
    },
    /// The price is above the buyer's maximum.
    #[error("the price is {price}, you take {max_price} at the most")]
    MaxPrice {
        /// The option price for one whole token of LST now.
        price: Quote,
        /// The most that the buyer accepts.
        max_price: Quote,
    },
    /// Fewer coins came than are due.
    #[error("it costs {cost}, {sent} came: send as much or more, the rest comes back")]
    TooLittle {
        /// The coins that are due.
        cost: Quote,
        /// The coins that came.
        sent: Quote,
    },
    /// A message of cw20 that the option token does not have.
    #[error("nobody may `{what}` options: they are bought, exercised and closed")]
    Refused {
        /// The name of the message.
        what: &'static str,
    },
}
