//! What the hub can be told to do.

use super::params::ParamsUpdate;
use crate::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cw_ownable::cw_ownable_execute;

/// What can be asked of the hub. Every crank (`advance` to `retry_cover`) is for anyone; each is bounded
/// work, and calling one that has nothing to do succeeds and changes nothing.
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
        /// Who gets the LST; the sender by default. Not one of the suite's contracts.
        receiver: Option<String>,
        /// The least LST to accept, in base units.
        min_shares: Option<Shares>,
    },
    /// Does whatever is due, in the right order, in bounded work: the one message a keeper sends.
    ///
    /// - **Caller**: anyone; gets the tip of rewards it distributes. **Funds**: none.
    /// - **Emits**: `action = advance`, and what each step that was due emits, with `did` = its name, in the
    ///   order in which they were done. `ballast-skipped` names a step that was refused, or that has to
    ///   wait for the next call because `limit` is used up.
    /// - **Fails**: never for one step alone.
    Advance {
        /// Native messages to send at most; `hub.max_ops` by default and at most.
        limit: Option<u32>,
    },
    /// Compares the books with the chain and books what was lost: bond, pool, holders, in this order.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = sync`, `loss, covered`; an event `ballast-loss` for each validator that lost.
    Sync {},
    /// Hands matured unbondings to the queue, by what actually arrived.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = settle`, `expected, arrived`.
    Settle {
        /// Entries to pay at most.
        limit: Option<u32>,
    },
    /// Prices the open batch, burns its shares, pays what the buffer has and undelegates the rest.
    ///
    /// - **Caller**: anyone, once per interval. **Funds**: none.
    /// - **Emits**: `action = submit_batch`, `batch_id, shares, owed, from_buffer, exiting`; `ballast-batch`.
    /// - **Fails**: `Paused`, `NoPrice` and `DustAmount` (the batch stays open). Too early or an empty
    ///   batch is no error: nothing happens.
    SubmitBatch {},
    /// Undelegates for closed batches, the next part of each batch's plan.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = undelegate`, `amount`; `ballast-skipped` for each validator that refused.
    Undelegate {
        /// Messages to send at most.
        limit: Option<u32>,
    },
    /// Pays exits from the buffer, then delegates what is left of it to underweight active validators.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = delegate`, `amount`; `ballast-skipped` for each validator that refused.
    /// - **Fails**: `Paused`.
    Delegate {
        /// Messages to send at most.
        limit: Option<u32>,
    },
    /// Redelegates towards targets, draining validators first.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = rebalance`, `amount`.
    /// - **Fails**: `Paused`.
    Rebalance {
        /// Messages to send at most.
        limit: Option<u32>,
    },
    /// Withdraws rewards to the collector, validator by validator; one that fails is skipped. Without
    /// `start_after` a round goes on where the last call stopped. Before the next round is due such calls
    /// go round all validators: one with a `limit` for all of them leaves nothing out.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = harvest`, `rewards`.
    /// - **Fails**: `Paused`.
    Harvest {
        /// The validator after which to start; `""` begins with the first.
        start_after: Option<String>,
        /// Messages to send at most.
        limit: Option<u32>,
    },
    /// Tries again to have a loss covered that the vault did not cover when it was booked.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = retry_cover`, `loss_id, burned`.
    /// - **Fails**: `UnknownLoss`, `NothingOwed`.
    RetryCover {
        /// The loss, as `losses` lists it.
        loss_id: u64,
    },
    /// Takes rewards into the pool; the part named in `mint` buys LST for fee and premium at once.
    ///
    /// - **Caller**: the collector. **Funds**: one coin of the denom.
    /// - **Emits**: `action = add_rewards`, `amount, restake`.
    AddRewards {
        /// Who gets LST for how much of the coin.
        mint: Vec<MintOrder>,
    },
    /// Burns the LST of operators' bonds for commission that was taken above a promise. What it is
    /// worth drips to holders, so the rate does not move at once; what a bond has not got is not
    /// paid.
    ///
    /// - **Caller**: the registry, when `observe` sees it. **Funds**: none.
    /// - **Emits**: `action = fine`, `burned, worth`; `ballast-fine-paid` for each, by the vault.
    /// - **Fails**: `CoverPending`, `TooMany`; then the registry asks again at the next `observe`.
    Fine {
        /// What is to be paid, for each validator.
        fines: Vec<Fine>,
    },
    /// Changes parameters of the hub, inside their bounds.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    UpdateConfig(ParamsUpdate),
    /// Stops one scope for a while: new bonds, new exits, or cranks. Claims, cancels, `sync`,
    /// `undelegate`, `settle` and `retry_cover` never stop.
    ///
    /// - **Caller**: guardian or owner. **Funds**: none.
    /// - **Fails**: `PauseTooLong`, `PauseTooSoon`.
    Pause {
        /// What to stop.
        scope: PauseScope,
        /// For how long; 259,200 (3 days) by default, 1,209,600 (14 days) at most.
        secs: Option<u64>,
    },
    /// Ends a pause early.
    ///
    /// - **Caller**: owner or guardian. **Funds**: none.
    Unpause {
        /// What to let go on.
        scope: PauseScope,
    },
    /// Names the guardian.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    SetGuardian {
        /// The new one.
        address: String,
    },
    /// Names the treasury.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    SetTreasury {
        /// The new one.
        address: String,
    },
    /// Does nothing, so many calls deeper than this one. Where a message that is allowed to fail has
    /// failed, the hub sends this to itself: if it fails as well, the reason may have been that the caller
    /// was too deep in a chain of calls, and the whole transaction fails.
    ///
    /// - **Caller**: the hub itself. **Funds**: none.
    ProveDepth {
        /// Calls below this one.
        deeper: u32,
    },
    /// One step of `advance`. Only the hub itself may send it.
    AdvanceStep {
        /// What to do.
        step: Work,
        /// Who called `advance`.
        caller: String,
    },
}

/// LST to mint for a part of the coin that comes along.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MintOrder {
    /// Who gets the LST.
    pub to: String,
    /// For how much native.
    pub amount: Native,
}

/// What an operator owes for commission above its promise.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Fine {
    /// Operator address.
    pub validator: String,
    /// The fine in native, in base units.
    pub amount: Native,
}

/// What can be paused.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PauseScope {
    /// `bond`.
    Bond,
    /// New exits, in the queue.
    Unbond,
    /// `submit_batch`, `delegate`, `rebalance`, `harvest` and the collector's `distribute`.
    Cranks,
}

/// A kind of work that `advance` does, in the order in which it does them.
#[cw_serde]
#[derive(Copy, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Book what the chain shows. Due when stake is missing beyond rounding, or `min_move` or more came.
    Sync,
    /// Hand over matured unbondings.
    Settle,
    /// Have an owed cover paid.
    RetryCover,
    /// Move validators' statuses by what the chain shows.
    Observe,
    /// Move stake: what drains or is over its quota first, what is off its weight at most every six hours.
    Rebalance,
    /// Price the open batch.
    SubmitBatch,
    /// Undelegate for closed batches.
    Undelegate,
    /// Withdraw rewards.
    Harvest,
    /// Have the collector split them.
    Distribute,
    /// Delegate the buffer.
    Delegate,
}

impl Work {
    /// All of them, in order.
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

    /// Its name, as in messages.
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
