//! `begin`: a new splitter reads what it is to split, names PT and YT after that, and creates its
//! PT from its own code, without an admin. So nobody can give an honest splitter a PT of other
//! code.

use super::names::names;
use crate::{look, ContractError};
use ballast_extension_math::{splitter::Books, time::Now};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{Config, InstantiateMsg, BOOKS, CONFIG};
use ballast_types::{access, bounds::ensure_bounds, hub};
use ballast_wire::{checksum_of, contract_of, from_json, json, reads, stored};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    instantiate2_address, Addr, Binary, Deps, DepsMut, Env, MessageInfo, Response, WasmMsg,
};

/// The earliest maturity: a day from now.
const DAY: u64 = 86_400;
/// The latest maturity: 5 years from now.
const MOST_SECS: u64 = 157_680_000;
/// The salt from which PT's address follows.
const SALT: &[u8] = b"pt";

/// What is read of the LST's `token_info`.
#[cw_serde]
struct Lst {
    symbol: String,
    mint: Option<Mint>,
}

#[cw_serde]
struct Mint {
    minter: Addr,
}

reads!(open struct Lst { symbol, mint });

reads!(open struct Mint { minter });

const LST: &[u8] = b"token_info";

pub fn begin(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    hub: &str,
    maturity: u64,
) -> Result<Response, ContractError> {
    // read
    let this = &env.contract.address;
    access::ensure_sender(&info.sender, this, "the splitter itself")?;
    let hub = hub::suite_named::<ContractError>(deps.api, &deps.querier, hub)?;
    let (suite, decimals) = (hub.suite, hub.decimals);
    let lst: Lst = from_json(&stored(&deps.querier, &suite.token, LST)?)?;
    let code_id = contract_of(&deps.querier, this)?.code_id;
    let pt = pt_address(deps.as_ref(), this, code_id)?;
    let totals = look::totals(deps.as_ref(), &suite.hub).ok_or(ContractError::NoPrice {
        hub: suite.hub.clone(),
    })?;

    // decide
    let now = Now::from(env.block.time).floor;
    let (soonest, latest) = (now.saturating_add(DAY), now.saturating_add(MOST_SECS));
    ensure_bounds("maturity", maturity, soonest, latest)?;
    let books = Books::new(totals, now)?;
    let config = Config {
        suite,
        pt,
        maturity,
        decimals,
    };

    // write
    let (name, symbol) = names("YT", &lst.symbol, maturity);
    share::begin(deps.storage, name, symbol, decimals)?;
    CONFIG.save(deps.storage, &config)?;
    BOOKS.save(deps.storage, &books)?;
    Ok(Response::new()
        .add_message(make_pt(&config, code_id, &lst.symbol))
        .add_attribute("action", "instantiate")
        .add_attribute("hub", config.suite.hub)
        .add_attribute("lst", config.suite.token)
        .add_attribute("pt", config.pt)
        .add_attribute("maturity", maturity.to_string())
        .add_attribute("mark", books.mark.to_string()))
}

/// The message that creates PT without an admin, so that its code cannot be replaced.
fn make_pt(config: &Config, code_id: u64, lst: &str) -> WasmMsg {
    let (name, symbol) = names("PT", lst, config.maturity);
    let label = name.clone();
    let principal = InstantiateMsg::Principal {
        name,
        symbol,
        decimals: config.decimals,
        suite: config.suite.clone(),
    };
    WasmMsg::Instantiate2 {
        admin: None,
        code_id,
        label,
        msg: json(&principal),
        funds: vec![],
        salt: Binary::from(SALT),
    }
}

/// The address of PT. It follows from the code, the creator and the salt.
fn pt_address(deps: Deps, this: &Addr, code_id: u64) -> Result<Addr, ContractError> {
    let checksum = checksum_of(&deps.querier, code_id)?;
    let creator = deps.api.addr_canonicalize(this.as_str())?;
    let address = instantiate2_address(checksum.as_slice(), &creator, SALT)?;
    Ok(deps.api.addr_humanize(&address)?)
}
