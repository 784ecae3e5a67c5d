//! The backer is named, once, by whoever made the contract. What it must be is compared field by field.

use crate::ContractError;
use ballast_extension_types::{
    hedge::{BackerTerms, Config, CONFIG},
    restake::{self, Mode},
};
use ballast_types::{access, address::account, Amount, Shares};
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response};

/// The shortest cooldown: what is slashable now stays so for 7 days at the least.
const LEAST_COOLDOWN_SECS: u64 = 604_800;
/// The shortest hold: 31 days, since a cover that insurers owe is over after 30.
const LEAST_HOLD_SECS: u64 = 2_678_400;
/// No cap: all that is held can be slashed in one window.
const NO_CAP: u64 = 10_000;
/// What has to stay slashable of the exposure, in bps, at the least.
const LEAST_RATIO_BPS: u64 = 10_000;
/// The least floor that a restake contract takes.
const LEAST_FLOOR: u128 = 1_000;

pub fn attach(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    backer: &str,
) -> Result<Response, ContractError> {
    // read
    let mut config = CONFIG.load(deps.storage)?;
    access::ensure_sender(&info.sender, &config.deployer, "who made it")?;
    if let Some(backer) = config.backer {
        return Err(ContractError::Attached { backer });
    }
    let backer = account(deps.api, backer)?;

    // decide
    let terms = ensure_backer(deps.as_ref(), &env.contract.address, &config, &backer)?;

    // write
    config.backer = Some(backer.clone());
    config.backer_terms = Some(terms);
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new()
        .add_attribute("action", "attach")
        .add_attribute("backer", backer))
}

/// A field of the backer: its name, what it is, what it has to be, and whether it is.
type Field = (&'static str, String, String, bool);

fn ensure_backer(
    deps: Deps,
    this: &Addr,
    config: &Config,
    backer: &Addr,
) -> Result<BackerTerms, ContractError> {
    ensure_fields(backer, &code(deps, config, backer)?)?;
    let found = restake::CONFIG.query(&deps.querier, backer)?;
    ensure_fields(backer, &fields(this, config, &found))?;
    Ok(BackerTerms {
        floor: found.floor,
        drip_secs: found.drip_secs,
        cooldown_secs: found.cooldown_secs,
    })
}

fn ensure_fields(backer: &Addr, fields: &[Field]) -> Result<(), ContractError> {
    match fields.iter().find(|(.., is_right)| !is_right) {
        None => Ok(()),
        Some((field, found, needed, _)) => Err(ContractError::Backer {
            address: backer.clone(),
            field,
            found: found.clone(),
            needed: needed.clone(),
        }),
    }
}

/// Its code is the one named at birth, and nobody can change it.
fn code(deps: Deps, config: &Config, backer: &Addr) -> Result<[Field; 2], ContractError> {
    let info = contract_of(&deps.querier, backer)?;
    let needed = config.restake_code_id;
    Ok([
        (
            "code id",
            info.code_id.to_string(),
            needed.to_string(),
            info.code_id == needed,
        ),
        (
            "wasm admin",
            shown(info.admin.as_ref()),
            "none".to_string(),
            info.admin.is_none(),
        ),
    ])
}

fn fields(this: &Addr, config: &Config, found: &restake::Config) -> [Field; 11] {
    let same = |field, found: &Addr, needed: &Addr| {
        let is_right = found == needed;
        (field, found.to_string(), needed.to_string(), is_right)
    };
    let at_least = |field, found: u64, least: u64| {
        let needed = format!("{least} or more");
        (field, found.to_string(), needed, found >= least)
    };
    let ratio = found.ratio.as_ref();
    let consumer = ratio.map(|ratio| &ratio.consumer);
    let floor = most_floor(config.lst_decimals);
    let is_instant = found.mode == Mode::Instant;
    let mode = if is_instant { "instant" } else { "veto" };
    [
        same("hub", &found.hub, &config.hub),
        same("LST", &found.lst, &config.lst),
        same("slasher", &found.slasher, this),
        same("destination", &found.destination, this),
        (
            "ratio.consumer",
            shown(consumer),
            this.to_string(),
            consumer == Some(this),
        ),
        ("mode", mode.to_string(), "instant".to_string(), is_instant),
        (
            "max_slash_bps",
            found.max_slash_bps.to_string(),
            NO_CAP.to_string(),
            found.max_slash_bps == NO_CAP,
        ),
        at_least("cooldown_secs", found.cooldown_secs, LEAST_COOLDOWN_SECS),
        at_least(
            "ratio.ratio_bps",
            ratio.map_or(0, |ratio| ratio.ratio_bps),
            LEAST_RATIO_BPS,
        ),
        at_least(
            "ratio.hold_secs",
            ratio.map_or(0, |ratio| ratio.hold_secs),
            LEAST_HOLD_SECS,
        ),
        (
            "floor",
            found.floor.to_string(),
            format!("{floor} or less"),
            found.floor <= floor,
        ),
    ]
}

/// The most that a slash may leave beside the thousandth: one whole LST.
fn most_floor(decimals: u8) -> Shares {
    let one = 10_u128.checked_pow(decimals.into());
    Shares::new(one.unwrap_or(u128::MAX).max(LEAST_FLOOR))
}

fn shown(address: Option<&Addr>) -> String {
    address.map_or("none".to_string(), Addr::to_string)
}
