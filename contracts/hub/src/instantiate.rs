//! One message deploys the suite.

use crate::{
    reply_id::ReplyId,
    state::{NAME, VERSION},
    ContractError,
};
use ballast_accounting::{Amount, Growth, Native, Pool, Shares};
use ballast_types::{
    access,
    address::account,
    collector,
    deploy::Suite,
    hub::{Books, CodeIds, Config, InstantiateMsg, Params, BOOKS, CONFIG, GROWTH},
    ownership, queue, registry, token, vault,
};
use ballast_wire::{ask_chain, checksum_of, reads};
use cosmwasm_std::{
    instantiate2_address, to_json_binary, Addr, Binary, DepsMut, DistributionMsg, Env, MessageInfo,
    Response, StakingQuery, SubMsg, Uint128, WasmMsg,
};
use serde::Serialize;

/// A sibling to be born.
struct Sibling {
    name: &'static str,
    code_id: u64,
    address: Addr,
}

impl Sibling {
    /// Every contract's address follows from its code and its name, so all are known from birth.
    fn new(
        deps: &DepsMut<'_>,
        env: &Env,
        name: &'static str,
        code_id: u64,
    ) -> Result<Self, ContractError> {
        let checksum = checksum_of(&deps.querier, code_id)?;
        let creator = deps.api.addr_canonicalize(env.contract.address.as_str())?;
        let address = instantiate2_address(checksum.as_slice(), &creator, name.as_bytes())?;
        Ok(Self {
            name,
            code_id,
            address: deps.api.addr_humanize(&address)?,
        })
    }

    fn instantiate(
        &self,
        admin: &Option<String>,
        symbol: &str,
        msg: &impl Serialize,
    ) -> Result<WasmMsg, ContractError> {
        Ok(WasmMsg::Instantiate2 {
            admin: admin.clone(),
            code_id: self.code_id,
            label: format!("ballast {symbol} {}", self.name),
            msg: to_json_binary(msg)?,
            funds: vec![],
            salt: Binary::from(self.name.as_bytes()),
        })
    }
}

/// The five contracts beside the hub.
struct Siblings {
    token: Sibling,
    registry: Sibling,
    queue: Sibling,
    collector: Sibling,
    vault: Sibling,
}

impl Siblings {
    fn new(deps: &DepsMut<'_>, env: &Env, ids: &CodeIds) -> Result<Self, ContractError> {
        Ok(Self {
            token: Sibling::new(deps, env, "token", ids.token)?,
            registry: Sibling::new(deps, env, "registry", ids.registry)?,
            queue: Sibling::new(deps, env, "queue", ids.queue)?,
            collector: Sibling::new(deps, env, "collector", ids.collector)?,
            vault: Sibling::new(deps, env, "vault", ids.vault)?,
        })
    }

    fn suite(&self, env: &Env) -> Suite {
        Suite {
            hub: env.contract.address.clone(),
            token: self.token.address.clone(),
            registry: self.registry.address.clone(),
            queue: self.queue.address.clone(),
            vault: self.vault.address.clone(),
            collector: self.collector.address.clone(),
        }
    }
}

pub fn instantiate(
    mut deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let denom = staking_denom(&deps, msg.denom.clone())?;
    let seed = seed(info, &denom, msg.token.decimals)?;
    let role = |address: &Option<String>, default: &Addr| match address {
        Some(address) => account(deps.api, address),
        None => Ok(default.clone()),
    };
    let owner = role(&msg.owner, &info.sender)?;
    let guardian = role(&msg.guardian, &owner)?;
    let treasury = role(&msg.treasury, &owner)?;
    let admin = match msg.immutable {
        true => None,
        false => Some(role(&msg.admin, &owner)?.to_string()),
    };
    let params = Params::new(msg.params.hub.clone(), msg.token.decimals)?;

    let siblings = Siblings::new(&deps, env, &msg.code_ids)?;
    let suite = siblings.suite(env);
    let owner = suite.ensure_outside(owner, "be the owner")?;
    let config = Config {
        denom,
        decimals: msg.token.decimals,
        guardian: suite.ensure_outside(guardian, "be the guardian")?,
        treasury: suite.ensure_outside(treasury, "be the treasury")?,
        suite,
        params,
    };

    save(&mut deps, env, &owner, &config, seed)?;
    let withdraw_to = DistributionMsg::SetWithdrawAddress {
        address: config.suite.collector.to_string(),
    };
    let births = births(&siblings, &config, seed, admin, msg)?;
    let response = Response::new().add_messages(births);
    Ok(
        announce(response, &config.suite, seed).add_submessage(SubMsg::reply_on_error(
            withdraw_to,
            ReplyId::WithdrawAddressRefused.into(),
        )),
    )
}

/// The messages that create the siblings, in the order of their creation.
fn births(
    siblings: &Siblings,
    config: &Config,
    seed: Native,
    admin: Option<String>,
    msg: InstantiateMsg,
) -> Result<[WasmMsg; 5], ContractError> {
    let suite = &config.suite;
    let symbol = msg.token.symbol.clone();
    let token = token::InstantiateMsg {
        info: msg.token.clone(),
        suite: suite.clone(),
        seed: Shares::new(seed.raw()),
    };
    let registry = registry::InstantiateMsg {
        suite: suite.clone(),
        validators: msg.validators,
        params: msg.params.registry,
    };
    let queue = queue::InstantiateMsg {
        suite: suite.clone(),
        denom: config.denom.clone(),
        name: format!("{} exits", msg.token.name),
        symbol: format!("x{symbol}"),
    };
    let collector = collector::InstantiateMsg {
        suite: suite.clone(),
        denom: config.denom.clone(),
        params: msg.params.collector,
    };
    let vault = vault::InstantiateMsg {
        suite: suite.clone(),
        exit_secs: config.params.least_cooldown(0),
        params: msg.params.vault,
    };
    Ok([
        siblings.token.instantiate(&admin, &symbol, &token)?,
        siblings.registry.instantiate(&admin, &symbol, &registry)?,
        siblings.queue.instantiate(&admin, &symbol, &queue)?,
        siblings
            .collector
            .instantiate(&admin, &symbol, &collector)?,
        siblings.vault.instantiate(&admin, &symbol, &vault)?,
    ])
}

/// The staking token's name, as the chain shows it.
struct Bonded {
    denom: String,
}

reads!(open struct Bonded { denom });

fn staking_denom(deps: &DepsMut<'_>, asked: Option<String>) -> Result<String, ContractError> {
    let question = StakingQuery::BondedDenom {};
    let Bonded { denom: bonded } = ask_chain(&deps.querier, question.into())?;
    match asked {
        Some(asked) if asked != bonded => Err(ContractError::WrongDenom { asked, bonded }),
        _ => Ok(bonded),
    }
}

/// The seed keeps the pool from ever being empty; it has to be large enough for its shares to be
/// worth nobody's while to inflate.
fn seed(info: &MessageInfo, denom: &str, decimals: u8) -> Result<Native, ContractError> {
    if decimals > 18 {
        return Err(ContractError::Decimals { decimals });
    }
    let received = access::one_coin(info, denom)?.amount;
    let least = Uint128::new(10)
        .checked_pow(u32::from(decimals.max(6)))
        .unwrap_or(Uint128::MAX);
    match received < least {
        true => Err(ContractError::Seed {
            received,
            least,
            denom: denom.to_string(),
        }),
        false => Ok(Native::new(received)),
    }
}

fn save(
    deps: &mut DepsMut<'_>,
    env: &Env,
    owner: &Addr,
    config: &Config,
    seed: Native,
) -> Result<(), ContractError> {
    let now = env.block.time.seconds();
    ownership::begin(deps.storage, Some(owner.clone()));
    CONFIG.save(deps.storage, config)?;
    let books = Books {
        pool: Pool::seed(seed),
        synced_height: env.block.height,
        synced_at: now,
        earned_since: now,
        premium_secs: config.params.drip_secs,
        premium_at: now,
        ..Books::default()
    };
    GROWTH.save(deps.storage, &Growth::from(now))?;
    Ok(BOOKS.save(deps.storage, &books)?)
}

fn announce(response: Response, suite: &Suite, seed: Native) -> Response {
    response
        .add_attribute("action", "instantiate")
        .add_attribute("hub", &suite.hub)
        .add_attribute("token", &suite.token)
        .add_attribute("registry", &suite.registry)
        .add_attribute("queue", &suite.queue)
        .add_attribute("vault", &suite.vault)
        .add_attribute("collector", &suite.collector)
        .add_attribute("seed", seed.to_string())
}
