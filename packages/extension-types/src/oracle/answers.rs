//! Answers. Times are unix seconds, prices whole quote tokens for one whole base token.

use super::msg::ExpectMsg;
use super::state::FeedTerms;
use super::state::Source;
use ballast_types::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};

/// The answer to `price`: what positions are settled by.
#[cw_serde]
pub struct PriceResponse {
    /// The price.
    pub price: Decimal,
    /// When the round began that gave it; of an LST the oldest of its sources.
    pub updated_at: u64,
}

/// The answer to `safe_price`: what new business goes by.
#[cw_serde]
pub struct SafePriceResponse {
    /// To lend by: never above `price`.
    pub low: Decimal,
    /// To owe by: never below `price`.
    pub high: Decimal,
    /// The price.
    pub price: Decimal,
    /// Of returns, per second, scaled 1e36. Sigma over T seconds is the root of `variance x T`, with 18 decimals.
    pub variance: Uint128,
    /// When the round began that gave it; of an LST the oldest of its sources.
    pub updated_at: u64,
}

/// The answer to `feed`.
#[cw_serde]
pub struct FeedResponse {
    /// The feed's name.
    pub id: String,
    /// Where its prices come from.
    pub source: Source,
    /// What decides them.
    pub terms: FeedTerms,
    /// The range that its first price had to be in.
    pub expect: ExpectMsg,
    /// The price, as `price` would answer it, stale or not; null if there is none.
    pub price: Option<Decimal>,
    /// When it was.
    pub updated_at: Option<u64>,
    /// Why `price` fails now; null if it does not.
    pub fails: Option<String>,
    /// The mean now; null of an LST.
    pub mean: Option<Decimal>,
    /// The standard deviation of a day, as a part of the price; null of an LST.
    pub sigma_day: Option<Decimal>,
    /// Of an LST: what one is worth at the most in the cautious price, in the staking token.
    pub cap: Option<Decimal>,
    /// Void rounds in a row.
    pub voids: u32,
    /// Until when it gives no cautious price.
    pub guarded_until: Option<u64>,
    /// From when on `poke` does something; null of a reported feed.
    pub next_poke: Option<u64>,
}

/// The answer to `feeds`.
#[cw_serde]
pub struct FeedsResponse {
    /// By name.
    pub feeds: Vec<FeedResponse>,
}

/// The answer to `round`.
#[cw_serde]
pub struct RoundResponse {
    /// The round of the reports below; the current one where there are none.
    pub round: u64,
    /// When it ends.
    pub ends_at: u64,
    /// The current round.
    pub current: u64,
    /// Reports, in the order in which they came.
    pub reports: Vec<ReportResponse>,
    /// All weight of the round.
    pub active: Shares,
    /// What closing it would give.
    pub would: WouldResponse,
}

/// A report.
#[cw_serde]
pub struct ReportResponse {
    /// The reporter; null if the account is no reporter any more.
    pub reporter: Option<Addr>,
    /// The price that the reporter says.
    pub price: Decimal,
    /// What it weighs.
    pub weight: Shares,
}

/// What closing a round would give.
#[cw_serde]
pub struct WouldResponse {
    /// A price.
    pub price: Option<Decimal>,
    /// Or why there is none.
    pub void: Option<String>,
    /// Whose reports are outside, and wait for the next price.
    pub suspects: Vec<Addr>,
    /// Who would be fined for an earlier report.
    pub fined: Vec<Addr>,
    /// Whose reports are good.
    pub good: Vec<Addr>,
    /// Who would be suspended for having been missing too often.
    pub missing: Vec<Addr>,
}

/// The answer to `reporter`.
#[cw_serde]
pub struct ReporterResponse {
    /// The reporter.
    pub address: Addr,
    /// LST that is pledged.
    pub pledge: Shares,
    /// What of it counts in the current round.
    pub weight: Shares,
    /// LST that is leaving; it can be fined until it is paid.
    pub leaving: Shares,
    /// When it is paid; null if nothing is leaving.
    pub ready_at: Option<u64>,
    /// Rewards that were earned and not paid.
    pub owed: Shares,
    /// Feeds in whose last closed rows the reporter was missing, and in how many in a row.
    pub missed: Vec<MissedResponse>,
    /// Of a suspended reporter: from when on it may come back, unix seconds.
    pub suspended_until: Option<u64>,
    /// From when on its reports count, unix seconds.
    pub counts_from: u64,
    /// Of an evicted reporter: from when on its reports do not count, unix seconds.
    pub counts_until: Option<u64>,
}

/// Rows of a feed in which a reporter was missing.
#[cw_serde]
pub struct MissedResponse {
    /// The feed's name.
    pub feed: String,
    /// How many in a row.
    pub rows: u32,
}

/// The answer to `reporters`.
#[cw_serde]
pub struct ReportersResponse {
    /// In the order in which they were admitted.
    pub reporters: Vec<ReporterResponse>,
}

/// The answer to `security`: what it costs to stop a feed, and to set one.
#[cw_serde]
pub struct SecurityResponse {
    /// All weight of the current round.
    pub active: Shares,
    /// What it is worth, rounded down.
    pub native: Native,
    /// The least weight that stops a feed.
    pub to_stop: Shares,
    /// The least weight that sets a feed while all report: half of it, in some rounds. Where some
    /// are silent, half of what reports.
    pub to_set: Shares,
    /// What `to_stop` is worth, rounded down.
    pub to_stop_native: Native,
    /// What `to_set` is worth, rounded down.
    pub to_set_native: Native,
}

/// The answer to `solvency`.
#[cw_serde]
pub struct SolvencyResponse {
    /// LST that is here.
    pub lst: Shares,
    /// LST that reporters have pledged.
    pub pledged: Shares,
    /// LST that reporters are taking out.
    pub leaving: Shares,
    /// Earned and not paid.
    pub owed: Shares,
    /// The rest: rewards are paid from it.
    pub pot: Shares,
    /// Whether all of it is here.
    pub solvent: bool,
}
