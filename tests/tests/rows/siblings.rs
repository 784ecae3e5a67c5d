//! The rows of token, queue, vault and collector.

use super::hub::{suite, SUITE};
use super::Rows;
use ballast_accounting::{Bucket, Layer, Underwriters};
use ballast_queue::state as queue_state;
use ballast_types::{
    collector, queue as exits,
    vault::{self as insurance, Bond, Cleared, LayerId, Ledger},
    Amount, LayerShares, Native, Shares,
};
use ballast_vault::state as vault_state;
use cosmwasm_std::{Addr, Empty, Timestamp};
use cw721::{state::CollectionInfo, Approval, Expiration};
use serde_json::json;

pub fn queue(rows: &mut Rows) {
    rows.item("queue", &queue_state::SUITE, &suite(), SUITE);
    rows.item("queue", &queue_state::DENOM, &"d".to_string(), "0164");
    let collection = CollectionInfo {
        name: "n".to_string(),
        symbol: "s".to_string(),
        updated_at: Timestamp::from_nanos(1),
    };
    let bytes = "016e 0173 0131";
    rows.item("queue", &queue_state::COLLECTION, &collection, bytes);
    batches(rows);
    tickets(rows);
    tickets_by_people(rows);
}

fn batches(rows: &mut Rows) {
    let open = exits::OpenBatch {
        id: 1,
        shares: Shares::new(2u128),
        tickets: 3,
        opened_at: 4,
        next_ticket: 5,
    };
    rows.item("queue", &exits::OPEN_BATCH, &open, "01 02 03 04 05");
    let batch = exits::Batch {
        shares: Shares::new(1u128),
        owed: Native::new(2u128),
        funded: Native::new(3u128),
        claimed: Native::new(4u128),
        closed_at: 5,
        expected_at: 6,
        tickets: 7,
    };
    let key = (8, r"\x00\x07batches\x00\x00\x00\x00\x00\x00\x00\x08");
    let bytes = "01 02 03 04 05 06 07";
    rows.map("queue", &exits::BATCHES, key, &batch, bytes);
}

fn tickets(rows: &mut Rows) {
    let ticket = queue_state::Ticket {
        owner: Addr::unchecked("o"),
        batch_id: 1,
        shares: Shares::new(2u128),
        claimed: Native::new(3u128),
        approvals: vec![Approval {
            spender: Addr::unchecked("s"),
            expires: Expiration::AtHeight(4),
        }],
        given: true,
    };
    let key = (5, r"\x00\x07tickets\x00\x00\x00\x00\x00\x00\x00\x05");
    let bytes = "016f 01 02 03 01 0173 0004 01";
    rows.map("queue", &queue_state::TICKETS, key, &ticket, bytes);
}

/// Which tickets are whose, and who may move them.
fn tickets_by_people(rows: &mut Rows) {
    let (owner, operator) = (Addr::unchecked("o"), Addr::unchecked("p"));
    // one map for what the owner made, one for what it was given
    let mut index = |name: &'static str, stored: &str| {
        let map: cw_storage_plus::Map<(&Addr, u64), Empty> = cw_storage_plus::Map::new(name);
        rows.json_map("queue", &map, ((&owner, 1), stored), "{}");
    };
    let stored = r"\x00\x05owned\x00\x01o\x00\x00\x00\x00\x00\x00\x00\x01";
    index("owned", stored);
    let stored = r"\x00\x05given\x00\x01o\x00\x00\x00\x00\x00\x00\x00\x01";
    index("given", stored);
    let expires = Expiration::AtTime(Timestamp::from_nanos(2));
    let key = ((&owner, &operator), r"\x00\x09operators\x00\x01op");
    rows.map("queue", &queue_state::OPERATORS, key, &expires, "01 0132");
    let all = [Expiration::AtHeight(4), expires, Expiration::Never {}];
    rows.variants("Expiration", &all, |expiration| match expiration {
        Expiration::AtHeight(_) => 0,
        Expiration::AtTime(_) => 1,
        Expiration::Never {} => 2,
    });
}

/// A layer whose seven numbers are these.
fn accounts([e1, l1, s1, e2, l2, s2, leaving]: [u8; 7]) -> Layer {
    let bucket = |epoch: u8, lst: u8, shares: u8| Bucket {
        epoch: epoch.into(),
        assets: Shares::new(u128::from(lst)),
        shares: LayerShares::new(u128::from(shares)),
    };
    Layer {
        active: bucket(e1, l1, s1),
        exiting: bucket(e2, l2, s2),
        leaving: LayerShares::new(u128::from(leaving)),
    }
}

pub fn vault(rows: &mut Rows) {
    rows.item("vault", &vault_state::SUITE, &suite(), SUITE);
    let params = insurance::Params {
        cooldown_secs: 1,
        target_coverage_bps: 2,
    };
    rows.item("vault", &insurance::PARAMS, &params, "01 02");
    let ledger = Ledger {
        held: Shares::new(1u128),
        bonds: Shares::new(2u128),
        next_exit: 3,
    };
    rows.item("vault", &insurance::LEDGER, &ledger, "01 02 03");
    layers(rows);
    positions(rows);
    requests(rows);

    let key = (1, r"\x00\x07covered\x00\x00\x00\x00\x00\x00\x00\x01");
    rows.json_map("vault", &vault_state::COVERED, key, "{}");
}

/// The pool of underwriters and a bond.
fn layers(rows: &mut Rows) {
    // its clock is its own: a value with all of it comes by the names of the fields
    let pool: Underwriters = serde_json::from_value(json!({
        "at": 12,
        "counted": "11",
        "drip": {"until": 10, "from": 9, "amount": "8"},
        "layer": accounts([1, 2, 3, 4, 5, 6, 7]),
    }))
    .unwrap();
    let bytes = "010203 040506 07 08090a 0b 0c";
    rows.item("vault", &insurance::POOL, &pool, bytes);
    let bond = Bond {
        layer: accounts([1, 2, 3, 4, 5, 6, 7]),
        fits_since: Some(8),
        fits_below: 9,
        cleared: [(10, 11), (12, 13), (14, 15), (0, 0)]
            .map(|(below, since)| Cleared { below, since }),
    };
    let key = ("val", r"\x00\x05bondsval");
    let bytes = "010203 040506 07 0108 09 0a0b 0c0d 0e0f 0000";
    rows.map("vault", &insurance::BONDS, key, &bond, bytes);
}

fn positions(rows: &mut Rows) {
    let owner = Addr::unchecked("o");
    let position = vault_state::Position {
        epoch: 1,
        shares: LayerShares::new(2u128),
    };
    let key = ((&owner, "val"), r"\x00\x09positions\x00\x01oval");
    rows.map("vault", &vault_state::POSITIONS, key, &position, "01 02");
}

fn requests(rows: &mut Rows) {
    let owner = Addr::unchecked("o");
    let bonded = LayerId::Bond {
        validator: "v".to_string(),
    };
    let exit = vault_state::Request {
        owner: owner.clone(),
        layer: bonded.clone(),
        epoch: 2,
        units: LayerShares::new(3u128),
        shares: LayerShares::new(4u128),
        requested_at: 5,
        cooldown_secs: 6,
        latest_at: 8,
    };
    let key = (7, r"\x00\x05exits\x00\x00\x00\x00\x00\x00\x00\x07");
    let bytes = "016f 010176 02 03 04 05 06 08";
    rows.map("vault", &vault_state::REQUESTS, key, &exit, bytes);
    rows.variants("LayerId", &[LayerId::Pool, bonded], |layer| match layer {
        LayerId::Pool => 0,
        LayerId::Bond { .. } => 1,
    });

    let key = (
        (&owner, 1),
        r"\x00\x08exits_of\x00\x01o\x00\x00\x00\x00\x00\x00\x00\x01",
    );
    rows.json_map("vault", &vault_state::REQUESTS_OF, key, "{}");
}

pub fn token_and_collector(rows: &mut Rows) {
    rows.item("token", &ballast_token::state::SUITE, &suite(), SUITE);
    // of cw20-base, like balances and allowances
    rows.foreign("token", "token_info");

    let config = ballast_collector::state::Config {
        suite: suite(),
        denom: "d".to_string(),
    };
    let bytes = format!("{SUITE} 0164");
    rows.item(
        "collector",
        &ballast_collector::state::CONFIG,
        &config,
        &bytes,
    );
    let params = collector::Params {
        fee_bps: 1,
        premium_max_bps: 2,
        tip_bps: 3,
    };
    rows.item("collector", &collector::PARAMS, &params, "01 02 03");
    let waiting = ballast_collector::state::Waiting {
        amount: Native::new(4u128),
        params,
    };
    let row = &ballast_collector::state::WAITING;
    rows.item("collector", row, &waiting, "04 01 02 03");
}
