//! The other contracts of the suite, as rows of storage and fixed answers, and the chain's modules.

use ballast_types::{
    deploy::Suite,
    hub::{Books, Config, Params, ParamsUpdate, BOOKS, CONFIG, OWNERSHIP},
};
use cosmwasm_std::{
    from_json, testing::MockStorage, to_json_binary, to_json_vec, Addr, Binary, ContractResult,
    Empty, Querier, QuerierResult, QueryRequest, Storage, SystemError, SystemResult, WasmQuery,
};
use cw_ownable::Ownership;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the chain's modules (bank, staking) show to the contract on the bench.
pub trait Modules {
    /// The answer to a question. Panics at one that the test did not provide for.
    fn answer(&self, request: QueryRequest<Empty>) -> Binary;
}

/// For contracts that ask nothing of the chain's modules.
impl Modules for () {
    fn answer(&self, request: QueryRequest<Empty>) -> Binary {
        not_asked(&request)
    }
}

/// Stops a test in which a contract asked something that it does not ask.
pub fn not_asked(request: &QueryRequest<Empty>) -> ! {
    panic!("the test did not provide for {request:?}")
}

/// What the contract on the bench may ask: the contracts beside it, by address, and the chain's modules.
pub struct Siblings<M> {
    contracts: BTreeMap<String, Sibling>,
    /// What the chain's modules show.
    pub modules: M,
}

/// One contract beside the one on the bench.
#[derive(Default)]
pub struct Sibling {
    /// Its storage, in which [`answer`] puts answers too.
    pub rows: MockStorage,
    /// Whether a read of an absent row is a panic. If not, it finds nothing, as on a chain.
    pub is_complete: bool,
    /// Whether it answers nothing, not even raw reads.
    pub fails: bool,
}

impl<M: Modules> Siblings<M> {
    /// No contract at all, and these modules.
    pub fn new(modules: M) -> Self {
        Self {
            contracts: BTreeMap::new(),
            modules,
        }
    }

    /// The contract at an address, which from now on may be asked.
    pub fn at(&mut self, address: &Addr) -> &mut Sibling {
        self.contracts.entry(address.to_string()).or_default()
    }

    fn answer(&self, request: QueryRequest<Empty>) -> Result<Binary, SystemError> {
        let QueryRequest::Wasm(query) = &request else {
            return Ok(self.modules.answer(request));
        };
        let (address, key, is_raw) = match query {
            WasmQuery::Raw { contract_addr, key } => (contract_addr, key, true),
            WasmQuery::Smart { contract_addr, msg } => (contract_addr, msg, false),
            _ => not_asked(&request),
        };
        let Some(sibling) = self.contracts.get(address) else {
            not_asked(&request)
        };
        if sibling.fails {
            return Err(SystemError::Unknown {});
        }
        match sibling.rows.get(key.as_slice()) {
            Some(row) => Ok(row.into()),
            None if is_raw && !sibling.is_complete => Ok(Binary::default()),
            None => not_asked(&request),
        }
    }
}

impl<M: Modules> Querier for Siblings<M> {
    fn raw_query(&self, request: &[u8]) -> QuerierResult {
        match self.answer(from_json(request).unwrap()) {
            Ok(answer) => SystemResult::Ok(ContractResult::Ok(answer)),
            Err(err) => SystemResult::Err(err),
        }
    }
}

/// Has a contract with this storage answer `question` with `answer`.
pub fn answer(storage: &mut dyn Storage, question: &impl Serialize, answer: &impl Serialize) {
    let answer = to_json_vec(answer).unwrap();
    storage.set(&to_json_vec(question).unwrap(), &answer);
}

/// What [`answer`] put there. Panics if nothing is.
pub fn answered(storage: &dyn Storage, question: &impl Serialize) -> Binary {
    let question = to_json_binary(question).unwrap();
    let found = storage.get(question.as_slice());
    found
        .unwrap_or_else(|| panic!("the test did not provide for {question}"))
        .into()
}

/// Writes what every hub has: an owner, its configuration with six decimals, and empty books.
pub fn write_hub(storage: &mut dyn Storage, suite: &Suite, owner: &Addr, params: ParamsUpdate) {
    let config = Config {
        denom: crate::DENOM.to_string(),
        decimals: 6,
        suite: suite.clone(),
        guardian: crate::account("guardian"),
        treasury: crate::account("treasury"),
        params: Params::new(params, 6).unwrap(),
    };
    CONFIG.save(storage, &config).unwrap();
    BOOKS.save(storage, &Books::default()).unwrap();
    let ownership = Ownership {
        owner: Some(owner.clone()),
        pending_owner: None,
        pending_expiry: None,
    };
    OWNERSHIP.save(storage, &ownership).unwrap();
}

/// Changes a hub's books.
pub fn change_books(storage: &mut dyn Storage, change: impl FnOnce(&mut Books)) {
    let mut books = BOOKS.load(storage).unwrap();
    change(&mut books);
    BOOKS.save(storage, &books).unwrap();
}
