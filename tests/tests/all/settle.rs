//! Money that comes back from the chain, whole, short, early and late.

use super::kit::DAY;
use ballast_testing::Suite;
use ballast_types::{Amount, Native};
use cosmwasm_std::Decimal;

const UNBONDING: u64 = 21 * DAY;

fn leaving(amount: u128) -> Suite {
    let mut suite = Suite::default();
    suite.bond("alice", 10_000_000).unwrap();
    suite.bond("bob", 10_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.unbond("alice", amount).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite
}

/// The block in which entries are due: coins come in its end-blocker, after this call.
#[test]
pub(crate) fn a_settle_in_the_very_block_of_maturity_books_nothing() {
    let mut suite = leaving(6_000_000);
    let due = suite.unbonding()[0].completes_at;
    let secs = due - suite.now();
    suite.chain_mut().next_block(secs).unwrap();

    // the first call marks the block, the second must not take the mark for a proof of arrival
    for _ in 0..2 {
        let tx = suite.same_block().settle("keeper").unwrap();
        assert_eq!((tx.amount("expected"), tx.amount("arrived")), (0, 0));
    }
    assert_eq!(suite.batch(1).owed.to_string(), "6000000");
    let tx = suite.settle("keeper").unwrap();
    assert_eq!(tx.amount("arrived"), 6_000_000);

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 6_000_000);
}

/// What came whole is handed on without a look at the chain; a loss of stake is booked by the next
/// message that does look.
#[test]
pub(crate) fn what_came_whole_is_settled_before_a_loss_is_booked() {
    let mut suite = leaving(6_000_000);
    suite.advance_secs(UNBONDING);
    let val = suite.chain().name_of(&suite.delegations()[0].validator);
    let val = val.unwrap().to_string();
    suite
        .chain_mut()
        .slash(&val, Decimal::percent(10), None)
        .unwrap();
    assert!(suite.state().pending_loss.to_string() != "0");

    let tx = suite.settle("keeper").unwrap();
    assert_eq!(tx.amount("arrived"), 6_000_000);
    assert!(suite.losses().is_empty());
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 6_000_000);

    suite.sync("keeper").unwrap();
    assert_eq!(suite.losses().len(), 1);
    assert!(suite.rate() < Decimal::one());
}

#[test]
fn a_slash_while_unbonding_lowers_the_claim() {
    let mut suite = leaving(6_000_000);
    let val = {
        let entries = suite.unbonding();
        suite
            .chain()
            .name_of(&entries[0].validator)
            .unwrap()
            .to_string()
    };
    let infraction = suite.height() - 3;
    suite
        .chain_mut()
        .slash_in_block(&val, Decimal::percent(10), Some(infraction))
        .unwrap();
    suite.sync("keeper").unwrap();
    suite.advance_secs(UNBONDING);
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();

    let batch = suite.batch(1);
    assert_eq!(batch.owed, batch.funded);
    let paid = suite.claim("alice", 1).unwrap().amount("amount");
    assert!((5_400_000..6_000_000).contains(&paid), "{paid}");
    assert_eq!(suite.balance("queue"), 0);
}

/// Two batches mature together, the stake of one validator was slashed: the loss is shared by size.
#[test]
pub(crate) fn a_shortfall_is_shared_by_size_not_by_batch() {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 10_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    let infraction = suite.height();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.pass_batch_interval();
    suite.unbond("alice", 2_500_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite
        .chain_mut()
        .slash_in_block("val0", Decimal::percent(10), Some(infraction))
        .unwrap();
    suite.advance_secs(UNBONDING);
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 4_500_000);
    assert_eq!(suite.claim("alice", 2).unwrap().amount("amount"), 2_250_000);
}

/// A stranger's coins neither fill a hole nor make one.
#[test]
pub(crate) fn a_strangers_transfer_changes_no_settlement() {
    for gift in [1, 10_000_000] {
        let mut suite = Suite::builder().validators(1).build();
        suite.bond("alice", 10_000_000).unwrap();
        suite.delegate("keeper").unwrap();
        let infraction = suite.height();
        suite.unbond("alice", 5_000_000).unwrap();
        suite.submit_batch("keeper").unwrap();
        suite
            .chain_mut()
            .slash_in_block("val0", Decimal::percent(10), Some(infraction))
            .unwrap();
        suite.bank_send("bob", "hub", gift).unwrap();
        suite.settle("keeper").unwrap();
        suite.advance_secs(UNBONDING);
        suite.settle("keeper").unwrap();
        suite.settle("keeper").unwrap();

        assert_eq!(
            suite.claim("alice", 1).unwrap().amount("amount"),
            4_500_000,
            "{gift}"
        );
    }
}

/// Paging pays the same, entry by entry.
#[test]
pub(crate) fn a_settlement_in_pages_pays_the_same() {
    let pay = |limit: Option<u32>| {
        let mut suite = Suite::builder().validators(5).build();
        suite.bond("alice", 50_000_000).unwrap();
        suite.delegate("keeper").unwrap();
        let infraction = suite.height();
        suite.unbond("alice", 45_000_000).unwrap();
        suite.submit_batch("keeper").unwrap();
        suite
            .chain_mut()
            .slash_in_block("val1", Decimal::permille(33), Some(infraction))
            .unwrap();
        suite.advance_secs(UNBONDING);
        for _ in 0..8 {
            let msg = ballast_types::hub::ExecuteMsg::Settle { limit };
            suite.hub("keeper", &msg).unwrap();
        }
        suite.claim("alice", 1).unwrap().amount("amount")
    };

    assert_eq!(pay(None), pay(Some(1)));
}

/// Money of a later set comes while an earlier one, which came short, is still being paid in pages:
/// it waits for its set, and is no gift.
#[test]
pub(crate) fn what_comes_while_a_set_is_paid_waits_for_its_own() {
    let mut suite = Suite::builder().validators(5).build();
    suite.bond("alice", 100_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    let infraction = suite.height();
    suite.unbond("alice", 45_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let late = suite.unbonding()[0].validator.clone();
    let late = suite.chain().name_of(&late).unwrap().to_string();
    suite
        .chain_mut()
        .slash_in_block(&late, Decimal::permille(33), Some(infraction))
        .unwrap();
    suite.sync("keeper").unwrap();
    suite.pass_batch_interval();
    suite.unbond("alice", 20_000_000).unwrap();
    let owed = suite.submit_batch("keeper").unwrap().amount("owed");
    let page = ballast_types::hub::ExecuteMsg::Settle { limit: Some(1) };

    let first = suite.batch(1).expected_at.unwrap();
    suite.advance_secs(first - suite.now());
    suite.hub("keeper", &page).unwrap();
    suite.hub("keeper", &page).unwrap();
    assert!(suite.batch(1).funded > Native::ZERO && suite.batch(1).funded < suite.batch(1).owed);
    suite.pass_batch_interval();
    for _ in 0..20 {
        suite.hub("keeper", &page).unwrap();
    }

    assert_eq!(suite.batch(1).funded, suite.batch(1).owed);
    assert_eq!(suite.batch(2).owed.to_string(), owed.to_string());
    assert_eq!(suite.batch(2).funded, suite.batch(2).owed);
}

/// Entries of a slashed validator that are due later do not eat the money of whole ones, nor the
/// other way round.
#[test]
pub(crate) fn sets_that_mature_apart_are_not_mixed() {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 20_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    let infraction = suite.height();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite
        .chain_mut()
        .slash_in_block("val0", Decimal::percent(50), Some(infraction))
        .unwrap();
    suite.pass_batch_interval();
    suite.unbond("alice", 4_000_000).unwrap();
    let owed = suite.submit_batch("keeper").unwrap().amount("owed");
    suite.advance_secs(UNBONDING - 3 * DAY);
    suite.settle("keeper").unwrap();
    suite.advance_secs(4 * DAY);
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 2_500_000);
    let second = suite.claim("alice", 2).unwrap().amount("amount");
    assert!(second + 2 >= owed, "{second} of {owed}");
}
