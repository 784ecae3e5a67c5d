//! The chain's bonded set, and what it shows of commissions.

use crate::error::ContractError;
use ballast_accounting::Leeway;
use cosmwasm_std::{Decimal, QuerierWrapper, StdResult};
use litemap::LiteMap;

/// The chain's bonded set, with commissions: one query.
pub struct BondedSet(LiteMap<String, Leeway>);

impl BondedSet {
    pub fn query(querier: &QuerierWrapper<'_>) -> StdResult<Self> {
        let validators = querier.query_all_validators()?.into_iter();
        Ok(Self(
            validators
                .map(|v| {
                    let leeway = Leeway {
                        now: v.commission,
                        most: v.max_commission,
                        daily: v.max_change_rate,
                    };
                    (v.address, leeway)
                })
                .collect(),
        ))
    }

    /// Its commission, if it is in the set.
    pub fn commission(&self, validator: &str) -> Option<Decimal> {
        self.0.get(validator).map(|leeway| leeway.now)
    }

    /// What the chain lets it do with its commission, if it is in the set.
    pub fn leeway(&self, validator: &str) -> Option<Leeway> {
        self.0.get(validator).copied()
    }

    /// The least commission in the set; nothing where the set is empty.
    pub fn least_commission(&self) -> Decimal {
        let all = self.0.values().map(|leeway| leeway.now);
        all.min().unwrap_or_default()
    }

    /// Fails unless it is in the set and keeps its promise.
    pub fn ensure_good(&self, validator: &str, promised: Decimal) -> Result<(), ContractError> {
        let validator = validator.to_string();
        match self.commission(&validator) {
            None => Err(ContractError::NotBonded {
                validator,
                bonded: self.0.len(),
            }),
            Some(seen) if seen > promised => Err(ContractError::Commission {
                validator,
                seen,
                promised,
            }),
            Some(_) => Ok(()),
        }
    }
}
