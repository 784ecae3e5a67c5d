//! Events of their own names.

use ballast_base::event::Maybe;
use ballast_base::events;
use ballast_types::Shares;
use cosmwasm_std::{Addr, Decimal};

events! {
    /// A round was closed with a price.
    Price<'a>: PRICE = "ballast-price" {
        /// The feed.
        feed: &'a str,
        /// The round.
        round: u64,
        /// The price.
        price: Decimal,
        /// What the reports that agree weigh.
        weight: Shares,
        /// All weight of the round.
        active: Shares,
        /// What good reports earned, all together.
        rewards: Shares,
    }
    /// A round was closed without one.
    Void<'a>: VOID = "ballast-void" {
        /// The feed.
        feed: &'a str,
        /// The round.
        round: u64,
        /// Why: `few_reports`, `no_agreement`, `unexpected`.
        reason: &'static str,
        /// What the reports that agree weigh.
        weight: Shares,
        /// All weight of the round.
        active: Shares,
    }
    /// A reporter pays for a report that the next price did not prove right.
    Fine<'a>: FINE = "ballast-fine" {
        /// The reporter.
        reporter: &'a Addr,
        /// The feed.
        feed: &'a str,
        /// The round of the report.
        round: u64,
        /// What was said.
        price: Decimal,
        /// The least that would have been no fault.
        lo: Decimal,
        /// The most that would have been none.
        hi: Decimal,
        /// What is paid, to the suite's vault.
        lst: Shares,
    }
    /// A reporter is out for a while.
    Suspend<'a>: SUSPEND = "ballast-suspend" {
        /// The reporter.
        reporter: &'a Addr,
        /// The feed.
        feed: &'a str,
        /// From when on he may come back.
        until: u64,
        /// Of one who was missing: from how many closed rows in a row.
        missed: Maybe<u32>,
    }
}
