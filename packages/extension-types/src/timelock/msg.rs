//! Messages.

use super::answers::{
    ConfigResponse, ExitWindowResponse, OpResponse, OpsResponse, PreviewScheduleResponse, Status,
};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::CosmosMsg;

/// Makes a timelock, against a hub. Anyone may; it owns what is handed to it.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// The account that schedules operations.
    pub proposer: String,
    /// Who may cancel any operation, beside the hub's guardian; nobody by default.
    pub veto: Option<String>,
    /// Who may let a slow operation go after the delay of a fast one; nobody by default. It cannot
    /// be named later, and takes the exit window of every holder away.
    pub council: Option<String>,
    /// How long a fast operation waits: 86,400 to 2,592,000; 259,200 (3 days) by default.
    pub fast_secs: Option<u64>,
    /// How long everybody has to ask out of the LST before a slow operation looks at who did:
    /// 259,200 to 5,184,000; the vault's cooldown + 604,800 by default, so that underwriters have a
    /// week too, at most 5,184,000.
    pub notice_secs: Option<u64>,
    /// Contracts beside the suite's six to which some messages are fast, 20 at most with 20 names
    /// each; none by default.
    #[serde(default)]
    pub extensions: Vec<FastMessages>,
}

/// A contract beside the suite's six, and the messages to it that are fast.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct FastMessages {
    /// The contract's address.
    pub contract: String,
    /// Names of messages: `update_config`. `update_ownership` and `update_admin` are refused.
    pub messages: Vec<String>,
}

/// Everything that can be asked of it. No message takes coins: what the timelock holds moves by operations alone.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Lets an operation wait, under the next number. Its lane is that of its slowest message.
    ///
    /// - **Caller**: the proposer. **Funds**: none.
    /// - **Emits**: `action = schedule`, `op_id`, `lane`, `ready_at` of a fast one, `notice_until` of a slow one.
    /// - **Fails**: `Unauthorized`, `TooLate`, `TooFarAhead`, `TooMany`, `TooLarge`, `TitleTooLong`, `Empty`.
    Schedule {
        /// What it is for, 100 bytes at most.
        title: String,
        /// What is sent, in this order, all or none: 1 to 20, and 65,536 bytes of JSON at most.
        msgs: Vec<CosmosMsg>,
        /// The last second in which it may be scheduled, 7,776,000 seconds (90 days) ahead at most:
        /// a vote that passed long ago schedules nothing.
        by: u64,
    },
    /// Lets a slow operation look at the queue: notes the last batch that it waits for once the
    /// notice is over, and sees whether batches up to it are paid, 30 a call. What is not there yet
    /// is no error: the answer says what it waits for.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = advance`, `op_id`, `batch`, `checked`, `ready_at`, `waits_for`, each if there is one.
    /// - **Fails**: `UnknownOp`, `NotSlow`, `Done`.
    Advance {
        /// The operation's number.
        id: u64,
    },
    /// Sends the messages of an operation that is ready. If one of them fails nothing has happened,
    /// and it may be tried again until the operation expires.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = execute`, `op_id`.
    /// - **Fails**: `UnknownOp`, `NotReady`, `Expired`, `Done`, and whatever a message fails with.
    Execute {
        /// The operation's number.
        id: u64,
    },
    /// Takes an operation back, for ever.
    ///
    /// - **Caller**: the hub's guardian, the proposer, the veto. **Funds**: none.
    /// - **Emits**: `action = cancel`, `op_id`, `by`.
    /// - **Fails**: `UnknownOp`, `Unauthorized`, `Done`; `GuardianOnly` for the guardian, where all
    ///   that the operation does is to name another.
    Cancel {
        /// The operation's number.
        id: u64,
    },
    /// Lets a slow operation go after the delay of a fast one, even if some who asked out are not paid yet.
    ///
    /// - **Caller**: the council. **Funds**: none.
    /// - **Emits**: `action = approve`, `op_id`, `ready_at`.
    /// - **Fails**: `UnknownOp`, `Unauthorized`, `NotSlow`, `Done`.
    Approve {
        /// The operation's number.
        id: u64,
    },
    /// Takes the ownership of a contract whose owner nominated the timelock: sends it
    /// `{"update_ownership":"accept_ownership"}`. Power can be given without waiting, and is never taken away so.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = accept_ownership`, `contract`.
    /// - **Fails**: with the contract's own error.
    AcceptOwnership {
        /// The contract's address.
        contract: String,
    },
    /// Changes roles and delays; what waits keeps the lane and the times that it has. A field left out stays as it is.
    ///
    /// - **Caller**: the timelock itself, so by a slow operation. **Funds**: none.
    /// - **Emits**: `action = update_config`.
    /// - **Fails**: `Unauthorized`, `Bounds`, `SameRole`.
    UpdateConfig(ConfigUpdate),
}

/// Roles and delays to set; a field left out stays as it is.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct ConfigUpdate {
    /// The account that schedules operations.
    pub proposer: Option<String>,
    /// Who may cancel any operation.
    pub veto: Option<String>,
    /// 86,400 to 2,592,000.
    pub fast_secs: Option<u64>,
    /// 259,200 to 5,184,000.
    pub notice_secs: Option<u64>,
}

/// Everything it answers.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Roles, delays, constants, and how long an exit takes at the most.
    #[returns(ConfigResponse)]
    Config {},
    /// One operation, whole.
    #[returns(OpResponse)]
    Op {
        /// Its number.
        id: u64,
    },
    /// Operations by number. A page ends early where messages get long, or where many rows were
    /// passed over: `next` says where to go on.
    #[returns(OpsResponse)]
    Ops {
        /// Only those; all by default.
        status: Option<Status>,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// What `schedule` would do with these messages now.
    #[returns(PreviewScheduleResponse)]
    PreviewSchedule {
        /// As `schedule` takes them.
        msgs: Vec<CosmosMsg>,
    },
    /// How long everybody has to leave before an operation that could take money, at the least.
    #[returns(ExitWindowResponse)]
    ExitWindow {},
}
