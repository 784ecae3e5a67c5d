//! Storage of an oracle that may be read from outside. These keys and shapes are part of the interface.

use ballast_extension_math::oracle::Rules;
use ballast_types::{
    packed::{Item, Map},
    Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;
use cw_ownable::Ownership;

pub use ballast_extension_math::{
    oracle::{
        Anchor, Expect, FeedTerms, Missed, Observed, Quote, Report, Row, Standing, Suspect, Track,
    },
    pause::Pause,
};

/// Roles and parameters.
pub const CONFIG: Item<Config> = Item::new("config");
/// The owner, and the account that was nominated to follow.
pub const OWNERSHIP: cw_storage_plus::Item<Ownership<Addr>> =
    cw_storage_plus::Item::new("ownership");
/// Where prices come from and what decides them, by feed: written once.
pub const FEEDS: Map<&str, Feed> = Map::new("feeds");
/// The reports of the last round that has any, by feed. It is closed by the first report of a later
/// one, and for answers without being written.
pub const ROWS: Map<&str, Row> = Map::new("rows");
/// What is remembered of prices, by feed: what the row in `rows` changes is not in it yet.
pub const PRICES: Map<&str, Track> = Map::new("prices");
/// The rate of the LST from which the growth cap of the cautious price grows, by feed.
pub const ANCHORS: Map<&str, Anchor> = Map::new("anchors");
/// The last guard, by feed.
pub const GUARDS: Map<&str, Pause> = Map::new("guards");
/// All reporters, in the order in which they were admitted.
pub const REPORTERS: Item<Reporters> = Item::new("reporters");

/// Roles and parameters.
#[cw_serde]
pub struct Config {
    /// The hub of the suite whose LST is pledged.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// The suite's vault: fines go there.
    pub vault: Addr,
    /// Who may guard a feed, beside the owner.
    pub guardian: Addr,
    /// The least that a reporter pledges; ten times as much is the most that weighs.
    pub min_pledge: Shares,
    /// How long a round is, seconds.
    pub round_secs: u64,
    /// The fewest reports that make a price.
    pub min_reports: u32,
    /// What a fault costs, bps of what is pledged and leaving.
    pub fine_bps: u64,
    /// How long a suspension is, seconds; twice as long each time within 30 days.
    pub suspend_secs: u64,
    /// From unpledging to being paid, seconds.
    pub leave_secs: u64,
    /// Who is missing from so many closed rows of a feed in a row is suspended.
    pub max_missed: u32,
    /// What a good report earns, while the pot lasts.
    pub reward: Shares,
}

impl Config {
    /// What decides weights, fines and times.
    pub const fn rules(&self) -> Rules {
        Rules {
            round_secs: self.round_secs,
            min_pledge: self.min_pledge,
            fine_bps: self.fine_bps,
            suspend_secs: self.suspend_secs,
            leave_secs: self.leave_secs,
        }
    }
}

/// A feed, as it was added.
#[cw_serde]
pub struct Feed {
    /// Where its prices come from.
    pub source: Source,
    /// What decides them.
    pub terms: FeedTerms,
    /// The range that its first price has to be in.
    pub expect: Expect,
}

/// Where prices come from.
#[cw_serde]
pub enum Source {
    /// Reporters of this oracle.
    Reported,
    /// Another contract that answers the documented question.
    Contract {
        /// The contract that answers for the price.
        address: Addr,
        /// The name of the feed there.
        feed: String,
    },
    /// The hub's own totals, times a feed of the staking token.
    Lst {
        /// The price of the staking token; none for a price in the staking token.
        base: Option<String>,
        /// A price of the LST on a market, which the cautious price is never above.
        market: Option<String>,
    },
}

/// All reporters.
#[cw_serde]
#[derive(Default)]
pub struct Reporters {
    /// The number that the next reporter gets: none is given twice.
    pub next: u32,
    /// The reporters, in the order in which they were admitted.
    pub all: Vec<Reporter>,
}

/// A reporter.
#[cw_serde]
pub struct Reporter {
    /// The reporter's number in reports.
    pub id: u32,
    /// The reporter's account.
    pub address: Addr,
    /// What the reporter has here, and its standing.
    pub standing: Standing,
}
