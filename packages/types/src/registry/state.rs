//! Storage of the registry that the hub reads: one item with all that allocation needs.

use crate::packed::Item;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// Everything that allocation needs of the registry, in one storage read.
pub const ROSTER: Item<Roster> = Item::new("roster");

/// Who listed a validator.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Kind {
    /// The owner.
    Curated,
    /// Its operator, with a bond.
    Bonded,
}

/// Whether a validator may get stake.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Status {
    /// It may be given stake.
    Active,
    /// The chain shows a fault, or it has just come back from one: it keeps what it has, and waits.
    Probation,
    /// Its operator or the owner stopped new stake.
    Paused,
    /// It is drained, then forgotten.
    Leaving,
}

impl Status {
    /// Its name, as in messages.
    pub fn name(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Probation => "probation",
            Status::Paused => "paused",
            Status::Leaving => "leaving",
        }
    }
}

/// All listed validators, with what allocation needs of the parameters.
#[cw_serde]
pub struct Roster {
    /// Default share cap in 1/10,000.
    pub cap_bps: u64,
    /// Quota of a bonded validator: the value of its bond times this.
    pub leverage: Decimal,
    /// A validator is funded to at least this, or not at all.
    pub min_stake: Uint128,
    /// The owner's validators need a bond too.
    pub require_bonds: bool,
    /// What a bond has to be worth to count among those that share the pool: native.
    pub least_bond: Uint128,
    /// In the order of addresses.
    pub seats: Vec<Seat>,
}

/// One listed validator. All of them are read in every allocation.
#[cw_serde]
pub struct Seat {
    /// Operator address.
    pub address: String,
    /// Weight.
    pub weight: u64,
    /// Share cap in 1/10,000, where it is not the default.
    pub cap_bps: Option<u64>,
    /// Whether it may get stake.
    pub status: Status,
    /// Who listed it.
    pub kind: Kind,
    /// When `observe` first saw it out of the bonded set, rounded up, and has not seen it in since.
    pub out_since: Option<u64>,
}

impl Seat {
    /// Whether it may be given new stake, as far as the registry knows.
    pub fn is_active(&self) -> bool {
        self.status == Status::Active && self.weight > 0
    }

    /// Whether stake that is there may stay: it has a target. A validator on probation or paused keeps
    /// what it has and gets no more; one that leaves is drained.
    pub fn keeps_stake(&self) -> bool {
        self.status != Status::Leaving && self.weight > 0
    }

    /// Whether its quota depends on a bond.
    pub fn needs_bond(&self, require_bonds: bool) -> bool {
        require_bonds || self.kind == Kind::Bonded
    }
}
