use crate::desk::{call, funding, native, shares, Desk};
use ballast_accounting::NumberError;
use ballast_queue::ContractError;
use ballast_types::{
    access::AccessError,
    queue::{BatchStatus, ExecuteMsg},
    Amount, Native, Shares,
};
use ballast_workbench::{attribute, DENOM};
use cosmwasm_std::{coin, Coin, Uint128};

fn close(batch_id: u64, owed: u128) -> ExecuteMsg {
    ExecuteMsg::CloseBatch {
        batch_id,
        owed: Native::new(owed),
        expected_at: 7,
    }
}

#[test]
fn close_batch_burns_its_lst_and_opens_the_next() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.unbond("bob", 50);
    desk.pass(1_000);

    let response = desk.close(1, 300, 120).unwrap();

    let (contract, msg) = call(&response);
    assert_eq!(contract, desk.suite.token.as_str());
    assert_eq!(msg, r#"{"burn":{"amount":"150"}}"#);
    assert_eq!(attribute(&response, "action"), "close_batch");
    assert_eq!(attribute(&response, "shares"), "150");
    let batch = desk.batch(1);
    assert_eq!(batch.status, BatchStatus::Exiting);
    assert_eq!(batch.shares, shares(150));
    assert_eq!(batch.owed, Native::new(300u128));
    assert_eq!(batch.funded, Native::new(120u128));
    assert_eq!(batch.closed_at, Some(desk.now()));
    assert_eq!(batch.expected_at, Some(desk.now() + 1_814_400));
    let open = desk.open_batch();
    assert_eq!(
        (open.batch_id, open.shares, open.tickets),
        (2, Shares::ZERO, 0)
    );
    assert_eq!(open.opened_at, desk.now());
}

/// XC-08: nobody but the hub, whatever they bring.
#[test]
fn xc_08_internal_messages_from_a_stranger_fail() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let parts = vec![funding(1, 5, 0)];

    for name in [
        "mallory",
        "token",
        "vault",
        "queue",
        "registry",
        "collector",
    ] {
        let sender = desk.who(name);
        for msg in [
            close(1, 100),
            ExecuteMsg::Fund {
                parts: parts.clone(),
            },
        ] {
            let expected = ContractError::Access(AccessError::Unauthorized {
                role: "the hub",
                sender: sender.clone(),
            });
            desk.refuses_with(&sender, &native(5), msg, expected);
        }
    }
}

#[test]
fn close_batch_of_another_batch_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let hub = desk.suite.hub.clone();

    for batch_id in [0, 2, u64::MAX] {
        let expected = ContractError::NotOpen { batch_id, open: 1 };
        desk.refuses(&hub, close(batch_id, 100), expected);
    }
}

#[test]
fn close_batch_of_an_empty_batch_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.cancel("alice", "1").unwrap();
    let hub = desk.suite.hub.clone();

    let expected = ContractError::EmptyBatch { batch_id: 1 };
    desk.refuses(&hub, close(1, 100), expected);
}

#[test]
fn close_batch_owed_nothing_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let hub = desk.suite.hub.clone();

    let expected = ContractError::OwedNothing {
        batch_id: 1,
        shares: shares(100),
    };
    desk.refuses(&hub, close(1, 0), expected);
}

/// I-6: funded <= owed.
#[test]
fn close_batch_with_more_than_it_is_owed_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let hub = desk.suite.hub.clone();

    let expected = ContractError::Overfunded {
        batch_id: 1,
        funded: Native::new(101u128),
        owed: Native::new(100u128),
    };
    desk.refuses_with(&hub, &native(101), close(1, 100), expected);
}

/// XC-13: two coins, another denom, or a coin of nothing.
#[test]
fn xc_13_close_batch_and_fund_with_wrong_coins_fail() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 0).unwrap();
    desk.unbond("alice", 100);
    let hub = desk.suite.hub.clone();
    let wrong: [&[Coin]; 3] = [
        &[coin(5, DENOM), coin(5, "ujunk")],
        &[coin(5, "uSTAKE")],
        &[coin(0, DENOM)],
    ];

    for funds in wrong {
        let before = desk.dump();
        let parts = vec![funding(1, 5, 0)];
        for msg in [close(2, 100), ExecuteMsg::Fund { parts }] {
            let err = desk.run_with(&hub, funds, msg).unwrap_err();
            assert!(matches!(
                err,
                ContractError::Access(AccessError::WrongCoin { .. } | AccessError::ZeroCoin { .. })
            ));
        }
        assert_eq!(desk.dump(), before);
    }
}

#[test]
fn fund_takes_a_hundred_parts_and_no_more() {
    let mut desk = Desk::default();
    desk.unbond("alice", 1_000);
    desk.close(1, 1_000, 0).unwrap();
    let hub = desk.suite.hub.clone();
    let mut bring = |count: u128| {
        let parts = (0..count).map(|_| funding(1, 1, 0)).collect();
        desk.run_with(&hub, &native(count), ExecuteMsg::Fund { parts })
    };

    bring(100).unwrap();
    assert_eq!(
        bring(101).unwrap_err(),
        ContractError::TooMany {
            what: "parts",
            given: 101,
            max: 100
        }
    );
}

#[test]
fn fund_books_money_and_losses_of_several_batches() {
    let mut desk = Desk::default();
    for batch_id in 1..=2 {
        desk.unbond("alice", 100);
        desk.close(batch_id, 100, 0).unwrap();
    }
    let hub = desk.suite.hub.clone();
    let parts = vec![funding(1, 50, 10), funding(2, 30, 0), funding(1, 40, 0)];

    let response = desk
        .run_with(&hub, &native(120), ExecuteMsg::Fund { parts })
        .unwrap();

    assert_eq!(attribute(&response, "amount"), "120");
    assert_eq!(attribute(&response, "owed_less"), "10");
    assert_eq!(response.events.len(), 3);
    let (one, two) = (desk.batch(1), desk.batch(2));
    assert_eq!(one.status, BatchStatus::Settled);
    assert_eq!(
        (one.owed, one.funded),
        (Native::new(90u128), Native::new(90u128))
    );
    assert_eq!(
        (two.owed, two.funded),
        (Native::new(100u128), Native::new(30u128))
    );
}

/// XC-14, RW-13: what is said must be what came.
#[test]
fn fund_with_parts_that_are_not_the_coin_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 0).unwrap();
    let hub = desk.suite.hub.clone();

    for attached in [0, 49, 51] {
        let parts = vec![funding(1, 30, 0), funding(1, 20, 0)];
        let expected = ContractError::WrongSum {
            parts: Native::new(50u128),
            attached: Native::new(attached),
        };
        desk.refuses_with(
            &hub,
            &native(attached),
            ExecuteMsg::Fund { parts },
            expected,
        );
    }
    let parts = vec![funding(1, u128::MAX, 0), funding(1, 1, 0)];
    let expected = ContractError::from(NumberError::Overflow {
        left: Uint128::MAX,
        op: "+",
        right: Uint128::one(),
    });
    desk.refuses_with(&hub, &native(50), ExecuteMsg::Fund { parts }, expected);
}

#[test]
fn fund_of_a_batch_that_is_not_closed_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let hub = desk.suite.hub.clone();

    for batch_id in [0, 1, 2] {
        let parts = vec![funding(batch_id, 5, 0)];
        let expected = ContractError::UnknownBatch { batch_id, open: 1 };
        desk.refuses_with(&hub, &native(5), ExecuteMsg::Fund { parts }, expected);
    }
}

/// I-6: neither by money nor by a loss does `funded` come to exceed `owed`.
#[test]
fn fund_beyond_what_is_owed_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 60).unwrap();
    let hub = desk.suite.hub.clone();

    for (amount, owed_less, owed) in [(41, 0, 100), (0, 41, 59), (20, 21, 79)] {
        let parts = vec![funding(1, amount, owed_less)];
        let expected = ContractError::Overfunded {
            batch_id: 1,
            funded: Native::new(60 + amount),
            owed: Native::new(owed as u128),
        };
        desk.refuses_with(&hub, &native(amount), ExecuteMsg::Fund { parts }, expected);
    }
    let parts = vec![funding(1, 0, 101)];
    let expected = ContractError::from(NumberError::Underflow {
        left: Uint128::new(100),
        right: Uint128::new(101),
    });
    desk.refuses(&hub, ExecuteMsg::Fund { parts }, expected);
}

#[test]
fn fund_of_too_many_parts_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 0).unwrap();
    let hub = desk.suite.hub.clone();

    let parts = vec![funding(1, 0, 0); 101];
    let expected = ContractError::TooMany {
        what: "parts",
        given: 101,
        max: 100,
    };
    desk.refuses(&hub, ExecuteMsg::Fund { parts }, expected);
}

/// What the hub sends when nothing came of a page.
#[test]
fn fund_of_no_parts_changes_nothing() {
    let mut desk = Desk::default();
    let hub = desk.suite.hub.clone();
    let before = desk.dump();

    desk.run(&hub, ExecuteMsg::Fund { parts: vec![] }).unwrap();

    assert_eq!(desk.dump(), before);
}
