//! Replays every file of `tests/vectors`, recorded from the real modules, to the unit.
//!
//! The format is in `tests/vectors/README.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![allow(clippy::arithmetic_side_effects, missing_docs)]

mod replay;

use replay::Replay;

macro_rules! vectors {
    ($($name:ident: $file:literal;)+) => {
        $(#[test]
        fn $name() {
            let counted = Replay::run($file, include_str!(concat!("vectors/", $file)));
            println!("{}: {} steps, {} values", $file, counted.steps, counted.values);
        })+
    };
}

vectors! {
    shares_after_slashes: "01-shares-after-slashes.jsonl";
    unbonding_entries: "02-unbonding-entries.jsonl";
    redelegations: "03-redelegations.jsonl";
    slash_unbondings: "04-slash-unbondings.jsonl";
    slash_redelegations: "05-slash-redelegations.jsonl";
    slash_all: "06-slash-all.jsonl";
    jail_and_status: "07-jail-and-status.jsonl";
    max_validators: "08-max-validators.jsonl";
    removal: "09-removal.jsonl";
    commission: "10-commission.jsonl";
    rewards_two: "11-rewards-two.jsonl";
    rewards_three_slashed: "12-rewards-three-slashed.jsonl";
    auto_withdraw: "13-auto-withdraw.jsonl";
    withdraw_address: "14-withdraw-address.jsonl";
    tax_and_votes: "15-tax-and-votes.jsonl";
    params_mid_life: "16-params-mid-life.jsonl";
    large: "17-large.jsonl";
    tiny: "18-tiny.jsonl";
}
