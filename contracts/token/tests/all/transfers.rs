use crate::desk::{burn, Desk};
use ballast_token::ContractError;
use ballast_types::{access::AccessError, address::AddressError, token::ExecuteMsg};
use cosmwasm_std::{coins, CosmosMsg, Uint128, WasmMsg};

/// AD-03: what would be lost is refused; the vault takes it as a gift to the underwriters.
#[test]
fn ad_03_plain_transfers_into_the_suite_are_refused() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", 50, None);

    for name in ["hub", "token", "registry", "queue", "collector"] {
        let expected = || ContractError::LostInSuite {
            name,
            address: Desk::default().who(name),
            amount: Uint128::new(5),
        };
        let transfer = desk.transfer(name, 5);
        desk.refuses("alice", transfer, expected());
        let transfer_from = desk.transfer_from("alice", name, 5);
        desk.refuses("bob", transfer_from, expected());
    }
    let gift = desk.transfer("vault", 5);
    desk.run("alice", gift).unwrap();
    assert_eq!(desk.balance("vault"), 105);
}

/// What the suite's own contracts move is theirs to move.
#[test]
fn contracts_of_the_suite_transfer_where_they_will() {
    let mut desk = Desk::default();

    for (from, to) in [
        ("queue", "alice"),
        ("vault", "alice"),
        ("collector", "vault"),
        ("vault", "hub"),
    ] {
        let transfer = desk.transfer(to, 5);
        desk.run(from, transfer).unwrap();
    }
    assert_eq!(desk.balance("alice"), 110);
}

#[test]
fn send_moves_the_tokens_and_calls_the_contract() {
    let mut desk = Desk::default();
    let msg = ExecuteMsg::Send {
        contract: desk.text("queue"),
        amount: Uint128::new(30),
        msg: br#"{"unbond":{}}"#.into(),
    };

    let response = desk.run("alice", msg).unwrap();

    assert_eq!((desk.balance("alice"), desk.balance("queue")), (70, 130));
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr, msg, ..
    }) = &response.messages[0].msg
    else {
        panic!("no call");
    };
    assert_eq!(contract_addr, &desk.text("queue"));
    let text = format!(
        r#"{{"receive":{{"sender":"{}","amount":"30","msg":"eyJ1bmJvbmQiOnt9fQ=="}}}}"#,
        desk.text("alice")
    );
    assert_eq!(msg.as_slice(), text.as_bytes());
}

#[test]
fn transfer_and_send_of_more_than_there_is_fail() {
    let mut desk = Desk::default();
    let expected = |desk: &Desk| ContractError::InsufficientBalance {
        holder: desk.who("alice"),
        balance: Uint128::new(100),
        amount: Uint128::new(101),
    };
    let transfer = desk.transfer("bob", 101);
    let send = ExecuteMsg::Send {
        contract: desk.text("queue"),
        amount: Uint128::new(101),
        msg: b"{}".into(),
    };

    for msg in [transfer, send] {
        let expected = expected(&desk);
        desk.refuses("alice", msg, expected);
    }
}

/// XC-13: cw20-base alone would keep them.
#[test]
fn xc_13_coins_are_refused_by_every_message() {
    let mut desk = Desk::default();
    let (spender, owner) = (desk.text("bob"), desk.text("alice"));
    let amount = Uint128::one();
    let before = desk.dump();

    for msg in [
        desk.transfer("bob", 1),
        desk.transfer_from("alice", "bob", 1),
        burn(1),
        ExecuteMsg::Mint {
            recipient: owner.clone(),
            amount,
        },
        ExecuteMsg::Send {
            contract: spender.clone(),
            amount,
            msg: b"{}".into(),
        },
        ExecuteMsg::SendFrom {
            owner,
            contract: spender.clone(),
            amount,
            msg: b"{}".into(),
        },
        ExecuteMsg::IncreaseAllowance {
            spender,
            amount,
            expires: None,
        },
        ExecuteMsg::UploadLogo(cw20::Logo::Url("x".to_string())),
    ] {
        let err = desk.run_with("hub", &coins(1, "ustake"), msg).unwrap_err();
        assert_eq!(
            err,
            ContractError::Access(AccessError::NonPayable {
                coins: "1ustake".to_string()
            })
        );
    }
    assert_eq!(desk.dump(), before);
}

/// AD-01, AD-02.
#[test]
fn ad_02_malformed_addresses_are_refused_by_name() {
    let mut desk = Desk::default();
    let before = desk.dump();
    let (upper, long) = (desk.text("bob").to_uppercase(), "x".repeat(300));
    let amount = Uint128::one();

    for text in ["", " ", "osmo1qqqq", upper.as_str(), long.as_str()] {
        let bad = text.to_string();
        for msg in [
            ExecuteMsg::Transfer {
                recipient: bad.clone(),
                amount,
            },
            ExecuteMsg::Mint {
                recipient: bad.clone(),
                amount,
            },
            ExecuteMsg::Send {
                contract: bad.clone(),
                amount,
                msg: b"{}".into(),
            },
            ExecuteMsg::TransferFrom {
                owner: bad.clone(),
                recipient: desk.text("bob"),
                amount,
            },
            ExecuteMsg::SendFrom {
                owner: desk.text("alice"),
                contract: bad.clone(),
                amount,
                msg: b"{}".into(),
            },
            ExecuteMsg::IncreaseAllowance {
                spender: bad.clone(),
                amount,
                expires: None,
            },
            ExecuteMsg::DecreaseAllowance {
                spender: bad.clone(),
                amount,
                expires: None,
            },
        ] {
            let err = desk.run("hub", msg).unwrap_err();
            assert!(
                matches!(&err, ContractError::Address(AddressError::NotAccount { address, .. }) if *address == bad),
                "{err}"
            );
        }
    }
    assert_eq!(desk.dump(), before);
}
