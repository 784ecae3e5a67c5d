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

/// Parameters of the collector. This key and shape may be read from outside: they change with a version alone.
pub const PARAMS: Item<Params> = Item::new("params");

/// Parameters of the collector. Defaults and bounds: `docs/PARAMETERS.md`.
#[cw_serde]
pub struct Params {
    /// Of rewards, to the treasury, as LST.
    pub fee_bps: u64,
    /// Of rewards, to insurers at most, as LST.
    pub premium_max_bps: u64,
    /// Of rewards, to whoever distributes.
    pub tip_bps: u64,
}

/// Parameters of the collector to set; a field left out stays as it is.
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
    /// These parameters with some of them changed.
    ///
    /// # Errors
    /// A value outside its bounds.
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
    /// The suite it belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// Parameters that differ from their defaults.
    pub params: ParamsUpdate,
}

/// What can be asked of the collector.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Splits the native rewards that are here: tip, fee, premium, and the rest to the pool.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = distribute`, `rewards, restake, premium, fee, tip`.
    /// - **Fails**: `Paused`, `OwnContract`. Nothing to split is no error.
    Distribute {
        /// Who gets the tip; the sender by default. Not one of the suite's contracts.
        tip_to: Option<String>,
    },
    /// Sends what is here of another denom to the treasury.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = sweep`, `denom, amount`.
    /// - **Fails**: `NativeSweep` for the staking token, `Denom`. Nothing to send is no error.
    Sweep {
        /// The denom.
        denom: String,
    },
    /// Distributes what is here by the old parameters, then changes them, inside their bounds: a
    /// change applies to rewards that arrive after it. While cranks are paused, or the vault owes a
    /// cover, what is here waits, and is distributed by the old ones later; by the lowest of all
    /// that were in force, where they change more than once.
    ///
    /// - **Caller**: the owner, who gets the tip. **Funds**: none.
    /// - **Emits**: `action = update_config`, and the amounts as `distribute`.
    /// - **Fails**: a value out of bounds.
    UpdateConfig(ParamsUpdate),
}

/// What the collector answers.
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
    /// The suite it belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// The collector's parameters.
    pub params: Params,
}

/// How the rewards that are here would be split. `rewards = fee + premium + tip + restake`.
#[cw_serde]
pub struct PendingResponse {
    /// Native rewards here.
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

/// The collector, for whoever calls it from a contract.
#[cw_serde]
pub struct Collector(pub Addr);

impl Collector {
    /// A message to the collector.
    pub fn call(&self, msg: &ExecuteMsg) -> StdResult<WasmMsg> {
        call(&self.0, msg, vec![])
    }

    /// Splits what is there; the tip is for `tip_to`, or for the sender.
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
