//! A built contract as the embedded chain runs it.

use crate::backend::{lend, ChainApi, ChainBackend, ChainQuerier, ChainStorage};
use crate::gas;
use anyhow::{anyhow, Context};
use ballast_testing::{
    contracts::{self, strangers, Code},
    Ended,
};
use cosmwasm_std::{
    from_json, to_json_vec, Binary, Checksum, ContractResult, Deps, DepsMut, Empty, Env,
    MessageInfo, Order, Record, Reply, Response, Storage,
};
use cosmwasm_vm::{
    capabilities_from_csv, Cache, CacheOptions, Instance, InstanceOptions, Size, VmError, VmResult,
};
use cw_multi_test::{error::AnyResult, Contract};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

/// What a chain has to offer for the suite to be stored on it.
pub const CAPABILITIES: &str =
    "iterator,staking,cosmwasm_1_1,cosmwasm_1_2,cosmwasm_1_3,cosmwasm_1_4,cosmwasm_2_0";

/// More than any message may take: a contract that does not end is stopped.
const GAS_LIMIT: u64 = 1_000_000_000 * gas::SDK_GAS;

type Vm = Cache<ChainApi, ChainStorage, ChainQuerier>;

static VM: LazyLock<Result<Vm, String>> =
    LazyLock::new(|| open().map_err(|error| format!("{error:#}")));
static STORED: LazyLock<Mutex<HashMap<PathBuf, Checksum>>> = LazyLock::new(Mutex::default);

fn open() -> anyhow::Result<Vm> {
    let folder = std::env::temp_dir().join(format!("ballast-wasm-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let options = CacheOptions::new(
        folder,
        capabilities_from_csv(CAPABILITIES),
        Size::mebi(512),
        Size::mebi(32),
    );
    // SAFETY: nobody else writes to the folder, which is this process's own.
    Ok(unsafe { Cache::new(options) }?)
}

/// Where the built contracts are.
pub fn artifacts() -> PathBuf {
    match std::env::var_os("BALLAST_ARTIFACTS") {
        Some(folder) => folder.into(),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../artifacts")),
    }
}

/// Where a contract is among the artifacts: those that only tests use have a folder of their own.
fn file(contract: &str) -> String {
    match strangers::CODES.iter().any(|(name, _)| *name == contract) {
        true => format!("testing/{contract}.wasm"),
        false => format!("ballast_{contract}.wasm"),
    }
}

/// The built contract of this name, stored with all the checks that a chain makes.
///
/// # Errors
/// There is no such artifact, or the VM refuses it.
pub fn code(contract: &str) -> anyhow::Result<Code> {
    let path = artifacts().join(file(contract));
    let mut stored = STORED.lock().unwrap_or_else(PoisonError::into_inner);
    let checksum = match stored.get(&path) {
        Some(checksum) => *checksum,
        None => {
            let wasm = std::fs::read(&path)
                .with_context(|| format!("{}: run scripts/build-wasm first", path.display()))?;
            let checksum = vm()?.store_code(&wasm, true, true)?;
            stored.insert(path, checksum);
            checksum
        }
    };
    Ok(Box::new(WasmCode {
        contract: contract.to_string(),
        checksum,
    }))
}

/// From here on every suite of this process runs on the built contracts. A contract that a test has made up, which has neither
/// a schema nor a folder among the strangers, runs as it is.
pub fn install() {
    contracts::provide(|contract| match code(contract) {
        Ok(code) => Some(code),
        Err(_) if !is_ours(contract) => None,
        Err(error) => panic!("{error:#}"),
    });
}

fn is_ours(contract: &str) -> bool {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema");
    let has_schema = PathBuf::from(schema)
        .join(format!("{contract}.json"))
        .is_file();
    has_schema || strangers::CODES.iter().any(|(name, _)| *name == contract)
}

fn vm() -> anyhow::Result<&'static Vm> {
    VM.as_ref()
        .map_err(|error| anyhow!("the VM did not start: {error}"))
}

struct WasmCode {
    contract: String,
    checksum: Checksum,
}

type Running = Instance<ChainApi, ChainStorage, ChainQuerier>;

impl WasmCode {
    /// Runs one entry point and reads its answer, or the contract's error as text.
    fn call<T: DeserializeOwned>(
        &self,
        deps: DepsMut<'_>,
        entry: impl FnOnce(&mut Running) -> VmResult<Vec<u8>>,
    ) -> AnyResult<T> {
        let answer = lend(deps, |backend: ChainBackend| {
            gas::within(&self.contract, || self.run(backend, entry))
        })?;
        match from_json::<ContractResult<T>>(answer)? {
            ContractResult::Ok(answer) => Ok(answer),
            ContractResult::Err(text) => Err(anyhow!(text)),
        }
    }

    fn run(
        &self,
        backend: ChainBackend,
        entry: impl FnOnce(&mut Running) -> VmResult<Vec<u8>>,
    ) -> (AnyResult<Vec<u8>>, u64) {
        let options = InstanceOptions {
            gas_limit: GAS_LIMIT,
        };
        let instance = vm().and_then(|vm| Ok(vm.get_instance(&self.checksum, backend, options)?));
        match instance {
            Ok(mut instance) => {
                let answer = entry(&mut instance).map_err(|error| match is_out_of_gas(&error) {
                    true => Ended::OutOfGas.into(),
                    false => anyhow::Error::from(error),
                });
                (answer, instance.create_gas_report().used_internally)
            }
            Err(error) => (Err(error), 0),
        }
    }
}

/// Gas ran out in the contract's own code, or in a function of the chain that it called.
fn is_out_of_gas(error: &VmError) -> bool {
    matches!(error, VmError::GasDepletion { .. }) || error.to_string().contains("Ran out of gas")
}

impl Contract<Empty> for WasmCode {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        let (env, info) = (to_json_vec(&env)?, to_json_vec(&info)?);
        self.call(deps, |vm| {
            cosmwasm_vm::call_instantiate_raw(vm, &env, &info, &msg)
        })
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        let (env, info) = (to_json_vec(&env)?, to_json_vec(&info)?);
        self.call(deps, |vm| {
            cosmwasm_vm::call_execute_raw(vm, &env, &info, &msg)
        })
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        let env = to_json_vec(&env)?;
        let mut storage = ReadOnly(deps.storage);
        let deps = DepsMut {
            storage: &mut storage,
            api: deps.api,
            querier: deps.querier,
        };
        self.call(deps, |vm| cosmwasm_vm::call_query_raw(vm, &env, &msg))
    }

    fn reply(&self, deps: DepsMut<'_>, env: Env, msg: Reply) -> AnyResult<Response> {
        let (env, msg) = (to_json_vec(&env)?, to_json_vec(&msg)?);
        self.call(deps, |vm| cosmwasm_vm::call_reply_raw(vm, &env, &msg))
    }

    fn sudo(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        let env = to_json_vec(&env)?;
        self.call(deps, |vm| cosmwasm_vm::call_sudo_raw(vm, &env, &msg))
    }

    fn migrate(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        let env = to_json_vec(&env)?;
        self.call(deps, |vm| cosmwasm_vm::call_migrate_raw(vm, &env, &msg))
    }

    fn checksum(&self) -> Option<Checksum> {
        Some(self.checksum)
    }
}

/// The storage of a query: the VM refuses to write before this is asked to.
struct ReadOnly<'a>(&'a dyn Storage);

impl Storage for ReadOnly<'_> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.0.get(key)
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        self.0.range(start, end, order)
    }

    fn set(&mut self, _: &[u8], _: &[u8]) {
        unreachable!("a query writes nothing")
    }

    fn remove(&mut self, _: &[u8]) {
        unreachable!("a query removes nothing")
    }
}
