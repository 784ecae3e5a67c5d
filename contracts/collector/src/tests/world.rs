//! The collector beside a hub and a vault that answer whatever a test wants.

use crate::{contract, ContractError};
use ballast_accounting::{Pool, Underwriters};
use ballast_types::{
    collector::{ExecuteMsg, InstantiateMsg, ParamsUpdate, PendingResponse, QueryMsg},
    deploy::Suite,
    hub::{self, MintOrder},
    vault, Amount, Native, Shares,
};
use ballast_wire::Wire;
use cosmwasm_std::{
    coin, from_json,
    testing::{mock_env, MockApi, MockStorage},
    to_json_binary, Addr, BalanceResponse, BankMsg, BankQuery, Binary, Coin, ContractResult,
    CosmosMsg, Empty, Env, MessageInfo, Order, OwnedDeps, Querier, QuerierResult, QueryRequest,
    Record, Response, Storage, SystemError, SystemResult, Timestamp, WasmMsg, WasmQuery,
};
use cw_ownable::Ownership;
use serde::{de::DeserializeOwned, Serialize};
use std::{collections::BTreeMap, marker::PhantomData};

pub const DENOM: &str = "ustake";
pub const NOW: u64 = 1_000_000;

/// What bank, hub and vault show.
pub struct Chain {
    pub suite: Suite,
    /// What the collector holds, by denom.
    pub balances: BTreeMap<String, u128>,
    /// Value of the underwriters' pool, and of what they insure; none: the vault fails.
    pub coverage: Option<(u128, u128)>,
    pub paused_until: Option<u64>,
    pub pending_cover: u128,
}

impl Chain {
    fn answer(&self, request: QueryRequest<Empty>) -> Result<Binary, SystemError> {
        match request {
            QueryRequest::Bank(BankQuery::Balance { address, denom }) => {
                assert_eq!(address, account("collector").as_str());
                let amount = self.balances.get(&denom).copied().unwrap_or_default();
                Ok(json(&BalanceResponse::new(coin(amount, denom))))
            }
            QueryRequest::Wasm(WasmQuery::Raw { contract_addr, key }) => {
                let suite = &self.suite;
                let key = key.as_slice();
                match Addr::unchecked(contract_addr) {
                    contract if contract == suite.hub => Ok(self.hub(key)),
                    contract if contract == suite.vault => self.vault(key),
                    // nothing that the vault does not know of
                    contract if contract == suite.token => Ok(Binary::default()),
                    other => panic!("not asked by the collector: {other}"),
                }
            }
            other => panic!("not asked by the collector: {other:?}"),
        }
    }

    fn hub(&self, key: &[u8]) -> Binary {
        match key {
            b"ownership" => json(&Ownership {
                owner: Some(account("owner")),
                pending_owner: None,
                pending_expiry: None,
            }),
            b"config" => packed(&hub::Config {
                denom: DENOM.to_string(),
                decimals: 6,
                suite: self.suite.clone(),
                guardian: account("guardian"),
                treasury: account("treasury"),
                params: hub::Params::new(hub::ParamsUpdate::default(), 6).unwrap(),
            }),
            b"books" => {
                let (_, insured) = self.coverage.unwrap_or_default();
                let pool = Pool {
                    bonded: Native::new(insured),
                    shares: Shares::new(insured),
                    ..Pool::default()
                };
                let pauses = hub::Pauses {
                    cranks: self.paused_until.map(|until| hub::Pause { from: 0, until }),
                    ..hub::Pauses::default()
                };
                packed(&hub::Books {
                    pool,
                    pauses,
                    pending_cover: Native::new(self.pending_cover),
                    ..hub::Books::default()
                })
            }
            other => panic!("not a key of the hub: {other:?}"),
        }
    }

    fn vault(&self, key: &[u8]) -> Result<Binary, SystemError> {
        let (pool, _) = self.coverage.ok_or(SystemError::Unknown {})?;
        let pool = Shares::new(pool);
        Ok(match key {
            b"ledger" => packed(&vault::Ledger {
                held: pool,
                ..vault::Ledger::default()
            }),
            b"pool" => {
                let mut underwriters = Underwriters::default();
                underwriters.layer.active.assets = pool;
                packed(&underwriters)
            }
            b"params" => packed(&vault::Params {
                cooldown_secs: 0,
                target_coverage_bps: 500,
            }),
            other => panic!("not a key of the vault: {other:?}"),
        })
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

pub fn account(name: &str) -> Addr {
    MockApi::default().with_prefix("wasm").addr_make(name)
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

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, Chain>,
    pub env: Env,
}

impl World {
    /// The world before the collector is.
    pub fn bare() -> Self {
        let chain = Chain {
            suite: suite(),
            balances: BTreeMap::new(),
            coverage: Some((0, 1_000_000)),
            paused_until: None,
            pending_cover: 0,
        };
        let mut env = mock_env();
        env.contract.address = account("collector");
        env.block.time = Timestamp::from_seconds(NOW);
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

    /// A collector with default parameters: fee 5 %, premium 10 % at most, tip 0.2 %.
    pub fn new() -> Self {
        Self::with_suite(suite())
    }

    pub fn with_suite(suite: Suite) -> Self {
        let mut world = Self::bare();
        world.deps.querier.suite = suite.clone();
        world
            .instantiate("hub", suite, ParamsUpdate::default())
            .unwrap();
        world
    }

    pub fn instantiate(
        &mut self,
        sender: &str,
        suite: Suite,
        params: ParamsUpdate,
    ) -> Result<Response, ContractError> {
        let msg = InstantiateMsg {
            suite,
            denom: DENOM.to_string(),
            params,
        };
        let info = sent_by(sender, vec![]);
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

    pub fn distribute(&mut self, sender: &str) -> Response {
        self.run(sender, ExecuteMsg::Distribute { tip_to: None })
            .unwrap()
    }

    pub fn storage(&self) -> Vec<Record> {
        let storage = &self.deps.storage;
        storage.range(None, None, Order::Ascending).collect()
    }

    pub fn ask<T: DeserializeOwned>(&self, query: QueryMsg) -> T {
        let answer = contract::query(self.deps.as_ref(), self.env.clone(), Wire(query));
        from_json(answer.unwrap()).unwrap()
    }

    pub fn pending(&self) -> PendingResponse {
        self.ask(QueryMsg::Pending {})
    }

    pub fn holds(&mut self, amount: u128, denom: &str) {
        self.deps.querier.balances.insert(denom.into(), amount);
    }
}

fn sent_by(sender: &str, funds: Vec<Coin>) -> MessageInfo {
    MessageInfo {
        sender: account(sender),
        funds,
    }
}

pub fn attribute(response: &Response, key: &str) -> String {
    let found = response.attributes.iter().find(|a| a.key == key);
    found.expect(key).value.clone()
}

/// Coins sent by a response: to whom, how much, of what.
pub fn sent(response: &Response) -> Vec<(String, u128, String)> {
    let messages = response.messages.iter().map(|sub| &sub.msg);
    messages
        .filter_map(|msg| match msg {
            CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => {
                assert_eq!(amount.len(), 1);
                let coin = &amount[0];
                Some((to_address.clone(), coin.amount.u128(), coin.denom.clone()))
            }
            _ => None,
        })
        .collect()
}

/// What a response hands to the hub: the coin, and whom LST is to be minted for.
pub fn rewards_added(response: &Response) -> Vec<(Coin, Vec<MintOrder>)> {
    let messages = response.messages.iter().map(|sub| &sub.msg);
    messages
        .filter_map(|msg| match msg {
            CosmosMsg::Wasm(WasmMsg::Execute {
                contract_addr,
                msg,
                funds,
            }) => {
                assert_eq!(*contract_addr, account("hub").to_string());
                assert_eq!(funds.len(), 1);
                match from_json(msg).unwrap() {
                    hub::ExecuteMsg::AddRewards { mint } => Some((funds[0].clone(), mint)),
                    other => panic!("not for the collector to send: {other:?}"),
                }
            }
            _ => None,
        })
        .collect()
}
