//! What insurers have, and what a loss burns of it.

use super::LostWith;
use crate::facts::Facts;
use crate::numbers::count;
use crate::RiskError;
use ballast_accounting::{
    split_floor, Amount, Available, Bucket, Cover, Layer, LayerShares, Native, Shares, Totals,
    Underwriters,
};
use cosmwasm_std::Uint128;
use std::collections::BTreeMap;

/// What the insurers have, as it is once an unbooked loss is booked.
#[derive(Clone)]
pub struct Insurers {
    bonds: BTreeMap<String, Layer>,
    pool: Underwriters,
    /// The vault answered.
    pub answered: bool,
    /// What made the layers other than the vault says that they are.
    pub note: Option<String>,
}

impl Insurers {
    /// By the vault's answers, and the burn for what is unbooked.
    ///
    /// # Errors
    /// Amounts that no vault can have.
    pub fn new(facts: &Facts<'_>) -> Result<Self, RiskError> {
        let mut insurers = Self {
            bonds: BTreeMap::new(),
            pool: Underwriters::default(),
            answered: facts.vault.pool.is_some() && facts.vault.bonds.is_some(),
            note: None,
        };
        if !insurers.answered {
            insurers.note = Some(
                "the vault did not answer: nothing would be burned, and the cover would stay owed"
                    .to_string(),
            );
            return Ok(insurers);
        }
        for bond in facts.vault.bonds.iter().flatten() {
            let one = layer(bond.lst, bond.exiting_lst, bond.shares, bond.exiting_shares);
            insurers.bonds.insert(bond.validator.clone(), one);
        }
        if let Some(pool) = &facts.vault.pool {
            insurers.pool.layer =
                layer(pool.lst, pool.exiting_lst, pool.shares, pool.exiting_shares);
            // premium that does not count yet is burned last
            insurers.pool.accrue(pool.dripping, 1, facts.now)?;
        }
        insurers.book(facts)?;
        Ok(insurers)
    }

    /// Burns for losses that the chain shows and that are not booked yet, as the booking will.
    fn book(&mut self, facts: &Facts<'_>) -> Result<(), RiskError> {
        let (Some(fresh), Some(state)) = (&facts.hub.fresh, &facts.hub.state) else {
            return Ok(());
        };
        let will_burn = fresh.shares.saturating_sub(state.shares);
        if fresh.pending_loss.is_zero() || will_burn.is_zero() {
            return Ok(());
        }
        let missing = missing(facts);
        let all = Native::sum(missing.iter().map(|one| one.amount))?;
        let dust = all.saturating_sub(fresh.pending_loss);
        let insured = fresh
            .value
            .saturating_sub(state.value)
            .saturating_sub(dust)
            .min(all);
        let parts: Vec<Native> = missing.iter().map(|one| one.amount).collect();
        let before = Totals {
            value: fresh.value,
            shares: fresh.shares,
        };
        let mut burned = Shares::ZERO;
        for (one, asked) in missing.iter().zip(split_floor(insured, &parts)?) {
            let cover = self.burn(before, one.validator, asked, &mut vec![])?;
            burned = burned.checked_add(cover.total()?)?;
        }
        if burned.raw().abs_diff(will_burn.raw()) > Uint128::from(count(&missing)) {
            self.note = Some(
                "an unbooked loss is charged to sources of redelegations: what is left of single bonds after it is an estimate"
                    .to_string(),
            );
        }
        Ok(())
    }

    /// Burns for one loss: the validator's bond, then the pool.
    pub(super) fn burn(
        &mut self,
        before: Totals,
        validator: &str,
        asked: Native,
        wiped: &mut Vec<String>,
    ) -> Result<Cover, RiskError> {
        let bond = self.bonds.entry(validator.to_string()).or_default();
        let available = Available {
            bond: bond.held()?,
            pool: self.pool.held()?,
        };
        let cover = Cover::burn_ceil(before, asked, available)?;
        let of_bond = bond.burn(cover.bond)?;
        let of_pool = self.pool.burn(cover.pool)?;
        if of_bond.active_wiped || of_bond.exiting_wiped {
            wiped.push(validator.to_string());
        }
        if of_pool.active_wiped || of_pool.exiting_wiped {
            wiped.push("pool".to_string());
        }
        Ok(Cover {
            bond: of_bond.assets,
            pool: of_pool.assets,
        })
    }
}

/// Stake that the chain shows as lost and the hub has not booked, by validator.
fn missing<'a>(facts: &'a Facts<'_>) -> Vec<LostWith<'a>> {
    let rows = facts.hub.delegations.iter().flatten();
    let mut missing: Vec<_> = rows
        .map(|row| LostWith {
            validator: row.validator.as_str(),
            amount: row.booked.saturating_sub(row.actual),
        })
        .filter(|one| !one.amount.is_zero())
        .collect();
    missing.sort_by_key(|one| one.validator);
    missing
}

/// A layer as arithmetic has it. Units of its exiting bucket are not shown from outside: they only
/// decide whether a remnant that is too small to be shared is burned too.
fn layer(lst: Shares, leaving: Shares, all: LayerShares, exiting: LayerShares) -> Layer {
    Layer {
        active: Bucket {
            epoch: 0,
            assets: lst.saturating_sub(leaving),
            shares: all.saturating_sub(exiting),
        },
        exiting: Bucket {
            epoch: 0,
            assets: leaving,
            shares: exiting,
        },
        leaving: exiting,
    }
}
