//! An App for common tests, and the builder of others.

use cosmwasm_std::testing::{MockApi, MockStorage};
use cosmwasm_std::{Addr, Api, BlockInfo, CustomMsg, CustomQuery, Empty, Storage};
use cw_multi_test::{
    no_init, App, AppBuilder, BankKeeper, CosmosRouter, FailingModule, GovFailingModule,
    IbcFailingModule, WasmKeeper,
};
use serde::de::DeserializeOwned;
use std::fmt::Debug;

use crate::address::{self, Address};
use crate::chain::RouterBank;
use crate::error::SimError;
use crate::modules::{SimDistribution, SimStaking};
use crate::overlay::atomically;
use crate::params::{ChainParams, GenesisValidator};
use crate::stargate::SimStargate;
use crate::wasm::SimWasm;

/// An App with this crate's modules, and cw-multi-test's own for the rest.
pub type SimApp<ExecC = Empty, QueryC = Empty> = App<
    BankKeeper,
    MockApi,
    MockStorage,
    FailingModule<ExecC, QueryC, Empty>,
    SimWasm<WasmKeeper<ExecC, QueryC>>,
    SimStaking,
    SimDistribution,
    IbcFailingModule,
    GovFailingModule,
    SimStargate,
>;

/// The builder of a [`SimApp`]; each of its modules can be replaced.
pub type SimAppBuilder<ExecC = Empty, QueryC = Empty> = AppBuilder<
    BankKeeper,
    MockApi,
    MockStorage,
    FailingModule<ExecC, QueryC, Empty>,
    SimWasm<WasmKeeper<ExecC, QueryC>>,
    SimStaking,
    SimDistribution,
    IbcFailingModule,
    GovFailingModule,
    SimStargate,
>;

/// A [`SimApp`] whose addresses have this prefix, such as `wasm`. Call `genesis` on it before
/// anything else.
pub fn sim_app(prefix: &'static str) -> SimApp {
    sim_builder()
        .with_api(MockApi::default().with_prefix(prefix))
        .build(no_init)
}

/// cw-multi-test's `AppBuilder::new()`, with four modules of this crate: staking, distribution,
/// wasm, stargate.
pub fn sim_builder() -> SimAppBuilder {
    sim_builder_custom()
}

/// The same for a chain with custom messages and queries: `AppBuilder::new_custom()`. `with_custom`
/// takes the module that answers them.
pub fn sim_builder_custom<ExecC, QueryC>() -> SimAppBuilder<ExecC, QueryC>
where
    ExecC: CustomMsg + DeserializeOwned + 'static,
    QueryC: Debug + CustomQuery + DeserializeOwned + 'static,
{
    AppBuilder::new_custom()
        .with_staking(SimStaking::new())
        .with_distribution(SimDistribution::new())
        .with_stargate(SimStargate::new())
        .with_wasm(SimWasm::new())
}

/// Starts the chain inside `build`, where tests of cw-multi-test set up their staking module:
///
/// ```
/// use ballast_chain_sim::{genesis, sim_builder, valoper_of, ChainParams, GenesisValidator};
/// use cosmwasm_std::testing::mock_env;
///
/// let app = sim_builder().build(|router, api, storage| {
///     let validator = GenesisValidator::new(valoper_of(api, "validator").unwrap(), 1_000_000_000);
///     genesis(router, api, storage, &mock_env().block, ChainParams::default(), vec![validator]).unwrap();
/// });
/// ```
///
/// `block` is the App's block: that of `with_block`, or else `mock_env().block`. On an App that is
/// already built, [`ChainDriver::genesis`](crate::ChainDriver::genesis) does the same.
///
/// # Errors
/// Parameters or validators that no chain would accept, and a second genesis.
pub fn genesis<R: CosmosRouter>(
    router: &R,
    api: &dyn Api,
    storage: &mut dyn Storage,
    block: &BlockInfo,
    params: ChainParams,
    validators: Vec<GenesisValidator>,
) -> Result<(), SimError> {
    let bank = RouterBank { api, router, block };
    atomically(storage, |storage| {
        crate::genesis::genesis(storage, api, &bank, block, params, validators)
    })
}

/// The account of a name, with 20 bytes, as users' accounts have. (`MockApi::addr_make` makes 32
/// bytes, as contracts' addresses have.)
///
/// # Errors
/// The API refuses 20 bytes.
pub fn account(api: &dyn Api, name: &str) -> Result<Addr, SimError> {
    Address::module(name).humanize(api)
}

/// The operator address of the validator of a name: that of [`account`], with prefix
/// `<prefix>valoper`.
///
/// # Errors
/// The API's addresses are not bech32.
pub fn valoper_of(api: &dyn Api, name: &str) -> Result<String, SimError> {
    address::valoper(&account(api, name)?)
}
