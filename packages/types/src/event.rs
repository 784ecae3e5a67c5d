//! Events of their own names; everything else is in the attributes of the message that did it.

/// A booked loss: `loss_id, validator, amount, paid_by_bond, paid_by_pool, uncovered, by_exits`.
pub const LOSS: &str = "ballast-loss";
/// A priced batch: `batch_id, shares, owed, from_buffer, exiting, value, supply`.
pub const BATCH: &str = "ballast-batch";
/// What a matured set came back with: `batch_id, expected, arrived`.
pub const SETTLED: &str = "ballast-settled";
/// Exits that lost while still exiting: `batch_id, amount`.
pub const EXIT_LOSS: &str = "ballast-exit-loss";
/// Something that was refused and skipped: `step, subject, error`.
pub const SKIPPED: &str = "ballast-skipped";
/// Coins nobody announced: `amount, kind`.
pub const GIFT: &str = "ballast-gift";
/// A validator's status changed: `validator, from, to, reason`; `from = unlisted` for a new one, and
/// `to = forgotten` for one that has left.
pub const STATUS: &str = "ballast-status";
