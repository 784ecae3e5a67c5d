//! Messages.

use ballast_stranger_common::Conduct;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, CosmosMsg, Uint128};

/// How it begins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Who tells it what to do; its creator by default.
    pub owner: Option<String>,
    /// The only sender of `on_borrow` that it answers.
    pub market: String,
}

/// What it does.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Takes what was borrowed, and sends the messages of `msg`.
    ///
    /// - **Caller**: the market. **Funds**: what was borrowed; messages are paid from all that is here.
    /// - **Emits**: `action` = `on_borrow`, `owner`, `amount`, unless it says something else.
    /// - **Fails**: `Unauthorized`, `Told`, `OutOfGas`, a `msg` that is no list of messages, and as the messages do.
    OnBorrow {
        /// Whose debt it is.
        owner: String,
        /// How much was borrowed.
        amount: Uint128,
        /// A JSON list of messages; `[]` keeps the coins.
        msg: Binary,
    },
    /// Sends these messages: `borrow_call` for one.
    ///
    /// - **Caller**: the owner. **Funds**: any; they stay here, and messages are paid from all that is here.
    /// - **Emits**: `action` = `run`.
    /// - **Fails**: `Unauthorized`, and as the messages do.
    Run {
        /// The messages.
        msgs: Vec<CosmosMsg>,
    },
    /// Changes its conduct.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `behave`.
    /// - **Fails**: `Unauthorized`.
    Behave {
        /// How it answers `on_borrow`.
        call: Conduct,
    },
}

/// No questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {}
