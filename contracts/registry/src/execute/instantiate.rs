//! Creates the registry. The first validators pass the same checks as later ones.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    listing::Listing,
    state::{LOOKED, NAME, PARAMS, RECORDS, ROSTER, SUITE, VERSION},
};
use ballast_types::{
    hub::CONFIG,
    registry::{InstantiateMsg, Kind, Params, Roster},
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.registry, "registry"))?;
    let decimals = CONFIG.query(&deps.querier, &msg.suite.hub)?.decimals;
    let params = Params::new(msg.params, decimals)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let mut roster = Roster {
        cap_bps: params.cap_bps,
        leverage: params.leverage,
        min_stake: params.min_stake,
        require_bonds: params.require_bonds,
        least_bond: params.least_bond(),
        seats: vec![],
    };

    let mut events = Vec::with_capacity(msg.validators.len());
    for new in msg.validators {
        let listed = Listing::check(new, Kind::Curated, &params, &bonded, &env)?;
        let now = env.block.time.seconds();
        let record = listed.take_seat(&mut roster, &params, None, now)?;
        RECORDS.save(deps.storage, &listed.terms.address, &record)?;
        events.push(listed.event(&record, None));
    }

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    PARAMS.save(deps.storage, &params)?;
    ROSTER.save(deps.storage, &roster)?;
    LOOKED.save(deps.storage, &env.block.time.seconds())?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("validators", roster.seats.len().to_string())
        .add_events(events))
}
