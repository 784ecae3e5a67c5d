//! What the driver needs of an App.

use std::time::Duration;

use cosmwasm_std::{
    Addr, Api, BalanceResponse, BankQuery, BlockInfo, CustomMsg, CustomQuery, Event, Storage,
    Uint128,
};
use cw_multi_test::{
    App, Bank, CosmosRouter, Distribution, Gov, Ibc, Module, Staking, Stargate, Wasm,
};
use serde::de::DeserializeOwned;

use crate::app::genesis;
use crate::blocks::BlockEvents;
use crate::chain::{after, Chain, RouterBank};
use crate::clock::{end_quietly, Head};
use crate::driver::ChainDriver;
use crate::error::{Res, SimError};
use crate::modules::{SimDistribution, SimStaking};
use crate::overlay::atomically;
use crate::params::{ChainParams, GenesisValidator};
use crate::query::View;
use crate::step::{make_block, skip, Next};
use crate::wasm::SimWasm;

/// Holds for Apps whose wasm module is [`SimWasm`]. Not to be implemented outside this crate.
#[diagnostic::on_unimplemented(
    message = "this App's wasm module is not `SimWasm`, so contracts would be told what no chain tells them",
    label = "`{Self}` is not `SimWasm`",
    note = "build the App with `sim_builder()`, or `.with_wasm(SimWasm::new())`"
)]
pub trait IsSimWasm {}

impl<W> IsSimWasm for SimWasm<W> {}

/// Holds for Apps whose staking module is [`SimStaking`]. Not to be implemented outside this crate.
#[diagnostic::on_unimplemented(
    message = "this App's staking module is not `SimStaking`",
    label = "`{Self}` is not `SimStaking`",
    note = "build the App with `sim_builder()`, or `.with_staking(SimStaking::new())`"
)]
pub trait IsSimStaking {}

impl IsSimStaking for SimStaking {}

/// Holds for Apps whose distribution module is [`SimDistribution`]. Not to be implemented outside
/// this crate.
#[diagnostic::on_unimplemented(
    message = "this App's distribution module is not `SimDistribution`",
    label = "`{Self}` is not `SimDistribution`",
    note = "build the App with `sim_builder()`, or `.with_distribution(SimDistribution::new())`"
)]
pub trait IsSimDistribution {}

impl IsSimDistribution for SimDistribution {}

/// An App on which the chain's code can run. Not to be implemented outside this crate.
#[allow(private_bounds)]
pub trait Host {
    /// Runs `work` on the chain, completely or not at all.
    fn run<T>(&mut self, work: impl FnOnce(&mut Chain) -> Res<T>) -> Res<T>;
    /// Runs `work` on a read-only view.
    fn look<T>(&self, work: impl FnOnce(&View) -> Res<T>) -> Res<T>;
    /// Starts the chain.
    fn start(&mut self, params: ChainParams, validators: Vec<GenesisValidator>) -> Res<()>;
    /// Makes the next block, `span` later. If `restart` names a height, it is the first block of a
    /// chain that starts from this one's state.
    fn make_block(&mut self, span: Duration, restart: Option<u64>) -> Res<BlockEvents>;
    /// Makes up to `n` blocks in which nothing happens, and returns how many: 0 if something may
    /// happen in the next.
    fn skip_blocks(&mut self, n: u64, span: Duration) -> Res<u64>;
    /// Runs EndBlock, and returns its events.
    fn end_of_block(&mut self) -> Res<Vec<Event>>;
    /// The App's block.
    fn current_block(&self) -> BlockInfo;
    /// A balance.
    fn balance_of(&self, account: &Addr, denom: &str) -> Res<Uint128>;
}

#[allow(private_bounds)]
impl<BankT, ApiT, StorageT, CustomT, WasmT, StakingT, DistrT, IbcT, GovT, StargateT> Host
    for App<BankT, ApiT, StorageT, CustomT, WasmT, StakingT, DistrT, IbcT, GovT, StargateT>
where
    CustomT::ExecT: CustomMsg + DeserializeOwned + 'static,
    CustomT::QueryT: CustomQuery + DeserializeOwned + 'static,
    WasmT: Wasm<CustomT::ExecT, CustomT::QueryT> + IsSimWasm,
    StakingT: Staking + IsSimStaking,
    DistrT: Distribution + IsSimDistribution,
    BankT: Bank,
    ApiT: Api,
    StorageT: Storage,
    CustomT: Module,
    IbcT: Ibc,
    GovT: Gov,
    StargateT: Stargate,
{
    fn run<T>(&mut self, work: impl FnOnce(&mut Chain) -> Res<T>) -> Res<T> {
        let block = self.block_info();
        self.init_modules(|router, api, store| {
            let bank = RouterBank {
                api,
                router: &*router,
                block: &block,
            };
            atomically(store, |store| {
                let mut chain = Chain::open(store, api, &bank, &block)?;
                let done = work(&mut chain)?;
                chain.close()?;
                Ok(done)
            })
        })
    }

    fn look<T>(&self, work: impl FnOnce(&View) -> Res<T>) -> Res<T> {
        let height = self.block_info().height;
        self.read_module(|_, api, store| work(&View::open(store, api, height)?))
    }

    fn start(&mut self, params: ChainParams, all: Vec<GenesisValidator>) -> Res<()> {
        let block = self.block_info();
        self.init_modules(|router, api, store| genesis(&*router, api, store, &block, params, all))
    }

    fn make_block(&mut self, span: Duration, restart: Option<u64>) -> Res<BlockEvents> {
        let old = self.block_info();
        let (next, height) = match restart {
            None => (Next::Block, old.height.saturating_add(1)),
            Some(height) => (Next::Restart, first_height(height, old.height)?),
        };
        let new = BlockInfo {
            height,
            time: after(old.time, span)?,
            chain_id: old.chain_id,
        };
        let events =
            self.init_modules(|router, api, store| make_block(api, store, &*router, &new, next))?;
        // the chain is in this block already, so the App's own hook does nothing
        self.set_block(new);
        Ok(events)
    }

    fn skip_blocks(&mut self, n: u64, span: Duration) -> Res<u64> {
        let mut block = self.block_info();
        let Ok(nanos) = u64::try_from(span.as_nanos()) else {
            return Ok(0);
        };
        let made: u64 = self.init_modules(|router, api, store| {
            let head = Head::load(store)?;
            skip(api, store, &*router, head, &block, n, nanos)
        })?;
        if made > 0 {
            block.height = block.height.saturating_add(made);
            let since = nanos.saturating_mul(made);
            block.time = after(block.time, Duration::from_nanos(since))?;
            self.set_block(block);
        }
        Ok(made)
    }

    fn end_of_block(&mut self) -> Res<Vec<Event>> {
        if self.init_modules(|_, _, store| end_quietly(store))? {
            return Ok(vec![]);
        }
        self.run(|chain| {
            chain.end_block()?;
            Ok(chain.events.clone())
        })
    }

    fn current_block(&self) -> BlockInfo {
        self.block_info()
    }

    fn balance_of(&self, account: &Addr, denom: &str) -> Res<Uint128> {
        let block = self.block_info();
        self.read_module(|router, api, store| {
            let query = BankQuery::Balance {
                address: account.to_string(),
                denom: denom.to_string(),
            };
            let answer = CosmosRouter::query(router, api, store, &block, query.into())
                .map_err(|error| SimError::Bank(error.to_string()))?;
            Ok(cosmwasm_std::from_json::<BalanceResponse>(answer)?
                .amount
                .amount)
        })
    }
}

/// Checks the height at which a chain starts again: at least 1, and one that the old chain has
/// reached.
fn first_height(height: u64, now: u64) -> Res<u64> {
    match height {
        0 => Err(SimError::HeightZero),
        _ if height > now => Err(SimError::FutureHeight { height, now }),
        _ => Ok(height),
    }
}

impl<BankT, ApiT, StorageT, CustomT, WasmT, StakingT, DistrT, IbcT, GovT, StargateT> ChainDriver
    for App<BankT, ApiT, StorageT, CustomT, WasmT, StakingT, DistrT, IbcT, GovT, StargateT>
where
    CustomT::ExecT: CustomMsg + DeserializeOwned + 'static,
    CustomT::QueryT: CustomQuery + DeserializeOwned + 'static,
    WasmT: Wasm<CustomT::ExecT, CustomT::QueryT> + IsSimWasm,
    StakingT: Staking + IsSimStaking,
    DistrT: Distribution + IsSimDistribution,
    BankT: Bank,
    ApiT: Api,
    StorageT: Storage,
    CustomT: Module,
    IbcT: Ibc,
    GovT: Gov,
    StargateT: Stargate,
{
}
