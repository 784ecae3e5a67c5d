//! The registry beside a hub and a vault, on a chain whose validators a test chooses.

use ballast_registry::ContractError;
use ballast_types::{
    address::operator_address,
    hub::{self, BookRow, ExchangeRateResponse},
    registry::{
        ExecuteMsg, InstantiateMsg, NewValidator, ParamsUpdate, QueryMsg, Status, ValidatorResponse,
    },
    vault, Amount, Native, Shares,
};
use ballast_workbench::{
    account, api, desk,
    siblings::{answer, change_books, not_asked},
    Bench, Modules,
};
use cosmwasm_std::{
    to_json_binary, AllValidatorsResponse, Api, Binary, Decimal, Empty, QueryRequest, Record,
    Response, StakingQuery, Timestamp, Validator,
};
use std::collections::BTreeMap;

pub const START: u64 = 1_000_000;
pub const WEEK: u64 = 604_800;

/// Every validator that exists: its commission, and whether it is in the bonded set.
pub struct Staking(BTreeMap<String, (Decimal, bool)>);

impl Modules for Staking {
    fn answer(&self, request: QueryRequest<Empty>) -> Binary {
        let answer = match request {
            QueryRequest::Staking(StakingQuery::AllValidators {}) => {
                let bonded = self.0.iter().filter(|(_, (_, bonded))| *bonded);
                let validators = bonded.map(|(address, (rate, _))| validator(address, *rate));
                to_json_binary(&AllValidatorsResponse::new(validators.collect()))
            }
            QueryRequest::Staking(StakingQuery::Validator { address }) => {
                let known = self.0.get(&address);
                let known = known.map(|(rate, _)| validator(&address, *rate));
                to_json_binary(&cosmwasm_std::ValidatorResponse::new(known))
            }
            other => not_asked(&other),
        };
        answer.unwrap()
    }
}

fn validator(address: &str, commission: Decimal) -> Validator {
    let one = Decimal::one();
    Validator::create(address.to_string(), commission, one, one)
}

pub fn valoper(name: &str) -> String {
    let account = account(name);
    let bytes = api().addr_canonicalize(account.as_str()).unwrap();
    operator_address(&bytes, account.as_str()).unwrap()
}

pub fn new_validator(name: &str) -> NewValidator {
    NewValidator {
        address: valoper(name),
        weight: None,
        cap_bps: None,
        max_commission: None,
    }
}

// The names `val0` to `val9` are validators that exist, in the bonded set, with 5 % commission; their operators are the
// accounts of the same names.
desk!(ballast_registry, registry, Staking);

impl Desk {
    /// Before the registry is created.
    pub fn bare() -> Self {
        let names = (0..10).map(|n| format!("val{n}"));
        let validators = names.map(|name| (valoper(&name), (Decimal::percent(5), true)));
        let modules = Staking(validators.collect());
        let mut desk = Self(Bench::beside_a_hub(modules, hub::ParamsUpdate::default()));
        desk.env.block.time = Timestamp::from_seconds(START);
        desk.totals(1_000_000, 1_000_000);
        desk.sibling("vault");
        desk
    }

    /// A registry with these validators, by the owner's choice.
    pub fn with(names: &[&str]) -> Self {
        Self::with_params(names, ParamsUpdate::default())
    }

    pub fn with_params(names: &[&str], params: ParamsUpdate) -> Self {
        let mut desk = Self::bare();
        let validators = names.iter().map(|name| new_validator(name)).collect();
        desk.create(validators, params).unwrap();
        desk
    }

    pub fn create(
        &mut self,
        validators: Vec<NewValidator>,
        params: ParamsUpdate,
    ) -> Result<Response, ContractError> {
        let msg = InstantiateMsg {
            suite: self.suite.clone(),
            validators,
            params,
        };
        self.instantiate("hub", msg)
    }

    /// All rows but the one for when validators were last looked at.
    pub fn rows(&self) -> Vec<Record> {
        let rows = self.dump().into_iter();
        rows.filter(|(key, _)| key != b"looked").collect()
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

    /// Out of the bonded set.
    pub fn jail(&mut self, name: &str) {
        self.on_chain(name).1 = false;
    }

    /// Back in the bonded set.
    pub fn unjail(&mut self, name: &str) {
        self.on_chain(name).1 = true;
    }

    pub fn set_commission(&mut self, name: &str, percent: u64) {
        self.on_chain(name).0 = Decimal::percent(percent);
    }

    /// The chain does not know it any more.
    pub fn vanish(&mut self, name: &str) {
        self.siblings.modules.0.remove(&valoper(name));
    }

    /// The chain knows it again, with 5 % commission.
    pub fn reappear(&mut self, name: &str) {
        let shown = (Decimal::percent(5), true);
        self.siblings.modules.0.insert(valoper(name), shown);
    }

    fn on_chain(&mut self, name: &str) -> &mut (Decimal, bool) {
        self.siblings.modules.0.get_mut(&valoper(name)).unwrap()
    }

    /// What the pool is worth, and how many shares there are of it.
    pub fn totals(&mut self, value: u128, shares: u128) {
        let (value, shares) = (Native::new(value), Shares::new(shares));
        let hub = &mut self.sibling("hub").rows;
        change_books(hub, |books| {
            books.pool.buffer = value;
            books.pool.shares = shares;
        });
        let rate = ExchangeRateResponse {
            pending_cover: Native::ZERO,
            rate: Decimal::one(),
            value,
            shares,
            updated_at: 0,
        };
        answer(hub, &hub::QueryMsg::ExchangeRate {}, &rate);
    }

    /// The hub has stake there.
    pub fn stake(&mut self, name: &str, amount: u128) {
        let row = BookRow {
            stake: Native::new(amount),
            ..BookRow::default()
        };
        let hub = &mut self.sibling("hub").rows;
        hub::BOOK.save(hub, &valoper(name), &row).unwrap();
    }

    /// The hub has nothing there any more.
    pub fn drain(&mut self, name: &str) {
        hub::BOOK.remove(&mut self.sibling("hub").rows, &valoper(name));
    }

    /// LST of its bond.
    pub fn bond(&mut self, name: &str, lst: u128) {
        let mut bond = vault::Bond::default();
        bond.layer.active.assets = Shares::new(lst);
        let vault = &mut self.sibling("vault").rows;
        vault::BONDS.save(vault, &valoper(name), &bond).unwrap();
    }
}

/// The `ballast-status` events of a response: which validator, from, to.
pub fn changes(response: &Response) -> Vec<(String, String, String)> {
    let events = response.events.iter().filter(|e| e.ty == "ballast-status");
    events
        .map(|event| {
            let value = |n: usize| event.attributes[n].value.clone();
            (value(0), value(1), value(2))
        })
        .collect()
}

/// The change of a validator's status, as [`changes`] shows it.
pub fn change(name: &str, from: &str, to: &str) -> (String, String, String) {
    (valoper(name), from.to_string(), to.to_string())
}

pub mod msg {
    use super::{valoper, ExecuteMsg};

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
        update(name, None, Some(paused))
    }

    pub fn weigh(name: &str, weight: u64) -> ExecuteMsg {
        update(name, Some(weight), None)
    }

    fn update(name: &str, weight: Option<u64>, paused: Option<bool>) -> ExecuteMsg {
        ExecuteMsg::UpdateValidator {
            address: valoper(name),
            weight,
            cap_bps: None,
            max_commission: None,
            paused,
        }
    }
}
