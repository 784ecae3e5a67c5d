use crate::desk::{burn, Desk};
use ballast_token::ContractError;
use ballast_types::{access::AccessError, token::ExecuteMsg};
use cosmwasm_std::Uint128;

/// AU-15: nobody else mints, whatever they are.
#[test]
fn au_15_mint_by_anyone_but_the_hub_fails() {
    let mut desk = Desk::default();

    for name in ["alice", "token", "registry", "queue", "vault", "collector"] {
        let msg = ExecuteMsg::Mint {
            recipient: desk.text("alice"),
            amount: Uint128::one(),
        };
        let expected = ContractError::Access(AccessError::Unauthorized {
            role: "the hub",
            sender: desk.who(name),
        });
        desk.refuses(name, msg, expected);
    }
}

/// AU-15, XR-05: the minter is for ever, also for the minter.
#[test]
fn au_15_update_minter_is_refused_to_all() {
    let mut desk = Desk::default();

    for name in ["hub", "alice"] {
        for new_minter in [None, Some(desk.text(name))] {
            let expected = ContractError::MinterIsFixed {
                hub: desk.who("hub"),
                sender: desk.who(name),
            };
            desk.refuses(name, ExecuteMsg::UpdateMinter { new_minter }, expected);
        }
    }
}

#[test]
fn burn_by_hub_queue_and_vault_takes_their_own() {
    let mut desk = Desk::default();
    let supply = desk.supply();

    for name in ["hub", "queue", "vault"] {
        let before = desk.balance(name);
        desk.run(name, burn(40)).unwrap();
        assert_eq!(desk.balance(name), before - 40);
    }
    assert_eq!(desk.supply(), supply - 120);
}

/// XR-05: a holder who burns would lift the rate.
#[test]
fn xr_05_burn_by_a_holder_fails() {
    let mut desk = Desk::default();

    for name in ["alice", "token", "registry", "collector", "nobody"] {
        for amount in [0, 1, 100] {
            let expected = ContractError::BurnRefused {
                sender: desk.who(name),
                amount: amount.into(),
                queue: desk.who("queue"),
            };
            desk.refuses(name, burn(amount), expected);
        }
    }
}

/// XR-05: also with an allowance, also by those who may burn their own.
#[test]
fn xr_05_burn_from_is_refused_to_all() {
    let mut desk = Desk::default();

    for name in ["hub", "queue", "vault", "bob"] {
        desk.allow("alice", name, 50, None);
        let msg = ExecuteMsg::BurnFrom {
            owner: desk.text("alice"),
            amount: Uint128::new(50),
        };
        let expected = ContractError::BurnFromRefused {
            sender: desk.who(name),
            owner: desk.text("alice"),
            amount: Uint128::new(50),
        };
        desk.refuses(name, msg, expected);
    }
}

#[test]
fn burn_of_more_than_there_is_fails() {
    let mut desk = Desk::default();

    let expected = ContractError::InsufficientBalance {
        holder: desk.who("queue"),
        balance: Uint128::new(100),
        amount: Uint128::new(101),
    };
    desk.refuses("queue", burn(101), expected);
}
