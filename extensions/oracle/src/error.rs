//! Refusals.

use ballast_extension_math::{oracle::Refusal, pause::PauseError};
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
use cw_ownable::OwnershipError;
use thiserror::Error;

/// Why it refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A failure of storage or of a query.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender may not, or sent coins along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Ownership does not move so.
    #[error(transparent)]
    Ownership(#[from] OwnershipError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// No price, or a pledge that does not move so.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// No such guard.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// A parameter outside its bounds.
    #[error(transparent)]
    Bounds(#[from] OutOfBounds),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The message that was sent along is none that it knows.
    #[error(
        "the message sent along is not understood, an oracle takes `{{\"pledge\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// No reporter.
    #[error("{address} is no reporter: the owner admits one")]
    NotAdmitted {
        /// The address.
        address: Addr,
    },
    /// A reporter already.
    #[error("{address} is a reporter already")]
    Admitted {
        /// The address.
        address: Addr,
    },
    /// Evicted already.
    #[error("{address} was evicted, and counts until {until}: nothing more is pledged")]
    Evicted {
        /// The address.
        address: Addr,
        /// Until when.
        until: u64,
    },
    /// No room for another reporter.
    #[error("there are {most} reporters, those who are leaving included: evict one, and let him be paid")]
    Full {
        /// How many there may be.
        most: usize,
    },
    /// No room for another feed.
    #[error("there are {most} feeds, and none can be removed: make another oracle")]
    FullOfFeeds {
        /// How many there may be.
        most: usize,
    },
    /// A name that no feed can have.
    #[error("`{id}` is no name of a feed: 3 to 32 of a-z, 0-9, `/`, `.` and `-`")]
    FeedId {
        /// The name.
        id: String,
    },
    /// There is one of that name.
    #[error("there is a feed {feed} already, and it never changes")]
    Exists {
        /// The feed.
        feed: String,
    },
    /// There is none of that name.
    #[error("there is no feed {feed}")]
    UnknownFeed {
        /// The name.
        feed: String,
    },
    /// An LST's feed stands on feeds that are no LST's.
    #[error("{feed} is the feed of an LST: an LST's stands on others")]
    LstOfLst {
        /// The feed.
        feed: String,
    },
    /// The feed had no price yet.
    #[error("{feed} has no price yet: lend nothing, settle nothing")]
    NoPrice {
        /// The feed.
        feed: String,
    },
    /// The source does not answer, or not a price.
    #[error("{feed} has no price: {text}")]
    SourceFailed {
        /// The feed.
        feed: String,
        /// What went wrong.
        text: String,
    },
    /// No new business for a while.
    #[error("{feed} gives no cautious price until {until}: lend nothing; `price` goes on")]
    Guarded {
        /// The feed.
        feed: String,
        /// Until when.
        until: u64,
    },
    /// A report for another round.
    #[error("this is round {now}, the report is for round {named}: say today's prices for today's round")]
    WrongRound {
        /// The current one.
        now: u64,
        /// The one of the report.
        named: u64,
    },
    /// The reporter has already reported this feed in this round.
    #[error("{feed} was reported in this round already: there are no second thoughts")]
    Reported {
        /// The feed.
        feed: String,
    },
    /// The feed takes no reports.
    #[error("{feed} is not reported: it asks its source")]
    NotReported {
        /// The feed.
        feed: String,
    },
    /// A price of nothing.
    #[error("a price of 0 for {feed}: leave a feed out that has no price")]
    ZeroPrice {
        /// The feed.
        feed: String,
    },
    /// No prices, or too many.
    #[error("{count} prices: give 1 to {most}")]
    Reports {
        /// How many came.
        count: usize,
        /// How many may.
        most: usize,
    },
    /// No round of it is over and open.
    #[error("nothing to close: no round of {feed} is over that has reports")]
    NothingToClose {
        /// The feed.
        feed: String,
    },
    /// Reporters make its prices.
    #[error("{feed} is reported: there is nothing to look at")]
    NoPoke {
        /// The feed.
        feed: String,
    },
    /// It was looked at lately.
    #[error("{feed} was looked at lately: again from {next} on, now is {now}")]
    TooSoon {
        /// The feed.
        feed: String,
        /// From when on.
        next: u64,
        /// Block time.
        now: u64,
    },
}
