//! Laws, which are about messages and not about states.

use super::super::{
    guest::Guest,
    kit::{any, anyone, ANY},
};
use super::{birth, consumed, instant, number, refused, veto, Dex, COOLDOWN, DAY, UNIT};
use ballast_extension_math::restake::Due;
use ballast_extension_math::restake::Refusal;
use ballast_extension_share::ShareError;
use ballast_extension_types::restake::QueryMsg;
use ballast_extensions::restake::Restake;
use ballast_restake::ContractError;
use ballast_testing::Suite;
use ballast_types::paging::ZeroLimit;
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::{json, Value};

/// a request, a veto and a lapse move nothing.
#[test]
fn a_request_moves_nothing_until_it_is_executed() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.redeem("alice", 250_000 * UNIT);
    let held = dex.held();
    dex.slash(200 * UNIT).unwrap();
    assert_eq!(dex.held(), held);
    dex.after(DAY).veto(1).unwrap();
    assert_eq!(dex.held(), held);
    dex.after(6 * DAY).slash(200 * UNIT).unwrap();
    dex.suite.advance_secs(7 * DAY);
    assert_eq!(dex.state().request, None);
    assert_eq!(dex.held(), held);
    refused(
        dex.execute_slash(2),
        Refusal::NoRequest {
            request_id: 2,
            open: None,
        },
    );
}

/// nothing but a slash lowers the price of a share; a redeeming price never falls otherwise
/// either.
#[test]
fn only_a_slash_lowers_a_price() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.gift("bob", 7 * UNIT + 3);
    let mut price = dex.state().price;
    for (who, lst) in [("bob", 3), ("carol", 999_999_937), ("bob", 77 * UNIT)] {
        dex.after(DAY).deposit(who, lst).unwrap();
        assert!(dex.state().price >= price);
        price = dex.state().price;
        let some = dex.shares(who) / 3;
        dex.redeem(who, some);
        assert!(dex.state().price >= price);
        price = dex.state().price;
    }
    dex.take(100 * UNIT);
    assert!(dex.state().price < price);
}

/// a gift changes no price in its block.
#[test]
fn a_gift_moves_no_price_in_its_block() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let before = dex.state();
    dex.at_once().gift("bob", 500 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    let after = dex.state();
    assert_eq!(after.price, before.price);
    assert_eq!(number(after.dripping), 500 * UNIT);
    dex.suite.advance_secs(7 * DAY);
    assert_eq!(dex.held().0, 1_500 * UNIT);
}

/// R-11, on the contract: whatever everybody else does, a redemption can be taken out in every
/// cycle.
#[test]
fn nobody_can_keep_a_redemption_for_ever() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({"hold_secs": 45 * DAY});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(u128::MAX, u128::MAX);
    // a request is filed so that it lives when the opening begins
    let opening = ready + 45 * DAY;
    dex.until(opening - 5).slash(1).unwrap();
    let request = dex.state().request.unwrap();
    refused(
        dex.until(opening + 5).withdraw("alice", &[id]),
        Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
    assert_eq!(
        dex.position("alice").redemptions[0].held_until,
        Some(request.expires)
    );
    dex.suite.same_block();
    refused(
        dex.slash(1),
        Refusal::RequestOpen {
            request_id: ANY,
            until: ANY,
        },
    );
    dex.until(request.expires);
    refused(
        dex.slash(1),
        Refusal::Quiet {
            until: ANY,
            now: ANY,
        },
    );
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
}

/// nothing comes in while a request is open, or a slash is due; what could be slashed then
/// was there before.
#[test]
fn nobody_comes_in_for_an_old_fault() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.say(0, 1);
    refused(dex.deposit("bob", UNIT), Due::Lst(Uint128::new(1)));
    dex.say(0, 0);
    dex.slash(100 * UNIT).unwrap();
    refused(
        dex.deposit("bob", UNIT),
        Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
    dex.suite.advance_secs(6 * DAY);
    dex.deposit("bob", UNIT).unwrap();
}

/// previews refuse as the message does.
#[test]
fn previews_refuse_as_messages_do() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let preview = json!({"preview_withdraw": {"redemption_id": id}});
    refused(
        dex.preview(&preview),
        Refusal::NotReady {
            ready_at: ANY,
            now: ANY,
        },
    );
    refused(
        dex.preview(&json!({"preview_withdraw": {"redemption_id": 9}})),
        ContractError::UnknownRedemption {
            redemption_id: 9,
            of: None,
            next: ANY,
        },
    );
    dex.suite.advance_secs(COOLDOWN);
    dex.say(900 * UNIT, 0);
    refused(
        dex.preview(&preview),
        Refusal::Held {
            slashable_after: any(),
            needed: Uint128::new(900_000_000),
            until: ANY,
        },
    );
    dex.say(0, 7);
    refused(dex.preview(&preview), Due::Lst(Uint128::new(7)));
    let deposit = json!({"preview_deposit": {"lst": "5"}});
    refused(dex.preview(&deposit), Due::Lst(Uint128::new(7)));
    dex.say(0, 0);
    assert_eq!(dex.preview(&preview).unwrap(), json!({"lst": "500000000"}));
    assert_eq!(dex.preview(&deposit).unwrap(), json!({"shares": "5000"}));
    dex.tell("dave", &json!({"pause": {}})).unwrap();
    refused(
        dex.preview(&deposit),
        Refusal::Paused {
            until: ANY,
            now: ANY,
        },
    );
    refused(
        dex.preview(&json!({"preview_redeem": {"shares": "0"}})),
        "too small",
    );
    refused(
        dex.preview(&json!({"preview_slash": {"amount": "0"}})),
        Refusal::ZeroAmount,
    );
}

/// The share is a cw20, whose refusals say the numbers.
#[test]
fn the_share_is_a_cw20() {
    let mut dex = instant();
    dex.deposit("alice", UNIT).unwrap();
    let (alice, bob, carol) = ["alice", "bob", "carol"]
        .map(|who| dex.suite.addr(who))
        .into();
    let from = json!({"transfer_from": {"owner": alice, "recipient": carol, "amount": "600"}});
    refused(
        dex.tell("bob", &from),
        ShareError::InsufficientAllowance {
            owner: dex.suite.addr("alice"),
            spender: dex.suite.addr("bob"),
            allowance: Uint128::zero(),
            amount: Uint128::new(600),
        },
    );
    let allow = |amount: &str| json!({"increase_allowance": {"spender": bob, "amount": amount}});
    dex.tell("alice", &allow("1000")).unwrap();
    refused(
        dex.tell("alice", &allow(&u128::MAX.to_string())),
        ShareError::AllowanceOverflow {
            allowance: Uint128::from(ANY),
            amount: Uint128::MAX,
        },
    );
    dex.tell("bob", &from).unwrap();
    refused(
        dex.tell("bob", &from),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::new(400),
            amount: Uint128::new(600),
        },
    );
    let less = json!({"decrease_allowance": {"spender": bob, "amount": "400"}});
    dex.tell("alice", &less).unwrap();
    refused(
        dex.tell("alice", &less),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::zero(),
            amount: Uint128::new(400),
        },
    );
    assert_eq!(dex.shares("carol"), 600);
    let all: cw20::AllAccountsResponse = dex.ask(&QueryMsg::AllAccounts {
        start_after: None,
        limit: None,
    });
    assert_eq!(all.accounts.len(), 2);
    refused(
        dex.preview(&json!({"all_accounts": {"limit": 0}})),
        ZeroLimit,
    );
    for to in ["dex", "hub", "token", "queue", "vault"] {
        let to = dex.suite.addr(to);
        let transfer = json!({"transfer": {"recipient": to, "amount": "1"}});
        refused(
            dex.tell("carol", &transfer),
            ShareError::OwnContract {
                address: anyone(),
                name: anyone().into_string(),
            },
        );
        let send = json!({"send": {"contract": to, "amount": "1", "msg": "e30="}});
        refused(
            dex.tell("carol", &send),
            ShareError::OwnContract {
                address: anyone(),
                name: anyone().into_string(),
            },
        );
        let redeem = json!({"redeem": {"shares": "600", "receiver": to}});
        refused(
            dex.tell("carol", &redeem),
            ShareError::OwnContract {
                address: anyone(),
                name: anyone().into_string(),
            },
        );
    }
    let svc = dex.svc.clone();
    let send = json!({"send": {"contract": svc, "amount": "600", "msg": "e30="}});
    dex.tell("carol", &send).unwrap();
    assert_eq!(dex.shares("svc"), 600);
}

/// Slashed LST that goes to the vault is a gift to the underwriters.
#[test]
fn the_vault_may_be_the_destination() {
    let mut dex = Dex::with(Suite::builder(), |_| {});
    let mut msg = birth(&dex.suite);
    msg["destination"] = json!(dex.suite.addr("vault"));
    let msg = to_json_binary(&msg).unwrap();
    dex.at = dex
        .suite
        .make("owner", &Restake, "gives", &msg, &[])
        .unwrap();
    let deposit = to_json_binary(&json!({"deposit": {}})).unwrap();
    dex.suite.underwrite("carol", 100 * UNIT).unwrap();
    dex.suite
        .lst_send("alice", "gives", 1_000 * UNIT, deposit)
        .unwrap();
    assert_eq!(dex.take(50 * UNIT), 50 * UNIT);
    let pool: Value = dex
        .suite
        .query(&dex.suite.addr("vault"), &json!({"pool": {}}));
    assert_eq!(pool["dripping"], json!("50000000"));
}
