//! What an account has: the answer of this crate, which `ballast position --json` prints as it is.

use crate::Elsewhere;
use ballast_types::queue::TicketStatus;
use ballast_types::vault::LayerId;
use cosmwasm_std::Uint128;
use serde::{Serialize, Serializer};

/// All of one account. Amounts are base units, as text; times are unix seconds.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// The account.
    pub address: String,
    /// The time of the block that was asked.
    pub time: u64,
    /// Decimals of all amounts but those in `elsewhere`, which have their own.
    pub decimals: u8,
    /// The LST's ticker.
    pub symbol: String,
    /// LST that the account holds.
    pub lst: Lst,
    /// Exits that are not paid out.
    pub tickets: Vec<Ticket>,
    /// LST that insures others.
    pub vault: Vec<Layer>,
    /// Whether the account may have more bonds than `vault` has: the vault lists those of its first 100
    /// in which it still has LST, and no query has the others. It says so of bonds and requests
    /// together: with more than 100 requests, an account that has any bond is told so too.
    pub is_partial: bool,
    /// All of it together as far as it was read, but for what is in `elsewhere`.
    pub total: Total,
    /// What is in contracts that stand on the suite.
    pub elsewhere: Vec<Elsewhere>,
    /// The event that the losses are computed for.
    pub if_slashed: Event,
}

/// LST that an account holds.
#[derive(Clone, Debug, Serialize)]
pub struct Lst {
    /// Base units of it.
    pub shares: Uint128,
    /// What it is worth, native.
    pub value: Uint128,
    /// When an exit asked for now could be claimed at the earliest, unless deposits pay it sooner.
    /// Null: the hub takes no exit of it, which is so where it is too little.
    pub exit_claimable_at: Option<u64>,
    /// What the event would take, after the insurers have paid.
    pub could_lose: Uint128,
}

/// One exit: a ticket of the queue.
#[derive(Clone, Debug, Serialize)]
pub struct Ticket {
    /// Its number.
    pub ticket_id: String,
    /// Whether its batch is open, on its way, or can be claimed.
    pub status: TicketStatus,
    /// What it is worth: what is owed and not paid; while its batch is open, what its LST is worth.
    pub value: Uint128,
    /// What can be claimed now.
    pub claimable: Uint128,
    /// When the rest is expected. Null: nothing is to come, or it is not known.
    pub expected_at: Option<u64>,
    /// Validators its stake sits with, from which it is still to come. It is not insured.
    pub sits_with: usize,
    /// What the event would take, at the one of these validators that most of it comes from.
    pub could_lose: Uint128,
}

/// LST in a layer of the vault, in it or on its way out.
#[derive(Clone, Debug, Serialize)]
pub struct Layer {
    /// The underwriters' pool or a validator's bond: in JSON `pool`, or the validator.
    #[serde(serialize_with = "by_name")]
    pub layer: LayerId,
    /// The request to leave, if there is one.
    pub exit_id: Option<u64>,
    /// What its LST is worth, native.
    pub value: Uint128,
    /// When it can be taken out: if a request is made, not before this. Null: not known yet.
    pub ready_at: Option<u64>,
    /// What the event would take.
    pub could_lose: Uint128,
}

/// What LST, exits and insurance amount to together, as far as they were read.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    /// What it is worth, native.
    pub value: Uint128,
    /// What of it can be had now: native to claim. LST can be sold or sent besides.
    pub claimable: Uint128,
    /// What the event would take.
    pub could_lose: Uint128,
}

/// A slash of the validator with most of the pool's stake.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// The validator that is slashed; none where the suite has no stake.
    pub validator: Option<String>,
    /// The part that is slashed.
    pub fraction: String,
    /// What the pool and the exits would lose together, native.
    pub loss: Uint128,
    /// What of it the exits would lose, which nobody insures.
    pub of_exits: Uint128,
    /// What of it the pool would lose; the bond and the underwriters pay of this, and holders bear
    /// the rest.
    pub of_pool: Uint128,
    /// What the validator's bond would pay.
    pub paid_by_bond: Uint128,
    /// What the underwriters would pay.
    pub paid_by_pool: Uint128,
}

fn by_name<S: Serializer>(layer: &LayerId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match layer {
        LayerId::Pool => "pool",
        LayerId::Bond { validator } => validator,
    })
}
