use super::*;
use crate::{Amount, Native, Shares};
use ballast_accounting::Totals;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Coin, QuerierWrapper, StdError, StdResult, WasmMsg,
};

/// The hub, for whoever calls it from a contract.
#[cw_serde]
pub struct Hub(pub Addr);

impl Hub {
    /// A message to the hub.
    pub fn call(&self, msg: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<WasmMsg> {
        Ok(WasmMsg::Execute {
            contract_addr: self.0.to_string(),
            msg: to_json_binary(msg)?,
            funds,
        })
    }

    /// Bonds `coin` for `receiver`, who gets at least `min_shares`.
    pub fn bond(
        &self,
        coin: Coin,
        receiver: Option<String>,
        min_shares: Option<Shares>,
    ) -> StdResult<WasmMsg> {
        self.call(
            &ExecuteMsg::Bond {
                receiver,
                min_shares,
            },
            vec![coin],
        )
    }

    /// Value and shares, after any loss that the chain shows. Price with these two.
    pub fn totals(&self, querier: &QuerierWrapper<'_>) -> StdResult<Totals> {
        let rate: ExchangeRateResponse =
            querier.query_wasm_smart(&self.0, &QueryMsg::ExchangeRate {})?;
        Ok(Totals {
            value: rate.value,
            shares: rate.shares,
        })
    }

    /// Value and shares, and the rewards that are in the pool and do not count yet.
    pub fn totals_and_drip(&self, querier: &QuerierWrapper<'_>) -> StdResult<(Totals, Native)> {
        let rate: ExchangeRateResponse =
            querier.query_wasm_smart(&self.0, &QueryMsg::ExchangeRate {})?;
        let totals = Totals {
            value: rate.value,
            shares: rate.shares,
        };
        let dripping = match querier.query_wasm_raw(&self.0, BOOKS.as_slice())? {
            None => Native::ZERO,
            Some(books) => from_json::<Books>(books)?
                .pool
                .drip
                .unreleased_ceil(rate.updated_at)
                .map_err(|err| StdError::generic_err(err.to_string()))?,
        };
        Ok((totals, dripping))
    }

    /// What `bond` of `amount` would mint now.
    pub fn preview_bond(&self, querier: &QuerierWrapper<'_>, amount: Native) -> StdResult<Shares> {
        let preview: PreviewBondResponse =
            querier.query_wasm_smart(&self.0, &QueryMsg::PreviewBond { amount })?;
        Ok(preview.shares)
    }

    /// Addresses and roles: one storage read, no smart query.
    pub fn config(&self, querier: &QuerierWrapper<'_>) -> StdResult<Config> {
        CONFIG.query(querier, self.0.clone())
    }

    /// When new exits may be asked for again, if they are paused at `now`: one storage read.
    pub fn paused_until(
        &self,
        querier: &QuerierWrapper<'_>,
        scope: PauseScope,
        now: u64,
    ) -> StdResult<Option<u64>> {
        Ok(PAUSES.query(querier, self.0.clone())?.until(scope, now))
    }

    /// Whether the books are up to date with the chain.
    pub fn freshness(&self, querier: &QuerierWrapper<'_>) -> StdResult<FreshnessResponse> {
        querier.query_wasm_smart(&self.0, &QueryMsg::Freshness {})
    }
}
