#![allow(clippy::unwrap_used)]
//! Side by side with `cw-ownable`: every way of four steps.

use super::*;
use cosmwasm_std::testing::{mock_env, MockApi, MockStorage};
use cosmwasm_std::{QuerierWrapper, Timestamp};
use cw_ownable::Expiration;

fn actions(api: &MockApi) -> Vec<Action> {
    let to = |name: &str, expiry| Action::TransferOwnership {
        new_owner: api.addr_make(name).into(),
        expiry,
    };
    vec![
        to("bob", None),
        to("alice", Some(Expiration::AtHeight(12_345))),
        to("bob", Some(Expiration::AtHeight(12_346))),
        to("bob", Some(Expiration::AtTime(Timestamp::from_nanos(1)))),
        to("bob", Some(Expiration::Never {})),
        Action::TransferOwnership {
            new_owner: "no address".to_string(),
            expiry: None,
        },
        Action::AcceptOwnership,
        Action::RenounceOwnership,
    ]
}

fn deps<'a>(
    storage: &'a mut MockStorage,
    api: &'a MockApi,
    querier: &'a cosmwasm_std::testing::MockQuerier,
) -> DepsMut<'a> {
    DepsMut {
        storage,
        api,
        querier: QuerierWrapper::new(querier),
    }
}

#[test]
fn rows_errors_and_attributes_are_cw_ownables() {
    let (api, block) = (MockApi::default(), mock_env().block);
    let querier = cosmwasm_std::testing::MockQuerier::new(&[]);
    let senders = ["alice", "bob"].map(|name| api.addr_make(name));
    let mut states = vec![];
    for owner in [Some(senders.first().unwrap().clone()), None] {
        let (mut ours, mut theirs) = (MockStorage::new(), MockStorage::new());
        begin(&mut ours, owner.clone());
        let owner = owner.as_ref().map(Addr::as_str);
        cw_ownable::initialize_owner(&mut theirs, &api, owner).unwrap();
        states.push((ours, theirs));
    }

    let mut seen = 0;
    for step in 0..4 {
        let mut after = vec![];
        for (ours, theirs) in states {
            for sender in &senders {
                assert_eq!(
                    ensure_owner(&ours, sender),
                    cw_ownable::assert_owner(&theirs, sender)
                );
                for action in actions(&api) {
                    let (mut a, mut b) = (copy(&ours), copy(&theirs));
                    let did = update(deps(&mut a, &api, &querier), &block, sender, action.clone());
                    let would = cw_ownable::update_ownership(
                        deps(&mut b, &api, &querier),
                        &block,
                        sender,
                        action,
                    );
                    let would = would.map(|ownership| {
                        Response::new()
                            .add_attribute("action", "update_ownership")
                            .add_attributes(ownership.into_attributes())
                    });
                    assert_eq!(did, would);
                    let key = OWNERSHIP_KEY.as_bytes();
                    assert_eq!(a.get(key), b.get(key));
                    assert_eq!(load(&a), cw_ownable::get_ownership(&b));
                    seen += 1;
                    if did.is_ok() && step < 3 {
                        after.push((a, b));
                    }
                }
            }
        }
        states = after;
    }
    assert!(seen > 1_000, "{seen}");
}

fn copy(storage: &MockStorage) -> MockStorage {
    let key = OWNERSHIP_KEY.as_bytes();
    let mut copy = MockStorage::new();
    copy.set(key, &storage.get(key).unwrap());
    copy
}

/// Both sides of a height and of a time, and the greatest numbers.
#[test]
fn an_offer_ends_at_its_moment_as_cw_ownables_does() {
    let (api, block) = (MockApi::default(), mock_env().block);
    let querier = cosmwasm_std::testing::MockQuerier::new(&[]);
    let (alice, bob) = (api.addr_make("alice"), api.addr_make("bob"));
    let ends = [
        (Expiration::AtTime(block.time), false),
        (Expiration::AtTime(block.time.plus_nanos(1)), true),
        (Expiration::AtTime(Timestamp::from_nanos(u64::MAX)), true),
        (Expiration::AtHeight(block.height), false),
        (Expiration::AtHeight(block.height.saturating_add(1)), true),
        (Expiration::AtHeight(u64::MAX), true),
        (Expiration::Never {}, true),
    ];
    for (expiry, may) in ends {
        let (mut ours, mut theirs) = (MockStorage::new(), MockStorage::new());
        begin(&mut ours, Some(alice.clone()));
        cw_ownable::initialize_owner(&mut theirs, &api, Some(alice.as_str())).unwrap();
        let offer = Action::TransferOwnership {
            new_owner: bob.to_string(),
            expiry: Some(expiry),
        };
        for (sender, action) in [(&alice, offer), (&bob, Action::AcceptOwnership)] {
            let did = update(
                deps(&mut ours, &api, &querier),
                &block,
                sender,
                action.clone(),
            );
            let would = cw_ownable::update_ownership(
                deps(&mut theirs, &api, &querier),
                &block,
                sender,
                action,
            );
            assert_eq!(did.err(), would.err(), "{expiry}");
            let key = OWNERSHIP_KEY.as_bytes();
            assert_eq!(ours.get(key), theirs.get(key), "{expiry}");
        }
        let is_owner = load(&ours).unwrap().owner == Some(bob.clone());
        assert_eq!(is_owner, may, "{expiry}");
    }
}
