//! An App for the common case.

use cosmwasm_std::testing::{MockApi, MockStorage};
use cosmwasm_std::{Addr, Api, Empty};
use cw_multi_test::{
    no_init, App, AppBuilder, BankKeeper, FailingModule, GovFailingModule, IbcFailingModule,
    StargateFailing, WasmKeeper,
};

use crate::address::Address;
use crate::error::SimError;
use crate::modules::{SimDistribution, SimStaking};

/// An App with this crate's modules, and cw-multi-test's own for the rest.
pub type SimApp = App<
    BankKeeper,
    MockApi,
    MockStorage,
    FailingModule<Empty, Empty, Empty>,
    WasmKeeper<Empty, Empty>,
    SimStaking,
    SimDistribution,
    IbcFailingModule,
    GovFailingModule,
    StargateFailing,
>;

/// A [`SimApp`] whose addresses have this prefix, such as `wasm`. Call `genesis` on it next.
pub fn sim_app(prefix: &'static str) -> SimApp {
    AppBuilder::new()
        .with_api(MockApi::default().with_prefix(prefix))
        .with_staking(SimStaking::new())
        .with_distribution(SimDistribution::new())
        .build(no_init)
}

/// The account that a name stands for, of 20 bytes, as a user's is. (`MockApi::addr_make` makes 32
/// bytes, as a contract's are.)
pub fn account(api: &dyn Api, name: &str) -> Result<Addr, SimError> {
    Address::module(name).humanize(api)
}
