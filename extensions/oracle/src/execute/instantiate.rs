//! An oracle is made against a hub. But for the reward and its roles, nothing of it changes.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_math::oracle::Standing;
use ballast_extension_types::oracle::{
    Config, InstantiateMsg, Reporter, Reporters, CONFIG, MOST_REPORTERS, REPORTERS,
};
use ballast_types::{
    access, address::account, bounds::ensure_bounds, hub, ownership, Amount, Shares,
};
use cosmwasm_std::{Addr, Api, DepsMut, MessageInfo, Response, Uint128};

/// How long a round is, if nothing is said.
const ROUND_SECS: u64 = 60;
/// The fewest reports of a price, if nothing is said.
const MIN_REPORTS: u32 = 3;
/// What a fault costs, if nothing is said, in bps.
const FINE_BPS: u64 = 100;
/// How long a suspension is, if nothing is said: a day.
const SUSPEND_SECS: u64 = 86_400;
/// From unpledging to being paid, if nothing is said, and the longest suspension: 7 days.
const WEEK: u64 = 604_800;
/// The longest way out: 30 days.
const MONTH: u64 = 2_592_000;
/// The shortest way out, and the longest round: an hour.
const HOUR: u64 = 3_600;
/// The fewest rounds from unpledging to being paid. A report is judged two rounds later at the
/// earliest, and no pledge is paid before that.
const ROUNDS_OUT: u64 = 4;
/// The most missed rows in a row, if nothing is said.
const MAX_MISSED: u32 = 240;
/// The least pledge that may be asked for.
const LEAST_PLEDGE: u128 = 1_000_000;

pub fn instantiate(
    deps: DepsMut,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, &msg.hub)?;
    let named = |text: &Option<String>| {
        let text = text.as_ref().map(|text| account(deps.api, text));
        text.transpose()
    };
    let owner = named(&msg.owner)?.unwrap_or_else(|| info.sender.clone());
    let guardian = named(&msg.guardian)?.unwrap_or_else(|| owner.clone());

    // decide
    let reporters = reporters(deps.api, &msg.reporters)?;
    let config = Config {
        hub: hub.suite.hub,
        lst: hub.suite.token,
        vault: hub.suite.vault,
        guardian,
        min_pledge: msg.min_pledge,
        round_secs: msg.round_secs.unwrap_or(ROUND_SECS),
        min_reports: msg.min_reports.unwrap_or(MIN_REPORTS),
        fine_bps: msg.fine_bps.unwrap_or(FINE_BPS),
        suspend_secs: msg.suspend_secs.unwrap_or(SUSPEND_SECS),
        leave_secs: msg.leave_secs.unwrap_or(WEEK),
        max_missed: msg.max_missed.unwrap_or(MAX_MISSED),
        reward: msg.reward.unwrap_or(Shares::ZERO),
    };
    ensure_terms(&config)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    ownership::begin(deps.storage, Some(owner.clone()));
    CONFIG.save(deps.storage, &config)?;
    REPORTERS.save(deps.storage, &reporters)?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.hub)
        .add_attribute("owner", owner)
        .add_attribute("guardian", config.guardian))
}

/// Reporters who count from the beginning: nobody can have lent by this oracle yet.
fn reporters(api: &dyn Api, named: &[String]) -> Result<Reporters, ContractError> {
    if named.len() > MOST_REPORTERS {
        return Err(ContractError::Full {
            most: MOST_REPORTERS,
        });
    }
    let mut reporters = Reporters::default();
    for text in named {
        let address: Addr = account(api, text)?;
        let mut all = reporters.all.iter();
        if all.any(|reporter| reporter.address == address) {
            return Err(ContractError::Admitted { address });
        }
        reporters.all.push(Reporter {
            id: reporters.next,
            address,
            standing: Standing::admitted(0),
        });
        reporters.next = reporters.next.saturating_add(1);
    }
    Ok(reporters)
}

/// Fails unless every parameter is inside its bounds.
fn ensure_terms(config: &Config) -> Result<(), ContractError> {
    let (pledge, least) = (config.min_pledge.raw(), Uint128::new(LEAST_PLEDGE));
    ensure_bounds("min_pledge", pledge, least, Uint128::MAX)?;
    ensure_bounds("round_secs", config.round_secs, 10, HOUR)?;
    ensure_bounds("min_reports", config.min_reports, 3, 16)?;
    ensure_bounds("fine_bps", config.fine_bps, 1, 1_000)?;
    ensure_bounds("suspend_secs", config.suspend_secs, 600, WEEK)?;
    let least = config.round_secs.saturating_mul(ROUNDS_OUT).max(HOUR);
    ensure_bounds("leave_secs", config.leave_secs, least, MONTH)?;
    ensure_bounds("max_missed", config.max_missed, 24, 100_000)?;
    Ok(())
}
