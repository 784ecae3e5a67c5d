//! C. Slashing: when a loss is booked, and that it is booked once.

use super::super::{
    exits, insurance, leave, leave_pool, mature, number, paid, refused, settle, slash_since,
    submit, ten, value, VaultError, DAY, UNIT,
};
use super::c_losses::two_leave;
use ballast_types::{Amount, Native};
use cosmwasm_std::Decimal;

/// SL-03 · Money that is settled and not claimed, or that was just deposited, is taken for an arrival and
/// hides the hole.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::arrived`
/// Taken out: `self.books.pool.buffer.checked_add(reserved)?` -> `reserved`
/// Seen: after 'keeper: {"settle":{"limit":null}}' at height 24: I-1 is broken: the hub holds 2500000 native, its buffer says 5500000
#[test]
fn sl_03_money_that_was_there_hides_no_hole() {
    let mut suite = ten();
    let first = leave(&mut suite, "alice", 2 * UNIT);
    submit(&mut suite);
    mature(&mut suite);
    let infraction = suite.height();
    let second = leave(&mut suite, "alice", 5 * UNIT);
    submit(&mut suite);
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    suite.bond("bob", 3 * UNIT).unwrap();
    mature(&mut suite);

    assert_eq!(paid(&mut suite, second), 4_500_000);
    assert_eq!(paid(&mut suite, first), 2_000_000);
    assert_eq!(number(suite.state().buffer), 3 * UNIT);
}

/// SL-04 · A call in the block in which coins are due, before they come, takes all of them for lost.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `memory.height == env.block.height` -> `false`
/// Seen: left: (6000000, 0), right: (0, 0)
#[test]
fn sl_04_the_block_of_maturity_fakes_no_slash() {
    settle::a_settle_in_the_very_block_of_maturity_books_nothing();
}

/// SL-05 · A guard against glitches refuses to settle after a slash of half, for ever.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `Some(short(storage, hub, certain, marked, arrived)?)` -> `None`
/// Seen: refused: nothing to claim yet for 1: ticket 1 was paid 0, and its batch 1 has received 0 of 10000000
#[test]
fn sl_05_half_of_it_is_settled_too() {
    let (mut suite, tickets, infraction) = two_leave();
    slash_since(&mut suite, "val0", Decimal::percent(50), infraction);
    mature(&mut suite);

    let got = tickets.map(|ticket| paid(&mut suite, ticket));
    assert_eq!(got, [2_500_000, 2_500_000]);
}

/// SL-06 · Between a slash and its booking, prices are those of before: leave, or insure, at once.
///
/// Stopped by: `contracts/vault/src/siblings.rs::fresh`
/// Taken out: `!pending_loss.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn sl_06_nobody_acts_on_the_price_of_before() {
    let mut suite = ten();
    suite.underwrite("alice", 2 * UNIT).unwrap();
    let exit = leave_pool(&mut suite, "alice");
    suite.advance_secs(30 * DAY);
    suite.slash("val0", Decimal::percent(30)).unwrap();
    let pending = number(suite.state().pending_loss);
    assert_eq!(pending, 3 * UNIT);

    refused(
        suite.same_block().exit("alice", exit),
        VaultError::LossPending {
            pending: Native::new(3 * UNIT),
        },
    );
    refused(
        suite.same_block().underwrite("alice", UNIT),
        VaultError::LossPending {
            pending: Native::new(3 * UNIT),
        },
    );
    // two of the three are covered: 7 for 8 shares
    let bonded = suite.same_block().bond("bob", 7 * UNIT).unwrap();
    assert_eq!(bonded.amount("shares"), 8 * UNIT);
    assert_eq!(suite.exit("alice", exit).unwrap().amount("lst"), 0);
}

/// SL-08 · A loss is booked again by the next call, because what it was compared with stays.
///
/// Stopped by: `contracts/hub/src/gate/compare.rs::compare_row`
/// Taken out: `row.stake != shown` -> `false`
/// Seen: after 'keeper: {"sync":{}}' at height 11: solvency is broken: ok = false, I-3: book of validators 10000000, bonded 9000000
#[test]
fn sl_08_a_loss_is_booked_once() {
    let mut suite = ten();
    suite.underwrite("alice", 500_000).unwrap();
    suite.slash("val0", Decimal::percent(10)).unwrap();
    for _ in 0..3 {
        suite.sync("keeper").unwrap();
    }

    let losses = suite.losses();
    assert_eq!(losses.len(), 1);
    assert_eq!(number(losses[0].amount), UNIT);
    assert_eq!(number(losses[0].paid_by_pool), 500_000);
    assert_eq!(value(&suite), 9 * UNIT);
    assert_eq!(number(suite.state().shares), 9_500_000);
}

/// SL-11 · A slash of everything makes a difference negative or a divisor zero, and nothing works any more.
///
/// Stopped by: `packages/accounting/src/pool.rs::lose`
/// Taken out: `rest.saturating_sub(self.value(now)?)` -> `Native::ZERO`
/// Seen: after 'keeper: {"sync":{}}' at height 15: I-1 is broken: the vault does not answer: Generic error: Querier contract error: Generic error: Querier contract error: amount underflow: cannot take 947836…
#[test]
fn sl_11_a_slash_of_everything_is_booked() {
    let mut suite = ten();
    let infraction = suite.height();
    let first = leave(&mut suite, "alice", 2 * UNIT);
    submit(&mut suite);
    suite.bank_send("bob", "collector", UNIT).unwrap();
    suite.distribute("keeper").unwrap();
    suite.delegate("keeper").unwrap();
    slash_since(&mut suite, "val0", Decimal::one(), infraction);
    suite.sync("keeper").unwrap();

    assert_eq!(value(&suite), 0);
    refused(
        suite.bond("bob", UNIT),
        "no price: the pool holds 0 native for",
    );
    assert_eq!(submit(&mut suite).amount("shares"), 0);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, first), 0);
    insurance::many::whole_slashes_stop_nothing();
}

/// SL-12 · The contract's own unbonding time decides when money is due: a longer one of the chain looks
/// like a slash of everything.
///
/// Stopped by: `contracts/hub/src/execute/undelegate.rs::on_undelegated`
/// Taken out: `ENTRIES.save(deps.storage, (completes_at, asked.entry_id), &entry)?` -> `ENTRIES.save(deps.storage, (env.block.time.seconds().saturating_add(asked.unbonding_secs), asked.entry_id), &entry)?`
/// Seen: refused: nothing to claim yet for 2: ticket 2 was paid 0, and its batch 2 has received 0 of 2000000
#[test]
fn sl_12_the_chain_says_when_money_is_due() {
    use ballast_chain_sim::ChainDriver;
    let mut suite = ten();
    let early = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    let longer = |params: &mut ballast_chain_sim::ChainParams| params.unbonding_secs += DAY;
    suite.chain_mut().app_mut().update_params(longer).unwrap();
    let late = leave(&mut suite, "alice", 2 * UNIT);
    submit(&mut suite);

    let due = suite.unbonding().last().unwrap().completes_at;
    suite.advance_secs(due - DAY + 60 - suite.now());
    for _ in 0..3 {
        suite.settle("keeper").unwrap();
    }
    assert_eq!(paid(&mut suite, early), UNIT);
    assert_eq!(number(suite.batch(2).owed), 2 * UNIT, "no false slash");
    suite.advance_secs(DAY);
    suite.settle("keeper").unwrap();
    assert_eq!(paid(&mut suite, late), 2 * UNIT);
}

/// SL-14 · A slashed validator answers a unit less than was asked; fifty times, and the books are off.
///
/// Stopped by: `contracts/hub/src/execute/undelegate.rs::on_undelegated`
/// Taken out: `asked.amount.saturating_sub(amount)` -> `Native::ZERO`
/// Seen: left: Native(Uint128(1226750)), right: Native(Uint128(1226748))
#[test]
fn sl_14_a_unit_short_is_booked_as_the_chain_answers() {
    exits::a_short_answer_is_the_leavers();
}
