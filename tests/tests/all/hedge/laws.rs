//! Laws that are about messages and not about states.

use super::super::{
    guest::Guest,
    kit::{any, ANY},
};
use super::{number, paid_for, refused, Floor, DAY, UNIT, WAITING};
use ballast_extension_math::{hedge::Refusal, restake::Due};
use ballast_testing::Suite;
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// H-9: nothing but premium lowers a share, and nothing but a top-up raises it, by more than
/// rounding.
#[test]
fn h09_a_share_moves_by_premium_and_top_ups_alone() {
    let mut floor = Floor::new();
    floor.protect("alice", 400 * UNIT);
    let worth = |floor: &Floor| number(floor.position("alice").lst);
    let before = worth(&floor);
    floor.suite.lst_transfer("bob", "hedge", 50 * UNIT).unwrap();
    let id = floor.deposit("bob", 333_333_333).unwrap();
    floor.after(WAITING).activate(id).unwrap();
    let shares = floor.shares("bob");
    floor.redeem("bob", shares / 3, false).unwrap();
    floor.lose(100);
    floor.observe().unwrap();
    let shares = floor.shares("bob");
    floor.redeem("bob", shares, true).unwrap();
    assert!(worth(&floor).abs_diff(before) <= 1);
    floor.lose(500);
    let (_, paid) = floor.top_up().unwrap();
    assert_eq!(worth(&floor), before + paid - 1);
    floor.pay().unwrap();
    assert_eq!(worth(&floor), before + paid - 1);
}

/// H-10: whatever is broken, LST comes back by messages that ask nobody.
#[test]
fn h10_leaving_asks_nobody() {
    let mut floor = Floor::new();
    floor.protect("alice", 400 * UNIT);
    let id = floor.deposit("bob", 5).unwrap();
    floor.lose(1_000);
    for name in ["hub", "vault", "queue", "registry", "collector"] {
        floor.suite.chain_mut().break_contract(name, true).unwrap();
    }
    let all = floor.shares("alice");
    refused(
        floor.redeem("alice", all, false),
        Refusal::TopUpFirst { due: any() },
    );
    assert_eq!(floor.redeem("alice", all, true).unwrap(), 400 * UNIT);
    floor.cancel("bob", id).unwrap();
}

/// H-11: no payment while a loss is unbooked or a cover owed; what insurers paid is not paid again.
#[test]
fn h11_insurers_pay_first() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut floor = Floor::with(builder, |_| {}, |_| {});
    floor.suite.bond("ines", 20_000 * UNIT).unwrap();
    floor.suite.underwrite("ines", 900 * UNIT).unwrap();
    floor.suite.advance_all("keeper");
    floor.protect("alice", 400 * UNIT);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    floor.slash(500);
    refused(floor.top_up(), Refusal::LossPending { pending: any() });
    floor.suite.sync("keeper").unwrap();
    let owed = floor.due();
    assert!(owed > 0);
    refused(floor.top_up(), Refusal::CoverPending { pending: any() });
    let id = floor.deposit("bob", 5).unwrap();
    refused(
        floor.after(WAITING).activate(id),
        Refusal::CoverPending { pending: any() },
    );
    refused(floor.restake("uwe", UNIT), Due::Lst(Uint128::from(ANY)));
    floor
        .suite
        .chain_mut()
        .break_contract("vault", false)
        .unwrap();
    for loss in floor.suite.losses() {
        floor.suite.retry_cover("keeper", loss.id).unwrap();
    }
    let due = floor.due();
    assert!(due < owed, "{due} of {owed} are left");
    assert_eq!(floor.top_up().unwrap(), (due, due));
    refused(
        floor.top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
}

/// H-12: what a preview says is what the message does in that block.
#[test]
fn h12_previews_do_not_lie() {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    let id = floor.deposit("alice", 400 * UNIT).unwrap();
    let preview = |floor: &Floor, msg: Value| floor.preview(&msg);
    refused(
        preview(&floor, json!({"preview_activate": {"deposit_id": id}})),
        "the deposit can be activated from",
    );
    floor.suite.advance_secs(WAITING);
    let asked = preview(&floor, json!({"preview_activate": {"deposit_id": id}})).unwrap();
    let shares = floor.at_once().activate(id).unwrap();
    assert_eq!(asked["shares"], json!(shares.to_string()));
    assert_eq!(asked["rate_bps"], json!(floor.state().rate_bps));
    floor.lose(700);
    refused(
        preview(&floor, json!({"preview_redeem": {"shares": "1000"}})),
        Refusal::TopUpFirst { due: any() },
    );
    let asked = preview(&floor, json!({"preview_top_up": {}})).unwrap();
    let (due, paid) = floor.at_once().top_up().unwrap();
    assert_eq!(
        asked,
        json!({"due": due.to_string(), "paid": paid.to_string()})
    );
    refused(
        preview(&floor, json!({"preview_top_up": {}})),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
    floor.suite.advance_secs(DAY);
    let asked = preview(&floor, json!({"preview_redeem": {"shares": "100000000"}})).unwrap();
    let lst = floor.at_once().redeem("alice", 100_000_000, false).unwrap();
    assert_eq!(asked, json!({"lst": lst.to_string()}));
}

/// A drawdown ends when the mark is regained before anything was paid; the mark is the highest
/// price that was seen.
#[test]
fn a_regained_price_ends_the_drawdown() {
    let mut floor = Floor::new();
    floor.protect("alice", 400 * UNIT);
    floor.lose(100);
    floor.observe().unwrap();
    let id = floor.deposit("bob", UNIT).unwrap();
    refused(
        floor.after(WAITING).activate(id),
        Refusal::EventOpen {
            since: ANY,
            until: ANY,
        },
    );
    floor.suite.reward(2_000 * UNIT).unwrap();
    floor.suite.advance_secs(60);
    floor.suite.advance_all("keeper");
    floor.suite.advance_secs(8 * DAY);
    floor.suite.advance_all("keeper");
    let id = floor.deposit("bob", UNIT).unwrap();
    floor.after(WAITING).activate(id).unwrap();
    let state = floor.state();
    assert_eq!(state.event, None);
    assert!(
        state.mark.value
            > ballast_types::Amount::new(state.mark.shares.to_string().parse::<u128>().unwrap())
    );
}
