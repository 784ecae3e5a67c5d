//! The registry over a chain that shows whatever a test wants.

use crate::{contract, ContractError};
use ballast_types::{
    address::operator_address,
    deploy::Suite,
    hub::{self, BookRow, ExchangeRateResponse},
    registry::{
        ExecuteMsg, InstantiateMsg, NewValidator, ParamsUpdate, QueryMsg, Status, ValidatorResponse,
    },
    vault, Amount, Native, Shares,
};
use ballast_wire::Wire;
use cosmwasm_std::{
    from_json,
    testing::{mock_env, MockApi, MockStorage},
    to_json_binary, Addr, Api, Binary, Coin, ContractResult, Decimal, Empty, Env, MessageInfo,
    Order, OwnedDeps, Querier, QuerierResult, QueryRequest, Record, Response, StakingQuery,
    Storage, SystemError, SystemResult, Timestamp, Validator, WasmQuery,
};
use cw_ownable::Ownership;
use serde::{de::DeserializeOwned, Serialize};
use std::{collections::BTreeMap, marker::PhantomData};

/// What the chain, the hub and the vault show.
pub struct Chain {
    pub suite: Suite,
    pub owner: Addr,
    /// Every validator that exists: its commission, and whether it is in the bonded set.
    pub validators: BTreeMap<String, (Decimal, bool)>,
    /// Stake by the hub's book.
    pub book: BTreeMap<String, u128>,
    /// LST of bonds.
    pub bonds: BTreeMap<String, u128>,
    pub vault_fails: bool,
    pub totals: (u128, u128),
}

impl Chain {
    fn answer(&self, request: QueryRequest<Empty>) -> Result<Binary, SystemError> {
        let bytes = match request {
            QueryRequest::Staking(StakingQuery::AllValidators {}) => {
                let bonded = self.validators.iter().filter(|(_, (_, bonded))| *bonded);
                let validators = bonded.map(|(address, (rate, _))| validator(address, *rate));
                json(&cosmwasm_std::AllValidatorsResponse::new(
                    validators.collect(),
                ))
            }
            QueryRequest::Staking(StakingQuery::Validator { address }) => {
                let known = self.validators.get(&address);
                json(&cosmwasm_std::ValidatorResponse::new(
                    known.map(|(rate, _)| validator(&address, *rate)),
                ))
            }
            QueryRequest::Wasm(WasmQuery::Raw { contract_addr, key }) => {
                match contract_addr == self.suite.hub.as_str() {
                    true => self.raw(key.as_slice()),
                    false => self.vault(key.as_slice())?,
                }
            }
            QueryRequest::Wasm(WasmQuery::Smart { contract_addr, msg }) => {
                assert_eq!(contract_addr, self.suite.hub.as_str());
                self.hub(from_json(msg).unwrap())
            }
            other => panic!("not asked by the registry: {other:?}"),
        };
        Ok(bytes)
    }

    fn raw(&self, key: &[u8]) -> Binary {
        if key == b"ownership" {
            return json(&Ownership {
                owner: Some(self.owner.clone()),
                pending_owner: None,
                pending_expiry: None,
            });
        }
        if key == b"config" {
            return packed(&hub::Config {
                denom: "ustake".to_string(),
                decimals: 6,
                suite: self.suite.clone(),
                guardian: self.owner.clone(),
                treasury: self.owner.clone(),
                params: hub::Params::new(hub::ParamsUpdate::default(), 6).unwrap(),
            });
        }
        if key == b"books" {
            let mut books = hub::Books::default();
            books.pool.buffer = Native::new(self.totals.0);
            books.pool.shares = Shares::new(self.totals.1);
            return packed(&books);
        }
        let row = self
            .book
            .iter()
            .find(|(validator, _)| hub::BOOK.key(validator) == key);
        row.map_or(Binary::default(), |(_, stake)| {
            packed(&BookRow {
                stake: Native::new(*stake),
                ..BookRow::default()
            })
        })
    }

    fn hub(&self, query: hub::QueryMsg) -> Binary {
        assert!(matches!(query, hub::QueryMsg::ExchangeRate {}));
        json(&ExchangeRateResponse {
            pending_cover: Native::ZERO,
            rate: Decimal::one(),
            value: Native::new(self.totals.0),
            shares: Shares::new(self.totals.1),
            updated_at: 0,
        })
    }

    fn vault(&self, key: &[u8]) -> Result<Binary, SystemError> {
        if self.vault_fails {
            return Err(SystemError::Unknown {});
        }
        let bond = self
            .bonds
            .iter()
            .find(|(validator, _)| vault::BONDS.key(validator) == key);
        Ok(bond.map_or(Binary::default(), |(_, lst)| {
            let mut bond = vault::Bond::default();
            bond.layer.active.assets = Shares::new(*lst);
            packed(&bond)
        }))
    }
}

impl Querier for Chain {
    fn raw_query(&self, request: &[u8]) -> QuerierResult {
        match self.answer(from_json(request).unwrap()) {
            Ok(answer) => SystemResult::Ok(ContractResult::Ok(answer)),
            Err(err) => SystemResult::Err(err),
        }
    }
}

fn json(answer: &impl Serialize) -> Binary {
    to_json_binary(answer).unwrap()
}

fn packed(row: &impl Serialize) -> Binary {
    ballast_types::packed::pack(row).unwrap().into()
}

fn validator(address: &str, commission: Decimal) -> Validator {
    Validator::create(
        address.to_string(),
        commission,
        Decimal::one(),
        Decimal::one(),
    )
}

/// A registry and the chain around it. The names `val0`, `val1`, … are validators that exist, in the
/// bonded set, with 5 % commission; their operators are the accounts of the same names.
pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, Chain>,
    pub env: Env,
}

pub const START: u64 = 1_000_000;
pub const WEEK: u64 = 604_800;

pub fn account(name: &str) -> Addr {
    MockApi::default().with_prefix("wasm").addr_make(name)
}

pub fn valoper(name: &str) -> String {
    let api = MockApi::default().with_prefix("wasm");
    let bytes = api.addr_canonicalize(account(name).as_str()).unwrap();
    operator_address(&bytes, account(name).as_str()).unwrap()
}

pub fn new_validator(name: &str) -> NewValidator {
    NewValidator {
        address: valoper(name),
        weight: None,
        cap_bps: None,
        max_commission: None,
    }
}

pub fn suite() -> Suite {
    Suite {
        hub: account("hub"),
        token: account("token"),
        registry: account("registry"),
        queue: account("queue"),
        vault: account("vault"),
        collector: account("collector"),
    }
}

impl World {
    /// The world before the registry is.
    pub fn bare() -> Self {
        let names = (0..10).map(|n| format!("val{n}"));
        let chain = Chain {
            suite: suite(),
            owner: account("owner"),
            validators: names
                .map(|name| (valoper(&name), (Decimal::percent(5), true)))
                .collect(),
            book: BTreeMap::new(),
            bonds: BTreeMap::new(),
            vault_fails: false,
            totals: (1_000_000, 1_000_000),
        };
        let mut env = mock_env();
        env.contract.address = account("registry");
        env.block.time = Timestamp::from_seconds(START);
        Self {
            deps: OwnedDeps {
                storage: MockStorage::default(),
                api: MockApi::default().with_prefix("wasm"),
                querier: chain,
                custom_query_type: PhantomData,
            },
            env,
        }
    }

    /// A registry with these validators, by the owner's choice.
    pub fn with(names: &[&str]) -> Self {
        Self::with_params(names, ParamsUpdate::default())
    }

    pub fn with_params(names: &[&str], params: ParamsUpdate) -> Self {
        let mut world = Self::bare();
        let validators = names.iter().map(|name| new_validator(name)).collect();
        world.instantiate(validators, params).unwrap();
        world
    }

    pub fn instantiate(
        &mut self,
        validators: Vec<NewValidator>,
        params: ParamsUpdate,
    ) -> Result<Response, ContractError> {
        let msg = InstantiateMsg {
            suite: self.deps.querier.suite.clone(),
            validators,
            params,
        };
        let info = sent_by("hub", vec![]);
        contract::instantiate(self.deps.as_mut(), self.env.clone(), info, Wire(msg))
    }

    pub fn run(&mut self, sender: &str, msg: ExecuteMsg) -> Result<Response, ContractError> {
        self.run_with(sender, vec![], msg)
    }

    pub fn run_with(
        &mut self,
        sender: &str,
        funds: Vec<Coin>,
        msg: ExecuteMsg,
    ) -> Result<Response, ContractError> {
        let before = self.storage();
        let info = sent_by(sender, funds);
        let result = contract::execute(self.deps.as_mut(), self.env.clone(), info, Wire(msg));
        if result.is_err() {
            assert_eq!(self.storage(), before, "a refusal changed the storage");
        }
        result
    }

    /// Everything that is stored.
    /// All of it, but for when validators were last looked at.
    pub fn storage(&self) -> Vec<Record> {
        let storage = &self.deps.storage;
        let rows = storage.range(None, None, Order::Ascending);
        rows.filter(|(key, _)| key != b"looked").collect()
    }

    pub fn ask<T: DeserializeOwned>(&self, query: QueryMsg) -> Result<T, ContractError> {
        contract::query(self.deps.as_ref(), self.env.clone(), Wire(query))
            .map(|answer| from_json(answer).unwrap())
    }

    pub fn validator(&self, name: &str) -> ValidatorResponse {
        let address = valoper(name);
        self.ask(QueryMsg::Validator { address }).unwrap()
    }

    pub fn status(&self, name: &str) -> Status {
        self.validator(name).status
    }

    pub fn observe(&mut self) -> Response {
        let msg = ExecuteMsg::Observe {
            start_after: None,
            limit: None,
        };
        self.run("anyone", msg).unwrap()
    }

    pub fn pass(&mut self, secs: u64) {
        self.env.block.time = self.env.block.time.plus_seconds(secs);
    }

    /// Out of the bonded set.
    pub fn jail(&mut self, name: &str) {
        self.chain_shows(name).1 = false;
    }

    /// Back in the bonded set.
    pub fn unjail(&mut self, name: &str) {
        self.chain_shows(name).1 = true;
    }

    pub fn set_commission(&mut self, name: &str, percent: u64) {
        self.chain_shows(name).0 = Decimal::percent(percent);
    }

    /// The chain does not know it any more.
    pub fn vanish(&mut self, name: &str) {
        self.deps.querier.validators.remove(&valoper(name));
    }

    /// The hub has stake there.
    pub fn stake(&mut self, name: &str, amount: u128) {
        self.deps.querier.book.insert(valoper(name), amount);
    }

    /// The hub has nothing there any more.
    pub fn drain(&mut self, name: &str) {
        self.deps.querier.book.remove(&valoper(name));
    }

    /// LST of its bond.
    pub fn bond(&mut self, name: &str, lst: u128) {
        self.deps.querier.bonds.insert(valoper(name), lst);
    }

    fn chain_shows(&mut self, name: &str) -> &mut (Decimal, bool) {
        self.deps
            .querier
            .validators
            .get_mut(&valoper(name))
            .unwrap()
    }
}

fn sent_by(sender: &str, funds: Vec<Coin>) -> MessageInfo {
    MessageInfo {
        sender: account(sender),
        funds,
    }
}

/// The `ballast-status` events of a response: who, from, to.
pub fn changes(response: &Response) -> Vec<(String, String, String)> {
    let events = response.events.iter().filter(|e| e.ty == "ballast-status");
    events
        .map(|event| {
            let value = |n: usize| event.attributes[n].value.clone();
            (value(0), value(1), value(2))
        })
        .collect()
}

pub fn attribute(response: &Response, key: &str) -> String {
    let found = response.attributes.iter().find(|a| a.key == key);
    found.expect(key).value.clone()
}

pub mod msg {
    use super::*;

    pub fn add(name: &str) -> ExecuteMsg {
        ExecuteMsg::AddValidator {
            address: valoper(name),
            weight: None,
            cap_bps: None,
            max_commission: None,
        }
    }

    pub fn apply(name: &str) -> ExecuteMsg {
        ExecuteMsg::Apply {
            address: valoper(name),
            max_commission: None,
        }
    }

    pub fn remove(name: &str) -> ExecuteMsg {
        ExecuteMsg::RemoveValidator {
            address: valoper(name),
        }
    }

    pub fn pause(name: &str, paused: bool) -> ExecuteMsg {
        ExecuteMsg::UpdateValidator {
            address: valoper(name),
            weight: None,
            cap_bps: None,
            max_commission: None,
            paused: Some(paused),
        }
    }

    pub fn weigh(name: &str, weight: u64) -> ExecuteMsg {
        ExecuteMsg::UpdateValidator {
            address: valoper(name),
            weight: Some(weight),
            cap_bps: None,
            max_commission: None,
            paused: None,
        }
    }
}
