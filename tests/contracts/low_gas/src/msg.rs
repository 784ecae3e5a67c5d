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
    /// Sends a message that has no more gas than this.
    ///
    /// - **Caller**: anyone. **Funds**: any; they stay here, and messages are paid from all that is here.
    /// - **Emits**: `action` = `call`, `gas_limit`; `swallowed` and `error` for a failure that was swallowed.
    /// - **Fails**: as the message does, if that is not swallowed.
    Call {
        /// The message.
        msg: CosmosMsg,
        /// The gas that it may use, with all that it leads to, in the SDK's gas. A chain ignores a limit above what
        /// the transaction has left.
        gas_limit: u64,
        /// Whether a failure of the message is swallowed, running out of this gas included.
        #[serde(default)]
        swallow: bool,
    },
}

/// No questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {}
