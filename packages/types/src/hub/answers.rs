//! The hub's answers to queries.

use super::execute::Work;
use super::params::Params;
use crate::{
    queue::{ExitTotals, TicketResponse},
    Native, Shares, Totals,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Decimal;

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The chain's staking token.
    pub denom: String,
    /// The hub itself.
    pub hub: String,
    /// The LST.
    pub token: String,
    /// The registry.
    pub registry: String,
    /// The queue.
    pub queue: String,
    /// The vault.
    pub vault: String,
    /// The collector.
    pub collector: String,
    /// The owner, if there is one.
    pub owner: Option<String>,
    /// The guardian.
    pub guardian: String,
    /// The treasury.
    pub treasury: String,
    /// The account that may migrate the hub, as the chain knows it. The account that instantiates
    /// the hub sets it; it is not the `admin` of the message, which is that of the siblings.
    pub admin: Option<String>,
    /// Whether no account may migrate any of the six contracts, as the chain knows it.
    pub immutable: bool,
    /// The hub's parameters.
    pub params: Params,
}

/// The books as they will be once the hub has booked what the chain shows.
#[cw_serde]
pub struct StateResponse {
    /// The chain's staking token.
    pub native_denom: String,
    /// The worth of all LST, native: `buffer + bonded - exiting - dripping`.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// Liquid native of the pool.
    pub buffer: Native,
    /// Delegated native.
    pub bonded: Native,
    /// Native that is owed to closed batches and not undelegated yet.
    pub exiting: Native,
    /// Rewards that do not count yet, native.
    pub dripping: Native,
    /// Native per LST, for display.
    pub rate: Decimal,
    /// A loss that the chain shows and the hub has not booked yet, native.
    pub pending_loss: Native,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// Height of the last comparison with the chain.
    pub last_sync_height: u64,
    /// When the last batch was priced; null before the first.
    pub last_batch_at: Option<u64>,
    /// When the open batch may be priced, unix seconds.
    pub next_batch_at: u64,
}

/// The price of a share.
#[cw_serde]
pub struct ExchangeRateResponse {
    /// Native per LST, 18 decimals, rounded down. Compute with `value` and `shares`, not with this.
    pub rate: Decimal,
    /// The worth of all LST, native.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// The time at which this holds, unix seconds: now, since the answer includes what the chain
    /// shows.
    pub updated_at: u64,
    /// Native of losses whose cover the vault still owes: not part of `value`. It returns to
    /// `value` when the cover is paid, and is lost when the cover lapses. For liquidations use
    /// `value + pending_cover`, for new loans `value`.
    pub pending_cover: Native,
}

/// The price of a share in the shape that lending markets of this ecosystem read.
#[cw_serde]
pub struct RedemptionRateResponse {
    /// Native per LST, 18 decimals, rounded down. A cover that is still owed does not count.
    pub redemption_rate: Decimal,
    /// The time at which this holds: now, unix seconds.
    pub update_time: u64,
}

/// What a bond would mint.
#[cw_serde]
pub struct PreviewBondResponse {
    /// LST, base units.
    pub shares: Shares,
}

/// What an exit would be owed.
#[cw_serde]
pub struct PreviewUnbondResponse {
    /// Native, base units, if the batch were priced now. It may become less: stake that is exiting
    /// or unbonding is at risk and uninsured.
    pub amount: Native,
    /// The batch that the exit would be in.
    pub batch_id: u64,
    /// The earliest time of a claim, unix seconds, unless deposits pay for the batch before.
    pub earliest_claim_at: u64,
}

/// Stake with one validator.
#[cw_serde]
pub struct Delegation {
    /// Operator address.
    pub validator: String,
    /// The stake by the hub's book.
    pub booked: Native,
    /// The stake that the chain shows.
    pub actual: Native,
    /// The stake that it should have.
    pub target: Native,
    /// The most stake that it may have.
    pub quota: Native,
    /// Unbonding entries open on the chain.
    pub entries: u64,
    /// Until when a redelegation that came in keeps stake from being redelegated out, unix seconds.
    pub locked_until: Option<u64>,
}

/// A page of validators.
#[cw_serde]
pub struct DelegationsResponse {
    /// In the order of addresses.
    pub delegations: Vec<Delegation>,
}

/// Stake that is unbonding.
#[cw_serde]
pub struct UnbondingEntry {
    /// Its number.
    pub id: u64,
    /// The batch that it is for.
    pub batch_id: u64,
    /// The validator that the stake leaves.
    pub validator: String,
    /// Native that the chain said it would pay.
    pub amount: Native,
    /// When the chain pays it, unix seconds, rounded up.
    pub completes_at: u64,
    /// Whether the chain did not pay `amount` when it was due. The amount stays owed until it
    /// comes, for at most seven days after `completes_at`; then it is written off.
    pub is_late: bool,
}

/// A page of unbonding entries.
#[cw_serde]
pub struct UnbondingResponse {
    /// Oldest first.
    pub entries: Vec<UnbondingEntry>,
}

/// A booked loss. `amount = paid_by_bond + paid_by_pool + uncovered + cover_owed`, in native.
#[cw_serde]
pub struct LossRecord {
    /// Its number.
    pub id: u64,
    /// Height at which it was booked.
    pub height: u64,
    /// The validator that is charged with it: the one that lost the stake, or one from which that
    /// stake had been redelegated.
    pub validator: String,
    /// The whole loss.
    pub amount: Native,
    /// The part that the validator's bond paid.
    pub paid_by_bond: Native,
    /// The part that the underwriters paid.
    pub paid_by_pool: Native,
    /// The part that holders bear, and stakers whose exits were not undelegated yet.
    pub uncovered: Native,
    /// The part that is not decided yet: the vault failed, and the cover can be retried.
    pub cover_owed: Native,
    /// The part of `uncovered` that fell on exits.
    pub by_exits: Native,
    /// When it was booked, unix seconds.
    pub at: u64,
    /// Value and shares before the first loss of the same booking.
    pub before: Totals,
}

/// A page of losses.
#[cw_serde]
pub struct LossesResponse {
    /// Oldest first.
    pub losses: Vec<LossRecord>,
}

/// The steps that `advance` would do now.
#[cw_serde]
pub struct DueResponse {
    /// The names of the steps, in order; empty if nothing is due.
    pub work: Vec<Work>,
}

/// One check of a contract's books.
#[cw_serde]
pub struct Check {
    /// The invariant, as in `docs/INVARIANTS.md`.
    pub id: String,
    /// Whether it holds.
    pub holds: bool,
    /// The numbers that were compared.
    pub detail: String,
}

/// Whether the books agree with the chain.
#[cw_serde]
pub struct SolvencyResponse {
    /// Whether every check holds.
    pub ok: bool,
    /// The checks.
    pub checks: Vec<Check>,
}

impl Check {
    /// A check and the numbers that it compared.
    pub fn new(id: &str, holds: bool, detail: String) -> Self {
        Self {
            id: id.to_string(),
            holds,
            detail,
        }
    }
}

ballast_wire::writes!(struct Check { id, holds, detail });

ballast_wire::writes!(struct SolvencyResponse { ok, checks });

/// What an account has in the pool.
#[cw_serde]
pub struct PositionResponse {
    /// LST that it holds.
    pub shares: Shares,
    /// The worth of that LST, native, rounded down.
    pub value: Native,
    /// Its exits, the first 100: first those that it made itself, then those that others gave it.
    pub tickets: Vec<TicketResponse>,
    /// Sums over all exits, not only those that are listed.
    pub exits: ExitTotals,
    /// Whether there are more exits than are listed: the queue's `tickets` pages through all.
    pub is_list_partial: bool,
}

/// A scope that is paused.
#[cw_serde]
pub struct PausedUntil {
    /// When it ends, unix seconds.
    pub until: u64,
}

/// The scopes that are paused; null for a scope that is not.
#[cw_serde]
pub struct PausedResponse {
    /// New bonds.
    pub bond: Option<PausedUntil>,
    /// New exits.
    pub unbond: Option<PausedUntil>,
    /// Cranks.
    pub cranks: Option<PausedUntil>,
}

/// Whether the books are up to date.
#[cw_serde]
pub struct FreshnessResponse {
    /// A loss that the chain shows and the hub has not booked yet, native.
    pub pending_loss: Native,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// The worth of all LST by the books, native.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
}
