//! Sections of the suite itself.

use cosmwasm_std::{Decimal, Uint128};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The books of the pool, after what the chain shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Books {
    /// What all LST is worth.
    pub value: Uint128,
    /// All LST, by the books.
    pub shares: Uint128,
    /// All LST, by the token; it differs while a burn for an unbooked loss is due.
    pub supply: Option<Uint128>,
    /// Native for one LST.
    pub rate: Decimal,
    /// Liquid native of the pool.
    pub buffer: Uint128,
    /// Delegated native.
    pub bonded: Uint128,
    /// Owed to closed batches, not undelegated yet.
    pub exiting: Uint128,
    /// Rewards that do not count yet.
    pub dripping: Uint128,
    /// A loss that the chain shows and nobody has booked yet.
    pub unbooked_loss: Uint128,
    /// Native of losses whose cover the vault still owes: not in `value`.
    pub owed_cover: Uint128,
    /// When the oldest of these was booked.
    pub owed_since: Option<u64>,
    /// Whether every check of the hub holds.
    pub solvency_ok: Option<bool>,
    /// Ids of the checks that do not hold.
    pub failed_checks: Vec<String>,
    /// Blocks since the books were last compared with the chain.
    pub sync_age: u64,
    /// Work that anyone could do and nobody did.
    pub due: Option<Vec<String>>,
    /// Seconds since the open batch could have been priced, if somebody is in it.
    pub overdue_secs: Option<u64>,
    /// Paused scopes, and until when.
    pub paused: BTreeMap<String, u64>,
}

/// Where stake is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Concentration {
    /// Validators with stake of the pool.
    pub validators: u64,
    /// Herfindahl index of stake.
    pub hhi_bps: Option<u64>,
    /// How many equal validators would have that index.
    pub effective_n_milli: Option<u64>,
    /// The fewest validators with more than a third of the pool's stake.
    pub nakamoto_third: Option<u64>,
    /// The fewest with more than half.
    pub nakamoto_half: Option<u64>,
    /// The largest share.
    pub top_bps: Option<u64>,
    /// The five largest together.
    pub top5_bps: Option<u64>,
    /// The most that a validator uses of its quota.
    pub quota_use_max_bps: Option<u64>,
    /// The pool's part of all bonded tokens of the chain.
    pub chain_share_bps: Option<u64>,
    /// Stake that is not where it should be.
    pub off_target_bps: Option<u64>,
    /// Stake with validators that are jailed, out of the bonded set, or leaving.
    pub out_of_set_bps: Option<u64>,
    /// Each of them, the largest first.
    pub rows: Vec<ValidatorRow>,
}

/// One validator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ValidatorRow {
    /// Operator address.
    pub validator: String,
    /// What it calls itself: a claim.
    pub name: String,
    /// The pool's stake with it, as the chain shows it.
    pub stake: Uint128,
    /// Its part of the pool's stake.
    pub share_bps: Option<u64>,
    /// The stake that it should have.
    pub target: Uint128,
    /// The most stake that it may have.
    pub quota: Uint128,
    /// All stake with it, of everybody.
    pub tokens: Option<Uint128>,
    /// The pool's part of that: how much of it lives on this pool.
    pub chain_bps: Option<u64>,
    /// `bonded`, `unbonding`, `unbonded`, with `jailed` or `tombstoned`; by the chain.
    pub standing: Option<String>,
    /// Its status in the registry.
    pub status: Option<String>,
    /// LST of its bond, what is on the way out included.
    pub bond: Uint128,
    /// Native that unbonds from it.
    pub unbonding: Uint128,
}

/// What one scenario costs whom: `gross = by_exits + from_drip + by_bond + by_pool + by_holders`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Loss {
    /// What is assumed, in words.
    pub what: String,
    /// Validators that are slashed.
    pub validators: Vec<String>,
    /// The part of their stake that is taken.
    pub fraction: Decimal,
    /// What the pool's stake loses.
    pub gross: Uint128,
    /// Borne by those whose exit is priced and not undelegated.
    pub by_exits: Uint128,
    /// Taken from rewards that did not count yet.
    pub from_drip: Uint128,
    /// Paid by bonds of these validators.
    pub by_bond: Uint128,
    /// Paid by the underwriters' pool.
    pub by_pool: Uint128,
    /// Borne by all holders.
    pub by_holders: Uint128,
    /// LST that insurers lose.
    pub burned_lst: Uint128,
    /// Layers of insurance that are wiped out.
    pub wiped: Vec<String>,
    /// What all LST is worth after it.
    pub value: Uint128,
    /// All LST after it.
    pub shares: Uint128,
    /// The rate before it.
    pub rate_before: Decimal,
    /// The rate after it.
    pub rate_after: Decimal,
    /// By how much the rate falls.
    pub holder_loss_ppm: u64,
    /// What those who are unbonding from these validators lose at the most.
    pub leavers_loss_max: Uint128,
    /// What made the answer other than one might expect.
    pub note: Option<String>,
}

/// What insures the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// LST of the underwriters' pool, what is on the way out included.
    pub pool_lst: Uint128,
    /// LST of all bonds, what is on the way out included.
    pub bonds_lst: Uint128,
    /// What the pool's active LST is worth, of all value.
    pub pool_bps: Option<u64>,
    /// What all bonds are worth, of all value.
    pub bonds_bps: Option<u64>,
    /// The part of all that is liable that is on the way out.
    pub leaving_bps: Option<u64>,
    /// Of a double sign of the largest validator, less what leavers bear: what insurers pay.
    pub largest_insured_ppm: Option<u64>,
    /// Days of today's growth that make good what holders lose by it.
    pub break_even_days: Option<u64>,
    /// The size of the pool that is aimed at.
    pub target_bps: Option<u64>,
    /// The part of rewards that goes to insurers now.
    pub premium_bps: Option<u64>,
}

/// How fast one is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exit {
    /// The chain's unbonding time.
    pub unbonding_secs: u64,
    /// The interval between batches.
    pub interval_secs: u64,
    /// From now, if nothing is late.
    pub now_secs: u64,
    /// The same from the worst moment: just after a batch was closed.
    pub worst_secs: u64,
    /// The same behind the longest pause of new exits.
    pub paused_secs: u64,
    /// If so many percent of all LST leave now: `1 10 50 100`.
    pub load: BTreeMap<String, ExitLoad>,
    /// Closed batches that wait for undelegation.
    pub waiting_batches: Option<u64>,
    /// What leavers may still lose.
    pub at_risk: AtRisk,
    /// Seconds to leave each contract that stands on the suite, before the exit of the LST itself;
    /// null where it is not known.
    pub products: BTreeMap<String, Option<u64>>,
}

/// A mass exit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExitLoad {
    /// What they are owed, native.
    pub owed: Uint128,
    /// What of that the buffer pays at once.
    pub paid_at_once: Uint128,
    /// Seconds until the rest can be claimed; null where a part of it has to wait for unbonding
    /// entries, or where that is not known.
    pub secs: Option<u64>,
    /// Validators that are undelegated from; null where they do not bring the rest now, or where
    /// that is not known.
    pub undelegations: Option<u64>,
    /// Calls that these undelegations take.
    pub calls: Option<u64>,
    /// What of the rest cannot be undelegated now, native: unbonding entries are taken.
    pub not_undelegated: Option<Uint128>,
    /// Unbonding entries that are free, at the validator that has the fewest.
    pub entries_free: u64,
}

/// What leavers may still lose: nobody insures it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AtRisk {
    /// Priced and not undelegated yet, native.
    pub exiting: Uint128,
    /// Undelegated and not paid yet, native.
    pub unbonding: Uint128,
    /// Both together, of all value.
    pub ppm: Option<u64>,
}

/// What a share earned, losses included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Growth {
    /// Over 7 days.
    pub d7: Option<Period>,
    /// Over 30 days.
    pub d30: Option<Period>,
    /// Over 90 days.
    pub d90: Option<Period>,
    /// Over 365 days.
    pub d365: Option<Period>,
    /// The deepest fall below a peak that was seen.
    pub drawdown_max_ppm: Option<u64>,
    /// The longest time below a peak.
    pub underwater_secs: Option<u64>,
    /// How many heights were looked at.
    pub samples: u64,
    /// Where they come from: `heights`, or `losses` where the node forgot, which sees falls only
    /// where they were booked.
    pub source: String,
    /// The rate over time, for the picture: time and rate in ppm of the first.
    pub curve: Vec<Point>,
}

/// Growth over a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The height from which on it is measured.
    pub since_height: u64,
    /// Seconds since then.
    pub secs: u64,
    /// By how much the rate rose; negative where it fell.
    pub ppm: i64,
    /// The same for a year of this growth, not compounded.
    pub apr_ppm: i64,
}

/// One point of the curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// Unix seconds.
    pub time: u64,
    /// The rate.
    pub rate: Decimal,
}

/// Booked losses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    /// How many losses were booked.
    pub losses: u64,
    /// All that was lost.
    pub gross: Uint128,
    /// Paid by bonds.
    pub by_bond: Uint128,
    /// Paid by the underwriters.
    pub by_pool: Uint128,
    /// Borne by exits.
    pub by_exits: Uint128,
    /// Borne by holders, or by rewards that did not count yet.
    pub by_holders: Uint128,
    /// What the vault still owes.
    pub owed: Uint128,
    /// The largest one.
    pub largest: Uint128,
    /// When the last one was booked.
    pub last_at: Option<u64>,
    /// By validator that was charged.
    pub validators: BTreeMap<String, Uint128>,
}
