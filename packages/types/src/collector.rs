//! Rewards: the withdraw address of all staking rewards, which splits them.

use crate::{
    deploy::Suite,
    hub::{ensure_bounds, ParamError},
    packed::Item,
    Native,
};
use ballast_base::call::call;
use ballast_wire::{ask, reads};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult, WasmMsg};

/// Parameters of the collector. Other contracts may read this row: its key and shape change only
/// with a version.
pub const PARAMS: Item<Params> = Item::new("params");

/// Parameters of the collector. Defaults and bounds: `docs/PARAMETERS.md`.
#[cw_serde]
pub struct Params {
    /// The part of rewards that goes to the treasury, as LST.
    pub fee_bps: u64,
    /// The largest part of rewards that goes to insurers, as LST.
    pub premium_max_bps: u64,
    /// The part of rewards that goes to the account that distributes, or that it names.
    pub tip_bps: u64,
}

/// Changes of parameters of the collector; a field that is left out keeps its value.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct ParamsUpdate {
    /// 0 to 1,000; 500 by default.
    pub fee_bps: Option<u64>,
    /// 0 to 2,000; 1,000 by default.
    pub premium_max_bps: Option<u64>,
    /// 0 to 100; 20 by default.
    pub tip_bps: Option<u64>,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            fee_bps: 500,
            premium_max_bps: 1_000,
            tip_bps: 20,
        }
    }
}

impl Params {
    /// These parameters with the changes of `update`.
    ///
    /// # Errors
    /// A value is outside its bounds.
    pub fn updated(&self, update: ParamsUpdate) -> Result<Self, ParamError> {
        let new = Self {
            fee_bps: update.fee_bps.unwrap_or(self.fee_bps),
            premium_max_bps: update.premium_max_bps.unwrap_or(self.premium_max_bps),
            tip_bps: update.tip_bps.unwrap_or(self.tip_bps),
        };
        ensure_bounds("collector.fee_bps", new.fee_bps, 0, 1_000)?;
        ensure_bounds("collector.premium_max_bps", new.premium_max_bps, 0, 2_000)?;
        ensure_bounds("collector.tip_bps", new.tip_bps, 0, 100)?;
        Ok(new)
    }
}

/// Sent by the hub when it creates the collector.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The suite that the collector belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// Parameters that differ from their defaults.
    pub params: ParamsUpdate,
}

/// The messages of the collector.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Splits the native rewards that are here into tip, fee, premium and the rest, which goes to
    /// the pool.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = distribute`, `rewards, restake, premium, fee, tip`.
    /// - **Fails**: `Paused`, `OwnContract`. If there are no rewards, it succeeds and does nothing.
    Distribute {
        /// The account that gets the tip; the sender by default. Not one of the suite's contracts.
        tip_to: Option<String>,
    },
    /// Sends all coins of another denom that are here to the treasury.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = sweep`, `denom, amount`.
    /// - **Fails**: `NativeSweep` for the staking token, `Denom`. If there are no coins, it
    ///   succeeds and does nothing.
    Sweep {
        /// The denom.
        denom: String,
    },
    /// Distributes the rewards that are here by the old parameters, then changes them, inside their
    /// bounds: new parameters apply to rewards that arrive later. While cranks are paused, or the
    /// vault owes a cover, the rewards wait and are distributed later by the old parameters; after
    /// several changes, by the lowest value of each.
    ///
    /// - **Caller**: the owner, who gets the tip. **Funds**: none.
    /// - **Emits**: `action = update_config`, and the amounts as `distribute`.
    /// - **Fails**: a value out of bounds.
    UpdateConfig(ParamsUpdate),
}

/// The queries of the collector.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses and parameters.
    #[returns(ConfigResponse)]
    Config {},
    /// What `distribute` would do now.
    #[returns(PendingResponse)]
    Pending {},
}

/// Addresses and parameters.
#[cw_serde]
pub struct ConfigResponse {
    /// The suite that the collector belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// The collector's parameters.
    pub params: Params,
}

/// How the rewards that are here would be split. `rewards = fee + premium + tip + restake`.
#[cw_serde]
pub struct PendingResponse {
    /// Native rewards that are here.
    pub rewards: Native,
    /// To the treasury, as LST.
    pub fee: Native,
    /// To insurers, as LST.
    pub premium: Native,
    /// To the caller.
    pub tip: Native,
    /// To the pool.
    pub restake: Native,
}

reads!(struct ParamsUpdate { fee_bps, premium_max_bps, tip_bps });

reads!(struct InstantiateMsg { suite, denom, params });

reads! {
    enum ExecuteMsg {
        distribute: Distribute { tip_to },
        sweep: Sweep { denom },
        update_config: UpdateConfig (_),
    }
}

reads! {
    enum QueryMsg {
        config: Config {},
        pending: Pending {},
    }
}

reads!(open struct PendingResponse { rewards, fee, premium, tip, restake });

/// The collector, for contracts that call it.
#[cw_serde]
pub struct Collector(pub Addr);

impl Collector {
    /// A message to the collector.
    pub fn call(&self, msg: &ExecuteMsg) -> StdResult<WasmMsg> {
        call(&self.0, msg, vec![])
    }

    /// Splits the rewards that are there; the tip goes to `tip_to`, or to the sender.
    pub fn distribute(&self, tip_to: Option<String>) -> StdResult<WasmMsg> {
        self.call(&ExecuteMsg::Distribute { tip_to })
    }

    /// The parameters: one storage read.
    pub fn params(&self, querier: &QuerierWrapper<'_>) -> StdResult<Params> {
        PARAMS.query(querier, &self.0)
    }

    /// What `distribute` would do now.
    pub fn pending(&self, querier: &QuerierWrapper<'_>) -> StdResult<PendingResponse> {
        ask(querier, &self.0, &QueryMsg::Pending {})
    }
}
