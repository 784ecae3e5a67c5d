use crate::desk::Desk;
use ballast_token::{contract::execute, ContractError};
use ballast_types::token::{ExecuteMsg, QueryMsg};
use ballast_wire::Wire;
use cosmwasm_std::{testing::message_info, Uint128};
use cw20::{AllSpenderAllowancesResponse, Expiration};

/// XC-16: never more than was allowed, and both maps agree.
#[test]
fn xc_16_allowances_are_spent_once_and_refused_with_numbers() {
    let mut desk = Desk::default();
    let (owner, spender) = (desk.who("alice"), desk.who("bob"));

    let none = desk.transfer_from("alice", "bob", 1);
    let expected = ContractError::NoAllowance {
        owner: owner.clone(),
        spender: spender.clone(),
    };
    desk.refuses("bob", none, expected);

    desk.allow("alice", "bob", 60, None);
    let spend = desk.transfer_from("alice", "bob", 50);
    desk.run("bob", spend.clone()).unwrap();
    let expected = ContractError::InsufficientAllowance {
        owner: owner.clone(),
        spender: spender.clone(),
        allowance: Uint128::new(10),
        amount: Uint128::new(50),
    };
    desk.refuses("bob", spend, expected);

    let to = spender.to_string();
    let lower = |amount: u128| ExecuteMsg::DecreaseAllowance {
        spender: to.clone(),
        amount: amount.into(),
        expires: None,
    };
    desk.run("alice", lower(4)).unwrap();
    assert_eq!(desk.allowance("alice", "bob"), 6);
    desk.run("alice", lower(u128::MAX)).unwrap();
    let expected = ContractError::NoAllowance { owner, spender };
    desk.refuses("alice", lower(1), expected);
    let by_spender: AllSpenderAllowancesResponse = desk
        .ask(QueryMsg::AllSpenderAllowances {
            spender: desk.text("bob"),
            start_after: None,
            limit: None,
        })
        .unwrap();
    assert_eq!(by_spender.allowances, []);
    assert_eq!((desk.balance("alice"), desk.balance("bob")), (50, 50));
}

#[test]
fn xc_16_allowance_that_is_over_fails() {
    let mut desk = Desk::default();
    let expires = Expiration::AtHeight(desk.env.block.height + 1);
    desk.allow("alice", "bob", 60, Some(expires));
    desk.env.block.height += 1;

    let spend = desk.transfer_from("alice", "bob", 5);
    let expected = ContractError::AllowanceExpired {
        owner: desk.who("alice"),
        spender: desk.who("bob"),
        expires,
    };
    desk.refuses("bob", spend, expected);
}

/// An allowance beyond what the owner has is no error until it is spent.
#[test]
fn transfer_from_beyond_the_balance_fails() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", 500, None);

    let spend = desk.transfer_from("alice", "bob", 101);
    // not by the bench: cw20-base lowers the allowance before it fails, and the chain undoes that
    let (info, env) = (message_info(&desk.who("bob"), &[]), desk.env.clone());
    let err = execute(desk.deps_mut(), env, info, Wire(spend)).unwrap_err();

    assert_eq!(
        err,
        ContractError::InsufficientBalance {
            holder: desk.who("alice"),
            balance: Uint128::new(100),
            amount: Uint128::new(101)
        }
    );
}

/// cw20-base alone would panic.
#[test]
fn allowance_beyond_128_bits_fails() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", u128::MAX, None);

    let msg = ExecuteMsg::IncreaseAllowance {
        spender: desk.text("bob"),
        amount: Uint128::one(),
        expires: None,
    };
    let expected = ContractError::AllowanceOverflow {
        allowance: Uint128::MAX,
        amount: Uint128::one(),
    };
    desk.refuses("alice", msg, expected);
}
