//! The events that have a name of their own; all other facts are attributes of the message's own
//! event.
//!
//! [`EVENTS`] describes them all. Amounts are base units; times are unix seconds.

use crate::{Native, Shares};
pub use ballast_base::event::{acted, AttributeDescription, Description, Maybe};
use ballast_base::events;
use cosmwasm_std::{Addr, Decimal};

events! {
    /// A loss was booked.
    Loss<'a>: LOSS = "ballast-loss" {
        /// The loss's number.
        loss_id: u64,
        /// The validator that is charged with it.
        validator: &'a str,
        /// The whole loss.
        amount: Native,
        /// The part that the validator's bond paid.
        paid_by_bond: Native,
        /// The part that the underwriters paid.
        paid_by_pool: Native,
        /// The part that holders and exits bear.
        uncovered: Native,
        /// The part that is not decided yet: the vault failed, and the cover can be retried.
        cover_owed: Native,
        /// The part of `uncovered` that fell on exits.
        by_exits: Native,
    }

    /// A batch was priced.
    Batch: BATCH = "ballast-batch" {
        /// The batch's number.
        batch_id: u64,
        /// LST in it.
        shares: Shares,
        /// Native that it is owed for them.
        owed: Native,
        /// The part paid at once, from undelegated coins.
        from_buffer: Native,
        /// The part that has to be undelegated.
        exiting: Native,
        /// Value of the pool before the batch was priced.
        value: Native,
        /// LST in circulation before the batch was priced.
        supply: Shares,
    }

    /// A part of a batch was settled.
    Settled: SETTLED = "ballast-settled" {
        /// The batch.
        batch_id: u64,
        /// Native that arrived for it.
        arrived: Native,
        /// By how much less it is owed.
        missing: Native,
    }

    /// Part of a settled unbonding is missing, and may still come.
    Late<'a>: LATE = "ballast-late" {
        /// The unbonding entry's number.
        entry_id: u64,
        /// The batch that it was for.
        batch_id: u64,
        /// The validator that the stake left.
        validator: &'a str,
        /// Native that is missing.
        amount: Native,
        /// Until when it may still come, unix seconds.
        until: u64,
    }

    /// Late coins did not come in time: the batch is owed that much less.
    WrittenOff<'a>: WRITTEN_OFF = "ballast-written-off" {
        /// The unbonding entry's number.
        entry_id: u64,
        /// The batch that it was for.
        batch_id: u64,
        /// The validator that the stake left.
        validator: &'a str,
        /// Native that did not come.
        amount: Native,
    }

    /// A loss fell on exits that were not undelegated yet: their batch is owed less.
    ExitLoss: EXIT_LOSS = "ballast-exit-loss" {
        /// The batch that they belong to.
        batch_id: u64,
        /// By how much less it is owed.
        amount: Native,
    }

    /// A step was refused and skipped.
    Skipped<'a>: SKIPPED = "ballast-skipped" {
        /// The step.
        step: &'a str,
        /// What the step was about: a validator, `source -> target`, a ticket, or a contract or
        /// message of the suite.
        subject: &'a str,
        /// The account that was to be paid.
        owner: Maybe<&'a Addr>,
        /// The amount that was to be moved or paid.
        amount: Maybe<Native>,
        /// Why, as the chain says.
        error: &'a str,
    }

    /// Coins or stake came that no message announced.
    Gift<'a>: GIFT = "ballast-gift" {
        /// The amount.
        amount: Native,
        /// `coins` or `stake`.
        kind: &'a str,
    }

    /// A cover was not collected in time, and is owed no more.
    CoverLapsed: COVER_LAPSED = "ballast-cover-lapsed" {
        /// The loss.
        loss_id: u64,
        /// Native that was owed.
        amount: Native,
    }

    /// A ticket was paid.
    Claim<'a>: CLAIM = "ballast-claim" {
        /// The ticket.
        ticket_id: u64,
        /// Its batch.
        batch_id: u64,
        /// The account that was paid.
        owner: &'a Addr,
        /// The native that it was paid.
        amount: Native,
        /// Whether the ticket was paid in full, and is deleted.
        done: bool,
    }

    /// Money came for a batch, or it is owed less.
    Funded: FUNDED = "ballast-funded" {
        /// The batch.
        batch_id: u64,
        /// Native that came.
        amount: Native,
        /// By how much less it is owed.
        owed_less: Native,
        /// Native that it is owed in all, after that.
        owed: Native,
        /// Native that it has received in all.
        funded: Native,
    }

    /// A validator's status changed.
    StatusChanged<'a>: STATUS = "ballast-status" {
        /// The validator.
        validator: &'a str,
        /// The status before; `unlisted` for a new validator.
        from: &'a str,
        /// The status now; `forgotten` for a validator that has left.
        to: &'a str,
        /// The reason.
        reason: &'a str,
    }

    /// Insurers burned LST for a loss.
    Cover<'a>: COVER = "ballast-cover" {
        /// The loss.
        loss_id: u64,
        /// The validator that is charged with it.
        validator: &'a str,
        /// LST burned in all.
        burned: Shares,
        /// The part burned from the validator's bond.
        by_bond: Shares,
        /// The part burned from the underwriters' pool.
        by_pool: Shares,
    }

    /// A burn made shares of the vault void.
    WipedOut<'a>: WIPED_OUT = "ballast-wiped-out" {
        /// `pool`, or the validator of a bond.
        layer: &'a str,
        /// `active` or `exiting`.
        part: &'a str,
        /// The epoch of new shares from now on.
        epoch: u64,
    }

    /// LST came to the vault outside any layer's message, from the collector or as a gift: a
    /// premium that drips to its underwriters.
    Premium: PREMIUM = "ballast-premium" {
        /// The amount, in LST.
        amount: Shares,
    }

    /// A validator's commission was above its promise, and its bond owes a fine.
    Fine<'a>: FINE = "ballast-fine" {
        /// The validator.
        validator: &'a str,
        /// The commission that the chain shows.
        seen: Decimal,
        /// The commission that was promised.
        promised: Decimal,
        /// The seconds that are charged.
        secs: u64,
        /// Native that the bond owes for that time.
        amount: Native,
    }

    /// A bond paid for a commission above its promise.
    FinePaid<'a>: FINE_PAID = "ballast-fine-paid" {
        /// The validator.
        validator: &'a str,
        /// LST burned from the bond.
        burned: Shares,
    }
}

impl<'a> Skipped<'a> {
    /// A skipped step without an amount.
    pub fn new(step: &'a str, subject: &'a str, error: &'a str) -> Self {
        Self {
            step,
            subject,
            owner: Maybe(None),
            amount: Maybe(None),
            error,
        }
    }

    /// The same with the amount that was to be moved or paid.
    pub fn of(self, amount: Native) -> Self {
        Self {
            amount: Maybe(Some(amount)),
            ..self
        }
    }
}
