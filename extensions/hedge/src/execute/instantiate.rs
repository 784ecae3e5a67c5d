//! Creates a hedge against a hub, with terms that never change. The backer is attached later,
//! because the backer has to name the hedge at its own birth.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::hedge::{
    Book, Config, InstantiateMsg, Premium, Trigger, TriggerMsg, BOOK, CONFIG, SUITE,
};
use ballast_types::{access, address::account, bounds::ensure_bounds, hub};
use cosmwasm_std::{Addr, DepsMut, MessageInfo, QuerierWrapper, Response};

/// The default deductible, in bps: more than one validator at the default share cap can lose.
const DEDUCTIBLE_BPS: u64 = 150;
/// The default length of a drawdown: 30 days.
const EVENT_SECS: u64 = 2_592_000;
/// The shortest drawdown: 7 days.
const WEEK: u64 = 604_800;
/// The shortest wait of a deposit.
const DAY: u64 = 86_400;
/// The longest wait, and the longest drawdown: 90 days.
const MOST_SECS: u64 = 7_776_000;
/// The decimals that a share has beyond those of the LST; the first unit of LST buys 1,000 units of
/// shares.
const MORE_DECIMALS: u8 = 3;

pub fn instantiate(
    deps: DepsMut,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, &msg.hub)?;
    let (suite, lst_decimals) = (hub.suite, hub.decimals);
    let guardian = msg.guardian.map(|text| account(deps.api, &text));
    let waiting_secs = match msg.waiting_secs {
        Some(secs) => secs,
        None => unbonding_secs(&deps.querier, &suite.hub)?.clamp(DAY, MOST_SECS),
    };

    // decide
    let TriggerMsg::RateDrop {
        deductible_bps,
        event_secs,
    } = msg.trigger;
    let config = Config {
        hub: suite.hub.clone(),
        lst: suite.token.clone(),
        lst_decimals,
        trigger: Trigger::RateDrop {
            deductible_bps: deductible_bps.unwrap_or(DEDUCTIBLE_BPS),
            event_secs: event_secs.unwrap_or(EVENT_SECS),
        },
        reserve_bps: msg.reserve_bps,
        waiting_secs,
        premium: msg.premium,
        restake_code_id: msg.restake_code_id,
        deployer: info.sender.clone(),
        guardian: guardian.transpose()?,
        backer: None,
        backer_terms: None,
    };
    ensure_terms(&config)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let decimals = lst_decimals.saturating_add(MORE_DECIMALS);
    share::begin(deps.storage, msg.name, msg.symbol, decimals)?;
    CONFIG.save(deps.storage, &config)?;
    SUITE.save(deps.storage, &suite)?;
    BOOK.save(deps.storage, &Book::default())?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.hub))
}

/// The unbonding time of the chain: the hub's parameter, or what the hub has seen if that is
/// longer.
fn unbonding_secs(querier: &QuerierWrapper, hub: &Addr) -> Result<u64, ContractError> {
    let (config, books) = (
        hub::CONFIG.query(querier, hub)?,
        hub::BOOKS.query(querier, hub)?,
    );
    Ok(books.unbonding_seen.max(config.params.unbonding_secs))
}

/// Fails if a term is outside its bounds.
fn ensure_terms(config: &Config) -> Result<(), ContractError> {
    let terms = config.terms();
    ensure_bounds("deductible_bps", terms.deductible_bps, 10, 2_000)?;
    ensure_bounds("event_secs", terms.event_secs, WEEK, MOST_SECS)?;
    ensure_bounds("reserve_bps", terms.reserve_bps, 100, 20_000)?;
    ensure_bounds("waiting_secs", terms.waiting_secs, DAY, MOST_SECS)?;
    let Premium {
        min_bps,
        kink_bps,
        max_bps,
    } = terms.premium;
    match min_bps <= kink_bps && kink_bps <= max_bps && max_bps <= 10_000 {
        true => Ok(()),
        false => Err(ContractError::Premium {
            min_bps,
            kink_bps,
            max_bps,
        }),
    }
}
