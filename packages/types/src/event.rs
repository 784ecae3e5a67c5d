//! Events of their own names; everything else is in the attributes of the message that did it.

/// A booked loss: `loss_id, validator, amount, paid_by_bond, paid_by_pool, uncovered, by_exits`.
pub const LOSS: &str = "ballast-loss";
/// A priced batch: `batch_id, shares, owed, from_buffer, exiting, value, supply`.
pub const BATCH: &str = "ballast-batch";
/// What was settled of one batch: `batch_id, arrived, missing`; `missing` is what it is owed less.
pub const SETTLED: &str = "ballast-settled";
/// What was missing of a settled entry and may still come: `entry_id, batch_id, validator, amount, until`.
pub const LATE: &str = "ballast-late";
/// What did not come in time: `entry_id, batch_id, validator, amount`.
pub const WRITTEN_OFF: &str = "ballast-written-off";
/// Exits that lost while still exiting: `batch_id, amount`.
pub const EXIT_LOSS: &str = "ballast-exit-loss";
/// Something that was refused and skipped: `step, subject, error`.
pub const SKIPPED: &str = "ballast-skipped";
/// Coins nobody announced: `amount, kind`.
pub const GIFT: &str = "ballast-gift";
/// An owed cover that nobody could collect in time: `loss_id, amount`.
pub const COVER_LAPSED: &str = "ballast-cover-lapsed";
/// What one ticket was paid: `ticket_id, batch_id, owner, amount, done`.
pub const CLAIM: &str = "ballast-claim";
/// What came for one batch: `batch_id, amount, owed_less, owed, funded`.
pub const FUNDED: &str = "ballast-funded";
/// A validator's status changed: `validator, from, to, reason`; `from = unlisted` for a new one, and
/// `to = forgotten` for one that has left.
pub const STATUS: &str = "ballast-status";
/// What insurers burned for one loss: `loss_id, validator, burned, by_bond, by_pool`.
pub const COVER: &str = "ballast-cover";
/// Shares of the vault that a burn made void: `layer` (`pool` or a validator), `part` (`active` or
/// `exiting`), `epoch`, the new one.
pub const WIPED_OUT: &str = "ballast-wiped-out";
/// LST that came to the vault without an order, and drips to its underwriters: `amount`.
pub const PREMIUM: &str = "ballast-premium";
/// Commission above a promise: `validator, seen, promised, secs, amount`, what its bond owes for that time.
pub const FINE: &str = "ballast-fine";
/// What a bond paid for commission above a promise: `validator, burned`.
pub const FINE_PAID: &str = "ballast-fine-paid";
