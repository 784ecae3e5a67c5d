//! Q. What was wrong before 1.0, found by auditors and fresh readers: each rule of registry, vault, collector, arithmetic and parameters that
//! mended it, taken out. The stories are files of `tests/scenarios`, which say what was wrong in their first lines.

use super::q_hub::goes;

/// WAS-11 · While a cover is owed, a unit sent to the collector keeps the owner from changing the fee.
///
/// Stopped by: `contracts/collector/src/execute/update_config.rs::update_config`
/// Taken out: `books.pending_cover.is_zero() && books.pauses.until(PauseScope::Cranks, now).is_none()` -> `true`
/// Seen: assertion failed: collector-config-blocked, line 17: refused: cover of 3509996 native is owed: call retry_cover first; claims go on:
#[test]
fn was_11_collector_config_blocked() {
    goes("collector-config-blocked");
}

/// WAS-28 · Blocks under a second: coins that are paid in the second in which their entry comes due are taken for a gift, and leavers get nothing.
///
/// Stopped by: `packages/accounting/src/time.rs::secs_ceil`
/// Taken out: `time.subsec_nanos() > 0` -> `false`
/// Seen: assertion failed: subsecond, line 17: 'funded' is not as expected: asked for "10000000", came "0": the whole answer is {"batch_id":1,"claimed":"0","closed_at":1700000030,"expected_at":1701814430,"fun…
#[test]
fn was_28_subsecond() {
    goes("subsecond");
}

/// WAS-29 · The validator of one batch was emptied and slashed, another showed a hundredth of a percent: the other batch pays for all.
///
/// Stopped by: `packages/accounting/src/settle.rs::explains_floor`
/// Taken out: `lost >= before` -> `true`
/// Seen: assertion failed: unslashed-batch-pays, line 29: 'amount' is not as expected: asked for le 95020000, came "100000000": the whole answer is {"attributes":{"queue":{"action":"claim","amount":"100000000…
#[test]
fn was_29_unslashed_batch_pays() {
    goes("unslashed-batch-pays");
}

/// WAS-30 · Of two sources that are both out of the set the one with the lower address pays for all.
///
/// Stopped by: `packages/accounting/src/blame.rs::split_floor`
/// Taken out: `left.portion_floor(at(index).moved, moved)` -> `left.portion_floor(moved, moved)`
/// Seen: assertion failed: innocent-source-pays, line 24: I-1 is broken: the vault does not answer: Generic error: Querier contract error: Generic error: Querier contract error: amount underflow: cannot take…
#[test]
fn was_30_innocent_source_pays() {
    goes("innocent-source-pays");
}

/// WAS-31 · Stake above a quota lies within the band of `rebalance`: a backer who asked half of a bond out waits for ever.
///
/// Stopped by: `packages/accounting/src/allocation/rebalance.rs::is_off`
/// Taken out: `is_far || self.drains() || self.is_over()` -> `is_far || self.drains()`
/// Seen: assertion failed: half-a-bond-stuck, line 14: 'val0' is not as expected: asked for "200000000", came "240000000": the whole answer is {"val0":"240000000","val1":"1920000000","val2":"1960000000","val3…
#[test]
fn was_31_half_a_bond_stuck() {
    goes("half-a-bond-stuck");
}

/// WAS-32 · The last redelegations of each pair are kept for moves that a drain over ten validators never makes.
///
/// Stopped by: `packages/accounting/src/allocation/rebalance.rs::is_free`
/// Taken out: `u128::try_from(self.sinks.len()).unwrap_or(u128::MAX)` -> `1`
/// Seen: assertion failed: a-drain-over-ten, line 61: 'val0' is not as expected: asked for null, came "940000000": the whole answer is {"val0":"940000000","val1":"1006000000","val10":"1006000000","val2":"1006…
#[test]
fn was_32_a_drain_over_ten() {
    goes("a-drain-over-ten");
}

/// WAS-33 · One unit that the chain does not move holds what is left of a bond.
///
/// Stopped by: `contracts/vault/src/siblings.rs::fits`
/// Taken out: `self.stake.saturating_sub(self.rounding)` -> `self.stake`
/// Taken out: `session.now >= exit.latest_at` -> `false` in `contracts/vault/src/execute/exit.rs::ensure_free`
/// Seen: assertion failed: unit-holds-a-bond, line 92: refused: exit 1 is still backing stake: the pool has 1 with wasmvaloper1…, and the 0 LST that remain of its bond back 0; the cooldown runs from when it f…
#[test]
fn was_33_unit_holds_a_bond() {
    goes("unit-holds-a-bond");
}

/// WAS-34 · A co-poster's dust fills the quota again and again: each round stops the clock of a backer who was seen to be free.
///
/// Stopped by: `packages/types/src/vault/state.rs::note`
/// Taken out: `self.remember(Cleared { below, since })` -> `()`
/// Seen: assertion failed: dust-holds-a-bond, line 22: 'exits.0.ready_at' is not as expected: asked for 1702203250, came null: the whole answer is {"bonds":[],"exiting":{"exits":1,"is_partial":false,"lst":"10…
#[test]
fn was_34_dust_holds_a_bond() {
    goes("dust-holds-a-bond");
}

/// WAS-35 · The chain unbonds more slowly than the suite was told: an underwriter is paid before evidence can come.
///
/// Stopped by: `contracts/vault/src/execute/request_exit.rs::request_exit`
/// Taken out: `times.least_cooldown` -> `0`
/// Seen: assertion failed: insurers-outrun-unbonding, line 19: the command was expected to fail, and succeeded: asked for an error with 'exit 1 is ready at 1702868540'; came {"attributes":{"token":{"action":"…
#[test]
fn was_35_insurers_outrun_unbonding() {
    goes("insurers-outrun-unbonding");
}

/// WAS-36 · The owner underwrites, lowers the unbonding time to ten seconds, and is out before the loss.
///
/// Stopped by: `packages/types/src/hub/params.rs::ensure_follows`
/// Taken out: `(old, old)` -> `(0, u64::MAX)`
/// Seen: assertion failed: insurers-freed-at-once, line 13: the command was expected to fail, and succeeded: asked for an error with 'hub.unbonding_secs = 10 is out of bounds: 1814400 to 1814400'; came {"attr…
#[test]
fn was_36_insurers_freed_at_once() {
    goes("insurers-freed-at-once");
}

/// WAS-37 · Premium of thirty days drips within one, and whoever enters in the block before it has half of it.
///
/// Stopped by: `packages/types/src/vault/premium.rs::surplus`
/// Taken out: `books.premium_secs` -> `86_400`
/// Seen: assertion failed: premium-sniped, line 17: 'pool.lst' is not as expected: asked for "500777062", came "523309196": the whole answer is {"bonds":[],"exiting":{"exits":0,"is_partial":false,"lst":"0","v…
#[test]
fn was_37_premium_sniped() {
    goes("premium-sniped");
}

/// WAS-38 · A commission that goes up and down is on probation as often as it likes, and active again each time.
///
/// Stopped by: `contracts/registry/src/state.rs::probation_secs`
/// Taken out: `base.saturating_mul(1 << count)` -> `base`
/// Seen: assertion failed: commission-on-and-off, line 38: 'status' is not as expected: asked for "probation", came "active": the whole answer is {"address":"wasmvaloper1…","bond":"0","breaches":1,"cap_bps":1…
#[test]
fn was_38_commission_on_and_off() {
    goes("commission-on-and-off");
}

/// WAS-39 · Commission of 100 % on stake that the chain has locked costs the bond nothing.
///
/// Stopped by: `contracts/registry/src/promise/charge.rs::charge`
/// Taken out: `record.owed.checked_add(amount)?` -> `record.owed`
/// Seen: assertion failed: commission-while-locked, line 61: 'bonds.0.lst' is not as expected: asked for lt 905000000, came "1000000000": the whole answer is {"bonds":[{"exiting_lst":"0","exiting_shares":"0",…
#[test]
fn was_39_commission_while_locked() {
    goes("commission-while-locked");
}

/// WAS-40 · An operator leaves the bonded set for each look, which then reads no commission and counts as one that saw the promise kept.
///
/// Stopped by: `contracts/registry/src/look.rs::sight`
/// Taken out: `(Some(Fault::NotBonded), Some(found.commission))` -> `(Some(Fault::NotBonded), None)`
/// Seen: assertion failed: out-at-each-look, line 179: 'bond' is not as expected: asked for "2924995098", came "2924955056": the whole answer is {"address":"wasmvaloper1…","bond":"2924955056","breaches":1,"ca…
#[test]
fn was_40_out_at_each_look() {
    goes("out-at-each-look");
}

/// WAS-41 · Looks every hour charge less than a unit each, and each forgives its hour.
///
/// Stopped by: `contracts/registry/src/promise/charge.rs::charge`
/// Taken out: `owed != Some(Native::ZERO)` -> `true`
/// Seen: assertion failed: a-fraction-is-charged-later, line 228: 'bonds.0.lst' is not as expected: asked for lt "19970", came "20000": the whole answer is {"bonds":[{"exiting_lst":"0","exiting_shares":"0","l…
#[test]
fn was_41_a_fraction_is_charged_later() {
    goes("a-fraction-is-charged-later");
}

/// WAS-42 · The owner allows more and asks for less again: a breach and a fine for what was allowed.
///
/// Stopped by: `contracts/registry/src/promise/charge.rs::charge`
/// Taken out: `record.pledge.max(promised)` -> `promised`
/// Seen: assertion failed: a-raised-promise-is-kept, line 104: 'breaches' is not as expected: asked for 0, came 1: the whole answer is {"address":"wasmvaloper1…","bond":"998241825","breaches":1,"cap_bps":2500…
#[test]
fn was_42_a_raised_promise_is_kept() {
    goes("a-raised-promise-is-kept");
}

/// WAS-43 · One breach that goes on counts twice, since a time in jail came between two looks.
///
/// Stopped by: `contracts/registry/src/promise/charge.rs::breach`
/// Taken out: `known.seen_at >= out_since` -> `false`
/// Seen: assertion failed: one-breach-over-a-jail, line 24: 'breaches' is not as expected: asked for 1, came 3: the whole answer is {"address":"wasmvaloper1…","bond":"798285170","breaches":3,"cap_bps":2500,"k…
#[test]
fn was_43_one_breach_over_a_jail() {
    goes("one-breach-over-a-jail");
}

/// WAS-44 · Commission above the promise hides that the bond is gone, and the seat is kept.
///
/// Stopped by: `contracts/registry/src/look.rs::finding`
/// Taken out: `worse(sighting.fault.clone(), bond)` -> `sighting.fault.clone().or(bond)`
/// Seen: assertion failed: a-bond-that-is-gone-is-seen, line 16: 'status' is not as expected: asked for "leaving", came "probation": the whole answer is {"address":"wasmvaloper1…","bond":"0","breaches":1,"cap…
#[test]
fn was_44_a_bond_that_is_gone_is_seen() {
    goes("a-bond-that-is-gone-is-seen");
}

/// WAS-45 · Applicants take their bonds back once they have their seats.
///
/// Stopped by: `contracts/registry/src/look.rs::finding`
/// Taken out: `too_small(self.values.get(&was.address).copied(), self.params)` -> `None`
/// Seen: assertion failed: squatted-seats, line 29: 'status' is not as expected: asked for "leaving", came "active": the whole answer is {"address":"wasmvaloper1…","bond":"0","breaches":0,"cap_bps":2500,"kind…
#[test]
fn was_45_squatted_seats() {
    goes("squatted-seats");
}

/// WAS-46 · The slash of another validator lowers a bond's worth by a hair, and its applicant is out.
///
/// Stopped by: `contracts/registry/src/look.rs::too_small`
/// Taken out: `params.least_bond()` -> `params.min_bond`
/// Seen: assertion failed: slash-of-another-expels-nobody, line 18: 'status' is not as expected: asked for "active", came "probation": the whole answer is {"address":"wasmvaloper1…","bond":"1000000","breaches…
#[test]
fn was_46_slash_of_another_expels_nobody() {
    goes("slash-of-another-expels-nobody");
}

/// WAS-47 · A second outage of five minutes, a week after the first, expels.
///
/// Stopped by: `contracts/registry/src/standing.rs::observed`
/// Taken out: `now.saturating_sub(was_out)` -> `out_since`
/// Seen: assertion failed: two-short-outages, line 21: 'status' is not as expected: asked for "probation", came "leaving": the whole answer is {"address":"wasmvaloper1…","bond":"0","breaches":0,"cap_bps":2500…
#[test]
fn was_47_two_short_outages() {
    goes("two-short-outages");
}

/// WAS-48 · Whoever recovers leaves, is forgotten, applies and is active.
///
/// Stopped by: `contracts/registry/src/look.rs::has_left`
/// Taken out: `is_over_it(&record.standing, over)` -> `true`
/// Seen: assertion failed: leaving-ends-no-recovery, line 29: refused: validator 'wasmvaloper1…' is not listed:
#[test]
fn was_48_leaving_ends_no_recovery() {
    goes("leaving-ends-no-recovery");
}

/// WAS-49 · A validator that was paused when it was tombstoned keeps its seat after the owner has removed it.
///
/// Stopped by: `contracts/registry/src/look.rs::has_left`
/// Taken out: `record.paused == Some(Role::Owner) && record.removed != Some(Role::Owner)` -> `record.paused == Some(Role::Owner)`
/// Seen: assertion failed: seat-never-free, line 19: the command was expected to fail, and succeeded: asked for an error with 'not listed'; came {"address":"wasmvaloper1…","bond":"0","breaches":0,"cap_bps":25…
#[test]
fn was_49_seat_never_free() {
    goes("seat-never-free");
}

/// WAS-50 · An empty row of the hub's book keeps a removed validator's seat.
///
/// Stopped by: `contracts/registry/src/look.rs::is_drained`
/// Taken out: `row.is_none_or(|row| row.stake <= row.tolerance() && !row.is_locked(now))` -> `row.is_none()`
/// Taken out: `survey.empty_rows(hub)` -> `vec![]` in `contracts/hub/src/execute/rebalance.rs::look`
/// Seen: assertion failed: empty-row-keeps-seat, line 22: 'delegations.0.actual' is not as expected: asked for "15500000", came "0": the whole answer is {"delegations":[{"actual":"0","booked":"0","entries":0,…
#[test]
fn was_50_empty_row_keeps_seat() {
    goes("empty-row-keeps-seat");
}

/// WAS-51 · The owner makes the least bond more than there is, and nobody can come in.
///
/// Stopped by: `packages/types/src/hub/params.rs::ensure_minimums`
/// Taken out: `most_minimum(decimals)` -> `Uint128::MAX`
/// Seen: assertion failed: parameters-without-bounds, line 19: the command was expected to fail, and succeeded: asked for an error with 'hub.min_move = 340282366920938463463374607431768211455 is out of bounds…
#[test]
fn was_51_parameters_without_bounds() {
    goes("parameters-without-bounds");
}

/// WAS-52 · The owner sets the time between two batches to a year.
///
/// Stopped by: `packages/types/src/hub/params.rs::validate`
/// Taken out: `most_interval(self.unbonding_secs)` -> `u64::MAX`
/// Seen: assertion failed: exits-held-a-year, line 10: the command was expected to fail, and succeeded: asked for an error with 'hub.batch_interval_secs = 31536000 is out of bounds: 1 to 1905120'; came {"attr…
#[test]
fn was_52_exits_held_a_year() {
    goes("exits-held-a-year");
}
