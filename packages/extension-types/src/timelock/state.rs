//! Storage of the timelock that may be read from outside. These keys and shapes are part of the interface.

use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, CosmosMsg};

/// Roles, delays and the fast lane.
pub const CONFIG: Item<Config> = Item::new("config");
/// The number of the next operation; the first is 1.
pub const NEXT: Item<u64> = Item::new("next");
/// All batches of the queue up to this one were seen paid, by whichever operation looked; what is paid stays paid.
pub const SETTLED: Item<u64> = Item::new("settled");
/// Operations by number, without their messages.
pub const OPS: Map<u64, Op> = Map::new("ops");
/// Messages of operations by number, as JSON: they are written once, and never touched when an operation goes on.
pub const MSGS: cw_storage_plus::Map<u64, Vec<CosmosMsg>> = cw_storage_plus::Map::new("msgs");

/// Roles, delays and the fast lane.
#[cw_serde]
pub struct Config {
    /// The suite that it guards, as the hub named it at birth. The six addresses never change.
    pub suite: Suite,
    /// Schedules: a multisig of holders, a DAO, the chain's governance.
    pub proposer: Addr,
    /// May cancel any operation.
    pub veto: Option<Addr>,
    /// May let a slow operation go after the delay of a fast one. Named at birth or never.
    pub council: Option<Addr>,
    /// How long a fast operation waits.
    pub fast_secs: u64,
    /// How long everybody has to ask out before a slow operation looks at who did.
    pub notice_secs: u64,
    /// Other contracts to which some messages are fast. Named at birth or never.
    pub extensions: Vec<FastExtension>,
}

/// A contract beside the suite's six, and the messages to it that are fast.
#[cw_serde]
pub struct FastExtension {
    /// The contract's address.
    pub contract: Addr,
    /// Names of messages: `update_config`.
    pub messages: Vec<String>,
}

/// How slow an operation is.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Lane {
    /// Every message of it is on the fast list.
    Fast,
    /// Some message of it is not: it waits for everybody who asks out in the notice period.
    Slow,
}

/// Where an operation is in its life, as it is stored.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Stage {
    /// Neither of the others.
    Waiting,
    /// Its messages were sent.
    Executed,
    /// Somebody who may took it back.
    Cancelled,
}

/// An operation without its messages. Times are unix seconds.
#[cw_serde]
pub struct Op {
    /// What it is for, in the proposer's words.
    pub title: String,
    /// How slow it is; never changes.
    pub lane: Lane,
    /// When it was scheduled, rounded up.
    pub scheduled_at: u64,
    /// The delay of a fast operation when it was scheduled: what waits keeps what was announced.
    pub fast_secs: u64,
    /// The notice when it was scheduled.
    pub notice_secs: u64,
    /// The last batch of the queue that it waits for, once the notice is over; 0 where nobody had
    /// asked out. If everybody in it takes the exit back before it is priced, the batch before.
    pub batch: Option<u64>,
    /// The last batch that was seen paid, of those that it waits for; 0 before the first.
    pub checked: u64,
    /// From when on it may be executed, once that is known.
    pub ready_at: Option<u64>,
    /// The council let it go.
    pub approved: bool,
    /// Where it is in its life.
    pub stage: Stage,
    /// When it was executed or cancelled; 0 before.
    pub ended_at: u64,
}
