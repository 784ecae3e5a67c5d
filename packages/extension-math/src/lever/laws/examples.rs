//! The largest numbers, and an order in parts.

use super::*;

/// L-11: 18 decimals, 10^12 tokens, and an index of 10^20.
#[test]
fn wide_numbers_fit() {
    let rules = Rules {
        min_debt: 100 * WAD,
        ..Rules::default()
    };
    let coins = 1_000_000_000_000 * WAD;
    let view = View {
        c: 3 * coins,
        x: 2 * coins / 100,
        index: 100 * WAD,
        value: 4 * coins,
        cover: 0,
        lst: 4 * coins,
        cash: coins,
        headroom: coins,
        rate: WAD / 25,
        rate_at_target: WAD / 25,
        liq: 9_200,
    };
    let supply = 1_000 * coins;

    let owed = priced(&view, supply, true).unwrap();
    assert_eq!(owed.leverage_floor(), Ok(30_000));
    let slice = owed
        .books
        .redeem(LayerShares::new(supply), Native::new(rules.min_debt))
        .unwrap();
    assert!(raw(slice.lst) > 2 * coins);
    let fallen = View {
        value: view.value * 9 / 10,
        ..view.clone()
    };
    let fallen = priced(&fallen, supply, true).unwrap();
    let all = Native::new(u128::MAX);
    assert!(fallen.buy_down(&terms(&rules), &room(&view), all).is_ok());
    let empty = View {
        c: coins,
        x: 0,
        ..view
    };
    let empty = priced(&empty, supply, false).unwrap();
    assert_eq!(
        empty.rebalance(
            &terms(&rules),
            &room(&View {
                cash: 5 * coins,
                headroom: 5 * coins,
                ..view_of(coins)
            })
        ),
        Ok(Native::new(2 * coins))
    );
}

fn view_of(coins: u128) -> View {
    View {
        c: coins,
        x: 0,
        index: WAD,
        value: coins,
        cover: 0,
        lst: coins,
        cash: coins,
        headroom: coins,
        rate: WAD / 25,
        rate_at_target: WAD / 25,
        liq: 9_200,
    }
}

/// An order in fifty parts yields its owner what it yields whole, but for roundings.
#[test]
fn in_parts_as_well_as_whole() {
    let coins = 1_000_000u128;
    let view = View {
        c: 300 * coins,
        x: 200 * coins,
        value: 950 * coins,
        lst: 1_000 * coins,
        ..view_of(coins)
    };
    let mut whole = Lever::new(model::Rules::default(), 0);
    held(&mut whole, 100_000 * coins);
    let id = whole.order("ann", 30_000 * coins, 200, 0).unwrap();
    let mut parts = whole.clone();
    let all = whole.fill(&view, id, u128::MAX, 43_200).unwrap();
    let (mut view, mut got) = (view, 0);
    while parts.orders.contains_key(&id) {
        let did = parts.fill(&view, id, all.paid / 50, 43_200).unwrap();
        got += did.to_owner;
        (view.c, view.x) = (did.c, did.x);
    }
    assert!(
        got.abs_diff(all.to_owner) <= 110,
        "{got} against {}",
        all.to_owner
    );
}
