//! HD. Hedge: who can hurt whom. Entries 1 to 25 are numbered as on the page; the others are a fresh reader's.

use super::hedge::{
    backer_birth, number, paid_for, refused, suite_of, without_admin, Floor, WAITING,
};
use super::{DAY, UNIT};
use ballast_testing::contracts::Code;
use ballast_testing::Suite;
use ballast_wire::Wire;
use cosmwasm_std::{coins, to_json_binary, Binary, Deps, Env, StdError};
use cw_multi_test::ContractWrapper;
use serde_json::json;
use std::cell::Cell;
use std::time::Duration;

/// 400 LST of alice's are protected by 500 of uwe's.
fn protected() -> Floor {
    let mut floor = Floor::new();
    floor.protect("alice", 400 * UNIT);
    floor
}

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

/// HD-03 · An operator holds all hLST and double-signs. His LST is worth what it was less the deductible, and his bond is gone.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `BPS.saturating_sub(borne)` -> `BPS`
/// Seen: left: (21052631, 21052631), right: (14736842, 14736842)
#[test]
fn hd_03_nobody_gains_by_slashing_himself() {
    let mut floor = protected();
    floor.lose(500);
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
    let rate = floor.suite.exchange_rate();
    let worth = floor.protected() * number(rate.value) / number(rate.shares);
    assert!((393_999_000..=394_000_000).contains(&worth), "{worth}");
}

/// HD-04 · The insurers owe a cover. The backer pays for the loss, then they do, and holders have it twice.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::ensure_settled`
/// Taken out: `self.pending_cover.is_zero()` -> `true`
/// Seen: it was not refused
#[test]
fn hd_04_no_loss_is_paid_for_twice() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut floor = Floor::with(builder, |_| {}, |_| {});
    floor.suite.bond("ines", 20_000 * UNIT).unwrap();
    floor.suite.underwrite("ines", 19_000 * UNIT).unwrap();
    floor.suite.advance_all("keeper");
    floor.protect("alice", 400 * UNIT);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    floor.lose(500);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", false)
        .unwrap();
    floor.suite.set_checks(false);
    refused(floor.top_up(), "insurers owe");
    let losses: Vec<u64> = floor.suite.losses().iter().map(|loss| loss.id).collect();
    for loss in losses {
        floor.suite.retry_cover("keeper", loss).unwrap();
    }
    refused(floor.top_up(), "nothing is due");
}

/// HD-05 · The same loss is topped up again.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `!is_below(price, &self.mark)` -> `false`
/// Taken out: `want.saturating_sub(lst)` -> `want.saturating_sub(Shares::ZERO)`
/// Seen: after 'keeper: {"top_up":{}}' at height 22: H-5 is broken: 100000000 of 100000000 LST made 500000000 worth more than they were
#[test]
fn hd_05_a_loss_is_paid_once() {
    let mut floor = protected();
    floor.lose(500);
    floor.top_up().unwrap();
    refused(floor.at_once().top_up(), "nothing is due");
    refused(floor.after(31 * DAY).top_up(), "nothing is due");
}

/// HD-06 · A restaker tops up after the first half of a loss, so that the deductible is charged once more for the second.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::due`
/// Taken out: `self.is_paid()` -> `false`
/// Seen: left: (2050910, 2050910), right: (8204591, 8204591)
#[test]
fn hd_06_the_deductible_counts_once() {
    let mut floor = protected();
    floor.lose(200);
    assert_eq!(floor.top_up().unwrap(), (2_040_816, 2_040_816));
    floor.after(DAY).lose(200);
    // of one loss of 3.96 % it would be 10,245,730: a slash spares what is less than a unit of power
    assert_eq!(floor.top_up().unwrap(), (8_204_591, 8_204_591));
}

/// HD-07 · Somebody joins in a drawdown, and shares what is due for the part that was before him.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `after.event` -> `None::<Event>`
/// Seen: it was not refused
#[test]
fn hd_07_nobody_joins_in_a_drawdown() {
    let mut floor = protected();
    let id = floor.deposit("bob", 400 * UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.lose(100);
    refused(floor.activate(id), "a drawdown is open since");
}

/// HD-08 · Losses under the deductible, months apart, are added up until the backer pays for all of them.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::look`
/// Taken out: `is_over(since, terms, now)` -> `false`
/// Seen: left: 6101515, right: 2040500
#[test]
fn hd_08_old_losses_are_forgotten() {
    let mut floor = protected();
    floor.lose(100);
    floor.observe().unwrap();
    floor.after(31 * DAY).observe().unwrap();
    floor.lose(200);
    assert_eq!(floor.due(), 2_040_500);
}

/// HD-09 · The chain shows a loss, and the backer's restakers run before anybody books it; or somebody joins them for the premium.
///
/// Stopped by: `extensions/hedge/src/query.rs::exposure`
/// Taken out: `due.raw()` -> `cosmwasm_std::Uint128::zero()`
/// Seen: it was not refused
#[test]
fn hd_09_capital_does_not_flee_at_the_first_sign() {
    let mut floor = protected();
    let id = floor.unstake("uwe", 100_000 * UNIT);
    floor.suite.advance_secs(21 * DAY);
    floor.slash(500);
    refused(floor.withdraw("uwe", id), "it could slash 14736842 LST now");
    refused(
        floor.restake("dave", UNIT),
        "it could slash 14736842 LST now",
    );
    floor.suite.sync("keeper").unwrap();
    floor.top_up().unwrap();
    floor.withdraw("uwe", id).unwrap();
}

/// HD-10 · Capital asks out beforehand, and pays for nothing from then on.
///
/// Stopped by: `extensions/hedge/src/backing.rs::read`
/// Taken out: `stake.slashable(&restake, session.now)` -> `capital(&stake, terms.floor).map_err(ballast_extension_math::restake::Refusal::from)`
/// Seen: left: (100000000, 0), right: (100000000, 100000000)
#[test]
fn hd_10_what_asked_out_pays_until_it_is_gone() {
    let mut floor = protected();
    floor.unstake("uwe", 500_000 * UNIT);
    floor.after(20 * DAY).lose(3_000);
    assert_eq!(floor.top_up().unwrap(), (100_000_000, 100_000_000));
}

/// HD-11 · A sole restaker asks half out, so that what is left looks scarce and holders pay fourteen times the premium.
///
/// Stopped by: `extensions/hedge/src/backing.rs::set_rate`
/// Taken out: `backing.slashable` -> `backing.capital`
/// Seen: left: 3000, right: 112
#[test]
fn hd_11_asking_out_moves_no_price() {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    floor.protect("alice", 400 * UNIT);
    assert_eq!(floor.state().rate_bps, 112);
    floor.unstake("uwe", 399_000 * UNIT);
    floor.observe().unwrap();
    assert_eq!(floor.state().rate_bps, 112);
}

/// HD-12 · More is promised than is there: two deposits are activated in one block.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `reserve > capital` -> `false`
/// Seen: after 'keeper: {"activate":{"deposit_id":2}}' at height 21: H-4 is broken: 500000000 LST are promised, capital is 499000000
#[test]
fn hd_12_nothing_is_promised_that_is_not_there() {
    let mut floor = Floor::new();
    let first = floor.deposit("alice", 1_000 * UNIT).unwrap();
    let second = floor.at_once().deposit("bob", 1_000 * UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.activate(first).unwrap();
    refused(
        floor.at_once().activate(second),
        "protection would need 500000000 LST in reserve, the backer has capital of 499000000",
    );
}

// HD-13 cannot apply. It would take a price feed: this contract asks none. What it pays by is the hub's totals.

// HD-14 cannot apply. It would take a price feed, and rounds of it that are old or have gaps.

// HD-15 cannot apply. It would take a declaration by a price feed, and a good round that ends it.

// HD-16 cannot apply. It would take `fill`, by which somebody buys his own offer. What is paid is added to all that is protected.

// HD-17 cannot apply. It would take `offer`, by which the first to sell empties the capital. A top-up is for all at once.

/// HD-18 · The backer is another market's: its slasher is not this contract, and it pays for others' losses first.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::terms`
/// Taken out: `Term::exactly("slasher", &found.slasher, this)` -> `Term::exactly("slasher", this, this)`
/// Seen: 'its slasher is' is not in 'wasm1… cannot be the backer: its destination is wasm1…, wasm1… is needed'
#[test]
fn hd_18_the_backer_is_this_contract_s_alone() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let mut msg = backer_birth(&floor.suite);
    msg["slasher"] = json!(floor.suite.addr("vault"));
    let other = floor.restake_contract("other", &msg);
    without_admin(&mut floor.suite, &other);
    refused(floor.attach("owner", &other), "its slasher is");
}

/// HD-19 · A stranger attaches a backer of his own, or it is attached a second time.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::attach`
/// Taken out: `access::ensure_sender(&info.sender, &config.deployer, "who made it")?` -> `()`
/// Seen: it was not refused
#[test]
fn hd_19_who_made_it_attaches_once() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(floor.attach("alice", &backer), "only who made it");
    floor.attach("owner", &backer).unwrap();
    refused(floor.attach("owner", &backer), "is the backer, for good");
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

// HD-23 cannot apply. It would take a message that changes terms of protection that was bought: there is none.

// HD-24 cannot apply. It would take `offer`, and a seller who takes it back when a buyer comes.

// HD-25 cannot apply. It would take native coins that are paid to a seller: everything that leaves here is LST, by a plain transfer.

/// HD-26 · The backer runs other code, which says that it paid: P grows by the formula's number, and the first to leave takes the
/// deposits of others.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::code`
/// Taken out: `info.code_id` -> `config.restake_code_id`
/// Seen: it was not refused
#[test]
fn hd_26_the_backer_s_code_is_known() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |msg| {
        msg["restake_code_id"] = json!(3);
    });
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(floor.attach("owner", &backer), "its code id is");
}

/// HD-27 · The backer has a wasm admin, who gives it other code once there is something to take.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::code`
/// Taken out: `shown(info.admin.as_ref())` -> `shown(None)`
/// Seen: it was not refused
#[test]
fn hd_27_nobody_can_migrate_the_backer() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    refused(floor.attach("owner", &backer), "its wasm admin is");
}

/// HD-28 · The backer has a cap: only a part of the reserve can be slashed in a week, and the rest is gone by then.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::terms`
/// Taken out: `found.max_slash_bps` -> `NO_CAP`
/// Seen: it was not refused
#[test]
fn hd_28_the_backer_has_no_cap() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let mut msg = backer_birth(&floor.suite);
    msg["max_slash_bps"] = json!(9_999);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(floor.attach("owner", &backer), "its max_slash_bps is 9999");
}

/// HD-29 · A holder tops up before the loss is booked, so that the insurers, who are asked then, find the rate as it was and the backer
/// has paid for them.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::ensure_settled`
/// Taken out: `!self.pending_loss.is_zero()` -> `false`
/// Seen: 'is not booked' is not in 'nothing is due: 50002000000 native for 50002000000 LST now, 50002000000 for 50002000000 are protected, less the deductible'
#[test]
fn hd_29_a_loss_is_booked_before_it_is_paid_for() {
    let mut floor = protected();
    floor.slash(500);
    refused(floor.top_up(), "is not booked");
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
        "14736842 LST are due to those who stay",
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
    refused(floor.tell("bob", &msg), "only the LST may do this");
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
        "there is no waiting deposit 1",
    );
    refused(floor.cancel("alice", id), "there is no waiting deposit 1");
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

/// HD-34 · The backer's stake cannot be read for a moment, and a top-up of nothing in that moment wipes what is due out.
///
/// Stopped by: `extensions/hedge/src/execute/top_up.rs::plan`
/// Taken out: `backing.ok_or(ContractError::Silent { backer })?` -> `backing.unwrap_or(Backing { slashable: Shares::ZERO, capital: Shares::ZERO })`
/// Seen: it was not refused
#[test]
fn hd_34_a_silent_backer_pays_nothing_and_owes_all() {
    let mut floor = protected();
    floor.lose(500);
    floor.suite.set_checks(false);
    let backer = floor.backer.clone();
    let mut set = |bytes: &[u8]| {
        let app = floor.suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&backer);
        let was = storage.get(b"stake").unwrap();
        storage.set(b"stake", bytes);
        was
    };
    let was = set(b"?");
    refused(floor.top_up(), "cannot be read");
    let app = floor.suite.chain_mut().app_mut();
    app.contract_storage_mut(&backer).set(b"stake", &was);
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
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

/// HD-37 · In one drawdown the price falls twice by 30 %, and the reserve is paid twice.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::room`
/// Taken out: `self.event.and_then(|event| event.room)` -> `None::<Shares>`
/// Seen: it was not refused
#[test]
fn hd_37_a_reserve_is_paid_once_in_a_drawdown() {
    let mut floor = protected();
    floor.lose(3_000);
    assert_eq!(floor.top_up().unwrap(), (100_000_000, 100_000_000));
    floor.after(DAY).lose(3_000);
    refused(floor.top_up(), "nothing is due");
}

/// HD-38 · Nine tenths of the holders leave in a drawdown that was paid for in part, and the last one gets the room of all.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::scale_room`
/// Taken out: `room.portion_floor(self.protected.assets, was)?` -> `*room`
/// Seen: assertion failed: 85263158
#[test]
fn hd_38_room_leaves_with_the_leavers() {
    let mut floor = protected();
    floor.lose(500);
    floor.top_up().unwrap();
    let room = |floor: &Floor| number(floor.state().event.unwrap().room.unwrap());
    assert_eq!(room(&floor), 100_000_000 - 14_736_842);
    floor.redeem("alice", 360_000 * UNIT, false).unwrap();
    assert!(room(&floor) <= 8_526_316, "{}", room(&floor));
}

/// HD-39 · Somebody lets a validator lose a little each month, and nobody can join any more: a drawdown is always open.
///
/// Stopped by: `packages/extension-math/src/hedge/due.rs::is_first_sign`
/// Taken out: `then.saturating_sub(now) > least` -> `now < then`
/// Seen: refused: a drawdown is open since 1703628915: no new protection until the price is back, or until 1706220915 at the latest if nothing is due then
#[test]
fn hd_39_a_small_loss_shuts_no_door() {
    let mut floor = protected();
    let id = floor.deposit("bob", UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.lose(9);
    floor.activate(id).unwrap();
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
