#![doc = include_str!("../README.md")]

/// The code of the porting page is a test.
#[cfg(doctest)]
#[doc = include_str!("../docs/PORTING.md")]
struct PortingPage;

mod acts;
mod address;
mod allocate;
mod app;
mod balances;
mod blocks;
mod bytes;
mod chain;
mod clock;
mod coins;
mod dec;
mod delegate;
mod driver;
mod error;
mod events;
mod explain;
mod genesis;
mod grpc;
mod host;
mod infractions;
mod modules;
mod overlay;
mod params;
mod payouts;
pub mod proto;
mod query;
mod redelegate;
mod restart;
mod rewards;
mod slash;
mod stargate;
mod state;
mod step;
mod table;
mod unbond;
mod validators;
mod views;
mod wasm;

pub use address::{operator_account, valoper};
pub use app::{
    account, genesis, sim_app, sim_builder, sim_builder_custom, valoper_of, SimApp, SimAppBuilder,
};
pub use blocks::BlockEvents;
pub use driver::ChainDriver;
pub use error::{SdkError, SimError};
pub use explain::{explain, refusal};
pub use modules::{SimDistribution, SimStaking};
pub use params::{ChainParams, FailKind, GenesisValidator};
pub use proto::{
    MsgBeginRedelegateResponse, MsgUndelegateResponse, MsgWithdrawDelegatorRewardResponse,
    ProtoCoin, ProtoTimestamp,
};
pub use stargate::SimStargate;
pub use state::{ModuleAccounts, Status};
pub use views::{DelegationView, RedelegationView, UnbondingView, ValidatorView};
pub use wasm::SimWasm;
