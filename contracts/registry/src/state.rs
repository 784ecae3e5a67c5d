//! Storage. What the hub reads is in `types::registry`: `ROSTER`.

use crate::standing::Standing;
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    registry::{Params, Status},
};
use core::fmt;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Decimal;

pub use ballast_types::registry::ROSTER;

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Parameters. The roster has a copy of those that allocation needs.
pub const PARAMS: Item<Params> = Item::new("params");
/// What allocation does not need to know of a validator, by operator address: one for each seat.
pub const RECORDS: Map<&str, Record> = Map::new("records");

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
