//! C. Slashing: sizes, times and edges.

use super::*;

/// SL-09 · A loss is taken from every batch alike, and a small one is asked for more than it has.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `entry.amount.saturating_sub(share).min(set.reserved)` -> `entry.amount.checked_sub(round.shortfall.missing.total()?)?.min(round.reserved)`
/// Seen: refused: amount underflow: cannot take 1000 from 1
#[test]
fn sl_09_a_loss_is_shared_by_size() {
    let mut suite = ten();
    let infraction = suite.height();
    let mut tickets = vec![];
    for shares in [1, UNIT] {
        tickets.push(leave(&mut suite, "alice", shares));
        submit(&mut suite);
    }
    slash_since(&mut suite, "val0", Decimal::permille(1), infraction);
    mature(&mut suite);

    assert!(paid(&mut suite, tickets[0]) <= 1);
    let second = paid(&mut suite, tickets[1]);
    assert!((998_999..=999_001).contains(&second), "{second}");
}

/// SL-10 · An exit is worth what it was when it was queued: a free choice whether to bear a slash.
///
/// Stopped by: `packages/accounting/src/pool.rs::close_batch`
/// Taken out: `self.totals(now)?.to_native_floor(shares)?` -> `Native::new(shares.raw())`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 11: I-2 is broken: the rate fell by more than the booked loss of 1000000, of which 0 are covered: 10000000 / 10000000 became 4000000 / 5000000
#[test]
fn sl_10_an_exit_is_worth_what_it_is_when_priced() {
    let mut suite = ten();
    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    suite.slash("val0", Decimal::percent(10)).unwrap();
    assert_eq!(submit(&mut suite).amount("owed"), 4_500_000);
    refused(suite.cancel("alice", ticket), &["1"]);
    mature(&mut suite);

    assert_eq!(paid(&mut suite, ticket), 4_500_000);
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
    refused(suite.bond("bob", UNIT), &["no price"]);
    assert_eq!(submit(&mut suite).amount("shares"), 0);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, first), 0);
    insurance::whole_slashes_stop_nothing();
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

/// SL-13 · Stake that was moved is slashed for the fault of where it came from, and somebody else pays.
///
/// Stopped by: `packages/accounting/src/blame.rs::may_have_caused`
/// Taken out: `self.bonded_then && !self.bonded_now && !seen_before` -> `false`
/// Seen: left: 2, right: 1
#[test]
fn sl_13_moved_stake_is_charged_to_where_it_came_from() {
    validators::slashed_bonds::a_loss_where_stake_was_moved_to_is_charged_to_where_it_came_from();
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

/// SL-15 · A penalty larger than what is there to pay it fails, and the guilty get off.
///
/// Stopped by: `packages/accounting/src/cover.rs::burn_ceil`
/// Taken out: `wanted.min(layers.bond)` -> `wanted`
/// Seen: left: [200000, 100000, 0, 100000], right: [200000, 100000, 50000, 50000]
#[test]
fn sl_15_a_loss_beyond_a_bond_takes_all_of_it_and_the_rest_elsewhere() {
    let mut suite = ten();
    suite.post_bond("alice", "val0", 100_000).unwrap();
    suite.underwrite("alice", 50_000).unwrap();
    suite.slash("val0", Decimal::percent(2)).unwrap();
    suite.sync("keeper").unwrap();

    let loss = suite.losses().remove(0);
    let parts = [
        loss.amount,
        loss.paid_by_bond,
        loss.paid_by_pool,
        loss.uncovered,
    ];
    assert_eq!(parts.map(number), [200_000, 100_000, 50_000, 50_000]);
    assert_eq!(bond_of(&suite, "val0"), 0);
}
