//! K. Insurance vault.

use super::super::{
    bond_of, broken_vault, builder, insurance, leave_pool, number, only, position, refused,
    rewards, send, ten, worth, HubError, VaultError, DAY, UNIT,
};
use ballast_accounting::{Amount as _, LayerShares};
use ballast_testing::{contracts, meter::Meter};
use ballast_types::vault;
use cosmwasm_std::Decimal;
use serde_json::json;

/// `asked` shares of the underwriters' pool were asked out by someone who has none.
fn no_shares(asked: u128) -> VaultError {
    VaultError::NotEnoughShares {
        layer: "pool".to_string(),
        asked: LayerShares::new(asked),
        have: LayerShares::ZERO,
    }
}

/// INS-01 · Those who see a loss coming leave before it is paid.
///
/// Stopped by: `packages/numbers/src/layer.rs::burn`
/// Taken out: `amount.portion_floor(self.exiting.assets, held)?` -> `A::ZERO`
/// Seen: assertion failed: 500000
#[test]
fn ins_01_nobody_outruns_a_loss() {
    insurance::an_underwriter_cannot_outrun_a_slash();
}

/// INS-02 · A request to leave is made every day, as an option that costs nothing: it earns meanwhile,
/// and is used after a loss only.
///
/// Stopped by: `packages/numbers/src/layer.rs::request_floor`
/// Taken out: `after.active.part_floor(shares)?` -> `after.active.to_assets_floor(shares)?`
/// Seen: after 'bob: {"request_exit":{"layer":"pool","shares":"1000000000"}}' at height 12: I-1 is broken: the vault holds 2000000 LST, its layers say 3000000
#[test]
fn ins_02_what_was_asked_out_earns_nothing_and_pays() {
    let mut suite = ten();
    suite.lst_transfer("alice", "bob", 2 * UNIT).unwrap();
    suite.underwrite("alice", UNIT).unwrap();
    suite.underwrite("bob", UNIT).unwrap();
    let exit = leave_pool(&mut suite, "bob");
    suite.lst_transfer("alice", "vault", 100_000).unwrap();
    let msg = vault::ExecuteMsg::Refresh { validator: None };
    suite.vault("keeper", &msg).unwrap();
    suite.advance_secs(30 * DAY);

    let earned = number(position(&suite, "alice").pool.lst);
    assert!(
        (UNIT + 99_990..=UNIT + 100_000).contains(&earned),
        "{earned}"
    );
    suite.slash("val0", Decimal::percent(5)).unwrap();
    refused(
        suite.exit("bob", exit),
        VaultError::LossPending {
            pending: suite.state().pending_loss,
        },
    );
    suite.sync("keeper").unwrap();
    let got = suite.exit("bob", exit).unwrap().amount("lst");
    // 2.1 of cover pay 0.5: each the same part
    assert!((761_900..=761_910).contains(&got), "{got}");
}

/// INS-03 · What was asked out is asked out again, or given away.
///
/// Stopped by: `contracts/vault/src/execute/request_exit.rs::request_exit`
/// Taken out: `have.checked_sub(asked)?` -> `have`
/// Seen: it was not refused
#[test]
fn ins_03_shares_are_asked_out_once() {
    let mut suite = ten();
    suite.lst_transfer("alice", "bob", 2 * UNIT).unwrap();
    suite.underwrite("alice", UNIT).unwrap();
    suite.underwrite("bob", UNIT).unwrap();
    let shares = number(position(&suite, "bob").pool.shares);
    leave_pool(&mut suite, "bob");

    refused(
        suite.request_exit("bob", vault::LayerId::Pool, shares),
        no_shares(shares),
    );
    refused(
        suite.request_exit("mallory", vault::LayerId::Pool, 1),
        no_shares(1),
    );
}

/// INS-04 · A payout takes everything; the old shares live on, and the next deposit is theirs.
///
/// Stopped by: `packages/numbers/src/bucket.rs::burn`
/// Taken out: `self.epoch.saturating_add(1)` -> `self.epoch`
/// Seen: '1 shares of … were asked out, there are 0' is not in 'amount underflow: cannot take 1 from 0'
#[test]
fn ins_04_after_a_wipe_out_old_shares_are_void() {
    insurance::many::after_a_wipe_out_old_shares_are_void_and_new_ones_start_clean();

    let mut suite = ten();
    suite.lst_transfer("alice", "bob", UNIT).unwrap();
    suite.underwrite("alice", UNIT / 2).unwrap();
    let old = number(position(&suite, "alice").pool.shares);
    suite.slash("val0", Decimal::percent(10)).unwrap();
    suite.sync("keeper").unwrap();
    suite.underwrite("bob", UNIT).unwrap();

    refused(
        suite.request_exit("alice", vault::LayerId::Pool, old),
        no_shares(old),
    );
    assert_eq!(number(position(&suite, "alice").pool.lst), 0);
    assert_eq!(number(position(&suite, "bob").pool.lst), UNIT);
}

/// INS-05 · A premium raises the price of shares at once: buy before it, leave after it.
///
/// Stopped by: `packages/accounting/src/underwriters.rs::accrue`
/// Taken out: `window.max(1)` -> `1`
/// Seen: assertion failed: 90989010
#[test]
fn ins_05_a_premium_is_not_sniped() {
    rewards::split::a_premium_is_for_those_who_stay();

    let mut suite = ten();
    suite.bond("bob", 100 * UNIT).unwrap();
    suite.underwrite("alice", UNIT).unwrap();
    suite.underwrite("bob", 90 * UNIT).unwrap();
    suite.lst_transfer("alice", "vault", UNIT).unwrap();
    let msg = vault::ExecuteMsg::Refresh { validator: None };
    suite.vault("bob", &msg).unwrap();
    suite.block(2);
    leave_pool(&mut suite, "bob");
    let got = number(position(&suite, "bob").exits[0].lst);
    assert!(got < 90 * UNIT + 1_000, "{got}");
}

// INS-06 cannot apply. It would take a cover that is bought, by whoever sees a fault coming. Nobody buys
// one: all LST is insured at all times, alike, and what is posted in the vault pays and does not collect.

/// INS-07 · One slash is paid twice: the same loss is brought again.
///
/// Stopped by: `contracts/hub/src/gate/owed.rs::forget_owed`
/// Taken out: `OWED.remove(storage, loss_id)` -> `()`
/// Seen: it was not refused
#[test]
fn ins_07_a_loss_is_covered_once() {
    broken_vault::a_vault_that_fails_owes_the_cover_and_bonding_waits();

    let mut suite = ten();
    suite.underwrite("alice", UNIT).unwrap();
    suite.slash("val0", Decimal::percent(1)).unwrap();
    suite.sync("keeper").unwrap();
    refused(
        suite.retry_cover("mallory", 1),
        HubError::NothingOwed { loss_id: 1 },
    );
    refused(
        suite.retry_cover("mallory", 2),
        HubError::UnknownLoss {
            loss_id: 2,
            newest: 1,
        },
    );
    assert_eq!(suite.shares("vault"), 900_000);
}

/// INS-08 · A loss is made up, or made larger, by whoever calls.
///
/// Stopped by: `contracts/vault/src/execute/cover.rs::cover`
/// Taken out: `ensure_sender(&info.sender, &SUITE.load(deps.storage)?.hub, "the hub")?` -> `()`
/// Seen: after 'mallory: {"cover":{"before":{"shares":"10000000","value":"10000000"},"losses":[{"amount":"500000","loss_id":1,"validator":"wasmvaloper1…"}]}}' at height 10: I-4 is broken: supply 9500000, hub'…
#[test]
fn ins_08_only_the_hub_brings_losses() {
    let mut suite = ten();
    suite.underwrite("alice", UNIT).unwrap();
    let cover = json!({"cover": {
        "before": {"value": "10000000", "shares": "10000000"},
        "losses": [{"loss_id": 1, "validator": suite.operator("val0"), "amount": "500000"}],
    }});
    for who in ["mallory", "owner", "keeper"] {
        refused(
            send(&mut suite, who, "vault", &cover),
            only("the hub", &suite.addr(who)),
        );
    }
}

/// INS-09 · A loss above what insures it makes the payout fail, or is paid as if there were enough.
///
/// Stopped by: `contracts/hub/src/gate/ask.rs::pay`
/// Taken out: `record.amount.checked_sub(paid)?` -> `Native::ZERO`
/// Seen: left: (1000000, 0), right: (1000000, 500000)
#[test]
fn ins_09_a_loss_above_the_cover_is_paid_in_part() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 19 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    suite.underwrite("alice", UNIT).unwrap();
    suite.block(1);
    for val in ["val0", "val1"] {
        let chain = suite.chain_mut();
        chain.slash(val, Decimal::bps(750), None).unwrap();
    }
    suite.same_block().sync("keeper").unwrap();

    let losses = suite.losses();
    let by_pool: u128 = losses.iter().map(|loss| number(loss.paid_by_pool)).sum();
    let uncovered: u128 = losses.iter().map(|loss| number(loss.uncovered)).sum();
    assert_eq!((by_pool, uncovered), (UNIT, UNIT / 2));
    assert_eq!(suite.shares("vault"), 0);
    suite.bond("bob", UNIT).unwrap();
}

/// INS-10 · The price falls by a loss and rises again by its cover: who bonds between has the rise.
///
/// Stopped by: `contracts/hub/src/execute/bond.rs::bond`
/// Taken out: `hub.ensure_no_cover_pending()?` -> `()`
/// Seen: it was not refused
#[test]
fn ins_10_nobody_enters_into_a_repair() {
    broken_vault::a_retry_after_leavers_never_lifts_the_rate_above_what_it_was();
    broken_vault::a_vault_that_fails_owes_the_cover_and_bonding_waits();
}

/// INS-11 · A validator that has much LST and little stake of its own gets itself slashed, and the others'
/// cover pays more than it loses.
///
/// Stopped by: `packages/accounting/src/cover.rs::burn_ceil`
/// Taken out: `wanted.min(layers.bond)` -> `Shares::ZERO`
/// Seen: left: 0, right: 500000
#[test]
fn ins_11_a_slash_is_never_to_the_operators_profit() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    refused(suite.bond("val0", 10 * UNIT), "insufficient funds");
    suite.bank_send("bob", "val0", 20 * UNIT).unwrap();
    suite.bond("val0", 10 * UNIT).unwrap();
    suite.post_bond("val0", "val0", UNIT).unwrap();
    suite.underwrite("alice", 2 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    let before = worth(&suite, "val0") + bond_of(&suite, "val0");
    suite.slash("val0", Decimal::percent(5)).unwrap();
    suite.sync("keeper").unwrap();

    let after = worth(&suite, "val0") + bond_of(&suite, "val0");
    assert_eq!(before - after, UNIT / 2, "all of it is his loss");
    assert_eq!(number(position(&suite, "alice").pool.lst), 2 * UNIT);
}

/// INS-12 · The cover is an asset that falls with what it insures, and is priced as of the wrong moment.
///
/// Stopped by: `contracts/hub/src/gate/cover.rs::ask_vault`
/// Taken out: `cover_message(hub, before, losses)?` -> `cover_message(hub, hub.totals()?, losses)?`
/// Seen: left: 714285, right: 2000000
#[test]
fn ins_12_cover_is_priced_at_the_totals_before_the_loss() {
    let mut suite = ten();
    suite.underwrite("alice", 5 * UNIT).unwrap();
    suite.slash("val0", Decimal::percent(30)).unwrap();
    let tx = suite.sync("keeper").unwrap();

    assert_eq!(tx.amount("covered"), 3 * UNIT);
    assert_eq!(suite.shares("vault"), 2 * UNIT);
    assert_eq!(suite.rate(), Decimal::one());
}

/// INS-13 · The reserve is paid out as rewards, or taken by whoever manages it.
///
/// Stopped by: `contracts/vault/src/execute/cancel_exit.rs::cancel_exit`
/// Taken out: `exit.owner == info.sender` -> `true`
/// Seen: it was not refused
#[test]
fn ins_13_the_reserve_is_its_underwriters() {
    let mut suite = ten();
    suite.underwrite("alice", UNIT).unwrap();
    let exit = leave_pool(&mut suite, "alice");
    suite.reward(1_000_000_000).unwrap();
    suite.harvest("keeper").unwrap();
    suite.distribute("keeper").unwrap();
    assert!(suite.shares("vault") >= UNIT);
    refused(
        suite.cancel_exit("owner", exit),
        only("who made the request", &suite.addr("owner")),
    );
    refused(
        suite.request_exit("owner", vault::LayerId::Pool, 1),
        no_shares(1),
    );
    for msg in [
        json!({"remove_funds": {}}),
        json!({"withdraw": {"amount": "1"}}),
    ] {
        refused(send(&mut suite, "owner", "vault", &msg), "unknown variant");
    }
    suite.advance_secs(30 * DAY);

    let tx = suite.exit("owner", exit).unwrap();
    assert_eq!(tx.amount("lst"), UNIT);
    assert_eq!(suite.shares("alice"), 9 * UNIT);
}

/// INS-14 · A payout goes through all who insure, and thousands of tiny ones make it too dear.
///
/// Stopped by: `contracts/vault/src/execute/cover.rs::cover`
/// Taken out: `burn(deps.storage, session, &msg)?` -> `{ crate::state::POSITIONS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending).for_each(drop); burn(deps.storage, session, &msg)? }`
/// Seen: left: Count { reads: 8, writes: 3 }, right: Count { reads: 506, writes: 3 }
#[test]
fn ins_14_a_payout_does_not_grow_with_those_who_pay() {
    let counts = |insurers: u32| {
        let meter = Meter::default();
        let code = meter.on(contracts::vault());
        let mut suite = builder()
            .validators(1)
            .code("vault", code)
            .checks(false)
            .build();
        suite.bond("alice", 9 * UNIT).unwrap();
        suite.delegate("keeper").unwrap();
        suite.block(4);
        for n in 0..insurers {
            let who = ballast_testing::keys::account(&format!("insurer{n}"));
            suite
                .same_block()
                .lst_transfer("alice", who.as_str(), 1_000)
                .unwrap();
            suite.same_block().underwrite(who.as_str(), 1_000).unwrap();
        }
        suite.slash("val0", Decimal::bps(1)).unwrap();
        meter.take();
        suite.sync("keeper").unwrap();
        meter.take()
    };

    assert_eq!(counts(2), counts(500));
}
