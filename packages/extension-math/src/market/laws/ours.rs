//! The arithmetic of the contract, told what the contract would be.

use crate::market::{
    model::{Model, Refused, Sale},
    Bid, Health, Levels, Loan, Pool, Position, Quote, Refusal, Watch,
};
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Uint128};
use std::collections::BTreeMap;

pub fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

pub fn quote((n, d): (u128, u128)) -> Quote {
    Quote::new(Uint128::new(n), Uint128::new(d)).unwrap()
}

/// The arithmetic of the contract, told what the contract would be.
pub struct Ours {
    pub pool: Pool,
    pub supply: LayerShares,
    pub shares: BTreeMap<String, LayerShares>,
    pub positions: BTreeMap<String, Position>,
    pub watch: Watch,
    pub levels: Levels,
}

impl Ours {
    pub fn of(&self, who: &str) -> Position {
        self.positions.get(who).copied().unwrap_or_default()
    }

    pub fn put(&mut self, who: &str, position: Position) {
        match position.is_empty() {
            true => self.positions.remove(who),
            false => self.positions.insert(who.to_string(), position),
        };
    }

    pub fn loan(
        &mut self,
        (who, model): (&str, &Model),
        (amount, bonded): (u128, u128),
    ) -> crate::market::Result<()> {
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

    pub fn liquidate(
        &mut self,
        who: &str,
        model: &Model,
        amount: u128,
    ) -> crate::market::Result<Sale> {
        let (mut position, price) = (self.of(who), quote(model.price));
        let levels = self.levels;
        let bid = Bid {
            amount: Loan::new(amount),
            min_debt: Loan::new(model.min_debt),
        };
        let sold = match Health::of(&position, &self.pool, &price, &levels)? {
            Health::Healthy { debt, worth } => {
                return Err(Health::refusal(debt, worth, &levels).into())
            }
            Health::Solvent { .. } => position.sell_solvent(&self.pool, &price, &levels, bid)?,
            Health::Insolvent { debt, need } => {
                let could = model.ratio.map_or(0, |_| model.slashable);
                let could = Shares::new(could);
                let slice = position.slice(debt, need, could, &price, &levels, bid)?;
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

pub fn said<T>(result: crate::market::Result<T>) -> Result<T, Refused> {
    result.map_err(|refusal| word(&refusal))
}
