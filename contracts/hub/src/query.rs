//! Answers of the hub. Prices are those after the chain's difference is booked, cover included, so
//! that a preview equals what would be done in the same block.

mod lists;
mod prices;
mod solvency;

use crate::{depth, execute, hub_state::HubState, ContractError};
use ballast_types::{
    hub::{ConfigResponse, DueResponse, PauseScope, PausedResponse, PausedUntil, QueryMsg},
    ownership,
};
use ballast_wire::contract_of;
use cosmwasm_std::{to_json_binary, Addr, Binary, Deps, Env, StdResult};

pub fn query(deps: Deps<'_>, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let hub = HubState::load(deps.storage, env)?;
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&config(deps, hub)?),
        QueryMsg::State {} => to_json_binary(&prices::state(deps, env, hub)?),
        QueryMsg::ExchangeRate {} => to_json_binary(&prices::exchange_rate(deps, env, hub)?),
        QueryMsg::PreviewBond { amount } => {
            to_json_binary(&prices::preview_bond(deps, env, hub, amount)?)
        }
        QueryMsg::PreviewUnbond { shares } => {
            to_json_binary(&prices::preview_unbond(deps, env, hub, shares)?)
        }
        QueryMsg::Freshness {} => to_json_binary(&prices::freshness(deps, env, hub)?),
        QueryMsg::Position { address } => {
            to_json_binary(&prices::position(deps, env, hub, &address)?)
        }
        QueryMsg::Delegations { start_after, limit } => {
            to_json_binary(&lists::delegations(deps, env, hub, start_after, limit)?)
        }
        QueryMsg::Unbonding { start_after, limit } => {
            to_json_binary(&lists::unbonding(deps, start_after, limit)?)
        }
        QueryMsg::Losses { start_after, limit } => {
            to_json_binary(&lists::losses(deps, start_after, limit)?)
        }
        QueryMsg::Due {} => {
            let (hub, unbooked) = prices::refreshed(deps, env, hub)?;
            let is_sync_due = unbooked.is_due(&hub);
            to_json_binary(&DueResponse {
                work: execute::due(deps, env, &hub, is_sync_due)?,
            })
        }
        QueryMsg::RedemptionRate { denom, params: _ } => {
            to_json_binary(&prices::redemption_rate(deps, env, hub, denom)?)
        }
        QueryMsg::ProbeDepth { deeper } => to_json_binary(&depth::prove_query(deps, env, deeper)?),
        QueryMsg::Solvency {} => to_json_binary(&solvency::solvency(deps, env, hub)?),
        QueryMsg::Paused {} => to_json_binary(&paused(&hub)),
        QueryMsg::Ownership {} => to_json_binary(&ownership::load(deps.storage)?),
    }?)
}

fn config(deps: Deps<'_>, hub: HubState) -> Result<ConfigResponse, ContractError> {
    let owner = ownership::load(deps.storage)?.owner;
    let config = hub.config.into_inner();
    let suite = config.suite;
    let admin_of = |address: &Addr| -> StdResult<Option<Addr>> {
        Ok(contract_of(&deps.querier, address)?.admin)
    };
    let admin = admin_of(&suite.hub)?;
    let mut immutable = admin.is_none();
    for sibling in suite.siblings() {
        immutable = immutable && admin_of(sibling)?.is_none();
    }
    Ok(ConfigResponse {
        admin: admin.map(Addr::into_string),
        immutable,
        denom: config.denom,
        hub: suite.hub.into_string(),
        token: suite.token.into_string(),
        registry: suite.registry.into_string(),
        queue: suite.queue.into_string(),
        vault: suite.vault.into_string(),
        collector: suite.collector.into_string(),
        owner: owner.map(|owner| owner.into_string()),
        guardian: config.guardian.into_string(),
        treasury: config.treasury.into_string(),
        params: config.params,
    })
}

fn paused(hub: &HubState) -> PausedResponse {
    let until = |scope| hub.paused_until(scope).map(|until| PausedUntil { until });
    PausedResponse {
        bond: until(PauseScope::Bond),
        unbond: until(PauseScope::Unbond),
        cranks: until(PauseScope::Cranks),
    }
}
