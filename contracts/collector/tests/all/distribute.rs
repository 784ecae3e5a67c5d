use crate::desk::{rewards_added, sent, Desk, NOW};
use ballast_types::{
    collector::{ExecuteMsg, ParamsUpdate, PendingResponse, PARAMS},
    hub::MintOrder,
    Amount, Native,
};
use ballast_workbench::{account, attribute, DENOM};
use cosmwasm_std::coin;

fn order(to: &str, amount: u128) -> MintOrder {
    MintOrder {
        to: account(to).into_string(),
        amount: Native::new(amount),
    }
}

#[test]
fn rewards_are_split_by_rate_and_nothing_stays() {
    let mut desk = Desk::default();
    desk.holds(1_000_000, DENOM);
    desk.cover(50_000, 1_000_000);

    let response = desk.distribute("keeper");

    assert_eq!(
        sent(&response),
        [(account("keeper").to_string(), 2_000, DENOM.to_string())]
    );
    assert_eq!(
        rewards_added(&response),
        [(
            coin(998_000, DENOM),
            vec![order("treasury", 50_000), order("vault", 50_000)]
        )]
    );
    let shown = ["action", "rewards", "restake", "premium", "fee", "tip"];
    assert_eq!(
        shown.map(|key| attribute(&response, key)),
        ["distribute", "1000000", "898000", "50000", "50000", "2000"]
    );
}

#[test]
fn pending_is_what_distribute_does() {
    let mut desk = Desk::default();
    desk.holds(123_457, DENOM);
    desk.cover(7_000, 1_000_000);

    let pending = desk.pending();
    let response = desk.distribute("keeper");

    let done = |key| Native::new(attribute(&response, key).parse::<u128>().unwrap());
    assert_eq!(
        pending,
        PendingResponse {
            rewards: done("rewards"),
            fee: done("fee"),
            premium: done("premium"),
            tip: done("tip"),
            restake: done("restake"),
        }
    );
    assert_eq!(pending.rewards, Native::new(123_457u128));
    let parts = [pending.fee, pending.premium, pending.tip, pending.restake];
    assert_eq!(Native::sum(parts), Ok(pending.rewards));
}

#[test]
fn nothing_to_distribute_is_no_error() {
    let mut desk = Desk::default();

    let response = desk.distribute("keeper");

    assert_eq!(response.messages, vec![]);
    assert_eq!(attribute(&response, "rewards"), "0");
}

#[test]
fn one_unit_goes_to_the_pool() {
    let mut desk = Desk::default();
    desk.holds(1, DENOM);

    let response = desk.distribute("keeper");

    assert_eq!(sent(&response), []);
    assert_eq!(rewards_added(&response), [(coin(1, DENOM), vec![])]);
}

#[test]
fn tip_goes_to_whoever_is_named() {
    let mut desk = Desk::default();
    desk.holds(1_000_000, DENOM);
    let msg = ExecuteMsg::Distribute {
        tip_to: Some(account("alice").into_string()),
    };

    let response = desk.run("hub", msg).unwrap();

    assert_eq!(sent(&response)[0].0, account("alice").to_string());
}

#[test]
fn nobody_underwriting_means_no_premium() {
    let mut desk = Desk::default();
    desk.holds(1_000_000, DENOM);
    desk.cover(0, 1_000_000);

    let mint = &rewards_added(&desk.distribute("keeper"))[0].1;

    assert_eq!(*mint, [order("treasury", 50_000)]);
}

#[test]
fn a_vault_that_fails_does_not_stop_rewards() {
    let mut desk = Desk::default();
    desk.holds(1_000_000, DENOM);
    desk.sibling("vault").fails = true;

    assert_eq!(desk.pending().premium, Native::ZERO);
    let mint = &rewards_added(&desk.distribute("keeper"))[0].1;

    assert_eq!(*mint, [order("treasury", 50_000)]);
}

#[test]
fn without_fee_tip_and_premium_all_is_restaked() {
    let mut desk = Desk::default();
    let none = ParamsUpdate {
        fee_bps: Some(0),
        premium_max_bps: Some(0),
        tip_bps: Some(0),
    };
    desk.run("owner", ExecuteMsg::UpdateConfig(none)).unwrap();
    desk.holds(777, DENOM);
    desk.cover(1_000_000, 1_000_000);

    let response = desk.distribute("keeper");

    assert_eq!(sent(&response), []);
    assert_eq!(rewards_added(&response), [(coin(777, DENOM), vec![])]);
}

#[test]
fn other_denoms_are_swept_to_the_treasury_and_not_distributed() {
    let mut desk = Desk::default();
    desk.holds(5, "ibc/ABC");

    assert_eq!(desk.distribute("keeper").messages, vec![]);
    let msg = ExecuteMsg::Sweep {
        denom: "ibc/ABC".to_string(),
    };
    let response = desk.run("anyone", msg).unwrap();

    assert_eq!(
        sent(&response),
        [(account("treasury").to_string(), 5, "ibc/ABC".to_string())]
    );
    let shown = ["action", "denom", "amount"].map(|key| attribute(&response, key));
    assert_eq!(shown, ["sweep", "ibc/ABC", "5"]);
}

#[test]
fn nothing_to_sweep_is_no_error() {
    let msg = ExecuteMsg::Sweep {
        denom: "ibc/ABC".to_string(),
    };

    let response = Desk::default().run("anyone", msg).unwrap();

    assert_eq!(response.messages, vec![]);
    assert_eq!(attribute(&response, "amount"), "0");
}

#[test]
fn a_new_fee_applies_to_what_arrives_after_it() {
    let mut desk = Desk::default();
    desk.holds(1_000_000, DENOM);
    let update = ParamsUpdate {
        fee_bps: Some(1_000),
        ..ParamsUpdate::default()
    };

    let response = desk.run("owner", ExecuteMsg::UpdateConfig(update)).unwrap();

    assert_eq!(attribute(&response, "action"), "update_config");
    let (coin, mint) = &rewards_added(&response)[0];
    assert_eq!(coin.amount.u128(), 998_000);
    assert_eq!(*mint, [order("treasury", 50_000)], "by the old rate");
    let params = PARAMS.load(&desk.storage).unwrap();
    assert_eq!((params.fee_bps, params.tip_bps), (1_000, 20));
}

/// While the hub takes no rewards, a unit that anyone sends keeps the owner from nothing: it waits,
/// and is split by the new rates.
#[test]
fn parameters_change_during_a_pause_and_while_a_cover_is_owed() {
    let mut desk = Desk::default();
    desk.pause_cranks(Some(NOW + 1));
    desk.holds(1_000, DENOM);
    let update = || {
        ExecuteMsg::UpdateConfig(ParamsUpdate {
            fee_bps: Some(1_000),
            ..ParamsUpdate::default()
        })
    };

    let response = desk.run("owner", update()).unwrap();
    assert!(response.messages.is_empty());
    assert_eq!(response.attributes[1].value, "0");

    desk.pause_cranks(None);
    desk.pending_cover(1);
    assert!(desk.run("owner", update()).unwrap().messages.is_empty());

    desk.pending_cover(0);
    assert!(!desk.run("owner", update()).unwrap().messages.is_empty());
}

/// Rewards that came under a fee of 5 % and could not be split then pay 5 %; later ones pay the rate in
/// force. If the fee changed several times meanwhile, the lowest counts.
#[test]
fn what_waits_is_split_by_the_rates_of_its_time() {
    let update = |fee_bps| {
        ExecuteMsg::UpdateConfig(ParamsUpdate {
            fee_bps: Some(fee_bps),
            tip_bps: Some(0),
            ..ParamsUpdate::default()
        })
    };
    for (later, fee) in [(None, 50 + 200), (Some(100), 50 + 20), (Some(0), 50)] {
        let mut desk = Desk::default();
        desk.pause_cranks(Some(NOW + 1));
        desk.holds(1_000, DENOM);
        desk.run("owner", update(1_000)).unwrap();
        if let Some(later) = later {
            // between the two nothing came
            desk.run("owner", update(later)).unwrap();
        }
        desk.pause_cranks(None);
        desk.holds(3_000, DENOM);
        let response = desk
            .run("keeper", ExecuteMsg::Distribute { tip_to: None })
            .unwrap();
        let said = |key: &str| {
            let found = response.attributes.iter().find(|attr| attr.key == key);
            found.unwrap().value.clone()
        };
        let fee = match later {
            // 10 % of what came since, and the lower of 5 % and 10 % of what waited
            Some(later) => 50 + later * 2_000 / 10_000,
            None => fee,
        };
        assert_eq!(said("fee"), fee.to_string(), "{later:?}");
        assert_eq!(said("rewards"), "3000");
    }
}
