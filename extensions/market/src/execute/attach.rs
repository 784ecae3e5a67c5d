//! `attach`: names the restake contract that pays what collateral lacks. It is attached after
//! birth, because the restake contract has to name the market as its slasher at its own birth.

use crate::{
    restakers::stake,
    rows::{account, load, may_load, owner, save},
    ContractError, Refused,
};
use ballast_extension_types::{
    market::{Attached, Config, CONFIG, RESTAKE},
    restake::{self, Mode},
};
use ballast_types::{access, event::acted, Amount};
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response};

/// The least ratio of the restake contract, in bps: the part of the market's exposure that must
/// stay slashable.
const LEAST_RATIO_BPS: u64 = 5_000;

pub fn attach(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, Refused> {
    // read
    let config = load(&CONFIG, deps.storage)?;
    let owner = owner(deps.storage)?;
    let may = owner.as_ref() == Some(&info.sender) || config.deployer == info.sender;
    access::ensure_is(may, "the owner or the deployer", &info.sender)?;
    if let Some(old) = may_load(&RESTAKE, deps.storage)? {
        let spent = stake(&deps.querier, &old).is_some_and(|stake| stake.spent().is_some());
        if !spent {
            return Err(ContractError::Attached {
                restake: old.address,
            }
            .into());
        }
    }
    let address = account(deps.api, address)?;
    ensure_code(deps.as_ref(), &config, &address)?;
    let theirs = restake::CONFIG.query(&deps.querier, &address)?;

    // decide
    ensure_ours(&config, &theirs, &env.contract.address)?;

    // write
    let attached = Attached {
        address: address.clone(),
        window_secs: theirs.window_secs,
        max_slash_bps: theirs.max_slash_bps,
        floor: theirs.floor,
        drip_secs: theirs.drip_secs,
    };
    save(&RESTAKE, deps.storage, &attached)?;
    Ok(acted("attach", &["restake"], [&address]))
}

fn not_ours(field: &'static str, found: impl ToString) -> Refused {
    let why = ContractError::NotOurs {
        field,
        found: found.to_string(),
    };
    why.into()
}

/// Checks the code id and that there is no wasm admin: the contract is trusted for its code, not
/// for its answers.
fn ensure_code(deps: Deps, config: &Config, address: &Addr) -> Result<(), Refused> {
    let info = contract_of(&deps.querier, address)?;
    if config.restake_code_id != Some(info.code_id) {
        return Err(not_ours("code id", info.code_id));
    }
    match info.admin {
        Some(admin) => Err(not_ours("admin, who could replace its code,", admin)),
        None => Ok(()),
    }
}

fn ensure_ours(config: &Config, theirs: &restake::Config, this: &Addr) -> Result<(), Refused> {
    if theirs.mode != Mode::Instant {
        return Err(not_ours("mode", "veto"));
    }
    let consumer = theirs.ratio.as_ref().map(|ratio| &ratio.consumer);
    let roles = [
        ("LST", Some(&theirs.lst), &config.lst),
        ("slasher", Some(&theirs.slasher), this),
        ("destination", Some(&theirs.destination), this),
        ("consumer", consumer, this),
    ];
    for (field, found, wanted) in roles {
        if found != Some(wanted) {
            return Err(not_ours(field, found.map_or("nobody", Addr::as_str)));
        }
    }
    let ratio_bps = theirs.ratio.as_ref().map_or(0, |ratio| ratio.ratio_bps);
    if ratio_bps < LEAST_RATIO_BPS {
        return Err(not_ours("ratio_bps", ratio_bps));
    }
    let one = 10_u128.checked_pow(config.lst_decimals.into());
    match theirs.floor.raw().u128() > one.unwrap_or(u128::MAX) {
        true => Err(not_ours("floor", theirs.floor)),
        false => Ok(()),
    }
}
