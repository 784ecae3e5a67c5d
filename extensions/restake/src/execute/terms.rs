//! The terms of a restake contract, and their bounds.

use crate::ContractError;
use ballast_extension_types::restake::{Config, Mode, ModeMsg, Ratio, RatioMsg};
use ballast_types::{address::account, bounds::ensure_bounds, Amount, Shares};
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Api, Deps, QuerierWrapper, Uint128};

/// The default cooldown, from a request to redeem until it is ready: 21 days.
pub const COOLDOWN_SECS: u64 = 1_814_400;
/// The longest cooldown: 90 days.
const MOST_COOLDOWN_SECS: u64 = 7_776_000;
/// A day: the shortest cooldown in instant mode. In veto mode the cooldown is at least a day longer
/// than a slash request can live together with the quiet after it.
const DAY: u64 = 86_400;
/// The default window, drip and hold: 7 days.
pub const WEEK: u64 = 604_800;
/// The default times for a veto, and for the execution after it: 3 days each.
const VETO_SECS: u64 = 259_200;
/// The longest time for a veto, and for the execution after it: 14 days.
const MOST_VETO_SECS: u64 = 1_209_600;
/// The shortest window and drip, and the shortest time for a veto and for the execution after it:
/// an hour.
const HOUR: u64 = 3_600;
/// The longest window and drip: 30 days.
const MONTH: u64 = 2_592_000;
/// The default cap of a window, in bps.
pub const MAX_SLASH_BPS: u64 = 3_000;
/// The longest hold: 45 days.
const MOST_HOLD_SECS: u64 = 3_888_000;
/// The least floor, in base units: what a slash leaves.
const LEAST_FLOOR: u128 = 1_000;

/// Checks the mode in which slashes take effect. In instant mode the slasher has to be a contract.
pub fn mode(deps: Deps, slasher: &Addr, mode: ModeMsg) -> Result<Mode, ContractError> {
    match mode {
        ModeMsg::Instant => {
            ensure_contract(&deps.querier, "slasher of instant mode", slasher)?;
            Ok(Mode::Instant)
        }
        ModeMsg::Veto {
            resolver,
            veto_secs,
            execute_secs,
        } => veto_mode(deps.api, slasher, &resolver, (veto_secs, execute_secs)),
    }
}

fn veto_mode(
    api: &dyn Api,
    slasher: &Addr,
    resolver: &str,
    (veto_secs, execute_secs): (Option<u64>, Option<u64>),
) -> Result<Mode, ContractError> {
    let resolver = account(api, resolver)?;
    if resolver == *slasher {
        return Err(ContractError::SameRole { address: resolver });
    }
    let veto_secs = veto_secs.unwrap_or(VETO_SECS);
    let execute_secs = execute_secs.unwrap_or(VETO_SECS);
    ensure_bounds("veto_secs", veto_secs, HOUR, MOST_VETO_SECS)?;
    ensure_bounds("execute_secs", execute_secs, HOUR, MOST_VETO_SECS)?;
    Ok(Mode::Veto {
        resolver,
        veto_secs,
        execute_secs,
    })
}

/// The consumer, and the part of its exposure that must stay slashable; `None` if no consumer is
/// named.
pub fn ratio(deps: Deps, ratio: Option<RatioMsg>) -> Result<Option<Ratio>, ContractError> {
    let Some(ratio) = ratio else { return Ok(None) };
    let consumer = account(deps.api, &ratio.consumer)?;
    ensure_contract(&deps.querier, "consumer", &consumer)?;
    let ratio_bps = ratio.ratio_bps.unwrap_or(10_000);
    let hold_secs = ratio.hold_secs.unwrap_or(WEEK);
    ensure_bounds("ratio_bps", ratio_bps, 0, 100_000)?;
    ensure_bounds("hold_secs", hold_secs, 0, MOST_HOLD_SECS)?;
    Ok(Some(Ratio {
        consumer,
        ratio_bps,
        hold_secs,
    }))
}

/// The default floor: one whole LST, or the least floor if that is more.
pub fn floor_of(lst_decimals: u8) -> Shares {
    let one = 10_u128.checked_pow(lst_decimals.into());
    Shares::new(one.unwrap_or(LEAST_FLOOR).max(LEAST_FLOOR))
}

/// Fails if a term is outside its bounds.
pub fn ensure_terms(config: &Config) -> Result<(), ContractError> {
    // In veto mode a fault may show while another request is open, and is slashed by the next one.
    // A holder who redeems when it shows must not be ready before that.
    let least = match config.mode {
        Mode::Instant => DAY,
        Mode::Veto { .. } => {
            let terms = config.terms();
            let next = terms.request_secs().saturating_add(terms.quiet_secs());
            next.saturating_add(DAY)
        }
    };
    let cooldown = config.cooldown_secs;
    ensure_bounds("cooldown_secs", cooldown, least, MOST_COOLDOWN_SECS)?;
    ensure_bounds("window_secs", config.window_secs, HOUR, MONTH)?;
    ensure_bounds("max_slash_bps", config.max_slash_bps, 1, 10_000)?;
    ensure_bounds("drip_secs", config.drip_secs, HOUR, MONTH)?;
    let (floor, least) = (config.floor.raw(), Uint128::new(LEAST_FLOOR));
    Ok(ensure_bounds("floor", floor, least, Uint128::MAX)?)
}

fn ensure_contract(
    querier: &QuerierWrapper,
    role: &'static str,
    address: &Addr,
) -> Result<(), ContractError> {
    match contract_of(querier, address) {
        Ok(_) => Ok(()),
        Err(err) => Err(ContractError::NotAContract {
            role,
            address: address.clone(),
            reason: err.to_string(),
        }),
    }
}
