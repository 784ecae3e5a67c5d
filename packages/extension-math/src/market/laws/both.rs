//! The arithmetic beside the model, act by act, and M-5, M-7, M-8 and M-9 on the way.

use super::acts::Act;
use super::ours::{quote, raw, said, Ours};
use super::PEOPLE;
use crate::market::{
    model::{md, Model, Sale},
    Loan, WAD,
};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Uint512};
use proptest::prelude::*;

/// One act by both; every answer is the model's.
pub fn step_both(
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
    match act {
        Act::Deposit(amount) => deposit(who, *amount, ours, model)?,
        Act::Redeem(shares) => redeem(who, *shares, ours, model)?,
        Act::Add(lst) => add(who, (*lst).min(10u128.pow(14)), ours, model),
        Act::Borrow(amount) => borrow(who, *amount, false, ours, model)?,
        Act::Loop(amount) => borrow(who, *amount, true, ours, model)?,
        Act::Repay(amount, remove) => repay(who, (*amount, *remove), ours, model)?,
        Act::Close(percent) => {
            // half of each: no price is asked, at any LTV
            let (c, _) = model.of(who);
            let debt = model.debt(who);
            let amount = (debt * percent).div_ceil(100);
            let remove = Some(c * percent / 100).filter(|lst| *lst > 0);
            repay(who, (amount, remove), ours, model)?;
        }
        Act::Withdraw(lst) => withdraw(who, *lst, ours, model)?,
        Act::Liquidate(of, amount) => liquidate(PEOPLE[*of], *amount, ours, model)?,
        Act::Collect => {
            let out = said(ours.pool.collect_floor(ours.supply));
            prop_assert_eq!(out.map(raw), model.collect());
        }
        Act::Watch(of) => watch(PEOPLE[*of], ours, model)?,
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
        Act::Nudge(percent) => nudge(who, *percent, model),
        Act::Restake(lst) => model.slashable = (*lst).min(10u128.pow(14)),
        Act::Break(broken) => model.broken = *broken,
    }
    Ok(())
}

/// All there is, where all is asked for.
fn cut(amount: u128, most: u128) -> u128 {
    match amount {
        u128::MAX => most,
        amount => amount,
    }
}

fn deposit(
    who: &str,
    amount: u128,
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let amount = amount.min(10u128.pow(15));
    let got = said(ours.pool.deposit_floor(Loan::new(amount), ours.supply));
    if let Ok(shares) = got {
        ours.supply = ours.supply.checked_add(shares).unwrap();
        let has = ours.shares.entry(who.to_string()).or_default();
        *has = has.checked_add(shares).unwrap();
    }
    prop_assert_eq!(got.map(raw), model.deposit(who, amount));
    Ok(())
}

fn redeem(
    who: &str,
    shares: u128,
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let has = model.has(who);
    let shares = cut(shares, has).min(has);
    let burned = LayerShares::new(shares);
    let out = said(ours.pool.redeem_floor(burned, ours.supply));
    if out.is_ok() {
        ours.supply = ours.supply.checked_sub(burned).unwrap();
    }
    prop_assert_eq!(out.map(raw), model.redeem(who, shares));
    Ok(())
}

fn add(who: &str, lst: u128, ours: &mut Ours, model: &mut Model) {
    let mut position = ours.of(who);
    position.collateral = position.collateral.checked_add(Shares::new(lst)).unwrap();
    ours.put(who, position);
    model.add(who, lst);
}

/// A loan; `bonds` puts what is lent back in as collateral.
fn borrow(
    who: &str,
    amount: u128,
    bonds: bool,
    ours: &mut Ours,
    model: &mut Model,
) -> Result<(), TestCaseError> {
    let low = quote(model.low);
    let room = ours.of(who).room_floor(&ours.pool, &low, model.open, bonds);
    let amount = cut(amount, raw(room.unwrap()).min(model.cash));
    let bonded = bonds.then(|| {
        let bonded = raw(low.lst_floor(Loan::new(amount)).unwrap());
        bonded.min(10u128.pow(20))
    });
    let got = ours.loan((who, model), (amount, bonded.unwrap_or_default()));
    prop_assert_eq!(said(got), model.borrow(who, amount, bonded));
    Ok(())
}

fn withdraw(who: &str, lst: u128, ours: &mut Ours, model: &mut Model) -> Result<(), TestCaseError> {
    let lst = cut(lst, model.of(who).0);
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
    Ok(())
}

fn watch(of: &str, ours: &mut Ours, model: &mut Model) -> Result<(), TestCaseError> {
    let watched = ours.watch.watched.as_ref();
    let watched = watched.map(|watched| watched.owner.clone());
    let current = watched
        .map(|owner| ours.of(owner.as_str()))
        .unwrap_or_default();
    let (owner, position) = (Addr::unchecked(of), ours.of(of));
    let named = ours
        .watch
        .name(&owner, &position, &current, Now::at(model.now));
    prop_assert_eq!(said(named), model.watch(of));
    Ok(())
}

/// The price falls to where a position is between the liquidation LTV and insolvent.
fn nudge(who: &str, percent: u128, model: &mut Model) {
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

/// Every number of the one is that of the other.
pub fn alike(ours: &Ours, model: &Model) -> Result<(), TestCaseError> {
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
