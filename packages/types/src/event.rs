//! Events of their own names; everything else is in the attributes of the message that did it.
//!
//! [`EVENTS`] describes them all. Amounts are base units; times are unix seconds.

use crate::{Native, Shares};
pub use ballast_base::event::{acted, AttributeDescription, Description, Maybe};
use ballast_base::events;
use cosmwasm_std::{Addr, Decimal};

events! {
    /// A loss was booked.
    Loss<'a>: LOSS = "ballast-loss" {
        /// Its number.
        loss_id: u64,
        /// The validator that is charged with it.
        validator: &'a str,
        /// All that was lost.
        amount: Native,
        /// Paid by the validator's bond.
        paid_by_bond: Native,
        /// Paid by the underwriters.
        paid_by_pool: Native,
        /// Borne by holders and by exits.
        uncovered: Native,
        /// Not decided yet: the vault failed, and the cover can be retried.
        cover_owed: Native,
        /// The part of `uncovered` that fell on exits.
        by_exits: Native,
    }

    /// A batch was priced.
    Batch: BATCH = "ballast-batch" {
        /// Its number.
        batch_id: u64,
        /// LST in it.
        shares: Shares,
        /// What it is owed for them.
        owed: Native,
        /// Paid at once, from undelegated coins.
        from_buffer: Native,
        /// To be undelegated.
        exiting: Native,
        /// Value of the pool before.
        value: Native,
        /// LST in circulation before.
        supply: Shares,
    }

    /// A part of a batch was settled.
    Settled: SETTLED = "ballast-settled" {
        /// The batch.
        batch_id: u64,
        /// What arrived for it.
        arrived: Native,
        /// What it is owed less.
        missing: Native,
    }

    /// Part of a settled unbonding is missing, and may still come.
    Late<'a>: LATE = "ballast-late" {
        /// The unbonding's number.
        entry_id: u64,
        /// The batch that it was for.
        batch_id: u64,
        /// The validator that it left.
        validator: &'a str,
        /// What is missing.
        amount: Native,
        /// Until when it is waited for.
        until: u64,
    }

    /// What was late did not come in time.
    WrittenOff<'a>: WRITTEN_OFF = "ballast-written-off" {
        /// The unbonding's number.
        entry_id: u64,
        /// The batch that it was for.
        batch_id: u64,
        /// The validator that it left.
        validator: &'a str,
        /// What did not come.
        amount: Native,
    }

    /// Exits lost while they were still exiting.
    ExitLoss: EXIT_LOSS = "ballast-exit-loss" {
        /// Their batch.
        batch_id: u64,
        /// What it is owed less.
        amount: Native,
    }

    /// A step was refused and skipped.
    Skipped<'a>: SKIPPED = "ballast-skipped" {
        /// Which step.
        step: &'a str,
        /// Of what: a validator, `source -> target`, a ticket, or a contract or message of the suite.
        subject: &'a str,
        /// Who was to be paid.
        owner: Maybe<&'a Addr>,
        /// How much was to be moved or paid.
        amount: Maybe<Native>,
        /// Why, as the chain says.
        error: &'a str,
    }

    /// Coins or stake came that no message announced.
    Gift<'a>: GIFT = "ballast-gift" {
        /// How much.
        amount: Native,
        /// `coins` or `stake`.
        kind: &'a str,
    }

    /// A cover was not collected in time, and is owed no more.
    CoverLapsed: COVER_LAPSED = "ballast-cover-lapsed" {
        /// The loss.
        loss_id: u64,
        /// What was owed.
        amount: Native,
    }

    /// A ticket was paid.
    Claim<'a>: CLAIM = "ballast-claim" {
        /// The ticket.
        ticket_id: u64,
        /// Its batch.
        batch_id: u64,
        /// Who was paid.
        owner: &'a Addr,
        /// How much.
        amount: Native,
        /// It was paid in full, and is gone.
        done: bool,
    }

    /// Money came for a batch, or it is owed less.
    Funded: FUNDED = "ballast-funded" {
        /// The batch.
        batch_id: u64,
        /// What came.
        amount: Native,
        /// What it is owed less.
        owed_less: Native,
        /// What it is owed in all, after that.
        owed: Native,
        /// What has come in all.
        funded: Native,
    }

    /// A validator's status changed.
    StatusChanged<'a>: STATUS = "ballast-status" {
        /// The validator.
        validator: &'a str,
        /// Before; `unlisted` for a new one.
        from: &'a str,
        /// Now; `forgotten` for one that has left.
        to: &'a str,
        /// Why.
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
        /// By the validator's bond.
        by_bond: Shares,
        /// By the underwriters.
        by_pool: Shares,
    }

    /// A burn made shares of the vault void.
    WipedOut<'a>: WIPED_OUT = "ballast-wiped-out" {
        /// `pool`, or the validator of a bond.
        layer: &'a str,
        /// `active` or `exiting`.
        part: &'a str,
        /// The epoch of shares from now on.
        epoch: u64,
    }

    /// LST came to the vault without an order, and drips to its underwriters.
    Premium: PREMIUM = "ballast-premium" {
        /// How much.
        amount: Shares,
    }

    /// A commission was above its promise.
    Fine<'a>: FINE = "ballast-fine" {
        /// The validator.
        validator: &'a str,
        /// The commission that the chain shows.
        seen: Decimal,
        /// The one that was promised.
        promised: Decimal,
        /// For how long.
        secs: u64,
        /// What its bond owes for that time.
        amount: Native,
    }

    /// A bond paid for a commission above its promise.
    FinePaid<'a>: FINE_PAID = "ballast-fine-paid" {
        /// The validator.
        validator: &'a str,
        /// LST burned.
        burned: Shares,
    }
}

impl<'a> Skipped<'a> {
    /// A step without an amount.
    pub fn new(step: &'a str, subject: &'a str, error: &'a str) -> Self {
        Self {
            step,
            subject,
            owner: Maybe(None),
            amount: Maybe(None),
            error,
        }
    }

    /// With the amount that was to be moved or paid.
    pub fn of(self, amount: Native) -> Self {
        Self {
            amount: Maybe(Some(amount)),
            ..self
        }
    }
}
