//! Storage. What the hub reads is in `types::registry`: `ROSTER`.

use crate::standing::{Fault, Standing};
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    registry::{Params, Status},
    Native,
};
use core::fmt;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Decimal;

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-registry";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use ballast_types::registry::ROSTER;

/// The suite that the registry belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The parameters. The roster has a copy of those that allocation needs.
pub const PARAMS: Item<Params> = Item::new("params");
/// What is known of each listed validator beyond its seat: by operator address, one record for each
/// seat.
pub const RECORDS: Map<&str, Record> = Map::new("records");

/// Broken commission promises, by operator address. They count for a year, and are kept when a
/// validator leaves and applies again.
pub const BREACHES: Map<&str, Breach> = Map::new("breaches");
/// When `observe` last looked at all seats, unix seconds, rounded down. A validator that kept its
/// promise then is charged from then on at the earliest.
pub const LOOKED: Item<u64> = Item::new("looked");

/// Seconds of a day.
pub const DAY_SECS: u64 = 86_400;
/// For how many seconds a broken promise is remembered: 365 days.
pub const MEMORY_SECS: u64 = 31_536_000;
/// The probation that is doubled for broken promises, if `probation_secs` is shorter than that.
const LEAST_PROBATION_SECS: u64 = DAY_SECS;
/// The most doublings of a probation: 7 make a day 128 days, and a week more than a year.
const MOST_DOUBLED: u32 = 7;

/// The broken promises of one validator.
#[cw_serde]
pub struct Breach {
    /// How many breaches, each less than a year after the one before.
    pub count: u32,
    /// When the last breach began, as far as looks can tell, unix seconds: the promise was last
    /// seen to be kept then.
    pub since: u64,
    /// The fault that was seen last.
    pub fault: Fault,
    /// When it was seen last, unix seconds.
    pub seen_at: u64,
}

impl Breach {
    /// A new breach that began at `since` and is seen at `now`; `old` are the breaches before it.
    pub fn again(old: Option<Self>, fault: Fault, since: u64, now: u64) -> Self {
        let before = old.filter(|old| old.is_remembered(now));
        Self {
            count: before.map_or(0, |old| old.count).saturating_add(1),
            since,
            fault,
            seen_at: now,
        }
    }

    /// Whether it still counts: it was seen less than a year ago.
    pub fn is_remembered(&self, now: u64) -> bool {
        now < self.seen_at.saturating_add(MEMORY_SECS)
    }
}

/// How long a validator has to be good before it gets stake again, in seconds: the parameter,
/// doubled for each promise that it broke within a year, 7 times at most, and at most a year.
pub fn probation_secs(params: &Params, breach: Option<&Breach>, now: u64) -> u64 {
    let count = breach
        .filter(|breach| breach.is_remembered(now))
        .map_or(0, |breach| breach.count.min(MOST_DOUBLED));
    let base = match count {
        0 => params.probation_secs,
        _ => params.probation_secs.max(LEAST_PROBATION_SECS),
    };
    let doubled = base.saturating_mul(1 << count);
    doubled.min(MEMORY_SECS).max(params.probation_secs)
}

/// Who paused or removed a validator.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Role {
    /// The owner of the suite.
    Owner,
    /// The validator's operator.
    Operator,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Role::Owner => write!(f, "the owner"),
            Role::Operator => write!(f, "its operator"),
        }
    }
}

/// What is known of a listed validator beyond its seat.
#[cw_serde]
pub struct Record {
    /// The highest commission that it promised; `None` if that is `registry.max_commission`.
    pub promise: Option<Decimal>,
    /// Its standing with the chain.
    pub standing: Standing,
    /// Who paused it; `None` if it is not paused.
    pub paused: Option<Role>,
    /// Who removed it; `None` if it was not removed.
    pub removed: Option<Role>,
    /// Since when it has its status, unix seconds.
    pub since: u64,
    /// The commission above which its bond pays: the highest promise since it was listed. The owner
    /// may lower the promise later, but not the pledge.
    pub pledge: Decimal,
    /// Up to when it has kept its promise or been charged, as far as this record knows, unix
    /// seconds; see [`LOOKED`].
    pub good_at: u64,
    /// What its bond owes for commission above the pledge, native, until the hub has had it burned.
    pub owed: Native,
}

impl Record {
    /// The status by all of these. Leaving comes before faults, and faults before a pause: a paused
    /// validator that recovers from a fault is paused again.
    pub fn status(&self) -> Status {
        match (self.removed, &self.standing, self.paused) {
            (Some(_), _, _) | (None, Standing::Expelled { .. }, _) => Status::Leaving,
            (None, Standing::Faulty { .. } | Standing::Recovering { .. }, _) => Status::Probation,
            (None, Standing::Good, Some(_)) => Status::Paused,
            (None, Standing::Good, None) => Status::Active,
        }
    }

    /// Why it is not active; `None` if it is.
    pub fn reason(&self) -> Option<String> {
        match (self.removed, self.standing.reason(), self.paused) {
            (Some(role), _, _) => Some(format!("removed by {role}")),
            (None, Some(reason), _) => Some(reason),
            (None, None, Some(role)) => Some(format!("paused by {role}")),
            (None, None, None) => None,
        }
    }

    /// The highest commission that it may take: its promise, or `registry.max_commission` if that
    /// is lower.
    pub fn max_commission(&self, params: &Params) -> Decimal {
        self.promise
            .map_or(params.max_commission, |p| p.min(params.max_commission))
    }
}
