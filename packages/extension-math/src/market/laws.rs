//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{model::*, *};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Shares};
use core::result::Result;
use cosmwasm_std::{Addr, Uint128, Uint512};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn quote((n, d): (u128, u128)) -> Quote {
    Quote::new(Uint128::new(n), Uint128::new(d)).unwrap()
}

/// The arithmetic of the contract, told what the contract would be.
struct Ours {
    pool: Pool,
    supply: LayerShares,
    shares: BTreeMap<String, LayerShares>,
    positions: BTreeMap<String, Position>,
    watch: Watch,
    levels: Levels,
}

#[derive(Clone, Debug)]
enum Act {
    Deposit(u128),
    Redeem(u128),
    Add(u128),
    Borrow(u128),
    Loop(u128),
    Repay(u128, Option<u128>),
    Close(u128),
    Withdraw(u128),
    Liquidate(usize, u128),
    Collect,
    Watch(usize),
    Wait(u64),
    Price(u128),
    Cover(u128),
    Nudge(u128),
    Restake(u128),
    Break(bool),
}

fn act() -> impl Strategy<Value = Act> {
    let amount = || {
        prop_oneof![
            Just(1u128),
            1u128..2_000_000_000,
            (0u32..12).prop_map(|n| 10u128.pow(n)),
            Just(u128::MAX),
        ]
    };
    let secs = prop::sample::select(vec![1u64, 5, 3_600, 86_400, 2_592_000, 31_536_000]);
    prop_oneof![
        3 => amount().prop_map(Act::Deposit),
        2 => amount().prop_map(Act::Redeem),
        4 => amount().prop_map(Act::Add),
        4 => amount().prop_map(Act::Borrow),
        3 => amount().prop_map(Act::Loop),
        3 => (amount(), prop::option::of(amount())).prop_map(|(a, b)| Act::Repay(a, b)),
        2 => (1u128..=100).prop_map(Act::Close),
        2 => amount().prop_map(Act::Withdraw),
        8 => (0usize..4, amount()).prop_map(|(a, b)| Act::Liquidate(a, b)),
        1 => Just(Act::Collect),
        2 => (0usize..4).prop_map(Act::Watch),
        3 => secs.prop_map(Act::Wait),
        2 => (50u128..130).prop_map(Act::Price),
        1 => (0u128..30).prop_map(Act::Cover),
        4 => (0u128..=120).prop_map(Act::Nudge),
        1 => amount().prop_map(Act::Restake),
        1 => any::<bool>().prop_map(Act::Break),
    ]
}

/// One life: terms, and what happens.
type Life = (u128, u128, u128, u128, u128, Vec<(usize, Act)>);

fn life() -> impl Strategy<Value = Life> {
    (
        5_000u128..=9_400,
        50u128..=99,
        prop::sample::select(vec![1_000u128, 1_000_000]),
        prop::sample::select(vec![0u128, 1_000, 2_500]),
        prop::sample::select(vec![1u128, 20, 1_000_000]),
        prop::collection::vec((0usize..4, act()), 1..120),
    )
}

impl Ours {
    fn of(&self, who: &str) -> Position {
        self.positions.get(who).copied().unwrap_or_default()
    }

    fn put(&mut self, who: &str, position: Position) {
        match position.is_empty() {
            true => self.positions.remove(who),
            false => self.positions.insert(who.to_string(), position),
        };
    }

    fn loan(
        &mut self,
        (who, model): (&str, &Model),
        (amount, bonded): (u128, u128),
    ) -> super::Result<()> {
        let (mut pool, mut position) = (self.pool, self.of(who));
        position.borrow(&mut pool, Loan::new(amount))?;
        position.collateral = position.collateral.checked_add(Shares::new(bonded))?;
        position.ensure_min_debt(&pool, Loan::new(model.min_debt))?;
        let low = quote(model.low);
        let cap = model.ratio.map_or(u128::MAX, |ratio| {
            let worth = low.worth_floor(Shares::new(model.slashable));
            raw(worth.unwrap()).saturating_mul(ratio)
        });
        let debt = pool.debt_floor()?;
        if raw(debt) > cap {
            let cap = Loan::new(cap);
            return Err(Refusal::BorrowCap { debt, cap }.into());
        }
        position.ensure_open(&pool, &low, model.open)?;
        self.pool = pool;
        self.watch.note(&Addr::unchecked(who), &position);
        self.put(who, position);
        Ok(())
    }

    fn liquidate(&mut self, who: &str, model: &Model, amount: u128) -> super::Result<Sale> {
        let (mut position, price) = (self.of(who), quote(model.price));
        let (levels, terms) = (self.levels, (Loan::new(amount), Loan::new(model.min_debt)));
        let sold = match Health::of(&position, &self.pool, &price, &levels)? {
            Health::Healthy { debt, worth } => {
                return Err(Health::refusal(debt, worth, &levels).into())
            }
            Health::Solvent { .. } => position.sell_solvent(&self.pool, &price, &levels, terms)?,
            Health::Insolvent { debt, need } => {
                let could = model.ratio.map_or(0, |_| model.slashable);
                let could = Shares::new(could);
                let slice = position.slice((debt, need), could, &price, &levels, terms)?;
                let arrived = if model.broken {
                    Shares::ZERO
                } else {
                    slice.want
                };
                slice.settle(arrived, &self.pool, &price, &levels)?
            }
        };
        sold.book(&mut position, &mut self.pool)?;
        self.put(who, position);
        Ok(Sale {
            paid: raw(sold.repaid),
            lst: raw(sold.lst),
            restaked: raw(sold.from_restake),
            bad: raw(sold.bad_debt),
        })
    }
}

fn word(refusal: &Refusal) -> Refused {
    match refusal {
        Refusal::WipedOut { .. } => "WipedOut",
        Refusal::Dust { .. } => "Dust",
        Refusal::NoDebt => "NoDebt",
        Refusal::InsufficientCash { .. } => "InsufficientCash",
        Refusal::NotEnough { .. } => "NotEnough",
        Refusal::OpenLtv { .. } => "OpenLtv",
        Refusal::BorrowCap { .. } => "BorrowCap",
        Refusal::DustDebt { .. } => "DustDebt",
        Refusal::Healthy { .. } => "Healthy",
        Refusal::TooSmall { .. } => "TooSmall",
        Refusal::NotWorse => "NotWorse",
        other => panic!("{other}"),
    }
}

fn said<T>(result: super::Result<T>) -> Result<T, Refused> {
    result.map_err(|refusal| word(&refusal))
}

fn step_both(
    who: &str,
    act: &Act,
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let accrued = ours
        .pool
        .accrue(ours.supply, model.fee_bps as u64, Now::at(model.now));
    accrued.unwrap();
    model.accrue();
    let cut = |amount: u128, most: u128| if amount == u128::MAX { most } else { amount };
    match act {
        Act::Deposit(amount) => {
            let amount = (*amount).min(10u128.pow(15));
            let got = said(ours.pool.deposit_floor(Loan::new(amount), ours.supply));
            if let Ok(shares) = got {
                ours.supply = ours.supply.checked_add(shares).unwrap();
                let has = ours.shares.entry(who.to_string()).or_default();
                *has = has.checked_add(shares).unwrap();
            }
            prop_assert_eq!(got.map(raw), model.deposit(who, amount));
        }
        Act::Redeem(shares) => {
            let has = model.has(who);
            let shares = cut(*shares, has).min(has);
            let out = said(
                ours.pool
                    .redeem_floor(LayerShares::new(shares), ours.supply),
            );
            if out.is_ok() {
                ours.supply = ours.supply.checked_sub(LayerShares::new(shares)).unwrap();
            }
            prop_assert_eq!(out.map(raw), model.redeem(who, shares));
        }
        Act::Add(lst) => {
            let lst = (*lst).min(10u128.pow(14));
            let mut position = ours.of(who);
            position.collateral = position.collateral.checked_add(Shares::new(lst)).unwrap();
            ours.put(who, position);
            model.add(who, lst);
        }
        Act::Borrow(amount) => {
            let low = quote(model.low);
            let room = ours.of(who).room_floor(&ours.pool, &low, model.open, false);
            let amount = cut(*amount, raw(room.unwrap()).min(model.cash));
            let got = ours.loan((who, model), (amount, 0));
            prop_assert_eq!(said(got), model.borrow(who, amount, None));
        }
        Act::Loop(amount) => {
            let low = quote(model.low);
            let room = ours.of(who).room_floor(&ours.pool, &low, model.open, true);
            let amount = cut(*amount, raw(room.unwrap()).min(model.cash));
            let bonded = raw(low.lst_floor(Loan::new(amount)).unwrap());
            let bonded = bonded.min(10u128.pow(20));
            let got = ours.loan((who, model), (amount, bonded));
            prop_assert_eq!(said(got), model.borrow(who, amount, Some(bonded)));
        }
        Act::Repay(amount, remove) => repay(who, (*amount, *remove), ours, model)?,
        Act::Close(percent) => {
            // half of each: no price is asked, at any LTV
            let (c, _) = model.of(who);
            let debt = model.debt(who);
            let amount = (debt * percent).div_ceil(100);
            let remove = Some(c * percent / 100).filter(|lst| *lst > 0);
            repay(who, (amount, remove), ours, model)?;
        }
        Act::Withdraw(lst) => {
            let lst = cut(*lst, model.of(who).0);
            let mut position = ours.of(who);
            let mut done = position.remove(Shares::new(lst));
            if done.is_ok() && !position.scaled.is_zero() {
                let low = quote(model.low);
                let open = position.ensure_open(&ours.pool, &low, model.open);
                done = open.map(drop);
                if done.is_ok() {
                    ours.watch.note(&Addr::unchecked(who), &position);
                }
            }
            if done.is_ok() {
                ours.put(who, position);
            }
            prop_assert_eq!(said(done), model.withdraw(who, lst));
        }
        Act::Liquidate(of, amount) => liquidate(PEOPLE[*of], *amount, ours, model)?,
        Act::Collect => {
            let out = said(ours.pool.collect_floor(ours.supply));
            prop_assert_eq!(out.map(raw), model.collect());
        }
        Act::Watch(of) => {
            let of = PEOPLE[*of];
            let watched = ours
                .watch
                .watched
                .as_ref()
                .map(|watched| watched.owner.clone());
            let current = watched
                .map(|owner| ours.of(owner.as_str()))
                .unwrap_or_default();
            let (owner, position) = (Addr::unchecked(of), ours.of(of));
            let named = ours
                .watch
                .name(&owner, &position, &current, Now::at(model.now));
            prop_assert_eq!(said(named), model.watch(of));
        }
        Act::Wait(secs) => model.now += secs,
        Act::Price(percent) => {
            let (n, d) = model.low;
            let n = (n * percent / 100).clamp(1, 10u128.pow(12));
            model.low = (n, d);
            model.price = (n, d);
        }
        Act::Cover(percent) => {
            let (n, d) = model.low;
            model.price = (n + n * percent / 1_000, d);
        }
        Act::Nudge(percent) => {
            // the price falls to where this position is between the liquidation LTV and insolvent
            let (c, debt) = (model.of(who).0, model.debt(who));
            let spread = model.q() - model.liq;
            let ltv = model.liq + spread / 100 * percent;
            if debt > 0 && c > 0 {
                let worth = md(debt, WAD, ltv).max(1);
                let d = c.max(1);
                model.price = (worth, d);
                model.low = (worth, d);
            }
        }
        Act::Restake(lst) => model.slashable = (*lst).min(10u128.pow(14)),
        Act::Break(broken) => model.broken = *broken,
    }
    Ok(())
}

fn repay(
    who: &str,
    (amount, remove): (u128, Option<u128>),
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let (mut pool, before) = (ours.pool, ours.of(who));
    let min = Loan::new(model.min_debt);
    let remove = remove.map(|lst| lst.min(model.of(who).0));
    let mut got = before.repay(&mut pool, Loan::new(amount), remove.map(Shares::new), min);
    if let Ok(repaid) = got {
        if repaid.raises_ltv {
            let open = repaid
                .after
                .ensure_open(&pool, &quote(model.low), model.open);
            got = open.map(|_| repaid);
        }
    }
    if let Ok(repaid) = &got {
        ours.pool = pool;
        ours.put(who, repaid.after);
        if repaid.raises_ltv {
            ours.watch.note(&Addr::unchecked(who), &repaid.after);
        }
    }
    let got = said(got.map(|repaid| raw(repaid.paid)));
    prop_assert_eq!(got, model.repay(who, amount, remove));
    Ok(())
}

fn liquidate(
    who: &str,
    amount: u128,
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let before = ours.of(who);
    let debt = model.debt(who);
    let got = said(ours.liquidate(who, model, amount));
    prop_assert_eq!(got, model.liquidate(who, amount));
    let Ok(Sale { paid, lst, bad, .. }) = got else {
        return Ok(());
    };
    // M-7, M-8, M-9
    let (n, d) = model.price;
    let unit = n.div_ceil(d) + 2;
    let worth = md(lst, n, d);
    prop_assert!(worth + unit >= paid, "{paid} paid for {worth}");
    let q = md(model.q(), 1_000_000, WAD);
    prop_assert!(
        worth <= md(paid + 1, 1_000_000, q) + 2 * unit,
        "{paid} paid for {worth}"
    );
    let left = model.debt(who);
    let step = model.index / WAD + 1;
    let gone = debt - left;
    prop_assert!(gone <= paid + bad + 1 && paid + bad <= gone + step);
    let after = ours.of(who);
    prop_assert!(!after.collateral.is_zero() || after.scaled.is_zero(), "M-5");
    let rise = Uint512::from(left) * Uint512::from(raw(before.collateral));
    let was = Uint512::from(debt) * Uint512::from(raw(after.collateral) + 1);
    let room = Uint512::from(raw(before.collateral)) * Uint512::from(step + 1);
    prop_assert!(rise <= was + room, "a sale made it worse");
    Ok(())
}

fn alike(ours: &Ours, model: &Model) -> Result<(), TestCaseError> {
    let pool = &ours.pool;
    let ours_are = [
        raw(pool.cash),
        raw(pool.scaled),
        pool.index.u128(),
        raw(pool.fee_shares),
        raw(ours.supply) + raw(pool.fee_shares),
    ];
    let models = [
        model.cash,
        model.scaled,
        model.index,
        model.fee_shares,
        model.supply,
    ];
    prop_assert_eq!(ours_are, models);
    prop_assert_eq!(i128::from(pool.z), model.z);
    for who in PEOPLE {
        let at = ours.of(who);
        prop_assert_eq!((raw(at.collateral), raw(at.scaled)), model.of(who));
    }
    let due = ours.watch.due(pool, &quote(model.price), &ours.levels);
    prop_assert_eq!(raw(due.unwrap()), model.due());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What the model says happens, to the last unit, and no share price falls but by bad debt (M-4); in the end everybody can leave (M-16).
    #[test]
    fn beside_the_model((liq, part, min, fee, ratio, acts) in life()) {
        let open = (liq * part / 100).max(1_000).min(liq * 99 / 100);
        let mut model = Model::new(liq, open, min, fee, 1_000);
        model.ratio = (ratio > 1).then_some(ratio);
        model.slashable = 10u128.pow(9);
        let levels = Levels::at(model.liq, open as u64, liq as u64);
        prop_assert_eq!(levels.q, model.q());
        let mut ours = Ours {
            pool: Pool::new(Now::at(1_000)),
            supply: LayerShares::ZERO,
            shares: BTreeMap::new(),
            positions: BTreeMap::new(),
            watch: Watch::default(),
            levels,
        };
        let first = Act::Deposit(10u128.pow(12));
        step_both("alice", &first, &mut ours, &mut model)?;
        for (who, act) in &acts {
            let (one, all) = model.share();
            let bad = model.pos.clone();
            step_both(PEOPLE[*who], act, &mut ours, &mut model)?;
            alike(&ours, &model)?;
            let (one_after, all_after) = model.share();
            let holds = Uint512::from(one_after) * Uint512::from(all) >= Uint512::from(one) * Uint512::from(all_after);
            prop_assert!(holds || matches!(act, Act::Liquidate(..)), "{:?} {:?}", act, bad);
        }
        for who in PEOPLE {
            while model.debt(who) > 0 {
                step_both(who, &Act::Repay(u128::MAX, None), &mut ours, &mut model)?;
            }
            step_both(who, &Act::Withdraw(u128::MAX), &mut ours, &mut model)?;
        }
        prop_assert_eq!((model.scaled, model.pos.len()), (0, 0));
        for who in PEOPLE {
            step_both(who, &Act::Redeem(u128::MAX), &mut ours, &mut model)?;
            prop_assert!(model.has(who) == 0 || model.has(who) < 2_000 * model.assets().max(1));
        }
    }

    /// M-12: interest booked often or seldom is the same, but for the rounding of the index.
    #[test]
    fn splitting_time_changes_nothing(used in 0..=WAD, z in curve::Z_MIN..=curve::Z_MAX, secs in 2u64..34_560_000, at in 1u64..34_560_000) {
        let (used, at) = (Uint128::new(used), at % (secs - 1) + 1);
        let most = Uint128::new(curve::INDEX_MAX);
        let one = Uint128::new(WAD);
        let (rate, end) = curve::step(z, used, secs);
        let once = curve::grow_floor(one, rate, secs, most).u128();
        let (first, middle) = curve::step(z, used, at);
        let half = curve::grow_floor(one, first, at, most);
        let (second, end_twice) = curve::step(middle, used, secs - at);
        let twice = curve::grow_floor(half, second, secs - at, most).u128();
        prop_assert!(end.abs_diff(end_twice) <= 2);
        prop_assert!(once.abs_diff(twice) <= once / 10_000_000 + 1_000);
    }

    /// The dearest and the cheapest that interest can be.
    #[test]
    fn rates_have_bounds(used in 0..=WAD, z in curve::Z_MIN..=curve::Z_MAX, secs in 0u64..=u64::MAX) {
        let (rate, end) = curve::step(z, Uint128::new(used), secs);
        prop_assert!((WAD / 4_000 - 1..=4 * WAD).contains(&rate));
        prop_assert!((curve::Z_MIN..=curve::Z_MAX).contains(&end));
    }

    /// e^x never falls.
    #[test]
    fn the_exponential_rises(x in -20_000_000_000_000_000_000i128..42_000_000_000_000_000_000, by in 0u64..1_000_000_000) {
        prop_assert!(curve::exp(x) <= curve::exp(x + i128::from(by)) + 40);
    }
}
