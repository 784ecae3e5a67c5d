//! The page's numbers, by the arithmetic and by the model.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::as_conversions
)]

use super::{model, *};
use crate::{
    market::{Scaled, WAD},
    time::Now,
};
use ballast_accounting::{Amount, LayerShares, Native, Shares};
use cosmwasm_std::Uint128;

const M: u128 = 1_000_000;
const DAY: u64 = 86_400;

pub fn terms(rules: &model::Rules) -> Terms {
    Terms {
        target_bps: rules.target as u64,
        min_bps: rules.min as u64,
        max_bps: rules.max as u64,
        ripcord_bps: rules.ripcord as u64,
        max_discount_bps: rules.discount as u64,
        max_rate_bps: rules.max_rate as u64,
        keeper_bps: rules.keeper as u64,
        ramp_secs: rules.ramp,
        min_debt: Native::new(rules.min_debt),
        open_birth_bps: rules.open_birth as u64,
        liq_birth_bps: rules.liq_birth as u64,
    }
}

pub fn books(view: &model::View, supply: u128) -> Books {
    Books {
        collateral: Shares::new(view.c),
        scaled: Scaled::new(view.x),
        index: Uint128::new(view.index),
        supply: LayerShares::new(supply),
    }
}

pub fn priced(view: &model::View, supply: u128, owed: bool) -> Result<Priced, Refusal> {
    let value = view.value + if owed { view.cover } else { 0 };
    books(view, supply).priced(Native::new(value), Shares::new(view.lst))
}

pub fn room(view: &model::View) -> Room {
    Room {
        cash: Native::new(view.cash),
        headroom: Native::new(view.headroom),
        rate: Uint128::new(view.rate),
        rate_at_target: Uint128::new(view.rate_at_target),
        liq_bps: view.liq as u64,
    }
}

/// Ten thousand coins supplied, nothing lent, one LST for one coin.
fn view() -> model::View {
    model::View {
        c: 0,
        x: 0,
        index: WAD,
        value: 1_101 * M,
        cover: 0,
        lst: 1_101 * M,
        cash: 10_000 * M,
        headroom: 10_000 * M,
        rate: WAD / 100,
        rate_at_target: WAD / 25,
        liq: 9_200,
    }
}

/// A position of a lever.
fn at(view: &mut model::View, did: model::Did) {
    (view.c, view.x) = (did.c, did.x);
}

#[test]
fn in_up_and_out_in_kind() {
    let (mut view, mut lever) = (view(), model::Lever::new(model::Rules::default(), 0));
    let ann = lever.deposit(&view, "ann", 100 * M).unwrap();
    assert_eq!(ann.shares, 100_000_000_000);
    assert_eq!(
        priced(&view, 0, false)
            .unwrap()
            .deposit_floor(Shares::new(100 * M)),
        Ok(LayerShares::new(ann.shares))
    );
    at(&mut view, ann);
    let before = priced(&view, lever.supply, false).unwrap();
    let terms = terms(&lever.rules);
    assert_eq!(
        before.rebalance(&terms, &room(&view)),
        Ok(Native::new(200 * M))
    );
    assert_eq!(
        lever.rebalance(&view, "kim", 30 * DAY),
        Ok((200 * M, 8_219_178))
    );
    assert_eq!(
        tip_floor(LayerShares::new(100_000_000_000u128), 10, 30 * DAY),
        Ok(LayerShares::new(8_219_178u128))
    );
    (view.c, view.x) = (300 * M, 200 * M);
    assert_eq!(view.leverage(false), 30_000);
    let ben = lever.deposit(&view, "ben", 30 * M).unwrap();
    assert_eq!(ben.shares, 30_002_465_753);
    at(&mut view, ben);
    assert_eq!(
        priced(&view, lever.supply, false).unwrap().leverage_floor(),
        Ok(25_384)
    );
    let slice = books(&view, lever.supply).redeem(LayerShares::new(ben.shares), terms.min_debt);
    let slice = slice.unwrap();
    assert_eq!(
        (slice.paid, slice.lst),
        (Native::new(46_153_846u128), Shares::new(76_153_845u128))
    );
    let out = lever.redeem(&view, "ben", ben.shares, 46_153_846).unwrap();
    assert_eq!((out.paid, out.lst), (46_153_846, 76_153_845));
}

/// Ann alone at three times, without a tip.
fn ann() -> (model::View, model::Lever) {
    let (mut view, mut lever) = (view(), model::Lever::new(model::Rules::default(), 0));
    lever.deposit(&view, "ann", 100 * M).unwrap();
    (view.c, view.x) = (300 * M, 200 * M);
    view.value += 200 * M;
    view.lst += 200 * M;
    (view, lever)
}

#[test]
fn an_order_of_a_third() {
    let (view, mut lever) = ann();
    let id = lever.order("ann", 30_000_000_000, 200, 0).unwrap();
    let offer = Offer {
        shares: LayerShares::new(30_000_000_000u128),
        since: 0,
        most_bps: 200,
    };
    let half_a_day = 43_200;
    let filled = offer.fill(
        &priced(&view, lever.supply, true).unwrap(),
        &terms(&lever.rules),
        Native::new(u128::MAX),
        Now::at(half_a_day),
    );
    let filled = filled.unwrap();
    let did = lever.fill(&view, id, u128::MAX, half_a_day).unwrap();
    assert_eq!(
        (did.paid, did.lst, did.to_owner),
        (60_000_000, 60_600_000, 29_399_999)
    );
    assert_eq!(
        (filled.paid, filled.to_buyer, filled.to_owner),
        (
            Native::new(did.paid),
            Shares::new(did.lst),
            Shares::new(did.to_owner)
        )
    );
    assert_eq!((did.c, did.x), (210_000_001, 140_000_000));
}

#[test]
fn the_way_down() {
    let (start, lever) = ann();
    let rows = [
        (94, 34_390, 9, 36_064_917, 38_401_462, 81_967_542),
        (93, 35_316, 32, 42_270_532, 45_597_631, 78_864_735),
        (90, 38_571, 114, 61_399_919, 68_999_864, 69_300_041),
        (88, 41_250, 150, 74_226_805, 85_613_871, 62_886_598),
    ];
    for (rate, leverage, discount, paid, lst, equity) in rows {
        let mut view = start.clone();
        view.value = view.lst * rate / 100;
        assert_eq!(view.leverage(true), leverage);
        let did = lever.buy_down(&view, u128::MAX).unwrap();
        assert_eq!((did.discount, did.paid, did.lst), (discount, paid, lst));
        let sold = priced(&view, lever.supply, true).unwrap().buy_down(
            &terms(&lever.rules),
            &room(&view),
            Native::new(u128::MAX),
        );
        let sold = sold.unwrap();
        assert_eq!(
            (sold.discount_bps, sold.paid, sold.lst),
            (discount as u64, Native::new(paid), Shares::new(lst))
        );
        at(&mut view, did);
        assert_eq!(view.equity(true), equity);
        // three times, but for a unit of rounding
        assert!((29_999..=30_000).contains(&view.leverage(true)));
    }
    let mut view = start;
    view.value = view.lst * 95 / 100;
    assert_eq!(lever.buy_down(&view, u128::MAX), Err("NotAbove"));
    view.value = view.lst * 69 / 100;
    assert_eq!(lever.buy_down(&view, u128::MAX).unwrap().discount, 150);
    view.value = view.lst * 67 / 100;
    assert_eq!(lever.buy_down(&view, u128::MAX), Err("Insolvent"));
}

#[test]
fn the_band_shrinks_with_the_market() {
    let terms = terms(&model::Rules::default());
    let whole = Band {
        min: 27_000,
        target: 30_000,
        max: 34_000,
        ripcord: 40_000,
    };
    assert_eq!(terms.band(9_200), whole);
    assert_eq!(terms.ensure_whole(9_200), Ok(()));
    // at 60 % the most leverage is 1 / (1 - 0.97 x 0.5739)
    let low = terms.band(6_000);
    assert_eq!(low.ripcord, 22_557);
    assert!(low.min < low.target && low.target < low.max && low.max < low.ripcord);
    assert_eq!(terms.ensure_whole(6_000), Err(22_557));
}

#[test]
fn a_rate_that_stays_high_sells_all_debt() {
    let (mut view, lever) = ann();
    view.rate_at_target = WAD * 3 / 10;
    let did = lever.buy_down(&view, u128::MAX).unwrap();
    assert_eq!((did.discount, did.paid, did.x), (75, 200 * M, 0));
    let priced = priced(&view, lever.supply, true).unwrap();
    let terms = terms(&lever.rules);
    let sold = priced.buy_down(&terms, &room(&view), Native::new(u128::MAX));
    assert_eq!(sold.unwrap().lst, Shares::new(did.lst));
    // and nothing is borrowed, also where the rate of the moment is low
    view.x = 20 * M;
    view.c = 120 * M;
    let priced = super::tests::priced(&view, lever.supply, true).unwrap();
    assert_eq!(
        priced.rebalance(&terms, &room(&view)),
        Err(Refusal::Rate {
            rate_bps: 3_000,
            max_bps: 2_000
        })
    );
}

#[test]
fn falls_until_something_happens() {
    let (view, lever) = ann();
    let priced = priced(&view, lever.supply, true).unwrap();
    // 3 / 2 = 1.5 of the debt; at 3.4 times it is 3.4 / 2.4
    assert_eq!(priced.fall_to_leverage(34_000), Ok(555));
    assert_eq!(priced.fall_to_ltv(9_200, 10_000), Ok(2_753));
}
