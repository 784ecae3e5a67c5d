//! What a contract in the VM sees of the chain: storage, queries, addresses.
//!
//! The VM wants owners, the embedded chain lends: `Loan` keeps a pointer for the time of one call, and nothing else in
//! this crate is unsafe but opening the VM's cache.

use crate::gas::{self, SDK_GAS};
use cosmwasm_std::{Api, Binary, ContractResult, DepsMut, Order, Record, SystemResult};
use cosmwasm_vm::{Backend, BackendApi, BackendError, BackendResult, GasInfo};
use std::collections::VecDeque;

/// What a call in the VM works with.
pub(crate) type ChainBackend = Backend<ChainApi, ChainStorage, ChainQuerier>;

/// A reference whose lifetime was forgotten.
struct Loan<T: ?Sized>(*mut T);

impl<T: ?Sized> Clone for Loan<T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

// SAFETY: the VM calls back on the thread that called it, within that call.
unsafe impl<T: ?Sized> Send for Loan<T> {}

impl<T: ?Sized> Loan<T> {
    fn get(&self) -> &T {
        // SAFETY: see `lend`: what was lent outlives the instance that holds the loan.
        unsafe { &*self.0 }
    }

    fn get_mut(&mut self) -> &mut T {
        // SAFETY: as above; the storage is lent to one instance only, by a unique reference.
        unsafe { &mut *self.0 }
    }
}

/// Lends the chain to an instance of the VM, which has to be dropped before `deps` is used again.
pub(crate) fn lend<R>(deps: DepsMut<'_>, call: impl FnOnce(ChainBackend) -> R) -> R {
    let DepsMut {
        storage,
        api,
        querier,
    } = deps;
    let querier: &dyn cosmwasm_std::Querier = &*querier;
    // SAFETY: only lifetimes are changed. `call` takes the backend by value and cannot return it: `R` is chosen by the
    // caller, which drops the instance; `deps` stays borrowed until here.
    let (storage, api, querier): (
        *mut dyn cosmwasm_std::Storage,
        *const dyn Api,
        *const dyn cosmwasm_std::Querier,
    ) = unsafe {
        (
            std::mem::transmute::<&mut dyn cosmwasm_std::Storage, *mut dyn cosmwasm_std::Storage>(
                storage,
            ),
            std::mem::transmute::<&dyn Api, *const dyn Api>(api),
            std::mem::transmute::<&dyn cosmwasm_std::Querier, *const dyn cosmwasm_std::Querier>(
                querier,
            ),
        )
    };
    call(Backend {
        api: ChainApi(Loan(api.cast_mut())),
        storage: ChainStorage {
            inner: Loan(storage),
            iterators: Vec::new(),
        },
        querier: ChainQuerier(Loan(querier.cast_mut())),
    })
}

/// Addresses as the embedded chain reads them.
#[derive(Clone)]
pub(crate) struct ChainApi(Loan<dyn Api>);

/// What wasmd charges for one conversion of an address, in the SDK's gas.
const HUMANIZE: u64 = 4;
const CANONICALIZE: u64 = 5;

fn charged<T>(result: Result<T, BackendError>, sdk_gas: u64) -> BackendResult<T> {
    gas::spend(|spent| spent.api += sdk_gas);
    (result, GasInfo::with_cost(sdk_gas * SDK_GAS))
}

fn user_error(error: cosmwasm_std::StdError) -> BackendError {
    BackendError::user_err(error.to_string())
}

impl BackendApi for ChainApi {
    fn addr_validate(&self, input: &str) -> BackendResult<()> {
        let valid = self.0.get().addr_validate(input);
        charged(valid.map(drop).map_err(user_error), CANONICALIZE + HUMANIZE)
    }

    fn addr_canonicalize(&self, human: &str) -> BackendResult<Vec<u8>> {
        let bytes = self.0.get().addr_canonicalize(human);
        charged(bytes.map(Vec::from).map_err(user_error), CANONICALIZE)
    }

    fn addr_humanize(&self, canonical: &[u8]) -> BackendResult<String> {
        let text = self.0.get().addr_humanize(&canonical.into());
        charged(text.map(String::from).map_err(user_error), HUMANIZE)
    }
}

/// The contract's storage, with the price of each access in the SDK's store.
pub(crate) struct ChainStorage {
    inner: Loan<dyn cosmwasm_std::Storage>,
    iterators: Vec<VecDeque<Record>>,
}

fn stored<T>(result: T, sdk_gas: u64) -> BackendResult<T> {
    gas::spend(|spent| spent.storage += sdk_gas);
    (Ok(result), GasInfo::with_externally_used(sdk_gas * SDK_GAS))
}

impl cosmwasm_vm::Storage for ChainStorage {
    fn get(&self, key: &[u8]) -> BackendResult<Option<Vec<u8>>> {
        let value = self.inner.get().get(key);
        let length = value.as_ref().map_or(0, Vec::len);
        stored(value, gas::read(key.len(), length))
    }

    fn scan(
        &mut self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> BackendResult<u32> {
        let rows: VecDeque<Record> = self.inner.get().range(start, end, order).collect();
        // The SDK's iterator reads its first row when it is made.
        let first = rows
            .front()
            .map_or(0, |(key, value)| gas::step(key.len(), value.len()));
        let id = u32::try_from(self.iterators.len()).unwrap_or(u32::MAX);
        self.iterators.push(rows);
        stored(id, first)
    }

    fn next(&mut self, iterator_id: u32) -> BackendResult<Option<Record>> {
        let rows = usize::try_from(iterator_id)
            .ok()
            .and_then(|id| self.iterators.get_mut(id));
        let Some(rows) = rows else {
            let error = BackendError::iterator_does_not_exist(iterator_id);
            return (Err(error), GasInfo::free());
        };
        let row = rows.pop_front();
        let cost = rows
            .front()
            .map_or(gas::STEP, |(key, value)| gas::step(key.len(), value.len()));
        stored(row, cost)
    }

    fn set(&mut self, key: &[u8], value: &[u8]) -> BackendResult<()> {
        self.inner.get_mut().set(key, value);
        stored((), gas::write(key.len(), value.len()))
    }

    fn remove(&mut self, key: &[u8]) -> BackendResult<()> {
        self.inner.get_mut().remove(key);
        stored((), gas::REMOVE)
    }
}

/// The chain's answers to queries. What other contracts spend on them is counted where they run.
pub(crate) struct ChainQuerier(Loan<dyn cosmwasm_std::Querier>);

impl cosmwasm_vm::Querier for ChainQuerier {
    fn query_raw(
        &self,
        request: &[u8],
        _gas_limit: u64,
    ) -> BackendResult<SystemResult<ContractResult<Binary>>> {
        let answer = self.0.get().raw_query(request);
        gas::spend(|spent| spent.queries += 1);
        (Ok(answer), GasInfo::free())
    }
}
