//! The messages of the hub.

use super::params::ParamsUpdate;
use crate::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cw_ownable::cw_ownable_execute;

/// The messages of the hub. Anyone may send a crank (`advance` to `retry_cover`): bounded work.
/// With nothing to do it succeeds and changes nothing; only `retry_cover` fails then.
#[cw_ownable_execute]
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Bonds the attached coin and mints LST to `receiver`.
    ///
    /// - **Caller**: anyone. **Funds**: exactly one coin of the denom.
    /// - **Emits**: `action = bond`, `sender, receiver, amount, shares`.
    /// - **Fails**: `WrongCoin`, `BelowMinimum`, `MinShares`, `NoPrice`, `DustAmount`, `Paused`,
    ///   `CoverPending`, `OwnContract`.
    Bond {
        /// The account that gets the LST; the sender by default. Not one of the suite's contracts.
        receiver: Option<String>,
        /// The least LST to accept, in base units.
        min_shares: Option<Shares>,
    },
    /// Does every step that is due, in the right order and in bounded work: the only message that a
    /// keeper has to send.
    ///
    /// - **Caller**: anyone; gets the tip of the rewards that it distributes. **Funds**: none.
    /// - **Emits**: `action = advance`, and what each step that was due emits, with `did` = its
    ///   name, in the order in which they were done. `ballast-skipped` names a step that was
    ///   refused, or that waits for the next call because `limit` is used up.
    /// - **Fails**: never because of a single step.
    Advance {
        /// The most native messages to send; `hub.max_ops` by default and at most.
        limit: Option<u32>,
    },
    /// Compares the books with the chain, and books what was lost. Exits not undelegated yet bear
    /// their part; of the rest the validator's bond pays first, then underwriters, then holders.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = sync`, `loss, covered`; an event `ballast-loss` for each validator that lost.
    Sync {},
    /// Hands the coins of matured unbondings to the queue, by what actually arrived.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = settle`, `expected, arrived`.
    Settle {
        /// The most entries to settle.
        limit: Option<u32>,
    },
    /// Prices the open batch, burns its LST, pays what it can from the buffer and undelegates the
    /// rest.
    ///
    /// - **Caller**: anyone, once per interval. **Funds**: none.
    /// - **Emits**: `action = submit_batch`, `batch_id, shares, owed, from_buffer, exiting`; `ballast-batch`.
    /// - **Fails**: `Paused`; `NoPrice` and `DustAmount`, with which the batch stays open. If it is
    ///   too early, or the batch is empty, it succeeds and does nothing.
    SubmitBatch {},
    /// Undelegates the next part of what closed batches are owed.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = undelegate`, `amount`; `ballast-skipped` for each validator that refused.
    Undelegate {
        /// The most messages to send.
        limit: Option<u32>,
    },
    /// Pays exits from the buffer, then delegates what is left of it to underweight active validators.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = delegate`, `amount`; `ballast-skipped` for each validator that refused.
    /// - **Fails**: `Paused`.
    Delegate {
        /// The most messages to send.
        limit: Option<u32>,
    },
    /// Redelegates towards targets; validators that drain come first.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = rebalance`, `amount`.
    /// - **Fails**: `Paused`.
    Rebalance {
        /// The most messages to send.
        limit: Option<u32>,
    },
    /// Withdraws rewards to the collector, validator by validator; one that fails is skipped.
    /// Without `start_after`, a harvest pass continues where the last call stopped. Before the next
    /// pass is due, such calls go round all validators, so a `limit` of all validators leaves none
    /// out.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = harvest`, `rewards`.
    /// - **Fails**: `Paused`.
    Harvest {
        /// The validator after which to start; `""` starts with the first.
        start_after: Option<String>,
        /// The most messages to send.
        limit: Option<u32>,
    },
    /// Retries the cover of a loss that the vault did not cover when it was booked.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = retry_cover`, `loss_id, burned`.
    /// - **Fails**: `UnknownLoss`, `NothingOwed`.
    RetryCover {
        /// The loss's number, as in `losses`.
        loss_id: u64,
    },
    /// Takes rewards into the pool. The part that `mint` names buys LST for fee and premium at
    /// once; the rest drips.
    ///
    /// - **Caller**: the collector. **Funds**: one coin of the denom.
    /// - **Emits**: `action = add_rewards`, `amount, restake`.
    AddRewards {
        /// Receivers of LST, and the native that buys it.
        mint: Vec<MintOrder>,
    },
    /// Burns the LST of operators' bonds for commission that was taken above a promise. Its worth
    /// drips to holders, so the rate does not move at once. If a bond has less than the fine, the
    /// rest is not paid.
    ///
    /// - **Caller**: the registry, when `observe` sees a broken promise. **Funds**: none.
    /// - **Emits**: `action = fine`, `burned, worth`; `ballast-fine-paid` for each, by the vault.
    /// - **Fails**: `CoverPending`, `TooMany`; the registry then tries again at the next `observe`.
    Fine {
        /// The fine of each validator.
        fines: Vec<Fine>,
    },
    /// Changes parameters of the hub, inside their bounds.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    UpdateConfig(ParamsUpdate),
    /// Pauses one scope for a while: new bonds, new exits, or cranks. Claims, cancels, `sync`,
    /// `undelegate`, `settle` and `retry_cover` cannot be paused.
    ///
    /// - **Caller**: guardian or owner. **Funds**: none.
    /// - **Fails**: `PauseTooLong`, `PauseTooSoon`.
    Pause {
        /// The scope to pause.
        scope: PauseScope,
        /// How long, in seconds; 259,200 (3 days) by default, 1,209,600 (14 days) at most.
        secs: Option<u64>,
    },
    /// Ends a pause early.
    ///
    /// - **Caller**: owner or guardian. **Funds**: none.
    Unpause {
        /// The scope whose pause ends.
        scope: PauseScope,
    },
    /// Names the guardian.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    SetGuardian {
        /// The new guardian.
        address: String,
    },
    /// Names the treasury.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    SetTreasury {
        /// The new treasury.
        address: String,
    },
    /// Calls the hub itself `deeper` more times, and does nothing else. If a sub-message that may
    /// fail has failed, the hub sends this to itself. If this fails too, the reason for the failure
    /// may have been that the caller was too deep in a chain of calls, and the whole transaction
    /// fails.
    ///
    /// - **Caller**: the hub itself. **Funds**: none.
    ProveDepth {
        /// The number of further calls below this one.
        deeper: u32,
    },
    /// One step of `advance`. Only the hub itself may send it.
    AdvanceStep {
        /// The step.
        step: Work,
        /// The account that called `advance`.
        caller: String,
    },
}

/// LST to mint for a part of the attached coin.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MintOrder {
    /// The account that gets the LST.
    pub to: String,
    /// The native that buys it.
    pub amount: Native,
}

/// The fine for a validator's commission above its promise.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Fine {
    /// Operator address.
    pub validator: String,
    /// The fine, native, in base units.
    pub amount: Native,
}

/// A scope that can be paused.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PauseScope {
    /// New bonds.
    Bond,
    /// New exits, in the queue.
    Unbond,
    /// `submit_batch`, `delegate`, `rebalance`, `harvest` and the collector's `distribute`.
    Cranks,
}

/// A step that `advance` may do. `advance` does the steps in this order.
#[cw_serde]
#[derive(Copy, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Book what the chain shows. Due if stake is missing beyond the tolerance, or if `min_move` or
    /// more came.
    Sync,
    /// Hand the coins of matured unbondings to the queue.
    Settle,
    /// Retry an owed cover.
    RetryCover,
    /// Update validators' statuses by what the chain shows.
    Observe,
    /// Redelegate stake: first what drains or is over its quota; what only differs from its target,
    /// at most every six hours.
    Rebalance,
    /// Price the open batch.
    SubmitBatch,
    /// Undelegate for closed batches.
    Undelegate,
    /// Withdraw rewards.
    Harvest,
    /// Have the collector split the rewards.
    Distribute,
    /// Delegate the buffer.
    Delegate,
}

impl Work {
    /// All steps, in order.
    pub const ALL: [Work; 10] = [
        Work::Sync,
        Work::Settle,
        Work::RetryCover,
        Work::Observe,
        Work::Rebalance,
        Work::SubmitBatch,
        Work::Undelegate,
        Work::Harvest,
        Work::Distribute,
        Work::Delegate,
    ];

    /// The step's name, as in messages.
    pub fn name(self) -> &'static str {
        match self {
            Work::Sync => "sync",
            Work::Settle => "settle",
            Work::RetryCover => "retry_cover",
            Work::SubmitBatch => "submit_batch",
            Work::Undelegate => "undelegate",
            Work::Harvest => "harvest",
            Work::Distribute => "distribute",
            Work::Delegate => "delegate",
            Work::Rebalance => "rebalance",
            Work::Observe => "observe",
        }
    }
}
