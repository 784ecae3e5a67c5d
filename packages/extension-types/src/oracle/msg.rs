//! Messages.

use super::answers::{
    FeedResponse, FeedsResponse, PriceResponse, ReporterResponse, ReportersResponse, RoundResponse,
    SafePriceResponse, SecurityResponse, SolvencyResponse,
};
use super::state::Config;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Decimal;
use cw_ownable::cw_ownable_query;

/// Makes an oracle, against a hub. Anyone may.
///
/// Fails: `NoHub`, `Bounds`, `Full`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Who adds feeds, and admits and evicts reporters; the sender by default. A timelock, where much is lent by it.
    pub owner: Option<String>,
    /// Who may stop cautious prices for a while; the owner by default.
    pub guardian: Option<String>,
    /// The hub's address.
    pub hub: String,
    /// The least that a reporter pledges, in LST: 1,000,000 or more.
    pub min_pledge: Shares,
    /// How long a round is: 10 to 3,600; 60 by default.
    pub round_secs: Option<u64>,
    /// The fewest reports that make a price: 3 to 16; 3 by default.
    pub min_reports: Option<u32>,
    /// What a fault costs, in bps of what is pledged and leaving: 1 to 1,000; 100 by default.
    pub fine_bps: Option<u64>,
    /// How long a suspension is: 600 to 604,800; 86,400 by default. Twice as long each time within 30 days.
    pub suspend_secs: Option<u64>,
    /// From unpledging to being paid: 3,600, and four rounds, to 2,592,000; 604,800 by default.
    pub leave_secs: Option<u64>,
    /// Who is missing from so many closed rows of a feed in a row is suspended: 24 to 100,000; 240
    /// by default. Rows count that more than half of all weight is in.
    pub max_missed: Option<u32>,
    /// What a good report earns, in LST, while the pot lasts; nothing by default.
    pub reward: Option<Shares>,
    /// Reporters who count from the first round on, 32 at most; none by default. Whoever is
    /// admitted later counts 14 days later.
    #[serde(default)]
    pub reporters: Vec<String>,
}

/// Everything that can be asked of it. No message takes coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Takes a pledge back. It weighs no more, is paid by `collect` when it has left, and can be
    /// fined until then. An earlier request waits with it. Never paused.
    ///
    /// - **Caller**: a reporter. **Funds**: none.
    /// - **Emits**: `action = unpledge`, `reporter`, `lst`, `ready_at`.
    /// - **Fails**: `NotAdmitted`, `NotEnough`, `BelowMinimum` for what would stay.
    Unpledge {
        /// The LST to take out, in base units.
        lst: Shares,
    },
    /// Pays a reporter's rewards, and the pledge whose time to leave is over.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = collect`, `reporter`, `rewards`, `lst`.
    /// - **Fails**: `NotAdmitted`, `NothingToCollect`.
    Collect {
        /// Whom; the sender by default.
        reporter: Option<String>,
    },
    /// Says prices for the current round, all or none. Of each feed, the first report of a round
    /// closes the round before it.
    ///
    /// - **Caller**: a reporter. **Funds**: none.
    /// - **Emits**: `action = report`, `reporter`, `round`, `reports`; of rows that it closed the
    ///   events `ballast-price`, `ballast-void`, `ballast-fine`, `ballast-suspend`.
    /// - **Fails**: `NotAdmitted`, `Suspended`, `NoWeight`, `WrongRound`, `Reported`,
    ///   `NotReported`, `UnknownFeed`, `ZeroPrice`, `Reports`.
    Report {
        /// 1 to 32 prices, no feed twice.
        prices: Vec<PriceReport>,
        /// The round that they are for. Without it a report that comes late counts in the round in which it comes.
        round: Option<u64>,
    },
    /// Closes the round of a feed that is over.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = close`, `feed`, and as `report`.
    /// - **Fails**: `UnknownFeed`, `NothingToClose`.
    Close {
        /// The feed's name.
        feed: String,
    },
    /// Looks at a source: of a contract once a round, for the mean and the variance; of an LST once
    /// a day, for the growth cap.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = poke`, `feed`, `price` if there is one, and `mean` of a contract, `cap` of an LST.
    /// - **Fails**: `UnknownFeed`, `NoPoke`, `TooSoon`, `SourceFailed`, `Spread`, `NoRate`, `CoverOwed`.
    Poke {
        /// The feed's name.
        feed: String,
    },
    /// Comes back after a suspension. Reports count from the next round on.
    ///
    /// - **Caller**: a suspended reporter. **Funds**: none.
    /// - **Emits**: `action = resume`, `reporter`.
    /// - **Fails**: `NotAdmitted`, `Suspended`, `NotSuspended`.
    Resume {},
    /// Adds a feed. Nothing of it can change, and it cannot be removed.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = add_feed`, `feed`, and `price` where there is one.
    /// - **Fails**: `Unauthorized`, `FeedId`, `Exists`, `FullOfFeeds`, `Bounds`, `UnknownFeed`,
    ///   `LstOfLst`, `SourceFailed`, `Spread`, `NoRate`, `CoverOwed`, `Unexpected`.
    AddFeed(AddFeed),
    /// Lets somebody report. His pledge counts in 14 days; an eviction that is not over is taken back.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = admit`, `reporter`, `counts_from`.
    /// - **Fails**: `Unauthorized`, `Admitted`, `Full`.
    Admit {
        /// The account that may report.
        address: String,
    },
    /// Lets somebody report no more. His pledge counts for 14 days yet, and leaves then; under
    /// eviction is a third of all weight at most.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = evict`, `reporter`, `counts_until`.
    /// - **Fails**: `Unauthorized`, `NotAdmitted`, `Evicted`, `TooManyEvicted`.
    Evict {
        /// The reporter.
        address: String,
    },
    /// Lets a feed, and those made of it, give no cautious price for a while: no new business.
    /// `price` goes on. As long as that, and at least 7 days, no other guard of the feed can
    /// follow.
    ///
    /// - **Caller**: the guardian or the owner. **Funds**: none.
    /// - **Emits**: `action = guard`, `feed`, `until`.
    /// - **Fails**: `Unauthorized`, `UnknownFeed`, `PauseTooLong`, `PauseTooSoon`.
    Guard {
        /// The feed's name.
        feed: String,
        /// How long: 259,200 by default, 1,209,600 at most.
        secs: Option<u64>,
    },
    /// Ends a guard early.
    ///
    /// - **Caller**: the guardian or the owner. **Funds**: none.
    /// - **Emits**: `action = unguard`, `feed`.
    /// - **Fails**: `Unauthorized`, `UnknownFeed`.
    Unguard {
        /// The feed's name.
        feed: String,
    },
    /// Changes what a good report earns.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = update_config`, `reward`.
    /// - **Fails**: `Unauthorized`.
    UpdateConfig {
        /// In LST; as it is by default.
        reward: Option<Shares>,
    },
    /// Names another guardian.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_guardian`, `guardian`.
    /// - **Fails**: `Unauthorized`.
    SetGuardian {
        /// The account that may guard feeds from now on.
        address: String,
    },
    /// Hands the oracle over, in two steps, or gives it up.
    ///
    /// - **Caller**: the owner; the nominated account, to accept. **Funds**: none.
    /// - **Emits**: `action = update_ownership`, `owner`, `pending_owner`, `pending_expiry`.
    /// - **Fails**: as `cw-ownable` does.
    UpdateOwnership(cw_ownable::Action),
}

/// One price of a report.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct PriceReport {
    /// The feed's name.
    pub feed: String,
    /// Whole quote tokens for one whole base token; not 0.
    pub price: Decimal,
}

/// A feed that is to be added.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct AddFeed {
    /// Its name, 3 to 32 of `a-z 0-9 / . -`: `atom/usd`.
    pub id: String,
    /// Where its prices come from.
    pub source: SourceMsg,
    /// The range that its first price has to be in.
    pub expect: ExpectMsg,
    /// How far from the median a report is good, in bps: 10 to 1,000; 100 by default.
    pub band_bps: Option<u64>,
    /// How far outside the old and the new price a report is at fault, in bps: twice the band to
    /// 3,000; 500 by default, or twice the band.
    pub fault_bps: Option<u64>,
    /// How old the price may be that positions are settled by: two rounds to 86,400; 3,600 by default, or two rounds.
    pub max_age_secs: Option<u64>,
    /// How old it may be for new business: two rounds to `max_age_secs`; five rounds by default.
    pub fresh_secs: Option<u64>,
    /// The time of the mean: 300 to 86,400; 1,800 by default.
    pub mean_secs: Option<u64>,
    /// How far the bounds of a contract's answer may be apart, in bps: 10 to 2,000; 500 by default.
    pub max_spread_bps: Option<u64>,
    /// How fast the rate of an LST may grow in the cautious price, in bps a year: 500 to 10,000; 3,000 by default.
    pub max_growth_bps: Option<u64>,
}

/// Where prices come from.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum SourceMsg {
    /// Reporters of this oracle.
    Reported,
    /// Another contract that answers the documented question: an adapter, another oracle; not this one.
    Contract {
        /// The contract that answers for the price.
        address: String,
        /// The name of the feed there.
        feed: String,
    },
    /// The hub's own totals, times a feed of the staking token.
    Lst {
        /// The price of the staking token, no LST's; none for a price in the staking token.
        base: Option<String>,
        /// A price of the LST on a market, in the same money, no LST's of the hub's: the cautious
        /// price is never above it.
        market: Option<String>,
    },
}

/// The range that a first price has to be in.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct ExpectMsg {
    /// The lowest; not 0.
    pub min: Decimal,
    /// The highest: four times the lowest at most.
    pub max: Decimal,
}

/// What LST is sent with.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// Pledges the LST behind the sender's reports. It weighs from the next round on, ten times the
    /// minimum at the most.
    ///
    /// - **Caller**: a reporter, through the LST's `send`.
    /// - **Emits**: `action = pledge`, `reporter`, `lst`, `pledge`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `NotAdmitted`, `Evicted`, `BelowMinimum`.
    Pledge {},
}

/// Everything it answers.
#[cw_ownable_query]
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What positions are settled by. No role can stop it. Fails: `UnknownFeed`, `NoPrice`,
    /// `Stale`, `Spread`, `SourceFailed`, `NoRate`.
    #[returns(PriceResponse)]
    Price {
        /// The feed's name.
        feed: String,
    },
    /// What new business goes by. Fails as `price`, sooner as `Stale`, and while it is guarded: then lend nothing.
    #[returns(SafePriceResponse)]
    SafePrice {
        /// The feed's name.
        feed: String,
    },
    /// Roles and parameters.
    #[returns(Config)]
    Config {},
    /// A feed.
    #[returns(FeedResponse)]
    Feed {
        /// The feed's name.
        id: String,
    },
    /// All feeds, by name.
    #[returns(FeedsResponse)]
    Feeds {
        /// The name after which to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// The last round of a feed that has reports, and what closing it would give.
    #[returns(RoundResponse)]
    Round {
        /// The feed's name.
        feed: String,
    },
    /// A reporter.
    #[returns(ReporterResponse)]
    Reporter {
        /// The reporter.
        address: String,
    },
    /// All reporters, in the order in which they were admitted.
    #[returns(ReportersResponse)]
    Reporters {
        /// The reporter after whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// What it costs to stop a feed, and to set one.
    #[returns(SecurityResponse)]
    Security {},
    /// What is here, and whose it is.
    #[returns(SolvencyResponse)]
    Solvency {},
}
