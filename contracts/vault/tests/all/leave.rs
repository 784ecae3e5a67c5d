use crate::kit::*;
use ballast_types::{access::AccessError, vault::*, Amount, LayerShares, Native};
use ballast_vault::ContractError;

fn request(shares: u128) -> ExecuteMsg {
    ExecuteMsg::RequestExit {
        layer: LayerId::Pool,
        shares: LayerShares::new(shares),
    }
}

#[test]
fn leaving_takes_a_request_a_wait_and_an_exit() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    let asked_at = kit.now();

    let done = kit.exec("alice", &request(400_000)).unwrap();

    let expected = [
        ("exit_id", "1"),
        ("shares", "400000"),
        ("lst", "400"),
        ("backing", "false"),
    ];
    for (key, value) in expected {
        assert_eq!(attr(&done, key), value);
    }
    let ready_at = asked_at + COOLDOWN;
    assert_eq!(attr(&done, "ready_at"), ready_at.to_string());
    let exits = kit.position("alice").exits;
    assert_eq!(exits.len(), 1);
    assert_eq!((exits[0].exit_id, exits[0].ready_at), (1, Some(ready_at)));
    assert_eq!(
        (exits[0].shares.to_string(), exits[0].lst.to_string()),
        ("400000".into(), "400".into())
    );

    kit.wait(COOLDOWN - 1);
    let now = kit.now();
    assert_eq!(
        kit.exit(1),
        Err(ContractError::NotReady {
            exit_id: 1,
            ready_at,
            now
        })
    );
    kit.wait(1);
    let before = kit.has("alice");
    assert_eq!(kit.exit(1), Ok(400), "anyone may call");
    assert_eq!(kit.has("alice"), before + 400);
    assert_eq!(kit.position("alice").pool.lst.to_string(), "600");
    assert_eq!(
        kit.exit(1),
        Err(ContractError::UnknownExit {
            exit_id: 1,
            next_exit: 2
        })
    );
}

#[test]
fn leaving_pays_what_its_preview_says() {
    let mut kit = Kit::default();
    let shares = kit.underwrite("alice", 1_000_003);
    kit.underwrite("bob", 50);
    kit.give("carol", 77_777);
    kit.exec("bob", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    kit.wait(40_000);

    let preview: PreviewExitResponse = kit.ask(&QueryMsg::PreviewExit {
        layer: LayerId::Pool,
        shares: LayerShares::new(shares / 3),
    });
    let exit = kit.request("alice", LayerId::Pool, shares / 3);
    kit.wait(COOLDOWN);

    assert_eq!(kit.exit(exit).unwrap().to_string(), preview.lst.to_string());
}

/// INS-03: what was asked out cannot be asked out again.
#[test]
fn asking_for_more_than_is_left_fails() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.request("alice", LayerId::Pool, 600_000);
    let too_much = |asked, have| ContractError::NotEnoughShares {
        layer: "pool".to_string(),
        asked: LayerShares::new(asked as u128),
        have: LayerShares::new(have as u128),
    };

    assert_eq!(
        kit.exec("alice", &request(400_001)).unwrap_err(),
        too_much(400_001, 400_000)
    );
    assert_eq!(kit.exec("bob", &request(1)).unwrap_err(), too_much(1, 0));
    let layer = "pool".to_string();
    assert_eq!(
        kit.exec("alice", &request(0)).unwrap_err(),
        ContractError::ZeroShares { layer }
    );
    let of_a_bond = |validator: String| ExecuteMsg::RequestExit {
        layer: LayerId::Bond { validator },
        shares: LayerShares::new(1u128),
    };
    let unposted = kit.exec("alice", &of_a_bond(kit.val(9))).unwrap_err();
    assert!(matches!(unposted, ContractError::NotEnoughShares { have, .. } if have.is_zero()));
    let malformed = kit.exec("alice", &of_a_bond("pool".into())).unwrap_err();
    assert!(
        matches!(malformed, ContractError::Address(_)),
        "{malformed}"
    );
}

/// INS-02: waiting earns nothing, so it is no option.
#[test]
fn leaving_shares_earn_nothing_and_stay_liable() {
    let mut kit = Kit::default();
    let alices = kit.underwrite("alice", 1_000);
    kit.underwrite("bob", 1_000);
    let exit = kit.request("alice", LayerId::Pool, alices);
    kit.give("carol", 100);
    kit.exec("bob", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    kit.wait(COOLDOWN);
    assert_eq!(kit.position("bob").pool.lst.to_string(), "1099");
    assert_eq!(kit.position("alice").exits[0].lst.to_string(), "1000");

    // 10 % of both, though the cooldown is over
    assert_eq!(kit.cover(1, 7, 210), (0, 210));

    assert_eq!(kit.exit(exit), Ok(900));
    assert_eq!(kit.position("bob").pool.lst.to_string(), "990");
}

#[test]
fn nobody_moves_while_a_loss_is_unbooked_or_a_cover_owed() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    let exit_id = kit.request("alice", LayerId::Pool, 500_000);
    kit.wait(COOLDOWN);
    let moves = [
        request(1_000),
        ExecuteMsg::CancelExit { exit_id },
        ExecuteMsg::Exit { exit_id },
    ];

    for msg in &moves {
        kit.pending(9, 9);
        let pending = Native::new(9u128);
        assert_eq!(
            kit.exec("alice", msg).unwrap_err(),
            ContractError::LossPending { pending }
        );
        kit.pending(0, 9);
        assert_eq!(
            kit.exec("alice", msg).unwrap_err(),
            ContractError::CoverPending { pending }
        );
    }
    kit.pending(0, 0);
    assert_eq!(kit.exit(exit_id), Ok(500));
}

#[test]
fn cancelling_gives_the_shares_back() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.underwrite("bob", 1_000);
    let exit_id = kit.request("alice", LayerId::Pool, 400_000);
    let cancel = ExecuteMsg::CancelExit { exit_id };
    let bob = kit.who("bob");

    assert_eq!(
        kit.exec("bob", &cancel).unwrap_err(),
        ContractError::Access(AccessError::Unauthorized {
            role: "who made the request",
            sender: bob
        })
    );
    let done = kit.exec("alice", &cancel).unwrap();

    assert_eq!(
        (attr(&done, "shares"), attr(&done, "lst")),
        ("400000".into(), "400".into())
    );
    let position = kit.position("alice");
    assert_eq!(position.pool.shares.to_string(), "1000000");
    assert!(position.exits.is_empty());
    assert_eq!(kit.pool().exiting_shares.to_string(), "0");
}

#[test]
fn cancelling_after_premium_gives_fewer_shares_for_the_same_lst() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000_000);
    kit.underwrite("bob", 1_000_000);
    let exit_id = kit.request("alice", LayerId::Pool, 1_000_000_000);
    kit.give("carol", 1_000_000);
    kit.exec("bob", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    kit.wait(86_400);

    let done = kit
        .exec("alice", &ExecuteMsg::CancelExit { exit_id })
        .unwrap();

    assert_eq!(attr(&done, "lst"), "1000000");
    assert_eq!(
        attr(&done, "shares"),
        "500000249",
        "half as many, at twice the price"
    );
    assert_eq!(kit.position("alice").pool.lst.to_string(), "999999");
    assert_eq!(kit.position("bob").pool.lst.to_string(), "1999999");
}

#[test]
fn the_cooldown_is_that_of_the_request() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    let early = kit.request("alice", LayerId::Pool, 500_000);
    let longer = ParamsUpdate {
        cooldown_secs: Some(COOLDOWN + 100),
        target_coverage_bps: None,
    };
    kit.exec("owner", &ExecuteMsg::UpdateConfig(longer))
        .unwrap();
    let late = kit.request("alice", LayerId::Pool, 500_000);

    kit.wait(COOLDOWN);

    assert_eq!(kit.exit(early), Ok(500));
    assert!(matches!(
        kit.exit(late),
        Err(ContractError::NotReady { .. })
    ));
    kit.wait(100);
    assert_eq!(kit.exit(late), Ok(500));
}

/// A hub whose unbonding became longer makes cooldowns longer, also where nobody set them anew.
#[test]
fn the_cooldown_is_never_shorter_than_an_exit_from_the_pool() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    let hub = kit.suite.hub.clone();
    kit.write(&hub, |storage| {
        let mut config = ballast_types::hub::CONFIG.load(storage).unwrap();
        config.params.unbonding_secs = 5_000_000;
        ballast_types::hub::CONFIG.save(storage, &config).unwrap();
    });

    kit.request("alice", LayerId::Pool, 500_000);

    // the interval is then at least 1.05 x 5,000,000 / 7, rounded up
    let ready_at = kit.position("alice").exits[0].ready_at.unwrap();
    assert_eq!(ready_at - kit.now(), 5_000_000 + 750_000 + 86_400);

    // and so does one that the hub has seen, whatever the parameter says
    kit.write(&hub, |storage| {
        let mut books = ballast_types::hub::BOOKS.load(storage).unwrap();
        books.unbonding_seen = 6_000_000;
        ballast_types::hub::BOOKS.save(storage, &books).unwrap();
    });
    kit.request("alice", LayerId::Pool, 500_000);
    let ready_at = kit.position("alice").exits[1].ready_at.unwrap();
    assert_eq!(ready_at - kit.now(), 6_000_000 + 900_000 + 86_400);
}
