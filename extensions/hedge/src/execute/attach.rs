//! `attach`: the account that made the hedge names the backer, once. Each term that the backer must
//! keep is checked separately.

use crate::ContractError;
use ballast_extension_types::{
    hedge::{BackerTerms, Config, CONFIG},
    restake::{self, Mode},
};
use ballast_types::{access, address::account, Amount, Shares};
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response};

/// The shortest cooldown of the backer: 7 days, so what is slashable now stays so for 7 days.
const LEAST_COOLDOWN_SECS: u64 = 604_800;
/// The shortest hold: 31 days, because a cover that insurers owe lapses after 30.
const LEAST_HOLD_SECS: u64 = 2_678_400;
/// The cap of a slash window, in bps: all LST that the backer holds can be slashed in one window.
const NO_CAP: u64 = 10_000;
/// The least ratio of the backer, in bps: all of the hedge's exposure has to stay slashable.
const LEAST_RATIO_BPS: u64 = 10_000;
/// The least floor that a restake contract accepts, in base units.
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

/// One term of the backer, compared with what it has to be.
struct Term {
    name: &'static str,
    found: String,
    needed: String,
    is_right: bool,
}

impl Term {
    /// The term has to equal `needed`.
    fn exactly<T: PartialEq + ToString>(name: &'static str, found: T, needed: T) -> Self {
        Self {
            name,
            found: found.to_string(),
            needed: needed.to_string(),
            is_right: found == needed,
        }
    }

    fn at_least(name: &'static str, found: u64, least: u64) -> Self {
        Self {
            name,
            found: found.to_string(),
            needed: format!("{least} or more"),
            is_right: found >= least,
        }
    }

    fn at_most(name: &'static str, found: Shares, most: Shares) -> Self {
        Self {
            name,
            found: found.to_string(),
            needed: format!("{most} or less"),
            is_right: found <= most,
        }
    }
}

fn ensure_backer(
    deps: Deps,
    this: &Addr,
    config: &Config,
    backer: &Addr,
) -> Result<BackerTerms, ContractError> {
    ensure_all(backer, code(deps, config, backer)?)?;
    let found = restake::CONFIG.query(&deps.querier, backer)?;
    ensure_all(backer, terms(this, config, &found))?;
    Ok(BackerTerms {
        floor: found.floor,
        drip_secs: found.drip_secs,
        cooldown_secs: found.cooldown_secs,
    })
}

/// Fails with the first term that is not kept.
fn ensure_all<const N: usize>(backer: &Addr, terms: [Term; N]) -> Result<(), ContractError> {
    match terms.into_iter().find(|term| !term.is_right) {
        None => Ok(()),
        Some(term) => Err(ContractError::Backer {
            address: backer.clone(),
            field: term.name,
            found: term.found,
            needed: term.needed,
        }),
    }
}

/// The terms of its code: the code id that the hedge named at birth, and no wasm admin who could
/// replace the code.
fn code(deps: Deps, config: &Config, backer: &Addr) -> Result<[Term; 2], ContractError> {
    let info = contract_of(&deps.querier, backer)?;
    Ok([
        Term::exactly("code id", info.code_id, config.restake_code_id),
        Term::exactly("wasm admin", shown(info.admin.as_ref()), shown(None)),
    ])
}

fn terms(this: &Addr, config: &Config, found: &restake::Config) -> [Term; 11] {
    let ratio = found.ratio.as_ref();
    let consumer = ratio.map(|ratio| &ratio.consumer);
    let ratio_bps = ratio.map_or(0, |ratio| ratio.ratio_bps);
    let hold_secs = ratio.map_or(0, |ratio| ratio.hold_secs);
    let mode = match found.mode {
        Mode::Instant => "instant",
        Mode::Veto { .. } => "veto",
    };
    let floor = most_floor(config.lst_decimals);
    [
        Term::exactly("hub", &found.hub, &config.hub),
        Term::exactly("LST", &found.lst, &config.lst),
        Term::exactly("slasher", &found.slasher, this),
        Term::exactly("destination", &found.destination, this),
        Term::exactly("ratio.consumer", shown(consumer), shown(Some(this))),
        Term::exactly("mode", mode, "instant"),
        Term::exactly("max_slash_bps", found.max_slash_bps, NO_CAP),
        Term::at_least("cooldown_secs", found.cooldown_secs, LEAST_COOLDOWN_SECS),
        Term::at_least("ratio.ratio_bps", ratio_bps, LEAST_RATIO_BPS),
        Term::at_least("ratio.hold_secs", hold_secs, LEAST_HOLD_SECS),
        Term::at_most("floor", found.floor, floor),
    ]
}

/// The highest floor of the backer: one whole LST. A slash leaves the floor and a thousandth.
fn most_floor(decimals: u8) -> Shares {
    let one = 10_u128.checked_pow(decimals.into());
    Shares::new(one.unwrap_or(u128::MAX).max(LEAST_FLOOR))
}

fn shown(address: Option<&Addr>) -> String {
    address.map_or("none".to_string(), Addr::to_string)
}
