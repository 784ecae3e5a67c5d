//! A basket is made against a hub, over restake contracts that are there.

use super::parts::{targets, terms};
use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::basket::{Book, Config, InstantiateMsg, BOOK, CONFIG, SUITE};
use ballast_types::{access, address::account, bounds::ensure_bounds, hub, ownership};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// From announcing parts to their use, if nothing is said: 7 days.
const NOTICE_SECS: u64 = 604_800;
/// The shortest notice: 3 days.
const LEAST_NOTICE_SECS: u64 = 259_200;
/// The longest: 30 days.
const MOST_NOTICE_SECS: u64 = 2_592_000;
/// A share has so many decimals more than the LST: the first unit buys a thousand.
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
    let owner = account(deps.api, &msg.owner)?;
    let named = |text: Option<String>| text.map(|text| account(deps.api, &text)).transpose();
    let config = Config {
        hub: suite.hub.clone(),
        lst: suite.token.clone(),
        lst_decimals,
        part_code_id: msg.part_code_id,
        part_admin: named(msg.part_admin)?,
        notice_secs: msg.notice_secs.unwrap_or(NOTICE_SECS),
        guardian: named(msg.guardian)?,
    };
    let parts = targets(deps.as_ref(), msg.parts)?;

    // decide
    let (notice, least) = (config.notice_secs, LEAST_NOTICE_SECS);
    ensure_bounds("notice_secs", notice, least, MOST_NOTICE_SECS)?;
    let mut book = Book::default();
    let terms = terms(deps.as_ref(), &config, &book, &parts)?;
    book.begin(parts, terms)?;

    // write
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let decimals = lst_decimals.saturating_add(MORE_DECIMALS);
    share::begin(deps.storage, msg.name, msg.symbol, decimals)?;
    ownership::begin(deps.storage, Some(owner.clone()));
    CONFIG.save(deps.storage, &config)?;
    SUITE.save(deps.storage, &suite)?;
    BOOK.save(deps.storage, &book)?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.hub)
        .add_attribute("owner", owner))
}
