//! What the hub answers.

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
    /// Who may migrate the hub, as the chain knows it. It is set by whoever instantiates the hub,
    /// and is not the `admin` of the message, which is that of the siblings.
    pub admin: Option<String>,
    /// Nobody may migrate any of the six, as the chain knows it.
    pub immutable: bool,
    /// The hub's parameters.
    pub params: Params,
}

/// The books, as they will be once what the chain shows is booked.
#[cw_serde]
pub struct StateResponse {
    /// The chain's staking token.
    pub native_denom: String,
    /// What all LST together is worth: `buffer + bonded - exiting - dripping`.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// Liquid native of the pool.
    pub buffer: Native,
    /// Delegated native.
    pub bonded: Native,
    /// Owed to closed batches, not undelegated yet.
    pub exiting: Native,
    /// Rewards that do not count yet.
    pub dripping: Native,
    /// Native per LST, for display.
    pub rate: Decimal,
    /// A loss that the chain shows and nobody has booked yet.
    pub pending_loss: Native,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// Height of the last comparison with the chain.
    pub last_sync_height: u64,
    /// When the last batch was priced; null before the first.
    pub last_batch_at: Option<u64>,
    /// When the open batch may be priced.
    pub next_batch_at: u64,
}

/// The price of a share.
#[cw_serde]
pub struct ExchangeRateResponse {
    /// Native per LST, 18 decimals, rounded down. Compute with `value` and `shares`, not with this.
    pub rate: Decimal,
    /// What all LST together is worth.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
    /// When this was true: now, since it takes what the chain shows into account.
    pub updated_at: u64,
    /// Native of losses whose cover the vault still owes: not part of `value`. It comes back when the
    /// cover is paid, or lapses. Liquidate by `value + pending_cover`, lend by `value`.
    pub pending_cover: Native,
}

/// The price of a share in the shape that lending markets of this ecosystem read.
#[cw_serde]
pub struct RedemptionRateResponse {
    /// Native per LST, 18 decimals, rounded down, without an owed cover.
    pub redemption_rate: Decimal,
    /// When this was true: now, unix seconds.
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
    /// Native, base units, if the batch were priced now. It can become less: stake that is exiting or
    /// unbonding is at risk and uninsured.
    pub amount: Native,
    /// The batch it would be in.
    pub batch_id: u64,
    /// Not before this time, unix seconds, unless deposits pay the batch.
    pub earliest_claim_at: u64,
}

/// Stake with one validator.
#[cw_serde]
pub struct Delegation {
    /// Operator address.
    pub validator: String,
    /// By the hub's book.
    pub booked: Native,
    /// By the chain.
    pub actual: Native,
    /// What it should be.
    pub target: Native,
    /// What it may be at most.
    pub quota: Native,
    /// Unbonding entries open on the chain.
    pub entries: u64,
    /// Until when a redelegation that came in keeps stake from being redelegated out.
    pub locked_until: Option<u64>,
}

/// A page of validators.
#[cw_serde]
pub struct DelegationsResponse {
    /// In the order of addresses.
    pub delegations: Vec<Delegation>,
}

/// Stake on its way out.
#[cw_serde]
pub struct UnbondingEntry {
    /// Its number.
    pub id: u64,
    /// The batch it is for.
    pub batch_id: u64,
    /// The validator it comes from.
    pub validator: String,
    /// What the chain said it would pay.
    pub amount: Native,
    /// When, unix seconds, rounded up.
    pub completes_at: u64,
    /// The chain did not pay `amount` of it when it was due. It stays owed until it comes, at most for
    /// seven days after `completes_at`; then it is written off.
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
    /// The validator that is charged with it: the one whose stake was lost, or one that the stake had
    /// been redelegated from.
    pub validator: String,
    /// All that was lost.
    pub amount: Native,
    /// Paid by the validator's bond.
    pub paid_by_bond: Native,
    /// Paid by the underwriters.
    pub paid_by_pool: Native,
    /// Borne by holders, and by leavers whose stake was still exiting.
    pub uncovered: Native,
    /// Not decided yet: the vault failed, and the cover can be retried.
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

/// What `advance` would do.
#[cw_serde]
pub struct DueResponse {
    /// By name, in order; empty when nothing is due.
    pub work: Vec<Work>,
}

/// One check of the books.
#[cw_serde]
pub struct Check {
    /// The invariant, as in `docs/INVARIANTS.md`.
    pub id: String,
    /// Whether it holds.
    pub holds: bool,
    /// The numbers that were compared.
    pub detail: String,
}

/// Whether the books hold.
#[cw_serde]
pub struct SolvencyResponse {
    /// Whether every check holds.
    pub ok: bool,
    /// Each of them.
    pub checks: Vec<Check>,
}

impl Check {
    /// One check, and the numbers that it compared.
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

/// What someone has in the pool.
#[cw_serde]
pub struct PositionResponse {
    /// LST held.
    pub shares: Shares,
    /// What it is worth, native, rounded down.
    pub value: Native,
    /// Exits, the first 100: those that the holder made before those that it was given.
    pub tickets: Vec<TicketResponse>,
    /// Sums over all exits, not only those that are listed.
    pub exits: ExitTotals,
    /// There are more exits than are listed: the queue's `tickets` pages through all.
    pub is_list_partial: bool,
}

/// A pause that is on.
#[cw_serde]
pub struct PausedUntil {
    /// When it ends, unix seconds.
    pub until: u64,
}

/// Which scopes are paused; null is not.
#[cw_serde]
pub struct PausedResponse {
    /// `bond`.
    pub bond: Option<PausedUntil>,
    /// New exits.
    pub unbond: Option<PausedUntil>,
    /// Cranks.
    pub cranks: Option<PausedUntil>,
}

/// Whether the books are up to date.
#[cw_serde]
pub struct FreshnessResponse {
    /// A loss that the chain shows and nobody has booked yet.
    pub pending_loss: Native,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// What all LST is worth, by the books.
    pub value: Native,
    /// All LST.
    pub shares: Shares,
}
