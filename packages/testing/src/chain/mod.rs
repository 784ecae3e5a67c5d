//! The chain: accounts and validators by name, blocks, transactions and storage.

mod acts;
mod calls;
mod fault;
mod moment;
mod views;

pub use moment::Moment;
pub use views::{ContractView, RedelegationView, UnbondingView, ValidatorView};

use crate::{contracts, keys, Genesis, TxError};
use cosmwasm_std::{Addr, Api, Binary, Order, QuerierWrapper, Storage, Timestamp};
use cosmwasm_std::{QueryRequest, WasmQuery};
use cw_multi_test::Contract;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use std::time::Duration;
use thiserror::Error;

pub use acts::SimApp;

/// Seconds between two blocks by default.
pub const BLOCK_SECS: u64 = 5;

/// [`BLOCK_SECS`] as a duration.
pub const BLOCK_TIME: Duration = Duration::from_secs(BLOCK_SECS);

/// What the chain's driver refuses.
#[derive(Error, Debug)]
pub enum ChainError {
    /// Text that is not coins.
    #[error("`{0}` is not an amount: write `5` or `5ustake,3uatom`")]
    Coins(String),
    /// No validator has this name.
    #[error("no validator `{name}`; there are {known}")]
    UnknownValidator {
        /// The name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// No account has this name.
    #[error("no account `{name}`; there are {known}; `SuiteBuilder::account` adds one, an address stands for itself")]
    UnknownAccount {
        /// The name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// No contract of the suite has this name.
    #[error("no contract `{name}`; there are {known}")]
    UnknownContract {
        /// The name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// No code has this name.
    #[error("no code `{name}`; there are {known}")]
    UnknownCode {
        /// The name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// There is no such kind of message to make fail.
    #[error("no message `{0}`; there are delegate, undelegate, redelegate, withdraw")]
    UnknownMessage(String),
    /// The genesis is not one that a chain would accept.
    #[error("genesis: {0}")]
    Genesis(String),
    /// The chain refused.
    #[error("{0}")]
    Sim(#[from] ballast_chain_sim::SimError),
}

/// Everything that is stored, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<Vec<u8>, Vec<u8>>);

impl Snapshot {
    /// The keys whose values differ in `other`, as readable as possible.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let keys = self.0.keys().chain(other.0.keys());
        let mut changed: Vec<String> = keys
            .filter(|key| self.0.get(*key) != other.0.get(*key))
            .map(|key| key.escape_ascii().to_string())
            .collect();
        changed.sort();
        changed.dedup();
        changed
    }
}

/// A chain on which the codes of Ballast are stored.
pub struct Chain {
    app: SimApp,
    genesis: Genesis,
    open: bool,
    accounts: BTreeMap<String, Addr>,
    validators: BTreeMap<String, String>,
    codes: BTreeMap<&'static str, u64>,
    faults: BTreeMap<&'static str, Rc<Cell<bool>>>,
}

impl Chain {
    /// A chain after its first block.
    ///
    /// # Errors
    /// The genesis is not one that a chain would accept.
    pub fn start(genesis: &Genesis) -> Result<Self, ChainError> {
        let mut validators = BTreeMap::new();
        let mut accounts = BTreeMap::new();
        for (name, _, _) in genesis.each_validator() {
            accounts.insert(name.clone(), keys::account(&name));
            validators.insert(name.clone(), keys::operator(&name));
        }
        for (name, _) in genesis.each_account()? {
            accounts.insert(name.clone(), keys::account(&name));
        }
        let mut chain = Self {
            app: acts::start(genesis)?,
            genesis: genesis.clone(),
            open: true,
            accounts,
            validators,
            codes: BTreeMap::new(),
            faults: BTreeMap::new(),
        };
        for (name, code) in contracts::all() {
            let (code, switch) = fault::Breakable::new(code);
            chain.store_code(name, code);
            chain.faults.insert(name, switch);
        }
        Ok(chain)
    }

    /// Stores a code under a contract's name; it replaces ours, if that has this name.
    pub fn store_code(&mut self, name: &'static str, code: Box<dyn Contract<cosmwasm_std::Empty>>) {
        let id = self.app.store_code(code);
        self.codes.insert(name, id);
    }

    /// The id of the code stored under this name.
    pub fn code_id(&self, name: &str) -> Option<u64> {
        self.codes.get(name).copied()
    }

    /// All codes that are stored, with their ids, in the order in which they were stored.
    pub fn codes(&self) -> Vec<(&'static str, u64)> {
        let mut codes: Vec<_> = self.codes.iter().map(|(name, id)| (*name, *id)).collect();
        codes.sort_by_key(|(_, id)| *id);
        codes
    }

    /// The id of the code of this name: ours, or one of [`contracts::others`], which is stored when
    /// it is first needed.
    ///
    /// # Errors
    /// Unknown names.
    pub fn code_named(&mut self, name: &str) -> Result<u64, ChainError> {
        if let Some(id) = self.code_id(name) {
            return Ok(id);
        }
        let (name, code) = contracts::other(name).ok_or_else(|| {
            let known = self.codes.keys().copied().chain(contracts::others());
            let known: BTreeSet<&str> = known.collect();
            ChainError::UnknownCode {
                name: name.to_string(),
                known: known.into_iter().collect::<Vec<_>>().join(", "),
            }
        })?;
        let (code, switch) = fault::Breakable::new(code);
        let id = self.app.store_code(code);
        self.codes.insert(name, id);
        self.faults.insert(name, switch);
        Ok(id)
    }

    /// The app, for what this type does not offer.
    pub fn app(&self) -> &SimApp {
        &self.app
    }

    /// The app, for what this type does not offer.
    pub fn app_mut(&mut self) -> &mut SimApp {
        &mut self.app
    }

    /// The genesis of the chain.
    pub fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// The bonded denom.
    pub fn denom(&self) -> &str {
        &self.genesis.denom
    }

    /// Accounts by name; operators are among them.
    pub fn accounts(&self) -> &BTreeMap<String, Addr> {
        &self.accounts
    }

    /// The account of this name.
    ///
    /// # Errors
    /// The genesis has no account of this name.
    pub fn account(&self, name: &str) -> Result<Addr, ChainError> {
        let known = || self.accounts.keys().cloned().collect::<Vec<_>>().join(", ");
        let found = self.accounts.get(name).cloned();
        found.ok_or_else(|| ChainError::UnknownAccount {
            name: name.to_string(),
            known: known(),
        })
    }

    /// Validators' operator addresses by name.
    pub fn validators(&self) -> &BTreeMap<String, String> {
        &self.validators
    }

    /// The operator address of the validator of this name.
    ///
    /// # Errors
    /// Unknown names. An operator address counts as its own name.
    pub fn operator(&self, name: &str) -> Result<String, ChainError> {
        let known = || {
            self.validators
                .keys()
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        };
        match self.validators.get(name) {
            Some(operator) => Ok(operator.clone()),
            None if self.validators.values().any(|operator| operator == name) => Ok(name.into()),
            None => Err(ChainError::UnknownValidator {
                name: name.into(),
                known: known(),
            }),
        }
    }

    /// The name of the account or validator with this address.
    pub fn name_of(&self, address: &str) -> Option<&str> {
        let accounts = self.accounts.iter().map(|(name, at)| (name, at.as_str()));
        let validators = self.validators.iter().map(|(name, at)| (name, at.as_str()));
        accounts
            .chain(validators)
            .find(|(_, at)| *at == address)
            .map(|(name, _)| name.as_str())
    }

    /// Whether this is an account or contract address of this chain.
    pub fn is_address(&self, text: &str) -> bool {
        self.app.api().addr_validate(text).is_ok()
    }

    /// The running block's height.
    pub fn height(&self) -> u64 {
        self.app.block_info().height
    }

    /// The running block's time, unix seconds.
    pub fn now(&self) -> u64 {
        self.time().seconds()
    }

    /// The running block's time, to the nanosecond.
    pub fn time(&self) -> Timestamp {
        self.app.block_info().time
    }

    /// Whether the running block still takes transactions.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The chain's querier.
    pub fn querier(&self) -> QuerierWrapper<'_> {
        self.app.wrap()
    }

    /// Queries a contract, with a message in JSON.
    ///
    /// # Errors
    /// The contract's error.
    pub fn query(&self, contract: &Addr, msg: Binary) -> Result<serde_json::Value, String> {
        let query = WasmQuery::Smart {
            contract_addr: contract.to_string(),
            msg,
        };
        let request: QueryRequest<cosmwasm_std::Empty> = query.into();
        let ask = AssertUnwindSafe(|| self.app.wrap().query::<serde_json::Value>(&request));
        match catch_unwind(ask) {
            Ok(answer) => answer.map_err(|err| plain(&err.to_string())),
            Err(payload) => Err(TxError::unwound(payload).to_string()),
        }
    }

    /// Everything that is stored: contracts, balances, staking.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(
            self.app
                .storage()
                .range(None, None, Order::Ascending)
                .collect(),
        )
    }

    /// The storage of one contract.
    pub fn storage_of(&self, contract: &Addr) -> Box<dyn Storage + '_> {
        self.app.contract_storage(contract)
    }
}

/// The contract's own error text, without the wrapping of cosmwasm-std.
fn plain(text: &str) -> String {
    let text = text.strip_prefix("Generic error: ").unwrap_or(text);
    text.strip_prefix("Querier contract error: ")
        .unwrap_or(text)
        .to_string()
}
