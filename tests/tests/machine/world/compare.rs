//! The contracts' numbers beside the model's.

use super::{ensure, Checked, World};
use crate::model::layer::Layer;
use crate::model::losses::MAYBE_DUST;
use crate::model::{q, Q};
use crate::words::USERS;
use ballast_testing::{lst_of, Observation};
use ballast_types::hub::{LossesResponse, QueryMsg};
use ballast_types::vault::{self, BondsResponse, PoolResponse, PositionResponse};
use ballast_types::Amount;
use num_traits::{Signed, ToPrimitive, Zero};

impl World {
    /// After losses beyond all proportion a unit is worth too much for rounding to be stated.
    pub(super) fn look_away(&mut self) {
        let (value, supply) = (self.model.value(), self.model.supply.clone());
        let least = &self.model.slack * q(1_000u128);
        let million = q(1_000_000u128);
        let far = value < least
            || supply < least
            || value > &supply * &million
            || supply > value * million;
        self.blind |= far;
    }

    /// Roundings so far, in native and in LST.
    pub fn tolerance(&self) -> (Q, Q) {
        let (value, supply) = (self.model.value(), &self.model.supply);
        let one = q(1u128);
        match value.is_positive() && supply.is_positive() {
            true => {
                let rate = &value / supply;
                (
                    &self.model.slack * (&one + &rate),
                    &self.model.slack * (&one + one.clone() / rate),
                )
            }
            false => (self.model.slack.clone(), self.model.slack.clone()),
        }
    }

    pub(super) fn near(&self, model: &Q, contracts: u128, tolerance: Q, what: &str) -> Checked {
        ensure((model - q(contracts)).abs() <= tolerance, || {
            format!("{what}: {contracts} in the contracts, {:.3} in the model, of which {:.0} may be rounding",
                model.to_f64().unwrap_or(f64::NAN), tolerance.to_f64().unwrap_or(f64::NAN))
        })
    }

    /// Every number of the suite.
    pub(super) fn compare(&self) -> Checked {
        let (chain, suite) = (self.chain(), self.suite());
        let seen = Observation::take(chain, suite)?;
        let pool = &seen.books.pool;
        let raw = |amount: ballast_types::Native| amount.raw().u128();
        let (native, lst) = self.tolerance();
        let model = &self.model;
        // leavers lose of an entry what the chain burned of it, and nothing because a coin is late
        let burned: u128 = self.seen.burned.values().map(|(burned, _)| burned).sum();
        ensure(model.missing <= q(burned) + &native, || {
            format!(
                "entries were settled short of {}, slashes burned {burned} of them",
                model.missing
            )
        })?;
        let value = pool.value(seen.now).map_err(|err| err.to_string())?;
        let pairs = [
            ("value", model.value(), raw(value)),
            ("buffer", model.buffer.clone(), raw(pool.buffer)),
            ("bonded", model.bonded(), raw(pool.bonded)),
            ("exiting", model.exiting(), raw(pool.exiting)),
            (
                "pending_cover",
                model.pending_cover(),
                raw(seen.books.pending_cover),
            ),
        ];
        for (what, model, contracts) in pairs {
            self.near(&model, contracts, native.clone(), what)?;
        }
        self.near(
            &model.supply,
            pool.shares.raw().u128(),
            lst.clone(),
            "supply",
        )?;
        let open = seen.open.shares.raw().u128();
        self.near(&model.open_shares(), open, lst.clone(), "the open batch")?;
        self.compare_batches(&seen)?;
        for (who, ours) in &model.lst {
            let theirs = lst_of(chain, suite, &self.address(who)).u128();
            self.near(ours, theirs, lst.clone(), &format!("LST of {who}"))?;
        }
        let pool: PoolResponse = self.ask(&suite.vault, &vault::QueryMsg::Pool {})?;
        let held = pool.lst.raw() + pool.dripping.raw();
        let ours = model.pool.held() + &model.surplus;
        self.near(&ours, held.u128(), lst.clone(), "the underwriters' pool")
    }

    /// What batches are owed and have.
    fn compare_batches(&self, seen: &Observation) -> Checked {
        let (native, _) = self.tolerance();
        for (id, batch) in &seen.batches {
            let Some(ours) = self.model.batches.get(id) else {
                return Err(format!("the model knows no batch {id}"));
            };
            let pairs = [
                ("owed", &ours.owed, batch.owed),
                ("funded", &ours.funded, batch.funded),
            ];
            for (what, ours, theirs) in pairs {
                let what = format!("{what} of batch {id}");
                self.near(ours, theirs.raw().u128(), native.clone(), &what)?;
            }
        }
        Ok(())
    }

    /// What is dearer to ask for: bonds, positions, losses.
    pub(super) fn compare_all(&self) -> Checked {
        if self.blind {
            return Ok(());
        }
        self.compare_bonds()?;
        self.compare_positions()?;
        self.compare_losses()
    }

    fn compare_bonds(&self) -> Checked {
        let (_, lst) = self.tolerance();
        let bonds = vault::QueryMsg::Bonds {
            start_after: None,
            limit: Some(100),
        };
        let bonds: BondsResponse = self.ask(&self.suite().vault, &bonds)?;
        for bond in bonds.bonds {
            let ours = self.model.bonds.get(&bond.validator);
            let ours = ours.map_or(Q::zero(), Layer::held);
            let what = format!("the bond of {}", bond.validator);
            self.near(&ours, bond.lst.raw().u128(), lst.clone(), &what)?;
        }
        Ok(())
    }

    fn compare_positions(&self) -> Checked {
        let (_, lst) = self.tolerance();
        for who in USERS {
            let owner = self.address(who).to_string();
            let position = vault::QueryMsg::Position { owner };
            let position: PositionResponse = self.ask(&self.suite().vault, &position)?;
            let mut then = self.model.clone();
            then.look();
            let ours = then.pool.active.worth(&who.to_string());
            let theirs = position.pool.lst.raw().u128();
            let what = format!("the position of {who}");
            self.near(&ours, theirs, lst.clone(), &what)?;
        }
        Ok(())
    }

    fn compare_losses(&self) -> Checked {
        let (native, _) = self.tolerance();
        let losses = QueryMsg::Losses {
            start_after: None,
            limit: Some(100),
        };
        let losses: LossesResponse = self.ask(&self.suite().hub, &losses)?;
        for theirs in &losses.losses {
            let mut known = self.model.losses.iter();
            let Some(ours) = known.find(|ours| ours.id == theirs.id) else {
                let amount = theirs.amount.raw().u128();
                ensure(amount <= MAYBE_DUST, || {
                    format!("the model knows no loss {} of {amount}", theirs.id)
                })?;
                continue;
            };
            let pairs = [
                ("amount", &ours.amount, theirs.amount),
                ("exits' part", &ours.by_exits, theirs.by_exits),
                ("bond's part", &ours.by_bond, theirs.paid_by_bond),
                ("pool's part", &ours.by_pool, theirs.paid_by_pool),
            ];
            for (what, ours, part) in pairs {
                self.near(
                    ours,
                    part.raw().u128(),
                    native.clone(),
                    &format!("the {what} of loss {} at {}", theirs.id, theirs.validator),
                )?;
            }
        }
        Ok(())
    }
}
