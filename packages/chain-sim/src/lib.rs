#![doc = include_str!("../README.md")]

mod address;
mod allocate;
mod app;
mod blocks;
mod chain;
mod coins;
mod dec;
mod delegate;
mod driver;
mod error;
mod genesis;
mod host;
mod infractions;
mod modules;
mod overlay;
mod params;
mod payouts;
mod proto;
mod query;
mod redelegate;
mod restart;
mod rewards;
mod slash;
mod state;
mod unbond;
mod validators;
mod views;

pub use address::{operator_account, valoper};
pub use app::{account, sim_app, SimApp};
pub use blocks::BlockEvents;
pub use driver::ChainDriver;
pub use error::{SdkError, SimError};
pub use modules::{SimDistribution, SimStaking};
pub use params::{ChainParams, FailKind, GenesisValidator};
pub use proto::{
    MsgBeginRedelegateResponse, MsgUndelegateResponse, MsgWithdrawDelegatorRewardResponse,
    ProtoCoin, ProtoTimestamp,
};
pub use state::{ModuleAccounts, Status};
pub use views::{DelegationView, RedelegationView, UnbondingView, ValidatorView};
