//! Redemptions: in a row, of nothing, of old, and given away.

use super::super::{consumed, instant, refused, Dex, COOLDOWN, DAY, UNIT};
use crate::{
    guest::Guest,
    kit::{anyone, dust, takes_none, ANY},
};
use ballast_extension_math::restake::Refusal;
use ballast_testing::Suite;
use cosmwasm_std::coins;
use serde_json::json;

/// One redemption of a tenth of a thousandth of an LST that nobody takes out keeps the redeeming
/// price where slashes brought it: when that is under a hundredth of the first, the stake is spent,
/// whatever rewards did for those who stayed.
#[test]
fn an_old_redemption_can_end_a_stake_that_is_well() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.deposit("bob", 1_000).unwrap();
    let shares = dex.shares("bob");
    dex.redeem("bob", shares);
    let bond = json!({"bond_rewards": {}});
    let mut slashes = 0;
    while !dex.state().spent {
        dex.after(7 * DAY).slash(u128::MAX).unwrap();
        slashes += 1;
        dex.gift("carol", 430 * UNIT);
        dex.at_once().tell("keeper", &bond).unwrap();
        dex.suite.shares("carol");
        if slashes > 14 {
            break;
        }
    }
    let state = dex.state();
    println!("{slashes} slashes of 30 %: {state:?}");
    assert!(state.spent);
    assert_eq!(dex.slashable(), 0);
    refused(dex.deposit("alice", UNIT), "units of redemptions");
    // bob takes it out, and it goes on
    dex.suite.advance_secs(COOLDOWN);
    dex.withdraw("bob", &[1]).unwrap();
    assert!(!dex.state().spent);
    dex.deposit("alice", UNIT).unwrap();
}

/// Redemptions that were asked for day by day: one of them is out of the consumer's reach on two
/// days of nine, whatever he says.
#[test]
fn redemptions_in_a_row_are_open_two_days_of_nine() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let ids: Vec<u64> = (0..9)
        .map(|_| dex.after(DAY).redeem("alice", 10_000 * UNIT))
        .collect();
    dex.say(0, 1);
    dex.suite.advance_secs(60 * DAY);
    for _ in 0..9 {
        let is_open = |id: &&u64| {
            dex.preview(&json!({"preview_withdraw": {"redemption_id": id}}))
                .is_ok()
        };
        let open = ids.iter().filter(is_open).count();
        assert_eq!(open, 2);
        dex.suite.advance_secs(DAY - 10);
    }
}

/// Shares that are worth nothing cannot be given up, and nothing else refuses a way out.
#[test]
fn redeem_refuses_shares_worth_nothing_alone() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.behave(&json!("burn_gas"));
    dex.tell("dave", &json!({"pause": {}})).unwrap();
    dex.slash(UNIT).unwrap();
    dex.redeem("alice", 1_000);
    refused(dex.try_redeem("alice", 999), dust(999));
    let coins = coins(1, "ustake");
    let at = dex.at.clone();
    refused(
        dex.suite
            .execute("alice", &at, &json!({"redeem": {"shares": "1000"}}), &coins),
        takes_none(anyone()),
    );
}

/// Parts of redemptions that strangers give somebody change neither the time nor the worth of his
/// own.
#[test]
fn redemptions_that_are_given_away_change_nothing_of_the_receivers() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.deposit("bob", UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    let theirs = dex.after(DAY).redeem("bob", 1_000_000);
    let alice = dex.suite.addr("alice");
    for units in 1..20 {
        let give = json!({"transfer_redemption": {"redemption_id": theirs, "units": units.to_string(), "receiver": alice}});
        dex.at_once().tell("bob", &give).unwrap();
    }
    let own = dex.position("alice").redemptions.remove(0);
    assert_eq!((own.redemption_id, own.ready_at), (id, ready));
    dex.until(ready);
    refused(
        dex.withdraw("alice", &[id, 3]),
        Refusal::NotReady {
            ready_at: ANY,
            now: ANY,
        },
    );
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
}
