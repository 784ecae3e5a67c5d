//! Messages.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::CosmosMsg;

/// Nothing to set up.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {}

/// What it does.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Sends `then` from the bottom of a stack of calls to itself, then `after` from the first of these calls.
    ///
    /// - **Caller**: anyone. **Funds**: any; they stay here, and messages are paid from all that is here.
    /// - **Emits**: `action` = `dive`, `depth`, from the first call only; `swallowed` and `error` for each failure that
    ///   was swallowed.
    /// - **Fails**: `Depth`, `OnlyCalls`, and whatever a message that is not swallowed fails with.
    Dive(Dive),
}

/// One dive.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Dive {
    /// The call depth of the contracts that `then` calls, 2 to [`MOST_DEPTH`](crate::contract::MOST_DEPTH).
    ///
    /// Counted as wasmd counts: the call that the transaction itself makes has depth 1, and a call that a contract
    /// sends has one more than the sender's. So this contract calls itself `depth - 2` times if the transaction calls
    /// it directly, and `depth` is out by one for each contract in between. wasmd refuses a contract's answer at depth
    /// 101, after the contract has run. A reply has the depth of the messages of the contract that it goes to. Native
    /// messages, bank sends for one, are not counted; calls that authz makes are.
    pub depth: u32,
    /// What is sent from the bottom.
    pub then: Vec<CosmosMsg>,
    /// What is sent from the first call when all of that is over. The contracts that it calls have depth 2.
    #[serde(default)]
    pub after: Vec<CosmosMsg>,
    /// Whether a failure of a message of `then` is swallowed by the contract at the bottom, and the rest goes on.
    #[serde(default)]
    pub swallow: bool,
    /// The account that `then` and `after` are sent for, by `/cosmos.authz.v1beta1.MsgExec`: it has to have granted
    /// this contract `/cosmwasm.wasm.v1.MsgExecuteContract`. Funds are the account's. By default messages are this
    /// contract's own.
    pub granter: Option<String>,
}

/// No questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {}
