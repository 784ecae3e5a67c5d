use crate::kit::*;
use ballast_types::{
    access::AccessError, event, vault::*, Amount, LayerShares, Native, Shares, Totals,
};
use ballast_vault::{state::COVERED, ContractError};

fn insured() -> Kit {
    let mut kit = Kit::default();
    kit.post_bond("alice", 1_000, 1);
    kit.underwrite("bob", 2_000);
    kit
}

#[test]
fn the_bond_pays_first_then_the_underwriters() {
    let mut kit = insured();

    assert_eq!(kit.cover(1, 1, 400), (400, 0));
    assert_eq!(kit.cover(2, 1, 1_000), (600, 400));
    assert_eq!(kit.cover(3, 1, 100), (0, 100));
    assert_eq!(kit.cover(4, 2, 500), (0, 500), "nobody's bond but its own");
    assert_eq!(kit.cover(5, 2, 5_000), (0, 1_000), "all there is");
    assert_eq!(kit.cover(6, 2, 5_000), (0, 0));
}

#[test]
fn losses_of_one_sync_are_priced_as_before_the_first() {
    let mut kit = insured();
    let before = Totals {
        value: Native::new(3_000_000u128),
        shares: Shares::new(1_000_000u128),
    };
    let msg = CoverMsg {
        before,
        losses: vec![
            kit.loss(1, 1, 301),
            kit.loss(2, 2, 300),
            kit.loss(3, 1, 6_000),
        ],
    };

    let answer = kit.cover_all(msg);

    let burned: Vec<_> = answer
        .burned
        .iter()
        .map(|cover| (cover.bond.raw().u128(), cover.pool.raw().u128()))
        .collect();
    assert_eq!(burned, [(101, 0), (0, 100), (899, 1_101)]);
}

#[test]
fn the_world_is_told_what_was_burned() {
    let mut kit = insured();
    let msg = CoverMsg {
        before: par(),
        losses: vec![kit.loss(7, 1, 1_500), kit.loss(8, 2, 10)],
    };

    let done = kit.exec("hub", &ExecuteMsg::Cover(msg)).unwrap();

    let vault = done.events.iter().find(|event| event.ty == "wasm").unwrap();
    let shown: Vec<_> = vault.attributes[1..]
        .iter()
        .map(|a| format!("{}={}", a.key, a.value))
        .collect();
    let expected = [
        "action=cover",
        "loss_id=7",
        "burned=1500",
        "loss_id=8",
        "burned=10",
    ];
    assert_eq!(shown, expected);
    let (one, two) = (kit.val(1), kit.val(2));
    assert_eq!(
        event(&done, event::COVER),
        [
            "loss_id=7",
            &format!("validator={one}"),
            "burned=1500",
            "by_bond=1000",
            "by_pool=500",
            "loss_id=8",
            &format!("validator={two}"),
            "burned=10",
            "by_bond=0",
            "by_pool=10",
        ]
    );
    assert_eq!(
        event(&done, event::WIPED_OUT),
        [
            format!("layer={one}"),
            "part=active".into(),
            "epoch=1".into()
        ]
    );
    let burns = done.events.iter().filter(|event| {
        let burn = |a: &cosmwasm_std::Attribute| a.key == "action" && a.value == "burn";
        event.attributes.iter().any(burn)
    });
    assert_eq!(burns.count(), 1, "one burn of the total");
}

#[test]
fn nobody_but_the_hub_has_anything_covered() {
    let mut kit = insured();
    for who in ["owner", "alice", "mallory"] {
        let msg = CoverMsg {
            before: par(),
            losses: vec![kit.loss(1, 1, 5)],
        };
        let sender = kit.who(who);
        let refused = kit.exec(who, &ExecuteMsg::Cover(msg)).unwrap_err();
        let role = "the hub";
        assert_eq!(
            refused,
            ContractError::Access(AccessError::Unauthorized { role, sender })
        );
    }
}

/// INS-07: a loss is paid once, whatever the hub says.
#[test]
fn a_loss_that_comes_again_burns_nothing() {
    let mut kit = insured();
    assert_eq!(kit.cover(3, 1, 100), (100, 0));
    assert_eq!(kit.cover(3, 1, 100), (0, 0));
    assert_eq!(kit.cover(3, 2, 900), (0, 0));

    let twice = CoverMsg {
        before: par(),
        losses: vec![kit.loss(4, 1, 10), kit.loss(3, 1, 10), kit.loss(4, 1, 10)],
    };
    let burned: Vec<_> = kit
        .cover_all(twice)
        .burned
        .iter()
        .map(|cover| cover.total().unwrap().raw().u128())
        .collect();
    assert_eq!(burned, [10, 0, 0]);
    // an older one that was owed until now is another one
    assert_eq!(kit.cover(1, 1, 10), (10, 0));
}

/// Money that came after the loss is not charged for it: what was paid with nothing is paid.
#[test]
fn a_loss_that_nobody_could_pay_is_not_paid_by_who_comes_later() {
    let mut kit = Kit::default();
    assert_eq!(kit.cover(1, 1, 100), (0, 0));
    kit.underwrite("bob", 2_000);

    assert_eq!(kit.cover(1, 1, 100), (0, 0));
}

/// The hub previews losses that have no number yet: none of them is taken for another.
#[test]
fn previews_are_about_losses_without_a_number() {
    let kit = insured();
    let msg = CoverMsg {
        before: par(),
        losses: vec![kit.loss(0, 1, 10), kit.loss(0, 2, 20)],
    };

    let answer: CoverAnswer = kit.ask(&QueryMsg::PreviewCover(msg));

    assert_eq!(answer.burned[0].bond, Shares::new(10u128));
    assert_eq!(answer.burned[1].pool, Shares::new(20u128));
    let storage = kit.app.contract_storage(&kit.vault);
    assert!(COVERED.is_empty(storage.as_ref()));
}

#[test]
fn a_wipe_out_makes_old_shares_void_and_new_ones_start_clean() {
    let mut kit = Kit::default();
    let bond = 1_000_000_000;
    let alices = kit.post_bond("alice", bond, 1);
    let layer = kit.bond_of(1);
    let exit = kit.request("alice", layer.clone(), alices / 2);

    // all but 999 of 10^9 units: the rest is under a millionth
    assert_eq!(kit.cover(1, 1, bond - 998), (bond, 0));

    assert_eq!(kit.backing(1), 0);
    let position = kit.position("alice");
    assert!(position.bonds.is_empty());
    assert_eq!(position.exits[0].lst, Shares::ZERO);
    let asked = ExecuteMsg::RequestExit {
        layer: layer.clone(),
        shares: LayerShares::new(1u128),
    };
    let refused = kit.exec("alice", &asked).unwrap_err();
    assert!(matches!(refused, ContractError::NotEnoughShares { have, .. } if have.is_zero()));
    let cancel = ExecuteMsg::CancelExit { exit_id: exit };
    assert_eq!(
        kit.exec("alice", &cancel).unwrap_err(),
        ContractError::Void { exit_id: exit }
    );

    assert_eq!(kit.post_bond("bob", 500, 1), 500_000);
    assert_eq!(kit.backing(1), 500);
    assert_eq!(kit.exit(exit), Ok(0), "closed at once, with nothing");
    assert!(kit.position("alice").exits.is_empty());
    assert_eq!(
        kit.post_bond("alice", 500, 1),
        500_000,
        "and old shares do not come back"
    );
    assert_eq!(kit.position("alice").bonds[0].lst.to_string(), "500");
}

#[test]
fn a_wiped_out_pool_keeps_its_premium_for_the_next() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.give("carol", 864);
    kit.exec("bob", &ExecuteMsg::Refresh { validator: None })
        .unwrap();

    assert_eq!(kit.cover(1, 1, 1_364), (0, 1_364), "premium pays last");

    assert_eq!(
        (kit.pool().lst, kit.pool().dripping),
        (Shares::ZERO, Shares::new(500u128))
    );
    kit.wait(1_000_000);
    assert_eq!(kit.pool().dripping, Shares::new(500u128), "it stands still");
    kit.underwrite("bob", 100);
    kit.wait(43_200);
    assert_eq!(kit.pool().dripping, Shares::new(250u128));
}

/// Premium that came and nobody has noticed pays too.
#[test]
fn a_cover_takes_in_what_has_come() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    kit.give("carol", 100);

    assert_eq!(kit.cover(1, 1, 1_050), (0, 1_050));
    assert_eq!(kit.pool().dripping, Shares::new(50u128));
}

#[test]
fn a_cover_never_fails_for_numbers() {
    let most = Native::new(u128::MAX);
    let shares = Shares::new(u128::MAX);
    for (value, shares) in [
        (Native::ZERO, Shares::ZERO),
        (Native::ZERO, shares),
        (most, Shares::ZERO),
        (most, shares),
        (Native::new(1u128), shares),
    ] {
        for kit in [&mut Kit::default(), &mut insured()] {
            for amount in [0, 1, u128::MAX] {
                let mut msg = CoverMsg {
                    before: Totals { value, shares },
                    losses: vec![kit.loss(1, 1, amount), kit.loss(2, 9, amount)],
                };
                msg.losses[1].validator = "nobody's".into();
                kit.cover_all(msg);
                let again = CoverMsg {
                    before: Totals { value, shares },
                    losses: vec![],
                };
                assert!(kit.cover_all(again).burned.is_empty());
            }
        }
    }
}

/// A sibling that cannot be read stops no cover.
#[test]
fn a_cover_needs_nothing_of_the_hub() {
    let mut kit = insured();
    kit.give("carol", 100);
    let hub = kit.suite.hub.clone();
    kit.write(&hub, |storage| {
        storage.remove(b"config");
        storage.remove(b"books");
    });

    assert_eq!(kit.cover(1, 1, 5_000), (1_000, 2_000));
}
