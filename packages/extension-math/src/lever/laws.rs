//! The arithmetic beside the model from any state, and what is true of two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod examples;

use super::{
    model::{self, ceil, floor, Lever, Rules, View},
    tests::{books, priced, room, terms},
    *,
};
use crate::{market, time::Now};
use ballast_accounting::{Amount, LayerShares, Native, Shares};
use proptest::prelude::*;

const WAD: u128 = market::WAD;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn rules() -> impl Strategy<Value = Rules> {
    let shape = (
        11_000u128..50_000,
        500u128..10_000,
        500u128..10_000,
        2_000u128..20_000,
    );
    (
        shape,
        1u128..=150,
        0u128..=50,
        3_600u64..=604_800,
        0usize..3,
    )
        .prop_map(
            |((min, low, high, rip), discount, keeper, ramp, dust)| Rules {
                min,
                target: min + low,
                max: min + low + high,
                ripcord: min + low + high + rip,
                discount,
                keeper,
                ramp,
                min_debt: [1_000, 1_000_000, 100_000_000][dust],
                ..Rules::default()
            },
        )
}

/// A position of any size at any LTV; a market with little or much.
fn view() -> impl Strategy<Value = View> {
    let sizes = (1u32..100, 0u128..12_000, 1u128..1_000_000, 0u128..1_000);
    let hub = (1u128..3_000, prop_oneof![Just(0u128), 0u128..500]);
    let room = (
        0u32..110,
        0u32..110,
        0u128..4_000,
        0u128..4_000,
        5_000u128..=9_400,
    );
    let index = prop_oneof![Just(WAD), WAD..2 * WAD, WAD..1_000_000 * WAD];
    (sizes, hub, room, index, any::<u128>()).prop_map(
        |(
            (bits, ltv, part, odd),
            (rate, cover),
            (cash, headroom, now, at_target, liq),
            index,
            low,
        )| {
            let c = (1u128 << bits) + low % (1u128 << bits);
            let lst = floor(c, 1_000_000 + part, 1_000_000) + 1;
            let value = floor(lst, rate, 1_000) + 1;
            let worth = floor(c, value, lst);
            let debt = floor(worth, ltv, 10_000);
            View {
                c,
                x: floor(debt, WAD, index) + odd % 2,
                index,
                value,
                cover: floor(value, cover, 10_000),
                lst,
                cash: 1u128 << cash,
                headroom: 1u128 << headroom,
                rate: now * (WAD / 10_000),
                rate_at_target: at_target * (WAD / 10_000),
                liq,
            }
        },
    )
}

fn name(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Number(_) => "Number",
        Refusal::Pause(_) => "Pause",
        Refusal::NoPrice { .. } => "NoPrice",
        Refusal::Dust { .. } => "Dust",
        Refusal::TooLittle { .. } => "TooLittle",
        Refusal::NotAbove { .. } => "NotAbove",
        Refusal::NotBelow { .. } => "NotBelow",
        Refusal::Insolvent { .. } => "Insolvent",
        Refusal::Rate { .. } => "Rate",
        Refusal::NoRoom { .. } => "NoRoom",
        Refusal::DustDebt { .. } => "DustDebt",
    }
}

fn held(lever: &mut Lever, supply: u128) {
    lever.supply = supply;
    lever.has = [("ann".to_string(), supply)].into();
}

/// What a message leaves, as the market would have it.
fn after(view: &View, paid: u128, lst: u128) -> View {
    let debt = view.debt();
    let off = if paid >= debt {
        view.x
    } else {
        floor(paid, WAD, view.index)
    };
    View {
        c: view.c - lst,
        x: view.x - off,
        ..view.clone()
    }
}

/// `scaled' c <= scaled c'`: what the market takes without asking a price.
fn ltv_does_not_rise(before: &View, after: &View) -> bool {
    use cosmwasm_std::Uint512;
    Uint512::from(after.x) * Uint512::from(before.c)
        <= Uint512::from(before.x) * Uint512::from(after.c)
}

/// Equity for a share does not fall, but for a few units of equity.
fn price_holds(view: &View, supply: u128, later: &View, rest: u128, owed: bool) -> bool {
    use cosmwasm_std::Uint512;
    let slack = 4 + view.value / view.lst + view.index / WAD * 2 + view.cover;
    let (before, now) = (view.equity(owed) + 1, later.equity(owed) + 1 + slack);
    Uint512::from(now) * Uint512::from(supply + 1_000)
        >= Uint512::from(before) * Uint512::from(rest + 1_000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Leaving in kind: as the model; the market takes it without a price; others' shares are worth
    /// no less.
    #[test]
    fn redeem(rules in rules(), view in view(), supply in 1u128..1u128 << 110, part in 1u128..=1_000) {
        let mut lever = Lever::new(rules.clone(), 0);
        held(&mut lever, supply);
        let shares = floor(supply, part, 1_000);
        let (terms, books) = (terms(&rules), books(&view, supply));
        let by_model = lever.redeem(&view, "ann", shares, u128::MAX);
        match books.redeem(LayerShares::new(shares), terms.min_debt) {
            Err(refusal) => prop_assert_eq!(Err(name(&refusal)), by_model),
            Ok(slice) => {
                let owed = priced(&view, supply, true).unwrap();
                let extra = raw(books.extra_floor(&slice, Some(&owed)).unwrap());
                let did = by_model.unwrap();
                prop_assert_eq!((did.paid, did.lst), (raw(slice.paid), raw(slice.lst) + extra));
                for lst in [raw(slice.lst), raw(slice.lst) + extra] {
                    let after = after(&view, did.paid, lst);
                    prop_assert!(ltv_does_not_rise(&view, &after), "{:?} {:?}", slice, after);
                    prop_assert!(after.debt() == 0 || after.debt() >= rules.min_debt || did.paid == 0);
                    prop_assert!(price_holds(&view, supply, &after, supply - shares, true));
                }
                prop_assert_eq!((did.c, did.x), (view.c - did.lst, after(&view, did.paid, 0).x));
            }
        }
    }

    /// A sale of an order: as the model; nobody else pays for it, and the owner gets what it was
    /// promised.
    #[test]
    fn fill(rules in rules(), view in view(), supply in 1u128..1u128 << 110, part in 1u128..=1_000, sent in any::<u128>(), bits in 0u32..128, most in 0u128..=500, secs in 0u64..700_000) {
        let mut lever = Lever::new(rules.clone(), 0);
        held(&mut lever, supply);
        let shares = floor(supply, part, 1_000);
        let sent = sent >> bits;
        let Ok(id) = lever.order("ann", shares, most, 0) else { return Ok(()) };
        let offer = Offer { shares: LayerShares::new(shares), since: 0, most_bps: most as u64 };
        let priced = priced(&view, supply, true).unwrap();
        let filled = offer.fill(&priced, &terms(&rules), Native::new(sent), Now::at(secs));
        match (filled, lever.fill(&view, id, sent, secs)) {
            (Err(refusal), did) => prop_assert_eq!(Err(name(&refusal)), did),
            (Ok(_), Err(why)) => prop_assert!(false, "{}", why),
            (Ok(filled), Ok(did)) => {
                prop_assert_eq!(
                    (raw(filled.paid), raw(filled.to_buyer), raw(filled.to_owner), raw(filled.shares), u128::from(filled.discount_bps)),
                    (did.paid, did.lst, did.to_owner, did.shares, did.discount)
                );
                prop_assert!(did.paid <= sent && did.lst + did.to_owner == raw(filled.lst));
                let after = after(&view, did.paid, raw(filled.lst));
                prop_assert!(ltv_does_not_rise(&view, &after));
                prop_assert!(after.debt() == 0 || after.debt() >= rules.min_debt || did.paid == 0);
                prop_assert!(price_holds(&view, supply, &after, supply - did.shares, true));
                // L-9: the owner's equity, less the most on the debt, but for a unit of LST of each
                // rounding
                let debt = ceil(ceil(view.x, did.shares, supply + 1_000), view.index, WAD);
                let worth = floor(floor(view.c, did.shares, supply + 1_000), view.value + view.cover, view.lst);
                let least = worth.saturating_sub(debt + ceil(debt, most, 10_000));
                let unit = 2 + (view.value + view.cover) / view.lst;
                let got = floor(did.to_owner, view.value + view.cover, view.lst);
                prop_assert!(got + 2 * unit >= least, "{} {}", got, least);
            }
        }
    }

    /// Down: as the model, to the target and not below, at no more than the discount, whatever the
    /// size.
    #[test]
    fn buy_down(rules in rules(), view in view(), supply in 1u128..1u128 << 110, sent in any::<u128>(), bits in 0u32..128) {
        let mut lever = Lever::new(rules.clone(), 0);
        held(&mut lever, supply);
        let sent = sent >> bits;
        let priced = priced(&view, supply, true).unwrap();
        let (terms, room) = (terms(&rules), room(&view));
        match (priced.buy_down(&terms, &room, Native::new(sent)), lever.buy_down(&view, sent)) {
            (Err(refusal), did) => prop_assert_eq!(Err(name(&refusal)), did),
            (Ok(_), Err(why)) => prop_assert!(false, "{}", why),
            (Ok(sold), Ok(did)) => {
                prop_assert_eq!((raw(sold.paid), raw(sold.lst), u128::from(sold.discount_bps)), (did.paid, did.lst, did.discount));
                let after = after(&view, did.paid, did.lst);
                prop_assert!(ltv_does_not_rise(&view, &after));
                prop_assert!(after.debt() == 0 || after.debt() >= rules.min_debt);
                let slack = 4 + (view.value + view.cover) / view.lst + view.index / WAD * 2;
                let cost = view.equity(true).saturating_sub(after.equity(true));
                prop_assert!(cost <= did.paid * rules.discount / 10_000 + slack, "{} of {}", cost, did.paid);
                let band = terms.band(room.liq_bps);
                // all goes where the target needs less than the least debt
                let needs = floor(after.equity(true), u128::from(band.target) - 10_000, 10_000);
                let all = after.debt() == 0 && needs <= rules.min_debt + slack;
                if room.rate_at_target <= terms.max_rate() && !all {
                    let leverage = after.leverage(true);
                    let slack = 2 + slack.saturating_mul(100_000) / after.equity(true).max(1);
                    prop_assert!(leverage.saturating_add(slack) >= u128::from(band.target), "{}", leverage);
                }
            }
        }
    }

    /// Up: as the model; to the target and no further.
    #[test]
    fn rebalance(rules in rules(), view in view(), supply in 1u128..1u128 << 110, now in 0u64..40_000_000) {
        let mut lever = Lever::new(rules.clone(), 0);
        held(&mut lever, supply);
        let priced = priced(&view, supply, false).unwrap();
        let (terms, room) = (terms(&rules), room(&view));
        let tip = tip_floor(LayerShares::new(supply), terms.keeper_bps, now).map(raw).unwrap();
        match (priced.rebalance(&terms, &room), lever.rebalance(&view, "kim", now)) {
            (Err(refusal), did) => prop_assert_eq!(Err(name(&refusal)), did),
            (Ok(_), Err(why)) => prop_assert!(false, "{}", why),
            (Ok(borrowed), Ok(did)) => {
                prop_assert_eq!((raw(borrowed), tip), did);
                prop_assert!(borrowed <= room.cash && borrowed <= room.headroom);
                let worth = view.equity(false) + view.debt() + did.0;
                let most = floor(view.equity(false), u128::from(terms.band(room.liq_bps).target), 10_000);
                prop_assert!(worth <= most, "{} over {}", worth, most);
                prop_assert!(tip <= floor(supply, rules.keeper * 2_592_000, 31_536_000 * 10_000));
            }
        }
    }

    /// In: as the model; in and out at once never profits.
    #[test]
    fn deposit(rules in rules(), view in view(), supply in 0u128..1u128 << 110, lst in any::<u128>(), bits in 20u32..128) {
        let mut view = view;
        view.cover = 0;
        let mut lever = Lever::new(rules.clone(), 0);
        held(&mut lever, supply);
        let lst = lst >> bits;
        let priced = priced(&view, supply, false).unwrap();
        match (priced.deposit_floor(Shares::new(lst)), lever.deposit(&view, "zoe", lst)) {
            (Err(Refusal::Number(_)), _) => {}
            (Err(refusal), did) => prop_assert_eq!(Err(name(&refusal)), did),
            (Ok(_), Err(why)) => prop_assert!(false, "{}", why),
            (Ok(shares), Ok(did)) => {
                prop_assert_eq!(raw(shares), did.shares);
                let later = View { c: did.c, ..view.clone() };
                prop_assert!(price_holds(&view, supply, &later, lever.supply, false));
                if let Ok(out) = lever.clone().redeem(&later, "zoe", did.shares, u128::MAX) {
                    let worth = |lst| floor(lst, view.value, view.lst);
                    let slack = 4 + view.value / view.lst + view.index / WAD * 2;
                    prop_assert!(worth(out.lst) <= worth(lst) + out.paid + slack);
                }
            }
        }
    }

    /// L-8: from any solvent state every holder leaves with everything, in any order, at no price.
    #[test]
    fn all_can_leave(rules in rules(), view in view(), holders in prop::collection::vec(1u128..1u128 << 100, 1..12), dead in any::<bool>()) {
        prop_assume!(view.equity(false) > 0 && (view.x == 0 || view.debt() >= rules.min_debt));
        let supply: u128 = holders.iter().sum();
        let (mut view, mut left) = (view, supply);
        for shares in holders {
            let books = books(&view, left);
            match books.redeem(LayerShares::new(shares), Native::new(rules.min_debt)) {
                Ok(slice) => {
                    let owed = priced(&view, left, true).unwrap();
                    let extra = books.extra_floor(&slice, (!dead).then_some(&owed)).unwrap();
                    let later = after(&view, raw(slice.paid), raw(slice.lst) + raw(extra));
                    prop_assert!(ltv_does_not_rise(&view, &later));
                    prop_assert!(later.debt() == 0 || later.debt() >= rules.min_debt);
                    view = later;
                    left -= shares;
                }
                // a slice of less than a unit
                Err(refusal) => {
                    prop_assert_eq!(name(&refusal), "Dust");
                    prop_assert_eq!(floor(view.c, shares, left + 1_000), 0);
                    left -= shares;
                }
            }
        }
    }
}
