//! The hub, for other contracts: its messages and queries.

use super::answers::{ExchangeRateResponse, FreshnessResponse, PreviewBondResponse, StateResponse};
use super::execute::{ExecuteMsg, Fine, PauseScope};
use super::query::QueryMsg;
use super::state::{Books, Config, BOOKS, CONFIG, GROWTH};
use crate::{Native, Shares};
use ballast_accounting::{Growth, Totals};
use ballast_base::{
    address::{account, AddressError},
    call::call,
};
use ballast_wire::{ask, from_json, stored};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Api, Coin, QuerierWrapper, StdResult, WasmMsg};
use cw20_base::state::TokenInfo;
use thiserror::Error;

/// The LST's description of itself (`token_info`), read from its storage.
///
/// # Errors
/// The contract is not a cw20 as cw20-base stores it.
pub fn lst_of(querier: &QuerierWrapper<'_>, token: &Addr) -> StdResult<TokenInfo> {
    from_json(&stored(querier, token, b"token_info")?)
}

/// The address is not the hub of a suite.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{hub} does not answer as a hub of this version: {reason}")]
pub struct NoHub {
    /// The address.
    pub hub: Addr,
    /// What the query returned.
    pub reason: String,
}

/// The config of a hub, for a contract that is created against it. Checks that the hub names itself
/// as its suite's hub, and that it mints its suite's LST. An LST has exactly one minter, so no
/// stranger's contract can pass for the hub of a known LST.
///
/// # Errors
/// It does not answer as a hub, names another hub, or does not mint its LST.
pub fn suite_of(querier: &QuerierWrapper<'_>, hub: &Addr) -> Result<Config, NoHub> {
    let no_hub = |reason: String| NoHub {
        hub: hub.clone(),
        reason,
    };
    let config = CONFIG.query(querier, hub);
    let config = config.map_err(|err| no_hub(err.to_string()))?;
    if config.suite.hub != *hub {
        return Err(no_hub(format!("it names {} as its hub", config.suite.hub)));
    }
    let lst = lst_of(querier, &config.suite.token);
    let lst = lst.map_err(|err| no_hub(format!("its LST: {err}")))?;
    match lst.mint {
        Some(mint) if mint.minter == *hub => Ok(config),
        Some(mint) => Err(no_hub(format!("its LST is minted by {}", mint.minter))),
        None => Err(no_hub("nobody mints its LST".to_string())),
    }
}

/// As [`suite_of`], for the hub that a message names with `text`.
///
/// # Errors
/// Text that is not an address; and as [`suite_of`].
pub fn suite_named<E: From<AddressError> + From<NoHub>>(
    api: &dyn Api,
    querier: &QuerierWrapper<'_>,
    text: &str,
) -> Result<Config, E> {
    let hub = account(api, text)?;
    Ok(suite_of(querier, &hub)?)
}

/// The hub, for contracts that call it.
#[cw_serde]
pub struct Hub(pub Addr);

impl Hub {
    /// A message to the hub.
    pub fn call(&self, msg: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<WasmMsg> {
        call(&self.0, msg, funds)
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

    /// Has operators' bonds pay for broken promises. Only the registry may send it.
    pub fn fine(&self, fines: Vec<Fine>) -> StdResult<WasmMsg> {
        self.call(&ExecuteMsg::Fine { fines }, vec![])
    }

    /// What the pool was paid lately, for yields: one storage read.
    pub fn growth(&self, querier: &QuerierWrapper<'_>) -> StdResult<Growth> {
        Ok(GROWTH.may_query(querier, &self.0)?.unwrap_or_default())
    }

    /// Value and shares, after any loss that the chain shows. Price with these two.
    pub fn totals(&self, querier: &QuerierWrapper<'_>) -> StdResult<Totals> {
        let rate = self.exchange_rate(querier)?;
        Ok(Totals {
            value: rate.value,
            shares: rate.shares,
        })
    }

    /// The price of a share now, with the time at which it holds.
    pub fn exchange_rate(&self, querier: &QuerierWrapper<'_>) -> StdResult<ExchangeRateResponse> {
        ask(querier, &self.0, &QueryMsg::ExchangeRate {})
    }

    /// The books as they will be once the hub has booked what the chain shows: value, its parts,
    /// and an owed cover beside it.
    pub fn state(&self, querier: &QuerierWrapper<'_>) -> StdResult<StateResponse> {
        ask(querier, &self.0, &QueryMsg::State {})
    }

    /// The books as they were last written, if there are any: one storage read.
    pub fn books(&self, querier: &QuerierWrapper<'_>) -> StdResult<Option<Books>> {
        BOOKS.may_query(querier, &self.0)
    }

    /// What `bond` of `amount` would mint now.
    pub fn preview_bond(&self, querier: &QuerierWrapper<'_>, amount: Native) -> StdResult<Shares> {
        let preview: PreviewBondResponse =
            ask(querier, &self.0, &QueryMsg::PreviewBond { amount })?;
        Ok(preview.shares)
    }

    /// Addresses and roles: one storage read, no smart query.
    pub fn config(&self, querier: &QuerierWrapper<'_>) -> StdResult<Config> {
        CONFIG.query(querier, &self.0)
    }

    /// When a pause of `scope` ends, if it is paused at `now`: one storage read.
    pub fn paused_until(
        &self,
        querier: &QuerierWrapper<'_>,
        scope: PauseScope,
        now: u64,
    ) -> StdResult<Option<u64>> {
        Ok(BOOKS.query(querier, &self.0)?.pauses.until(scope, now))
    }

    /// Whether the books are up to date with the chain.
    pub fn freshness(&self, querier: &QuerierWrapper<'_>) -> StdResult<FreshnessResponse> {
        ask(querier, &self.0, &QueryMsg::Freshness {})
    }
}
