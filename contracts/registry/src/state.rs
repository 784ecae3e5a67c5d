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

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Parameters. The roster has a copy of those that allocation needs.
pub const PARAMS: Item<Params> = Item::new("params");
/// What allocation does not need to know of a validator, by operator address: one for each seat.
pub const RECORDS: Map<&str, Record> = Map::new("records");

/// Broken commission promises, by operator address: kept for a year, over leaving and applying again.
pub const BREACHES: Map<&str, Breach> = Map::new("breaches");
/// When `observe` last looked at all seats, block time rounded down: who kept its promise then is charged from then on.
pub const LOOKED: Item<u64> = Item::new("looked");

/// The seconds of a day.
pub const DAY_SECS: u64 = 86_400;
/// For how long a broken promise is remembered.
pub const MEMORY_SECS: u64 = 31_536_000;
/// What is doubled for a broken promise is at least a day, whatever the parameter.
const LEAST_PROBATION_SECS: u64 = DAY_SECS;
/// A probation is doubled at most so often: by then it is longer than the memory.
const MOST_DOUBLED: u32 = 7;

/// Broken promises of one validator.
#[cw_serde]
pub struct Breach {
    /// How many, each less than a year after the one before.
    pub count: u32,
    /// When the last one began, as far as looks tell: it was kept until then.
    pub since: u64,
    /// What was seen last.
    pub fault: Fault,
    /// When it was seen last.
    pub seen_at: u64,
}

impl Breach {
    /// One more, begun at `since` and seen at `now`, where `old` are the ones before.
    pub fn again(old: Option<Self>, fault: Fault, since: u64, now: u64) -> Self {
        let before = old.filter(|old| old.is_remembered(now));
        Self {
            count: before.map_or(0, |old| old.count).saturating_add(1),
            since,
            fault,
            seen_at: now,
        }
    }

    /// Whether it still counts.
    pub fn is_remembered(&self, now: u64) -> bool {
        now < self.seen_at.saturating_add(MEMORY_SECS)
    }
}

/// How long a validator has to be good before it gets stake again: the parameter, doubled for each
/// promise that it broke within a year, and no longer than a year.
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

/// Who decided something about a validator.
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

/// What allocation does not need to know of a validator.
#[cw_serde]
pub struct Record {
    /// The commission it promised, where that is not `registry.max_commission`.
    pub promise: Option<Decimal>,
    /// How it stands with the chain.
    pub standing: Standing,
    /// Who paused it, if it is.
    pub paused: Option<Role>,
    /// Who removed it, if it was.
    pub removed: Option<Role>,
    /// Since when it has its status.
    pub since: u64,
    /// The commission above which its bond pays: what it had promised when it was listed, or more.
    /// Not what the owner asks for later.
    pub pledge: Decimal,
    /// Until when it has kept its promise or been charged, as far as this record knows; see [`LOOKED`].
    pub good_at: u64,
    /// What its bond owes for commission above the pledge, until the hub has had it burned.
    pub owed: Native,
}

impl Record {
    /// The status that all this amounts to. Leaving comes before the chain's faults, and those before a
    /// pause: a paused validator that comes back from a fault is paused again.
    pub fn status(&self) -> Status {
        match (self.removed, &self.standing, self.paused) {
            (Some(_), _, _) | (None, Standing::Expelled { .. }, _) => Status::Leaving,
            (None, Standing::Faulty { .. } | Standing::Recovering { .. }, _) => Status::Probation,
            (None, Standing::Good, Some(_)) => Status::Paused,
            (None, Standing::Good, None) => Status::Active,
        }
    }

    /// Why it is not active.
    pub fn reason(&self) -> Option<String> {
        match (self.removed, self.standing.reason(), self.paused) {
            (Some(role), _, _) => Some(format!("removed by {role}")),
            (None, Some(reason), _) => Some(reason),
            (None, None, Some(role)) => Some(format!("paused by {role}")),
            (None, None, None) => None,
        }
    }

    /// The commission that it may not exceed: what it promised, and never more than the parameter.
    pub fn max_commission(&self, params: &Params) -> Decimal {
        self.promise
            .map_or(params.max_commission, |p| p.min(params.max_commission))
    }
}
