//! The registry, for other contracts: its messages and queries.

use super::msg::{ExecuteMsg, QueryMsg, TargetsResponse, UnobservedResponse, ValidatorResponse};
use super::state::{Roster, ROSTER};
use ballast_base::call::call;
use ballast_wire::ask;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, QuerierWrapper, StdResult, WasmMsg};

/// The registry, for contracts that call it.
#[cw_serde]
pub struct Registry(pub Addr);

impl Registry {
    /// A message to the registry.
    pub fn call(&self, msg: &ExecuteMsg) -> StdResult<WasmMsg> {
        call(&self.0, msg, vec![])
    }

    /// Updates statuses by what the chain shows.
    pub fn observe(&self) -> StdResult<WasmMsg> {
        self.call(&ExecuteMsg::Observe {
            start_after: None,
            limit: None,
        })
    }

    /// All that allocation needs: one storage read.
    pub fn roster(&self, querier: &QuerierWrapper<'_>) -> StdResult<Roster> {
        ROSTER.query(querier, &self.0)
    }

    /// One validator.
    pub fn validator(
        &self,
        querier: &QuerierWrapper<'_>,
        address: impl Into<String>,
    ) -> StdResult<ValidatorResponse> {
        let address = address.into();
        ask(querier, &self.0, &QueryMsg::Validator { address })
    }

    /// How many validators `observe` is due for.
    pub fn unobserved(&self, querier: &QuerierWrapper<'_>) -> StdResult<UnobservedResponse> {
        ask(querier, &self.0, &QueryMsg::Unobserved {})
    }

    /// The stake that each validator should have.
    pub fn targets(&self, querier: &QuerierWrapper<'_>) -> StdResult<TargetsResponse> {
        ask(querier, &self.0, &QueryMsg::Targets {})
    }
}
