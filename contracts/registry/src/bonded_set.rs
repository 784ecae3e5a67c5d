//! The chain's bonded set, with each validator's commission.

use crate::error::ContractError;
use ballast_accounting::Leeway;
use cosmwasm_std::{Decimal, QuerierWrapper, StdResult};
use litemap::LiteMap;

/// The chain's bonded set by operator address, with commissions; read with one query.
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

    /// The validator's commission, or `None` if it is not in the set.
    pub fn commission(&self, validator: &str) -> Option<Decimal> {
        self.0.get(validator).map(|leeway| leeway.now)
    }

    /// The validator's commission with the bounds that the chain sets for raising it, or `None` if
    /// it is not in the set.
    pub fn leeway(&self, validator: &str) -> Option<Leeway> {
        self.0.get(validator).copied()
    }

    /// The lowest commission in the set; 0 if the set is empty.
    pub fn least_commission(&self) -> Decimal {
        let all = self.0.values().map(|leeway| leeway.now);
        all.min().unwrap_or_default()
    }

    /// Fails unless the validator is in the set, with a commission of at most `promised`.
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
