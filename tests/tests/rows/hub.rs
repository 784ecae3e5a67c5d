//! The hub's rows.

use super::Rows;
use ballast_accounting::{Burden, Drip, Growth, Mark, Pool, Shortfall, Totals};
use ballast_hub::state;
use ballast_types::{
    deploy::Suite,
    hub::{self, BookRow, Books, Config, LossRecord, Params, Pause, Pauses, Work},
    Amount, Native, Shares,
};
use cosmwasm_std::{Addr, Decimal, Uint128};

fn native(amount: u128) -> Native {
    Native::new(amount)
}

/// The six addresses, as every contract stores them.
pub fn suite() -> Suite {
    Suite {
        hub: Addr::unchecked("h"),
        token: Addr::unchecked("t"),
        registry: Addr::unchecked("r"),
        queue: Addr::unchecked("q"),
        vault: Addr::unchecked("v"),
        collector: Addr::unchecked("c"),
    }
}

/// [`suite`] in storage.
pub const SUITE: &str = "0168 0174 0172 0171 0176 0163";

pub fn list(rows: &mut Rows) {
    documented(rows);
    exits(rows);
    losses(rows);
    cranks(rows);
}

/// What other contracts may read.
fn documented(rows: &mut Rows) {
    config(rows);
    books(rows);
    growth(rows);
    book(rows);
}

fn config(rows: &mut Rows) {
    let config = Config {
        denom: "d".to_string(),
        decimals: 10,
        suite: suite(),
        guardian: Addr::unchecked("g"),
        treasury: Addr::unchecked("y"),
        params: Params {
            unbonding_secs: 1,
            max_entries: 2,
            batch_interval_secs: 3,
            drip_secs: 4,
            max_ops: 5,
            min_bond: Uint128::new(6),
            rebalance_band_bps: 7,
            netting_bps: 8,
            min_move: Uint128::new(9),
            gate_every_call: true,
        },
    };
    let bytes = format!("0164 0a {SUITE} 0167 0179 01 02 03 04 05 0136 07 08 0139 01");
    rows.item("hub", &hub::CONFIG, &config, &bytes);
    rows.json_item(
        "hub",
        &hub::OWNERSHIP,
        r#"{"owner":"o","pending_owner":"p","pending_expiry":{"at_height":1}}"#,
    );
}

fn books(rows: &mut Rows) {
    let pause = |from, until| Some(Pause { from, until });
    let books = Books {
        pool: Pool {
            buffer: native(1),
            bonded: native(2),
            exiting: native(3),
            drip: Drip {
                amount: native(4),
                from: 5,
                until: 6,
            },
            shares: Shares::new(7u128),
        },
        synced_height: 8,
        synced_at: 9,
        earned_since: 10,
        pending_cover: native(11),
        last_batch_at: 12,
        next_batch_at: 23,
        unbonding_seen: 13,
        premium_secs: 24,
        premium_at: 25,
        entries: 14,
        redelegations: 15,
        losses: 16,
        pauses: Pauses {
            bond: pause(17, 18),
            unbond: pause(19, 20),
            cranks: pause(21, 22),
        },
    };
    let bytes = "01 02 03 040506 07 08 09 0a 0b 0c 17 0d 18 19 0e 0f 10 011112 011314 011516";
    rows.item("hub", &hub::BOOKS, &books, bytes);
}

fn growth(rows: &mut Rows) {
    let mark = |at, percent| Mark {
        at,
        earned: Decimal::percent(percent),
    };
    let growth = Growth {
        earned: Decimal::percent(50),
        paid_at: 3,
        older: mark(1, 250),
        newer: mark(2, 450),
    };
    let bytes = "03302e35 03 01 03322e35 02 03342e35";
    rows.item("hub", &hub::GROWTH, &growth, bytes);
}

fn book(rows: &mut Rows) {
    let row = BookRow {
        stake: native(1),
        touched: 2,
        locked_until: 3,
        no_delegate_until: 4,
        no_undelegate_until: 5,
        no_redelegate_until: 6,
        no_withdraw_until: 7,
        owes_since: 8,
        shows_since: 9,
        keeps_one: true,
    };
    let key = ("val", r"\x00\x04bookval");
    rows.map(
        "hub",
        &hub::BOOK,
        key,
        &row,
        "01 02 03 04 05 06 07 08 09 01",
    );
}

fn exits(rows: &mut Rows) {
    let exits = state::WaitingBatch {
        exiting: native(1),
        plan: vec![state::PlanStep {
            validator: "v".to_string(),
            amount: native(2),
        }],
    };
    let key = (3, r"\x00\x05exits\x00\x00\x00\x00\x00\x00\x00\x03");
    rows.map("hub", &state::WAITING, key, &exits, "01 01 0176 02");
    entries(rows);
    settlement(rows);
}

/// Stake that unbonds, and what came late of it.
fn entries(rows: &mut Rows) {
    let entry = state::Entry {
        batch_id: 1,
        validator: "v".to_string(),
        amount: native(2),
        made_at: 3,
        losses: 4,
        exposed: true,
    };
    let stored =
        r"\x00\x07entries\x00\x08\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x05";
    let key = ((4, 5), stored);
    rows.map("hub", &state::ENTRIES, key, &entry, "01 0176 02 03 04 01");

    let late = state::Late {
        batch_id: 1,
        validator: "v".to_string(),
        amount: native(2),
    };
    let stored =
        r"\x00\x04late\x00\x08\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x05";
    rows.map("hub", &state::LATE, ((4, 5), stored), &late, "01 0176 02");
}

fn settlement(rows: &mut Rows) {
    let burden = |first: u128| Burden {
        explained: native(first),
        unknown: native(first + 1),
        cleared: native(first + 2),
        beyond: native(first + 3),
    };
    let settle = state::Settle {
        height: 2,
        at: 3,
        set: Some(state::SettlementSet {
            until: 4,
            losses: 5,
            cleared: vec![19, 20],
            shortfall: Shortfall {
                due: burden(6),
                missing: burden(10),
                seen: burden(14),
            },
            reserved: native(18),
        }),
    };
    let bytes = "02 03 01 04 05 021314 06070809 0a0b0c0d 0e0f1011 12";
    rows.item("hub", &state::SETTLE, &settle, bytes);
}

fn losses(rows: &mut Rows) {
    let loss = LossRecord {
        id: 1,
        height: 2,
        validator: "v".to_string(),
        amount: native(3),
        paid_by_bond: native(4),
        paid_by_pool: native(5),
        uncovered: native(6),
        cover_owed: native(7),
        by_exits: native(8),
        at: 10,
        before: Totals {
            value: native(11),
            shares: Shares::new(12u128),
        },
    };
    let key = (9, r"\x00\x06losses\x00\x00\x00\x00\x00\x00\x00\x09");
    let bytes = "01 02 0176 03 04 05 06 07 08 0a 0b0c";
    rows.map("hub", &state::LOSSES, key, &loss, bytes);

    let stored = r"\x00\x08loss_log\x00\x03val\x00\x00\x00\x00\x00\x00\x00\x02";
    let shown = state::Shown {
        right_at: 1,
        kept: Decimal::percent(50),
    };
    let key = (("val", 2), stored);
    rows.map("hub", &state::LOSS_LOG, key, &shown, "01 03302e35");
    let key = ("val", r"\x00\x08seen_outval");
    rows.map("hub", &state::SEEN_OUT, key, &1, "01");

    let owed = state::Owed {
        amount: native(1),
        factor: Decimal::percent(50),
        at: 2,
    };
    let key = (3, r"\x00\x04owed\x00\x00\x00\x00\x00\x00\x00\x03");
    rows.map("hub", &state::OWED, key, &owed, "01 03302e35 02");
    let factor = Decimal::percent(50);
    rows.item("hub", &state::OWED_FACTOR, &factor, "03302e35");
}

fn cranks(rows: &mut Rows) {
    redelegations(rows);
    harvest(rows);
    let advance = state::Advance {
        left: 2,
        rebalanced_at: 3,
    };
    rows.item("hub", &state::ADVANCE, &advance, "02 03");
    work(rows);
}

fn redelegations(rows: &mut Rows) {
    let open = state::Redelegations {
        completes_at: 1,
        moves: vec![state::Moved {
            source: "s".to_string(),
            amount: native(2),
            charged: native(3),
            bonded: true,
        }],
    };
    let stored = r"\x00\x0dredelegations\x00\x03val\x00\x00\x00\x00\x00\x00\x00\x03";
    let key = (("val", 3), stored);
    rows.map(
        "hub",
        &state::REDELEGATIONS,
        key,
        &open,
        "01 01 0173 02 03 01",
    );
}

fn harvest(rows: &mut Rows) {
    let harvest = state::Harvest {
        after: Some("v".to_string()),
        early: Some("w".to_string()),
        began_at: 2,
        whole_from: 3,
        is_unsplit: true,
        paid: Decimal::percent(50),
    };
    rows.item(
        "hub",
        &state::HARVEST,
        &harvest,
        "01 0176 01 0177 02 03 01 03302e35",
    );
}

/// The kinds of work, by the numbers they are stored as.
fn work(rows: &mut Rows) {
    let all = [
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
    rows.variants("Work", &all, |work| match work {
        Work::Sync => 0,
        Work::Settle => 1,
        Work::RetryCover => 2,
        Work::Observe => 3,
        Work::Rebalance => 4,
        Work::SubmitBatch => 5,
        Work::Undelegate => 6,
        Work::Harvest => 7,
        Work::Distribute => 8,
        Work::Delegate => 9,
    });
}
