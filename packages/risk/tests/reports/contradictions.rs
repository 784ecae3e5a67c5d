//! Answers that do not fit each other: a supply above the pool's shares, a vault that has less than
//! it says, a list of delegations that is cut, books that are not the sum of their parts. Answers of
//! two heights look like that, and so does a snapshot that was changed. All of it was green.

use super::kit::{answer, color, of, whole, worked_example};
use super::lies::gap;
use cosmwasm_std::Uint128;
use serde_json::json;

#[test]
fn the_worked_example_has_no_gaps() {
    assert_eq!(of(&worked_example()).partial, []);
}

#[test]
fn a_supply_above_the_pools_shares_is_not_green() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "token", "token_info")["total_supply"] = json!(whole(1_600_000));

    let report = of(&snapshot);

    let why = gap(&report, "token.token_info").unwrap();
    let is_said = why.contains("1600000000000") && why.contains("800000000000");
    assert!(is_said, "{why}");
    let colors = (color(&report, "books"), color(&report, "dependence"));
    assert_eq!(colors, ("grey", "grey"));
}

#[test]
fn a_vault_that_has_less_than_it_says_is_not_green() {
    let mut snapshot = worked_example();
    let pool = answer(&mut snapshot, "vault", "pool");
    pool["lst"] = json!(whole(90_000));
    pool["shares"] = json!(whole(90_000));

    let report = of(&snapshot);

    let why = gap(&report, "vault.pool").unwrap();
    assert!(why.contains("the vault has 13000000000"), "{why}");
    // it would have paid for everything
    let loss = report.loss["S1"].clone().unwrap();
    assert_eq!(loss.by_holders, Uint128::zero());
    assert_eq!(color(&report, "slash"), "grey");
}

#[test]
fn a_vault_that_insures_more_than_there_is_is_not_green() {
    let mut snapshot = worked_example();
    answer(&mut snapshot, "vault", "coverage")["insured_value"] = json!(whole(999_999));

    let report = of(&snapshot);

    let why = gap(&report, "vault.pool").unwrap();
    assert!(why.contains("the vault insures 999999000000"), "{why}");
    assert_eq!(color(&report, "slash"), "grey");
}

#[test]
fn a_list_of_delegations_that_is_cut_is_not_green() {
    let mut snapshot = worked_example();
    let rows = &mut answer(&mut snapshot, "hub", "delegations")["delegations"];
    rows.as_array_mut().unwrap().remove(0);

    let report = of(&snapshot);

    let why = gap(&report, "hub.delegations").unwrap();
    assert!(why.contains("delegations of 600000000000"), "{why}");
    let colors = (color(&report, "concentration"), color(&report, "slash"));
    assert_eq!(colors, ("grey", "grey"));
}

/// Before, a validator without tokens lost all of the pool's stake by a downtime slash.
#[test]
fn a_validator_with_less_than_the_pool_has_with_it_is_not_believed() {
    for tokens in ["0".to_string(), whole(399_999)] {
        let mut snapshot = worked_example();
        answer(&mut snapshot, "staking", "validators")["validators"][0]["tokens"] = json!(tokens);

        let report = of(&snapshot);

        let why = gap(&report, "staking.validators").unwrap();
        assert!(why.contains(&format!("val0 has {tokens}")), "{why}");
        assert_eq!(color(&report, "slash"), "grey");
        // 1 % of the pool's stake
        let loss = report.loss["D1"].clone().unwrap();
        assert_eq!(loss.gross.to_string(), whole(4_000));
        let note = loss.note.unwrap();
        assert!(
            note.contains("the fraction is of the pool's stake"),
            "{note}"
        );
    }
}

#[test]
fn books_that_are_not_the_sum_of_their_parts_are_not_green() {
    let changes = [
        ("hub", "state", "buffer", whole(60_000)),
        ("hub", "exchange_rate", "value", whole(1_000_001)),
        ("queue", "open_batch", "shares", "1".to_string()),
    ];
    for (contract, question, field, value) in changes {
        let mut snapshot = worked_example();
        answer(&mut snapshot, contract, question)[field] = json!(value);
        let report = of(&snapshot);
        assert_eq!(color(&report, "books"), "grey", "{contract}.{question}");
    }
}
