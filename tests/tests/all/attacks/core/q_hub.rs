//! Q. What was wrong before 1.0, found by auditors and fresh readers: each rule of the hub that mended it, taken out. The stories are
//! files of `tests/scenarios`, which say what was wrong in their first lines.

use super::super::root;

/// Plays a file of `tests/scenarios`; fails with what did not go as it expects.
pub fn goes(name: &str) {
    ballast_extensions::install();
    let file = root().join(format!("tests/scenarios/{name}.jsonl"));
    let text = std::fs::read_to_string(&file).unwrap();
    if let Err(error) = ballast_scenario::run_text(&text, |_, _| {}) {
        panic!("{name}, {error}: {}", error.details.join("; "));
    }
}

/// WAS-01 · A deposit pays a younger batch while an older one still waits.
///
/// Stopped by: `contracts/hub/src/execute/submit_batch.rs::submit`
/// Taken out: `undelegate::pay_from_buffer(deps.storage, hub)?` -> `(ballast_accounting::Native::ZERO, vec![])`
/// Seen: assertion failed: younger-batch-first, line 17: 'funded' is not as expected: asked for "10000000", came "0": the whole answer is {"batch_id":1,"claimed":"0","closed_at":1700000030,"expected_at":17018…
#[test]
fn was_01_younger_batch_first() {
    goes("younger-batch-first");
}

/// WAS-02 · The chain takes fewer entries than the hub believes: the younger batch's undelegation is accepted, and the older one waits.
///
/// Stopped by: `contracts/hub/src/execute/undelegate.rs::give_way`
/// Taken out: `batch.exiting >= amount` -> `false`
/// Seen: assertion failed: entries-lowered-younger-first, line 58: 'funded' is not as expected: asked for "8460006", came "0": the whole answer is {"batch_id":8,"claimed":"0","closed_at":1702424210,"expected_…
#[test]
fn was_02_entries_lowered_younger_first() {
    goes("entries-lowered-younger-first");
}

/// WAS-03 · A chain pays an unbonding late: what no loss explains is written off at once, and the coins that come are holders'.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `set.shortfall.is_explained()` -> `true`
/// Seen: assertion failed: late-unbonding-lost, line 25: 'claimable' is not as expected: asked for "14000000", came "4000000": the whole answer is {"batch_id":1,"claimable":"4000000","claimed":"0","owed":"400…
#[test]
fn was_03_late_unbonding_lost() {
    goes("late-unbonding-lost");
}

/// WAS-04 · A late share is written off in a call that finds coins for a younger set, which are what was late.
///
/// Stopped by: `contracts/hub/src/execute/settle.rs::settle`
/// Taken out: `is_too_little && is_quiet(env, &memory, &due)` -> `true`
/// Seen: assertion failed: late-coins-before-the-week-is-over, line 32: 'funded' is not as expected: asked for "24000000", came "9000000": the whole answer is {"batch_id":1,"claimed":"0","closed_at":170000005…
#[test]
fn was_04_late_coins_before_the_week_is_over() {
    goes("late-coins-before-the-week-is-over");
}

/// WAS-05 · A unit sent before each call keeps what is late from being written off, for ever.
///
/// Stopped by: `contracts/hub/src/execute/settle.rs::settle`
/// Taken out: `arrived < Native::new(hub.config.params.min_move)` -> `arrived.is_zero()`
/// Seen: assertion failed: a-unit-holds-no-write-off, line 37: 'claimable' is not as expected: asked for "4000001", came "4000005": the whole answer is {"batch_id":1,"claimable":"4000005","claimed":"0","owed"…
#[test]
fn was_05_a_unit_holds_no_write_off() {
    goes("a-unit-holds-no-write-off");
}

/// WAS-06 · Money of a later batch that is there already fills the hole of a slashed one.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `certain.is_empty() || !later.is_empty()` -> `certain.is_empty()`
/// Seen: assertion failed: short-set-waits-for-later, line 39: 'funded' is not as expected: asked for "58425865", came "55539199": the whole answer is {"batch_id":2,"claimed":"0","closed_at":1700302500,"expec…
#[test]
fn was_06_short_set_waits_for_later() {
    goes("short-set-waits-for-later");
}

/// WAS-07 · A validator that is emptied between two pages turns an entry that was cleared into an unknown one.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::burden`
/// Taken out: `set.cleared.contains(&id)` -> `false`
/// Seen: assertion failed: pages-of-a-short-set, line 45: 'funded' is not as expected: asked for "30000000", came "0": the whole answer is {"batch_id":1,"claimed":"0","closed_at":1700000035,"expected_at":1701…
#[test]
fn was_07_pages_of_a_short_set() {
    goes("pages-of-a-short-set");
}

/// WAS-08 · Covers that are owed together are priced one by one, at prices that compound.
///
/// Stopped by: `contracts/hub/src/gate/owed.rs::retry_message`
/// Taken out: `hub.books.pending_cover.max(owed)` -> `owed`
/// Seen: assertion failed: three-owed-covers, line 27: 'rate' is not as expected: asked for "1", came "1.017129637024617287": the whole answer is {"pending_cover":"0","rate":"1.017129637024617287","shares":"2…
#[test]
fn was_08_three_owed_covers() {
    goes("three-owed-covers");
}

/// WAS-09 · A stranger's hundred tickets hide a leaver's own, and nothing says that there is more.
///
/// Stopped by: `contracts/hub/src/query/prices.rs::position`
/// Taken out: `total.tickets > u64::try_from(tickets.len()).unwrap_or(u64::MAX)` -> `false`
/// Seen: assertion failed: position-first-page, line 115: 'is_list_partial' is not as expected: asked for true, came false: the whole answer is {"exits":{"claimable":"25000100","is_partial":false,"open_shares…
#[test]
fn was_09_position_first_page() {
    goes("position-first-page");
}

/// WAS-10 · A validator that was too small for the set, and was seen out of it before, pays for the destination's own outage.
///
/// Stopped by: `contracts/hub/src/gate/charge.rs::seen_out_at`
/// Taken out: `by_booking.into_iter().chain(by_registry).min()` -> `by_booking`
/// Seen: assertion failed: dropped-source, line 28: 'losses.1.validator' is not as expected: asked for "wasmvaloper1…", came "wasmvaloper1…": the whole answer is {"losses":[{"amount":"1950000","at":1700000025…
#[test]
fn was_10_dropped_source() {
    goes("dropped-source");
}

/// WAS-12 · Stake is moved, and locked for the unbonding time, although the deposit that waits to be placed would have put it right.
///
/// Stopped by: `contracts/hub/src/execute/rebalance.rs::plan`
/// Taken out: `pool.buffer` -> `Native::ZERO`
/// Seen: assertion failed: limit-1-locks-nobody, line 40: 'val0' is not as expected: asked for "400000000", came "200000000": the whole answer is {"val0":"200000000","val1":"200000000","val3":"400000000"}
#[test]
fn was_12_limit_1_locks_nobody() {
    goes("limit-1-locks-nobody");
}

/// WAS-13 · A second distribution of one unit sets a month's premium back to a day.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `window.max(left)` -> `window`
/// Seen: assertion failed: premium-window-is-kept, line 24: 'exits.0.lst' is not as expected: asked for "100215456", came "106462577": the whole answer is {"bonds":[],"exiting":{"exits":1,"is_partial":false,"…
#[test]
fn was_13_premium_window_is_kept() {
    goes("premium-window-is-kept");
}

/// WAS-14 · A unit sent to the hub is work that a keeper pays a transaction for.
///
/// Stopped by: `contracts/hub/src/execute/settle/look.rs::is_due`
/// Taken out: `arrived >= Native::new(hub.config.params.min_move)` -> `!arrived.is_zero()`
/// Seen: assertion failed: gift-makes-work, line 11: 'work' is not as expected: asked for [], came ["settle"]: the whole answer is {"work":["settle"]}
#[test]
fn was_14_gift_makes_work() {
    goes("gift-makes-work");
}

/// WAS-15 · A stranger withdraws the rewards of one validator, and a distribution is due: a keeper's call for each of his.
///
/// Stopped by: `contracts/hub/src/execute/advance.rs::is_distribution_due`
/// Taken out: `!round.is_unsplit` -> `false`
/// Seen: assertion failed: a-withdrawal-between-rounds, line 18: 'work' is not as expected: asked for [], came ["distribute"]: the whole answer is {"work":["distribute"]}
#[test]
fn was_15_a_withdrawal_between_rounds() {
    goes("a-withdrawal-between-rounds");
}

/// WAS-16 · A stranger harvests all validators an hour after a round, and a distribution is due.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::harvest`
/// Taken out: `is_next && is_round_due(hub, &round)` -> `is_next`
/// Seen: assertion failed: whole-harvest-makes-work, line 17: 'work' is not as expected: asked for [], came ["distribute"]: the whole answer is {"work":["distribute"]}
#[test]
fn was_16_whole_harvest_makes_work() {
    goes("whole-harvest-makes-work");
}

/// WAS-17 · An early part of a harvest keeps the owner's from paying all validators, and rewards are split by the new fee.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::harvest`
/// Taken out: `is_next && !is_round` -> `false`
/// Seen: assertion failed: old-part-shortens-a-harvest, line 18: 'rewards' is not as expected: asked for "940594263", came "188119003": the whole answer is {"attributes":{"hub":{"action":"harvest","rewards":"…
#[test]
fn was_17_old_part_shortens_a_harvest() {
    goes("old-part-shortens-a-harvest");
}

/// WAS-18 · A round counts as whole where the chain refused it, and the rewards of weeks drip within a day.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::on_withdrawn`
/// Taken out: `asked.owes_since` -> `0`
/// Seen: assertion failed: refusals-count-as-harvested, line 152: 'value' is not as expected: asked for "500885835616", came "517800160468": the whole answer is {"exits":{"claimable":"0","is_partial":false,"o…
#[test]
fn was_18_refusals_count_as_harvested() {
    goes("refusals-count-as-harvested");
}

/// WAS-19 · A refused move of all stake forgets since when its validator owes rewards.
///
/// Stopped by: `contracts/hub/src/execute/paid_out.rs::on_paid_out`
/// Taken out: `reply.result.is_ok() && !note.late.is_empty()` -> `!note.late.is_empty()`
/// Seen: assertion failed: refused-drain-keeps-the-debt, line 228: 'value' is not as expected: asked for "500206254447", came "504642802850": the whole answer is {"exits":{"claimable":"0","is_partial":false,"…
#[test]
fn was_19_refused_drain_keeps_the_debt() {
    goes("refused-drain-keeps-the-debt");
}

/// WAS-20 · A validator that was slashed to nothing is never asked for the rewards that it owes.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::page`
/// Taken out: `!row.stake.is_zero() || row.is_late()` -> `!row.stake.is_zero()`
/// Seen: assertion failed: slashed-to-nothing-pays-its-rewards, line 37: 'val0.ustake' is not as expected: asked for null, came "188118811": the whole answer is {"val0":{"ustake":"188118811"},"val1":{},"val2"…
#[test]
fn was_20_slashed_to_nothing_pays_its_rewards() {
    goes("slashed-to-nothing-pays-its-rewards");
}

/// WAS-21 · What delegations pay out before each harvest is not counted, and a broken promise costs next to nothing.
///
/// Stopped by: `contracts/hub/src/execute/paid_out.rs::on_paid_out`
/// Taken out: `round.paid.saturating_add(part)` -> `if page.is_round { round.paid.saturating_add(part) } else { round.paid }`
/// Seen: assertion failed: delegations-hide-growth, line 62: 'bond' is not as expected: asked for "2993227179", came "3000000000": the whole answer is {"address":"wasmvaloper1…","bond":"3000000000","breaches"…
#[test]
fn was_21_delegations_hide_growth() {
    goes("delegations-hide-growth");
}

/// WAS-22 · A holder of nearly all leaves before the rewards come: what all stake earned is divided by the value that stayed, and a fine is four times what was taken.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::harvest`
/// Taken out: `hub.books.pool.bonded` -> `hub.totals()?.value`
/// Seen: assertion failed: whale-leaves-no-yield, line 145: 'ballast-fine.amount' is not as expected: asked for "2162652", came "2163286": the whole answer is {"attributes":{"hub":{"action":"fine","burned":"2…
#[test]
fn was_22_whale_leaves_no_yield() {
    goes("whale-leaves-no-yield");
}

/// WAS-23 · Nine times the pool is bonded for a block before each distribution, and rewards over that value are next to no growth: a broken promise costs next to nothing.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `growth.add(round.paid, hub.now)` -> `growth.add(ballast_accounting::paid_part_floor(received, hub.totals()?.value), hub.now)`
/// Seen: assertion failed: flash-hides-no-growth, line 137: 'bond' is not as expected: asked for "2997780566", came "2999777926": the whole answer is {"address":"wasmvaloper1…","bond":"2999777926","breaches":…
#[test]
fn was_23_flash_hides_no_growth() {
    goes("flash-hides-no-growth");
}

/// WAS-24 · One validator refuses withdrawals and delegations for weeks, and each refused delegation makes the rewards of all drip as slowly as its own.
///
/// Stopped by: `contracts/hub/src/execute/paid_out.rs::on_paid_out`
/// Taken out: `reply.result.is_ok() && !note.late.is_empty()` -> `!note.late.is_empty()`
/// Seen: assertion failed: refused-delegations-hold-no-drip, line 216: 'dripping' is not as expected: asked for "1083350502", came "1085448841": the whole answer is {"bonded":"530262005319","buffer":"75652513…
#[test]
fn was_24_refused_delegations_hold_no_drip() {
    goes("refused-delegations-hold-no-drip");
}

/// WAS-25 · Dust that is bonded before each call is delegated, and the call stops there: a removed validator keeps its stake.
///
/// Stopped by: `contracts/hub/src/execute/advance.rs::advance`
/// Taken out: `Work::ALL` -> `{ let mut all = Work::ALL; all[4..].rotate_left(1); all }`
/// Taken out: `memory.left.saturating_sub(u32::try_from(sent).unwrap_or(u32::MAX))` -> `if sent > 0 { 0 } else { memory.left }` in `contracts/hub/src/execute/advance.rs::step`
/// Seen: assertion failed: rebalance-starved, line 63: 'work' is not as expected: asked for [], came ["rebalance"]: the whole answer is {"work":["rebalance"]}
#[test]
fn was_25_rebalance_starved() {
    goes("rebalance-starved");
}

/// WAS-26 · A keeper that calls once a day delegates what was harvested, and never gets to draining.
///
/// Stopped by: `contracts/hub/src/execute/advance.rs::advance`
/// Taken out: `Work::ALL` -> `{ let mut all = Work::ALL; all[4..].rotate_left(1); all }`
/// Taken out: `memory.left.saturating_sub(u32::try_from(sent).unwrap_or(u32::MAX))` -> `if sent > 0 { 0 } else { memory.left }` in `contracts/hub/src/execute/advance.rs::step`
/// Seen: assertion failed: daily-advance-never-drains, line 11: 'val0' is not as expected: asked for "25006499877", came "25000000000": the whole answer is {"val0":"25000000000","val1":"25000000000","val2":"2…
#[test]
fn was_26_daily_advance_never_drains() {
    goes("daily-advance-never-drains");
}

/// WAS-27 · A probation is over and nobody has looked: all stake of a removed validator goes to one other, against its quota.
///
/// Stopped by: `contracts/hub/src/execute/advance.rs::advance`
/// Taken out: `Work::ALL` -> `{ let mut all = Work::ALL; all.swap(3, 4); all }`
/// Seen: assertion failed: rebalance-before-observe, line 22: I-10 is broken: wasmvaloper1… got stake and has 200002500, its quota is 149997500:
#[test]
fn was_27_rebalance_before_observe() {
    goes("rebalance-before-observe");
}
