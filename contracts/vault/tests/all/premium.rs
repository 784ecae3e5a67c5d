use crate::kit::*;
use ballast_types::{event, vault::*, Amount, Shares};

fn refresh(kit: &mut Kit) {
    kit.exec("mallory", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
}

fn lst(kit: &Kit) -> (u128, u128) {
    let pool = kit.pool();
    (pool.lst.raw().u128(), pool.dripping.raw().u128())
}

/// XR-03: a plain transfer moves no price at once.
#[test]
fn a_transfer_drips_in() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.post_bond("bob", 1_000, 1);
    kit.give("carol", 864);
    assert_eq!(lst(&kit), (1_000, 864));

    let done = kit
        .exec("mallory", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    assert_eq!(attr(&done, "premium"), "864");
    assert_eq!(event(&done, event::PREMIUM), ["amount=864"]);
    assert_eq!(lst(&kit), (1_000, 864));
    kit.wait(100);
    assert_eq!(lst(&kit), (1_001, 863));
    kit.wait(43_100);
    assert_eq!(lst(&kit), (1_432, 432));
    kit.wait(43_200);
    assert_eq!(lst(&kit), (1_864, 0));
    assert_eq!(kit.backing(1), 1_000, "bonds earn nothing");
}

/// INS-05: who enters just before the premium and leaves as soon as he can, has stood in for weeks.
#[test]
fn premium_is_shared_by_those_who_are_in_while_it_drips() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000_000);
    kit.give("carol", 1_000_000);
    refresh(&mut kit);
    kit.wait(43_200);
    let before = kit.position("alice").pool.lst;

    let late = kit.underwrite("mallory", 1_500_000);
    let exit = kit.request("mallory", LayerId::Pool, late);
    kit.wait(COOLDOWN);

    assert_eq!(before.to_string(), "1499999");
    assert!(kit.exit(exit).unwrap() <= 1_500_000);
    assert_eq!(kit.position("alice").pool.lst.to_string(), "2000000");
}

#[test]
fn an_order_is_not_premium() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.give("carol", 100);
    kit.underwrite("bob", 1_000);
    assert_eq!(lst(&kit), (2_000, 100));
    kit.post_bond("bob", 1_000, 1);
    assert_eq!(lst(&kit), (2_000, 100));
}

#[test]
fn premium_without_underwriters_waits_for_them() {
    let mut kit = Kit::default();
    kit.give("carol", 864);
    refresh(&mut kit);
    kit.wait(1_000_000);
    assert_eq!(lst(&kit), (0, 864));

    kit.underwrite("alice", 1_000);

    kit.wait(100);
    assert_eq!(lst(&kit), (1_001, 863));
}

/// A drip of a day is a day, however often anybody looks.
#[test]
fn looking_at_it_slows_nothing() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.give("carol", 100);
    refresh(&mut kit);
    for _ in 0..48 {
        kit.wait(900);
        refresh(&mut kit);
    }
    assert_eq!(lst(&kit), (1_050, 50));
}

#[test]
fn a_hub_without_a_drip_still_gives_nobody_a_price_at_once() {
    let mut kit = Kit::default();
    let hub = kit.suite.hub.clone();
    kit.write(&hub, |storage| {
        let mut books = ballast_types::hub::BOOKS.load(storage).unwrap();
        books.premium_secs = 0;
        ballast_types::hub::BOOKS.save(storage, &books).unwrap();
    });
    kit.underwrite("alice", 1_000);
    kit.give("carol", 100);
    refresh(&mut kit);
    assert_eq!(lst(&kit), (1_000, 100));
    kit.wait(1);
    assert_eq!(lst(&kit), (1_100, 0));
    assert_eq!(kit.pool().exiting_lst, Shares::ZERO);
}
