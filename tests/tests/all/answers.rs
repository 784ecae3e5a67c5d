//! What queries show: pages without gaps or repeats, and the same bounds as in messages. Found
//! missing by `scripts/mutants`.

use super::{
    deeds::remove,
    kit::{refused, HubError},
};
use ballast_testing::Suite;
use ballast_types::{
    hub::{
        Delegation, DelegationsResponse, LossRecord, LossesResponse, QueryMsg, UnbondingEntry,
        UnbondingResponse,
    },
    Amount, Native,
};
use cosmwasm_std::Uint128;

fn bonded() -> Suite {
    let mut suite = Suite::builder()
        .validators(4)
        .params(|params| params.hub.min_bond = Some(1_000u128.into()))
        .build();
    suite.bond("alice", 39_000_000).unwrap();
    suite.advance_all("keeper");
    suite
}

/// Everything, one at a time: each page starts after the last of the one before.
fn one_by_one<T, K>(page: impl Fn(Option<K>) -> Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut all: Vec<T> = vec![];
    loop {
        let mut next = page(all.last().map(&key));
        assert!(next.len() <= 1, "more than asked for");
        match next.pop() {
            Some(one) => all.push(one),
            None => return all,
        }
        assert!(all.len() < 100, "a page repeats");
    }
}

#[test]
fn pages_have_no_gaps_and_no_repeats() {
    let mut suite = bonded();
    suite.unbond("alice", 18_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();
    suite.double_sign("val2").unwrap();
    suite.sync("keeper").unwrap();
    let hub = suite.contracts().hub.clone();
    let delegations = |start_after, limit| -> Vec<Delegation> {
        let msg = QueryMsg::Delegations { start_after, limit };
        suite.query::<DelegationsResponse>(&hub, &msg).delegations
    };
    let unbonding = |start_after, limit| -> Vec<UnbondingEntry> {
        let msg = QueryMsg::Unbonding { start_after, limit };
        suite.query::<UnbondingResponse>(&hub, &msg).entries
    };
    let losses = |start_after, limit| -> Vec<LossRecord> {
        let msg = QueryMsg::Losses { start_after, limit };
        suite.query::<LossesResponse>(&hub, &msg).losses
    };

    let whole = delegations(None, None);
    assert_eq!(whole.len(), 4);
    let pages = one_by_one(|after| delegations(after, Some(1)), |d| d.validator.clone());
    assert_eq!(pages, whole);

    let whole = unbonding(None, None);
    assert!(whole.len() > 1);
    let pages = one_by_one(|after| unbonding(after, Some(1)), |entry| entry.id);
    assert_eq!(pages, whole);

    let whole = losses(None, None);
    assert_eq!(whole.len(), 2);
    let pages = one_by_one(|after| losses(after, Some(1)), |loss| loss.id);
    assert_eq!(pages, whole);
}

#[test]
fn a_bond_is_previewed_from_the_smallest_one_on() {
    let mut suite = bonded();

    refused(
        suite.preview_bond(999),
        HubError::BelowMinimum {
            amount: Native::new(999u128),
            minimum: Uint128::new(1_000),
        },
    );
    assert_eq!(suite.preview_bond(1_000), Ok(1_000));
    assert!(suite.bond("bob", 999).is_err());
    suite.bond("bob", 1_000).unwrap();
}

#[test]
fn the_last_batch_is_shown_once_there_was_one() {
    let mut suite = bonded();
    assert_eq!(suite.state().last_batch_at, None);
    suite.unbond("alice", 1_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();

    assert_eq!(suite.state().last_batch_at, Some(suite.now()));
}

/// A lock is shown while it lasts, and no longer.
#[test]
fn a_lock_is_shown_while_it_lasts() {
    let mut suite = bonded();
    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    let locks = |suite: &Suite| {
        let all = suite.delegations();
        all.iter()
            .filter_map(|row| row.locked_until)
            .collect::<Vec<_>>()
    };

    let until = locks(&suite)[0];
    assert_eq!(until, suite.now() + 1_814_400);
    suite.advance_secs(1_814_400);
    assert!(locks(&suite).is_empty());
}
