//! Names of what is shown to Prometheus; each begins with `ballast_` there.

/// Gauges: the name, what it is, and where it is read. Amounts are in whole tokens.
pub(super) const GAUGES: [(&str, &str); 22] = [
    ("hub_value_tokens", "What all LST together is worth"),
    ("hub_shares_tokens", "All LST"),
    ("hub_rate", "Native per LST"),
    ("hub_buffer_tokens", "Liquid native of the pool"),
    ("hub_bonded_tokens", "Delegated native"),
    ("hub_exiting_tokens", "Owed to closed batches and not undelegated yet"),
    ("hub_dripping_tokens", "Rewards that do not count yet"),
    ("hub_unbooked_loss_tokens", "A loss that the chain shows and nobody has booked"),
    ("hub_owed_cover_tokens", "Losses whose cover the vault still owes"),
    ("hub_next_batch_timestamp_seconds", "When the open batch may be priced"),
    ("hub_books_hold", "1 while all of the hub's solvency checks hold"),
    ("hub_steps_due", "Steps that are due and were not done"),
    ("queue_overdue_batches", "Batches that should have been paid more than a day ago"),
    ("chain_height", "The last block that the keeper saw"),
    ("chain_timestamp_seconds", "The time of the last block that the keeper saw"),
    ("keeper_balance", "What the keeper holds of the denom that it pays fees in: whole tokens where that is the staking denom, else base units"),
    ("keeper_last_turn_timestamp_seconds", "When the last turn ended"),
    ("keeper_last_turn_age_seconds", "How long ago the last turn ended"),
    ("keeper_last_turn_failed", "1 if the last turn could not be made, or was refused"),
    ("keeper_every_seconds", "Time between two turns"),
    ("keeper_alarm", "1 for each kind of alarm that lasts"),
    ("keeper_info", "Which keeper this is"),
];

/// Counters, without `_total`.
pub(super) const COUNTERS: [(&str, &str); 5] = [
    ("keeper_turns", "Turns, by what came of them"),
    ("keeper_messages", "Messages that were sent and got into a block"),
    ("keeper_fees", "Fees, in the unit of keeper_balance"),
    ("keeper_tips_tokens", "Tips"),
    ("keeper_refusals", "What was refused, by kind: a step of which a part was refused, `message` for a whole message, `errand` for one to another contract than the hub"),
];
