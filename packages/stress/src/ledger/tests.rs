use super::{part_floor, Ledger, Role, Worth};
use cosmwasm_std::Decimal;
use std::collections::BTreeMap;

const WAD: u128 = 1_000_000_000_000_000_000;

#[test]
fn a_part_is_rounded_down_and_never_beyond_what_there_is() {
    for (a, b, c, part) in [
        (10, 1, 3, 3),
        (10, 2, 3, 6),
        (10, 3, 3, 10),
        (10, 10_000, 10_000, 10),
        (0, 5, 7, 0),
        (5, 7, 0, 0),
        // the product is wider than either
        (u128::MAX, u128::MAX, u128::MAX, u128::MAX),
        (u128::MAX, 1, 2, u128::MAX / 2),
        // a result that does not fit is the largest number
        (u128::MAX, 2, 1, u128::MAX),
    ] {
        assert_eq!(part_floor(a, b, c), part, "{a} x {b} / {c}");
    }
}

#[test]
fn a_coin_is_worth_what_lst_is_over_its_price() {
    let worth = |value: u128, shares: u128, decimals: u32| Worth {
        value,
        shares,
        decimals,
    };
    let price = |text: &str| text.parse::<Decimal>().unwrap();
    for (lst, coins, decimals, each) in [
        // an LST is worth one native and costs two coins: a coin is worth half a native
        (worth(1_000, 1_000, 6), "2", 6, Some(WAD / 2)),
        // LST has grown by a tenth, and costs a tenth more
        (worth(1_100, 1_000, 6), "1.1", 6, Some(WAD)),
        (worth(1_100, 1_000, 6), "1", 6, Some(WAD + WAD / 10)),
        // rounded down
        (worth(1, 1, 6), "3", 6, Some(WAD / 3)),
        // a base unit of a coin with fewer decimals is more
        (worth(1, 1, 18), "2", 6, Some(500_000_000_000 * WAD)),
        (worth(1, 1, 6), "2", 18, Some(WAD / 2_000_000_000_000)),
        // there is no LST or no price
        (worth(1_000, 0, 6), "2", 6, None),
        (worth(1_000, 1_000, 6), "0", 6, None),
        // it does not fit
        (worth(u128::MAX, 1, 18), "1", 0, None),
    ] {
        assert_eq!(lst.of_coin_floor(price(coins), decimals), each, "{coins}");
    }
    let nothing = worth(0, 1_000, 6);
    assert_eq!(nothing.of_coin_floor(price("2"), 6), Some(0));
}

#[test]
fn an_account_is_what_it_has_most_of_beside_coins() {
    let mut ledger = Ledger::default();
    let mut has = |account: &str, rows: &[(Role, i128)]| {
        let rows: BTreeMap<Role, i128> = rows.iter().copied().collect();
        ledger.claims.insert(account.to_string(), rows);
    };
    has("alice", &[(Role::Coins, 900), (Role::Holder, 10)]);
    // by absolute amount: a debt counts like a claim
    has("bob", &[(Role::Holder, 10), (Role::Borrower, -11)]);
    // of two equal amounts the role that comes first in tables
    has("carol", &[(Role::Holder, 10), (Role::Leaver, 10)]);
    has("dave", &[(Role::Coins, 900)]);
    for (account, role) in [
        ("alice", Role::Holder),
        ("bob", Role::Borrower),
        ("carol", Role::Holder),
        ("dave", Role::Coins),
        ("nobody", Role::Coins),
    ] {
        assert_eq!(ledger.role(account), role, "{account}");
    }
    assert_eq!(ledger.of("bob"), -1);
    assert_eq!(ledger.of("nobody"), 0);
}
