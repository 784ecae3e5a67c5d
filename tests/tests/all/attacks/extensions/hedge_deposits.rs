//! HD. Hedge: deposits wait, pay premium and leave; what is sent here and from here.

use super::super::{
    hedge::{number, paid_for, refused, Floor, WAITING},
    DAY, UNIT,
};
use super::hedge_losses::protected;
use crate::{
    guest::Guest,
    kit::{only, ANY},
};
use ballast_extension_math::hedge::Refusal;
use ballast_hedge::ContractError;
use ballast_testing::{contracts::Code, Suite};
use ballast_types::{Amount, Shares};
use ballast_wire::Wire;
use cosmwasm_std::{coins, to_json_binary, Binary, Deps, Env, StdError};
use cw_multi_test::ContractWrapper;
use serde_json::json;
use std::{cell::Cell, time::Duration};

/// HD-01 · Somebody sees the double sign and buys protection in the next block. A deposit waits as long as evidence lives, and a top-up
/// adds nothing to what waits.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `now.floor < ready_at` -> `false`
/// Seen: it was not refused
#[test]
fn hd_01_protection_bought_after_the_fact_pays_nothing() {
    let mut floor = protected();
    floor.slash(500);
    let id = floor.deposit("bob", 1_000 * UNIT).unwrap();
    floor.suite.sync("keeper").unwrap();
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
    floor.after(31 * DAY).observe().unwrap();
    let early = floor.deposit("bob", UNIT).unwrap();
    refused(floor.activate(early), "the deposit can be activated from");
    let tx = floor.cancel("bob", id).unwrap();
    assert_eq!(number(tx.attr_of(&floor.at, "lst").unwrap()), 1_000 * UNIT);
}

/// HD-02 · A deposit that is ready is kept in the drawer, and activated when a loss is in the air.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `now.ceil > until` -> `false`
/// Seen: it was not refused
#[test]
fn hd_02_a_ripe_deposit_is_no_option() {
    let mut floor = protected();
    let id = floor.deposit("bob", UNIT).unwrap();
    refused(floor.after(WAITING + DAY + 1).activate(id), ": cancel it");
    floor.cancel("bob", id).unwrap();
}

thread_local! {
    static DEAF: Cell<bool> = const { Cell::new(false) };
}

fn hub_query(
    deps: Deps<'_>,
    env: Env,
    msg: ballast_types::hub::QueryMsg,
) -> Result<Binary, StdError> {
    match DEAF.get() {
        true => Err(StdError::parse_err("hub", "out of order")),
        false => ballast_hub::contract::query(deps, env, Wire(msg))
            .map_err(|err| StdError::parse_err("hub", err.to_string())),
    }
}

fn hub() -> Code {
    use ballast_hub::contract::{execute, instantiate, migrate, reply};
    let wrapper = ContractWrapper::new(execute, instantiate, hub_query);
    Box::new(wrapper.with_migrate(migrate).with_reply(reply))
}

/// HD-20 · The hub fails every question, or the backer is spent, and LST is locked in.
///
/// Stopped by: `extensions/hedge/src/execute/redeem.rs::redeem`
/// Taken out: `!forfeit` -> `true`
/// Seen: refused: Generic error: Querier contract error: Error parsing into type hub: out of order
#[test]
fn hd_20_leaving_asks_nobody() {
    let builder = Suite::builder().code("hub", hub());
    let mut floor = Floor::with(builder, |_| {}, |_| {});
    let shares = floor.protect("alice", 400 * UNIT);
    let id = floor.deposit("bob", 7).unwrap();
    floor.suite.set_checks(false);
    DEAF.set(true);
    refused(floor.redeem("alice", shares, false), "out of order");
    let left = floor.redeem("alice", shares, true);
    let back = floor.cancel("bob", id);
    DEAF.set(false);
    assert_eq!(left.unwrap(), 400 * UNIT);
    back.unwrap();
}

/// HD-21 · A holder touches the contract in each block: each time the premium is less than a unit, and rounds to nothing.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::accrue`
/// Taken out: `owed.checked_add(self.rest.into())` -> `owed.checked_add(Uint256::zero())`
/// Seen: left: 0, right: 1
#[test]
fn hd_21_touching_it_saves_no_premium() {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    let shares = floor.protect("alice", 20_000);
    floor
        .tell(
            "alice",
            &json!({"transfer": {"recipient": floor.suite.addr("bob"), "amount": "5"}}),
        )
        .unwrap();
    assert_eq!((shares, floor.state().rate_bps), (20_000_000, 50));
    // a unit takes 315,360 s
    for _ in 0..40 {
        floor.after(DAY / 10).observe().unwrap();
    }
    assert_eq!(number(floor.state().premium_due), 1);
}

/// HD-22 · The first holder has one unit, and transfers a thousand LST here before a victim's activation, which rounds to few shares. What
/// is transferred is the backer's.
///
/// Stopped by: `extensions/hedge/src/execute/pay.rs::pay`
/// Taken out: `premium.checked_add(gifts)` -> `premium.checked_add(ballast_types::Shares::ZERO)`
/// Seen: refused: nothing to pay: no premium is due, and no LST came by a plain transfer
#[test]
fn hd_22_a_transfer_inflates_nothing() {
    let mut floor = Floor::new();
    floor.protect("bob", 1);
    let id = floor.deposit("alice", 400 * UNIT).unwrap();
    floor
        .suite
        .lst_transfer("bob", "hedge", 1_000 * UNIT)
        .unwrap();
    assert_eq!(floor.after(WAITING).activate(id).unwrap(), 400_000 * UNIT);
    assert_eq!(floor.pay().unwrap().amount("gifts"), 1_000 * UNIT);
}

/// HD-30 · A holder who does not look leaves with what he has, and what is due to him stays with the others.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::redeem_floor`
/// Taken out: `!due.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn hd_30_nobody_leaves_what_is_due_unasked() {
    let mut floor = protected();
    floor.lose(500);
    refused(
        floor.redeem("alice", 1_000 * UNIT, false),
        Refusal::TopUpFirst {
            due: Shares::new(14_736_842u128),
        },
    );
}

/// HD-31 · Another token says that LST came.
///
/// Stopped by: `extensions/hedge/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &lst, "the LST")?` -> `()`
/// Seen: after 'bob: {"receive":{"amount":"5000000000","msg":"eyJkZXBvc2l0Ijp7fX0=","sender":"wasm1…"}}' at height 19: H-1 is broken: 5400000000 LST are booked, 400000000 are here
#[test]
fn hd_31_only_the_lst_says_that_lst_came() {
    let mut floor = protected();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let sender = floor.suite.addr("bob");
    let msg = json!({"receive": {"sender": sender, "amount": "5000000000", "msg": msg}});
    refused(
        floor.tell("bob", &msg),
        only("the LST", &floor.suite.addr("bob")),
    );
}

/// HD-32 · A deposit is activated twice, or activated and taken back.
///
/// Stopped by: `extensions/hedge/src/execute/activate.rs::activate`
/// Taken out: `remove_deposit(deps.storage, (&owner, id))` -> `()`
/// Seen: after 'keeper: {"activate":{"deposit_id":1}}' at height 18: H-3 is broken: deposits sum to 10000000, 0 LST wait
#[test]
fn hd_32_a_deposit_is_activated_once() {
    let mut floor = Floor::new();
    let id = floor.deposit("alice", 10 * UNIT).unwrap();
    floor.after(WAITING).activate(id).unwrap();
    refused(
        floor.at_once().activate(id),
        ContractError::UnknownDeposit {
            deposit_id: 1,
            of: None,
            next: ANY,
        },
    );
    refused(
        floor.cancel("alice", id),
        ContractError::UnknownDeposit {
            deposit_id: 1,
            of: None,
            next: ANY,
        },
    );
}

/// HD-33 · The backer is emptied by a top-up, and holders go on paying the most for what is not there.
///
/// Stopped by: `packages/extension-math/src/hedge/terms.rs::rate_bps_floor`
/// Taken out: `mul_div_floor(there, slashable.raw(), reserve.raw())` -> `Ok::<_, NumberError>(there)`
/// Seen: assertion failed: 3000
#[test]
fn hd_33_what_is_not_there_costs_nothing() {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    floor.protect("alice", 1_990 * UNIT);
    floor.unstake("uwe", 400_000 * UNIT);
    floor.lose(3_000);
    floor.top_up().unwrap();
    let state = floor.state();
    assert!(state.coverage_bps < 100, "{}", state.coverage_bps);
    assert!(state.rate_bps < 30, "{}", state.rate_bps);
    assert_eq!(state.rate_bps, 3_000 * state.coverage_bps / 10_000);
}

/// HD-35 · Blocks are not on whole seconds: a deposit at .4 of one is ready a part of a second early.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::deposit`
/// Taken out: `now.ceil.saturating_add(terms.waiting_secs)` -> `now.floor.saturating_add(terms.waiting_secs)`
/// Seen: it was not refused
#[test]
fn hd_35_a_part_of_a_second_shortens_no_wait() {
    let mut floor = protected();
    floor.suite.after(Duration::from_millis(5_400));
    let id = floor.deposit("bob", UNIT).unwrap();
    floor
        .suite
        .after(Duration::from_millis(WAITING * 1_000 - 400));
    refused(floor.activate(id), "the deposit can be activated from");
    floor.suite.after(Duration::from_millis(1_000));
    floor.activate(id).unwrap();
}

/// HD-36 · LST is paid to the token itself, or to another contract of the suite that never gives it back.
///
/// Stopped by: `extensions/hedge/src/execute/redeem.rs::redeem`
/// Taken out: `keeps(deps.storage, env)?.receiver(deps.api, &receiver)?` -> `deps.api.addr_validate(&receiver)?`
/// Seen: 'where it would be lost' is not in '1000 transferred to wasm1…, the suite's token, would be lost: use 'send' with a message'
#[test]
fn hd_36_lst_is_not_paid_to_where_it_is_lost() {
    let mut floor = protected();
    let token = floor.suite.addr("token");
    let msg = json!({"redeem": {"shares": "1000000", "receiver": token}});
    refused(floor.tell("alice", &msg), "where it would be lost");
}

/// HD-40 · Coins are sent along with a message, and stay here for ever.
///
/// Stopped by: `extensions/hedge/src/contract.rs::execute`
/// Taken out: `access::ensure_nonpayable(&info)?` -> `()`
/// Seen: it was not refused
#[test]
fn hd_40_no_coins_are_taken() {
    let mut floor = protected();
    let at = floor.at.clone();
    let paid = floor
        .suite
        .execute("alice", &at, &json!({"observe": {}}), &coins(5, "ustake"));
    refused(paid, "takes no coins");
}
