//! G. Between contracts: who calls, and what is believed.

use super::super::{
    access, broken_vault, leave, mature, only, paid, puppet, refusals, refused, send, submit, ten,
    UNIT,
};
use super::h_messages;
use crate::kit::{anyone, QueueError, ANY};
use ballast_testing::Suite;
use ballast_types::queue;
use cosmwasm_std::{coin, to_json_binary, Binary, Uint128};
use cw20::Cw20ReceiveMsg;
use serde_json::{json, Value};

fn unbond_order() -> Binary {
    to_json_binary(&queue::ReceiveMsg::Unbond { receiver: None }).unwrap()
}

fn underwrite_order() -> Binary {
    to_json_binary(&json!({"underwrite": {}})).unwrap()
}

fn receive(suite: &Suite, sender: &str, msg: Binary) -> Value {
    let receive = Cw20ReceiveMsg {
        sender: suite.addr(sender).to_string(),
        amount: Uint128::new(UNIT),
        msg,
    };
    json!({"receive": serde_json::to_value(receive).unwrap()})
}

/// XC-01 · A token of the attacker's, or the attacker himself, says that tokens have come.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::receive`
/// Taken out: `ensure_sender(&info.sender, &suite.token, "the suite's LST token")?` -> `()`
/// Seen: after 'mallory: {"receive":{"amount":"1000000","msg":"eyJ1bmJvbmQiOnsicmVjZWl2ZXIiOm51bGx9fQ==","sender":"wasm1…"}}' at height 9: I-1 is broken: the queue holds 0 LST, its open batch says 1000000
#[test]
fn xc_01_only_the_suites_token_brings_tokens() {
    let mut suite = ten();
    let to_queue = receive(&suite, "mallory", unbond_order());
    refused(
        send(&mut suite, "mallory", "queue", &to_queue),
        only("the suite's LST token", &suite.addr("mallory")),
    );
    let to_vault = receive(&suite, "mallory", underwrite_order());
    refused(
        send(&mut suite, "mallory", "vault", &to_vault),
        only("the suite's LST token", &suite.addr("mallory")),
    );

    // anyone may have a token of the same code, whose minter he is
    let mallory = suite.addr("mallory");
    let mut own = suite.contracts().clone();
    own.hub = mallory.clone();
    let id = suite.chain().code_id("token").unwrap();
    suite.block(1);
    let mut born = |own: &ballast_testing::Contracts| {
        let birth = json!({
            "info": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6, "marketing": null},
            "suite": own, "seed": "9000000",
        });
        let birth = to_json_binary(&birth).unwrap();
        let chain = suite.chain_mut();
        chain.instantiate(&mallory, id, birth, &[], "fake")
    };
    // it is no second token of a suite that has one: the refusal says which address it would have
    let refusal = born(&own).unwrap_err().to_string();
    let (_, this) = refusal.split_once("but this contract is ").unwrap();
    let this = this.split_whitespace().next().unwrap();
    own.token = cosmwasm_std::Addr::unchecked(this);
    let fake = born(&own).unwrap().contract.unwrap();
    for (to, msg) in [("queue", unbond_order()), ("vault", underwrite_order())] {
        let contract = suite.addr(to);
        let msg = json!({"send": {"contract": contract, "amount": "1000000", "msg": msg}});
        refused(
            suite.execute("mallory", &fake, &msg, &[]),
            only("the suite's LST token", &fake),
        );
    }
}

/// XC-02 · The ticket goes to the token contract, which called, or to nobody.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::receive`
/// Taken out: `receiver.unwrap_or(msg.sender)` -> `receiver.unwrap_or(info.sender.to_string())`
/// Seen: refused: wasm1… is the suite's token, which cannot own a ticket
#[test]
fn xc_02_a_ticket_is_its_senders_or_the_receivers() {
    let mut suite = ten();
    let first = leave(&mut suite, "alice", UNIT);
    suite.unbond_for("alice", UNIT, Some("bob")).unwrap();

    assert_eq!(suite.ticket(first).owner, Some(suite.addr("alice").into()));
    assert_eq!(
        suite.ticket(first + 1).owner,
        Some(suite.addr("bob").into())
    );
    refused(
        suite.cancel("alice", first + 1),
        only("the ticket's owner", &suite.addr("alice")),
    );
}

/// XC-03 · LST that lies in a contract by mistake is anyone's to leave with.
///
/// Stopped by: `contracts/token/src/execute.rs::ensure_not_lost`
/// Taken out: `suite.vault != address && suite.name_of(sender).is_none()` -> `false`
/// Seen: it was not refused
#[test]
fn xc_03_nobody_leaves_with_a_contracts_own_tokens() {
    let mut suite = ten();
    for to in ["hub", "token", "registry", "queue", "collector"] {
        refused(suite.lst_transfer("alice", to, UNIT), "would be lost");
    }
    for (contract, msg) in [
        ("hub", json!({"queue_unbond": {"amount": "100"}})),
        ("hub", json!({"unbond": {"shares": "100"}})),
        ("queue", json!({"unbond": {"shares": "100"}})),
    ] {
        refused(
            send(&mut suite, "mallory", contract, &msg),
            "unknown variant",
        );
    }
}

/// XC-04 · A receiver calls back before the books are written, and is paid twice. Here it claims twice
/// in one transaction, and sends the ticket on between.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::claim`
/// Taken out: `remove_ticket(storage, *number, ticket)` -> `()`
/// Seen: it was not refused
#[test]
fn xc_04_a_second_claim_finds_nothing() {
    let mut suite = ten();
    suite.bond("bob", 5 * UNIT).unwrap();
    let tickets = ["alice", "bob"].map(|who| leave(&mut suite, who, 5 * UNIT));
    submit(&mut suite);
    mature(&mut suite);
    let puppet = puppet::create(&mut suite);
    let queue = suite.addr("queue");
    let claim = queue::ExecuteMsg::Claim {
        ticket_ids: vec![tickets[0].to_string()],
    };
    let onward = queue::ExecuteMsg::TransferNft {
        recipient: suite.addr("mallory").to_string(),
        token_id: tickets[0].to_string(),
    };
    let twice = |msg: &queue::ExecuteMsg| {
        let messages = [&claim, msg].map(|msg| puppet::call(&queue, msg, vec![]));
        queue::ExecuteMsg::SendNft {
            contract: puppet.to_string(),
            token_id: tickets[0].to_string(),
            msg: to_json_binary(&messages).unwrap(),
        }
    };
    refused(
        suite.queue("alice", &twice(&claim)),
        QueueError::UnknownTicket {
            ticket_id: anyone().into_string(),
            next_ticket: ANY,
        },
    );
    refused(
        suite.queue("alice", &twice(&onward)),
        QueueError::UnknownTicket {
            ticket_id: anyone().into_string(),
            next_ticket: ANY,
        },
    );

    assert_eq!(paid(&mut suite, tickets[0]), 5 * UNIT);
    assert_eq!(paid(&mut suite, tickets[1]), 5 * UNIT);
}

/// XC-05 · A reply takes a failure for success: the cover failed, and counts as paid.
///
/// Stopped by: `contracts/hub/src/gate/cover.rs::finish`
/// Taken out: `owe(deps.storage, hub, &record)?` -> `()`
/// Seen: left: "0", right: "500000"
#[test]
fn xc_05_a_cover_that_failed_is_owed() {
    broken_vault::a_vault_that_fails_owes_the_cover_and_bonding_waits();
}

/// XC-06 · The refusal is an answer, not an error: the coins stay, nothing is minted.
///
/// Stopped by: `contracts/hub/src/execute/bond.rs::bond`
/// Taken out: `access::one_coin(info, &hub.config.denom)?.amount` -> `info.funds.first().map(|coin| coin.amount).unwrap_or_default()`
/// Seen: 'exactly one coin of 'ustake' is needed, none was attached' is not in 'bond of 0 is below the minimum of 1'
#[test]
fn xc_06_what_is_refused_leaves_everything_as_it_was() {
    refusals::only_one_coin_of_the_right_denom_bonds();
}

/// XC-07 · Amounts are read from events, whose order, number and form change; wasmd strips those of
/// native messages altogether.
///
/// Stopped by: `contracts/hub/src/execute/paid_out.rs::on_paid_out`
/// Taken out: `collected(deps.as_ref(), &config)?.saturating_sub(page.before)` -> `Native::ZERO`
/// Seen: assertion failed: 0
#[test]
fn xc_07_amounts_are_balances_and_answers() {
    let mut suite = ten();
    let coins = ["ibc/AAAA", "ustake", "zeta"].map(|denom| coin(900_000_000, denom));
    suite.chain_mut().reward(coins.to_vec()).unwrap();
    suite.block(1);
    suite.bank_send("bob", "collector", 55).unwrap();
    let before = suite.balance("collector");
    let rewards = suite.harvest("keeper").unwrap().amount("rewards");

    assert!(rewards > UNIT, "{rewards}");
    assert_eq!(suite.balance("collector") - before, rewards);
}

/// XC-08 · A step that is meant for the contract itself, or for a sibling, can be called by anyone. Every
/// message of every schema is in this list, or the test fails.
///
/// Stopped by: `contracts/hub/src/execute.rs::execute`
/// Taken out: `access::ensure_sender(&info.sender, &env.contract.address, "the hub")?` -> `()`
/// Seen: it was not refused
#[test]
fn xc_08_nobody_sends_the_contracts_own_messages() {
    h_messages::every_message_is_known();
    access::a_stranger_may_send_no_internal_message();
}
