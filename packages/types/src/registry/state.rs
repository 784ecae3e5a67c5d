//! Storage of the registry that the hub reads: one item with all that allocation needs.

use crate::packed::Item;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// All that allocation needs of the registry, in one storage read.
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
    /// The chain shows a fault, or showed one not long ago: it keeps its stake, and gets no more.
    Probation,
    /// The owner or its operator has paused it: it keeps its stake, and gets no more.
    Paused,
    /// It is drained, and then forgotten.
    Leaving,
}

impl Status {
    /// The status's name, as in messages.
    pub fn name(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Probation => "probation",
            Status::Paused => "paused",
            Status::Leaving => "leaving",
        }
    }
}

/// All listed validators, and the parameters that allocation needs.
#[cw_serde]
pub struct Roster {
    /// Default share cap in 1/10,000.
    pub cap_bps: u64,
    /// The quota of a validator that needs a bond is the value of its bond times this.
    pub leverage: Decimal,
    /// The least stake of a validator: it gets at least this, or none.
    pub min_stake: Uint128,
    /// Whether validators that the owner lists need a bond too.
    pub require_bonds: bool,
    /// The least worth of a bond with which a validator counts as active in quotas: native.
    pub least_bond: Uint128,
    /// In the order of addresses.
    pub seats: Vec<Seat>,
}

/// One listed validator. Every allocation reads all of them.
#[cw_serde]
pub struct Seat {
    /// Operator address.
    pub address: String,
    /// Its part of the stake in proportion to the other weights.
    pub weight: u64,
    /// Its share cap in 1/10,000; `None` for the default.
    pub cap_bps: Option<u64>,
    /// Its status, which decides whether it may get stake.
    pub status: Status,
    /// Who listed it.
    pub kind: Kind,
    /// When `observe` first saw it out of the bonded set, if it has not seen it in the set since;
    /// unix seconds, rounded up.
    pub out_since: Option<u64>,
}

impl Seat {
    /// Whether it may be given new stake, as far as the registry knows.
    pub fn is_active(&self) -> bool {
        self.status == Status::Active && self.weight > 0
    }

    /// Whether stake that is there may stay. A validator on probation, or a paused one, keeps its
    /// stake and gets no more; a leaving one is drained.
    pub fn keeps_stake(&self) -> bool {
        self.status != Status::Leaving && self.weight > 0
    }

    /// Whether its quota depends on a bond.
    pub fn needs_bond(&self, require_bonds: bool) -> bool {
        require_bonds || self.kind == Kind::Bonded
    }
}
