//! Messages.

use ballast_stranger_common::Conduct;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{CosmosMsg, Uint128};
use cw20::Cw20ReceiveMsg;
use cw721::receiver::Cw721ReceiveMsg;

/// How it begins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Who tells it what to do; its creator by default.
    pub owner: Option<String>,
    /// What it answers.
    pub exposure: Uint128,
    /// What it answers.
    pub due: Uint128,
}

/// What it does.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Changes the answer.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `set`, `exposure`, `due`.
    /// - **Fails**: `Unauthorized`.
    Set {
        /// As it was by default.
        exposure: Option<Uint128>,
        /// As it was by default.
        due: Option<Uint128>,
    },
    /// Changes its conduct.
    ///
    /// - **Caller**: the owner. **Funds**: stay here.
    /// - **Emits**: `action` = `behave`.
    /// - **Fails**: `Unauthorized`.
    Behave {
        /// How it answers `exposure`; as before by default.
        query: Option<Conduct>,
        /// How it answers `receive` and `receive_nft`; as before by default.
        call: Option<Conduct>,
    },
    /// Sends these messages.
    ///
    /// - **Caller**: the owner. **Funds**: any; they stay here, and messages are paid from all that is here.
    /// - **Emits**: `action` = `run`.
    /// - **Fails**: `Unauthorized`, and as the messages do.
    Run {
        /// The messages.
        msgs: Vec<CosmosMsg>,
    },
    /// Takes cw20 tokens, or misbehaves.
    ///
    /// - **Caller**: anyone, as a token. **Funds**: stay here.
    /// - **Emits**: `action` = `receive`, `amount`, unless it says something else.
    /// - **Fails**: `Told`, `OutOfGas`.
    Receive(Cw20ReceiveMsg),
    /// Takes a cw721 token, or misbehaves.
    ///
    /// - **Caller**: anyone, as a collection. **Funds**: stay here.
    /// - **Emits**: `action` = `receive_nft`, `token_id`, unless it says something else.
    /// - **Fails**: `Told`, `OutOfGas`.
    ReceiveNft(Cw721ReceiveMsg),
}

/// What it answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// What a restake contract asks before it lets stake in or out.
    #[returns(ExposureResponse)]
    Exposure {},
}

/// Amounts of the LST.
#[cw_serde]
pub struct ExposureResponse {
    /// What has to stay slashable.
    pub exposure: Uint128,
    /// What could be slashed now.
    pub due: Uint128,
}
