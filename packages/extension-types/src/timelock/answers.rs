//! Answers. Times are unix seconds.

use super::state::Lane;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, CosmosMsg};

/// The answer to `config`.
#[cw_serde]
pub struct ConfigResponse {
    /// The hub whose suite it guards.
    pub hub: Addr,
    /// That suite's queue.
    pub queue: Addr,
    /// The account that schedules operations.
    pub proposer: Addr,
    /// Who may cancel any operation.
    pub veto: Option<Addr>,
    /// Who may let a slow operation go early.
    pub council: Option<Addr>,
    /// The hub's guardian, who may cancel; null if the hub's storage cannot be read.
    pub guardian: Option<Addr>,
    /// How long a fast operation waits.
    pub fast_secs: u64,
    /// How long everybody has to ask out.
    pub notice_secs: u64,
    /// From when the last batch is paid until a slow operation may be executed.
    pub claim_secs: u64,
    /// How long an operation that is ready can be executed.
    pub grace_secs: u64,
    /// After which a slow operation is ready, even if some who asked out are not paid yet.
    pub last_resort_secs: u64,
    /// How long an exit takes at the most, as things are: the interval between batches and the
    /// unbonding time; null if the hub's storage cannot be read.
    pub exit_secs: Option<u64>,
    /// Which messages are fast, by contract.
    pub fast: Vec<FastLane>,
}

/// Messages to a contract that are fast.
#[cw_serde]
pub struct FastLane {
    /// What the contract is: `hub`, `registry`, `vault`, `collector`, `extension`.
    pub role: String,
    /// The contract's address.
    pub contract: Addr,
    /// Names of messages.
    pub messages: Vec<String>,
}

/// Where an operation is in its life.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Status {
    /// It cannot be executed yet.
    Waiting,
    /// It can be executed.
    Ready,
    /// It was.
    Executed,
    /// It was taken back.
    Cancelled,
    /// It was ready, and nobody executed it in time.
    Expired,
}

impl Status {
    /// As it is written on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Executed => "executed",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }
}

/// The answer to `op`.
#[cw_serde]
pub struct OpResponse {
    /// Its number.
    pub id: u64,
    /// What it is for, in the proposer's words.
    pub title: String,
    /// Where it is in its life.
    pub status: Status,
    /// How slow it is.
    pub lane: Lane,
    /// When it was scheduled.
    pub scheduled_at: u64,
    /// Until when people can ask out to be waited for, as things are: of a slow one whose notice is not over.
    pub notice_until: Option<u64>,
    /// The last batch that it waits for, once that is known.
    pub batch: Option<u64>,
    /// The last of them that was seen paid; 0 before the first.
    pub checked: u64,
    /// From when on it may be executed, once that is known.
    pub ready_at: Option<u64>,
    /// From when on it may not any more.
    pub expires_at: Option<u64>,
    /// The council let it go.
    pub approved: bool,
    /// When it was executed or cancelled.
    pub ended_at: Option<u64>,
    /// What it waits for: `notice until 1700604800`, `batch 12: 400 of 1000 paid`, `claims until 1702000000`.
    pub waits_for: Option<String>,
    /// What it sends, in this order.
    pub msgs: Vec<MsgView>,
}

/// One message of an operation.
#[cw_serde]
pub struct MsgView {
    /// As it is sent.
    pub msg: CosmosMsg,
    /// How slow it is.
    pub lane: Lane,
    /// Why it is slow.
    pub because: Option<String>,
    /// The message to a contract, where it is JSON: its text.
    pub decoded: Option<String>,
}

/// The answer to `ops`.
#[cw_serde]
pub struct OpsResponse {
    /// Operations by number.
    pub ops: Vec<OpResponse>,
    /// Start after this to go on; null where no operation follows.
    pub next: Option<u64>,
}

/// The answer to `preview_schedule`.
#[cw_serde]
pub struct PreviewScheduleResponse {
    /// How slow it would be.
    pub lane: Lane,
    /// Why it would be slow: the first message that is.
    pub because: Option<String>,
    /// From when on a fast one could be executed.
    pub ready_at: Option<u64>,
    /// From when on it could be executed at the earliest: a slow one if nobody asks out and no exit is waiting.
    pub earliest: u64,
}

/// The answer to `exit_window`.
#[cw_serde]
pub struct ExitWindowResponse {
    /// How long holders of the LST have to ask out before an operation that could take their money,
    /// and be paid. With a council, or if the hub's storage cannot be read, no more than what is
    /// left of the fast delay after an exit.
    pub secs: u64,
    /// As analysts grade it: 0 under 7 days, 1 from 7 days, 2 from 30 days on.
    pub stage: u8,
    /// The same for each way to hold a claim on the LST.
    pub products: Vec<ProductWindow>,
}

/// How long those have who hold the LST in some way.
#[cw_serde]
pub struct ProductWindow {
    /// `lst`, `underwriting`, `restake`, `market`, `principal`.
    pub product: String,
    /// Seconds to begin leaving and still be waited for; null where it depends on a contract that
    /// the timelock does not know.
    pub secs: Option<u64>,
    /// What they have to do first.
    pub note: String,
}
