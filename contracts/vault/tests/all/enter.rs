use crate::kit::*;
use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, deploy::OwnContract, vault::*, Amount, LayerShares,
    Native, Shares,
};
use ballast_vault::ContractError;
use cosmwasm_std::{Binary, Uint128};
use cw20::Cw20ReceiveMsg;

fn order(receiver: Option<String>, min_shares: Option<u128>) -> ReceiveMsg {
    ReceiveMsg::Underwrite {
        receiver,
        min_shares: min_shares.map(LayerShares::new),
    }
}

#[test]
fn underwriting_gives_shares_of_the_pool() {
    let mut kit = Kit::default();

    let alices = kit.underwrite("alice", 1_000);
    let bobs = kit.underwrite("bob", 500);

    assert_eq!((alices, bobs), (1_000_000, 500_000));
    let pool = kit.pool();
    assert_eq!(pool.shares.to_string(), "1500000");
    assert_eq!(
        (pool.lst.to_string(), pool.value.to_string()),
        ("1500".into(), "1500".into())
    );
    let position = kit.position("bob");
    assert_eq!(position.pool.shares.to_string(), "500000");
    assert_eq!(position.pool.lst.to_string(), "500");
    assert!(position.bonds.is_empty() && position.exits.is_empty());
}

#[test]
fn underwriting_gives_what_its_preview_says() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000_003);
    kit.give("carol", 77_777);
    kit.exec("bob", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    kit.wait(40_000);

    let preview: PreviewUnderwriteResponse = kit.ask(&QueryMsg::PreviewUnderwrite {
        lst: Shares::new(12_345u128),
    });

    assert_eq!(
        kit.underwrite("bob", 12_345).to_string(),
        preview.shares.to_string()
    );
}

#[test]
fn underwriting_for_someone_else_is_theirs() {
    let mut kit = Kit::default();
    let receiver = Some(kit.who("carol").into_string());

    kit.send("alice", 1_000, &order(receiver, None)).unwrap();

    assert_eq!(kit.position("carol").pool.lst.to_string(), "1000");
    assert_eq!(kit.position("alice").pool.lst.to_string(), "0");
}

#[test]
fn posting_a_bond_gives_shares_of_that_bond_alone() {
    let mut kit = Kit::default();

    kit.post_bond("alice", 1_000, 1);
    kit.post_bond("alice", 200, 2);
    kit.post_bond("bob", 300, 1);

    assert_eq!(
        (kit.backing(1), kit.backing(2), kit.backing(3)),
        (1_300, 200, 0)
    );
    let bonds = kit.position("alice").bonds;
    let mut seen: Vec<_> = bonds
        .iter()
        .map(|b| (b.validator.clone(), b.lst.to_string()))
        .collect();
    seen.sort();
    let mut expected = vec![
        (kit.val(1), "1000".to_string()),
        (kit.val(2), "200".to_string()),
    ];
    expected.sort();
    assert_eq!(seen, expected);
    assert_eq!(kit.pool().lst.to_string(), "0");
}

#[test]
fn entering_for_fewer_shares_than_accepted_fails() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);

    let refused = kit.send("bob", 10, &order(None, Some(10_001))).unwrap_err();

    assert_eq!(
        refused,
        ContractError::MinShares {
            lst: Shares::new(10u128),
            shares: LayerShares::new(10_000u128),
            min_shares: LayerShares::new(10_001u128),
        }
    );
    assert_eq!(kit.send("bob", 10, &order(None, Some(10_000))), Ok(10_000));
}

#[test]
fn entering_while_a_loss_is_unbooked_or_a_cover_owed_fails() {
    let mut kit = Kit::default();
    let validator = kit.val(1);
    for order in [underwrite(), ReceiveMsg::PostBond { validator }] {
        kit.pending(123, 0);
        let refused = kit.send("bob", 10, &order).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "LossPending { pending: 123 }: call sync first"
        );
        kit.pending(0, 45);
        let refused = kit.send("bob", 10, &order).unwrap_err();
        assert_eq!(
            refused,
            ContractError::CoverPending {
                pending: Native::new(45u128)
            }
        );
        kit.pending(0, 0);
        kit.send("bob", 10, &order).unwrap();
    }
}

#[test]
fn nobody_but_the_token_delivers_lst() {
    let mut kit = Kit::default();
    let token = kit.suite.token.clone();
    let receive = |sender: &cosmwasm_std::Addr, amount: u128| {
        ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: sender.to_string(),
            amount: Uint128::new(amount),
            msg: cosmwasm_std::to_json_binary(&underwrite()).unwrap(),
        })
    };
    let mallory = kit.who("mallory");

    let refused = kit.exec("mallory", &receive(&mallory, 5)).unwrap_err();

    assert_eq!(
        refused,
        ContractError::Access(AccessError::Unauthorized {
            role: "the suite's LST token",
            sender: mallory.clone()
        })
    );
    let refused = kit.exec_as(token, &receive(&mallory, 0)).unwrap_err();
    assert!(
        matches!(refused, ContractError::Accounting(AccountingError::Number(NumberError::Dust { amount, .. })) if amount.is_zero()),
        "an amount of zero buys nothing: {refused}"
    );
}

#[test]
fn a_contract_of_the_suite_cannot_insure() {
    let mut kit = Kit::default();
    for (name, address) in [("hub", kit.suite.hub.clone()), ("vault", kit.vault.clone())] {
        let order = order(Some(address.to_string()), None);

        let refused = kit.send("alice", 10, &order).unwrap_err();

        let own = OwnContract {
            name,
            address,
            what: "have shares of a layer",
        };
        assert_eq!(refused, ContractError::OwnContract(own));
    }
}

#[test]
fn malformed_orders_are_refused_with_a_reason() {
    let mut kit = Kit::default();
    for text in [
        "",
        "{}",
        "5",
        r#"{"underwrite":{"reciever":null}}"#,
        r#"{"post_bond":{}}"#,
    ] {
        let refused = kit
            .send_raw("alice", 10, Binary::from(text.as_bytes()))
            .unwrap_err();
        assert!(
            matches!(refused, ContractError::InvalidReceive { .. }),
            "{text}: {refused}"
        );
    }
    let shouted = kit.who("bob").to_string().to_uppercase();
    let refused = kit
        .send("alice", 10, &order(Some(shouted), None))
        .unwrap_err();
    assert!(matches!(refused, ContractError::Address(_)), "{refused}");

    let post = |validator: String| ReceiveMsg::PostBond { validator };
    let (account, good) = (kit.who("bob").into_string(), kit.val(1));
    for bad in [
        account.as_str(),
        "",
        "cosmwasmvaloper1",
        &good.to_uppercase(),
        &good[..good.len() - 1],
    ] {
        let refused = kit.send("alice", 10, &post(bad.to_string())).unwrap_err();
        assert!(
            matches!(refused, ContractError::Address(_)),
            "{bad}: {refused}"
        );
    }
    let foreign = ballast_types::address::operator_address(&[1; 20], "osmo1x").unwrap();
    let refused = kit.send("alice", 10, &post(foreign.clone())).unwrap_err();
    let expected = "cosmwasmvaloper".to_string();
    assert_eq!(
        refused,
        ContractError::Address(AddressError::Prefix {
            address: foreign,
            expected
        })
    );
}

/// INS-04, XR-01: whoever enters with one unit and gives much gains nothing from who comes after.
#[test]
fn inflating_the_price_before_a_victim_costs_the_attacker() {
    let mut kit = Kit::default();
    let mine = kit.underwrite("mallory", 1);
    kit.give("mallory", 1_000_000);
    kit.exec("mallory", &ExecuteMsg::Refresh { validator: None })
        .unwrap();
    kit.wait(86_400);

    let theirs = kit.underwrite("alice", 1_000_000);
    let victim = kit.position("alice").pool.lst.to_string();

    assert!(theirs > 0);
    assert!(victim.parse::<u128>().unwrap() > 999_000, "{victim}");
    let exit = kit.request("mallory", LayerId::Pool, mine);
    kit.wait(COOLDOWN);
    assert!(kit.exit(exit).unwrap() <= 501_000, "half is nobody's");
}
