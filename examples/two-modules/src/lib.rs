//! A contract that stakes for its users, with two faults that only a chain shows.
//!
//! It is written as such contracts are written: a claim is booked for what was asked, and each exit is an undelegation of its
//! own. Its tests (`tests/both.rs`) run the same steps on cw-multi-test's staking module, on which all is well, and on
//! `ballast-chain-sim`, which does what a chain does. **Not to be copied**: the mended ways are in the comments.

use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{
    to_json_binary, Addr, BankMsg, Binary, Coin, Deps, DepsMut, Env, MessageInfo, Response,
    StakingMsg, StdError, StdResult, Timestamp, Uint128,
};
use cw_storage_plus::{Item, Map};
use thiserror::Error;

/// Where it stakes, and how long an exit takes.
#[cw_serde]
pub struct InstantiateMsg {
    /// The one validator.
    pub validator: String,
    /// The denomination.
    pub denom: String,
    /// The chain's unbonding time.
    pub unbonding_secs: u64,
}

/// What users do.
#[cw_serde]
pub enum ExecuteMsg {
    /// Stakes the coins that come with it.
    Stake {},
    /// Undelegates an amount, to be claimed after the unbonding time.
    Leave {
        /// How much.
        amount: Uint128,
    },
    /// Pays what the sender left and is due.
    Claim {},
}

/// What can be asked.
#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What the contract has staked.
    #[returns(Uint128)]
    Staked {},
}

/// Why a message is refused.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// The chain said so, or storage did.
    #[error(transparent)]
    Std(#[from] StdError),
    /// No claim of the sender's is due.
    #[error("nothing is due")]
    NothingDue,
}

const CONFIG: Item<InstantiateMsg> = Item::new("config");
const CLAIMS: Map<&Addr, Vec<(Timestamp, Uint128)>> = Map::new("claims");

/// Keeps the settings.
pub fn instantiate(
    deps: DepsMut,
    _: Env,
    _: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    CONFIG.save(deps.storage, &msg)?;
    Ok(Response::new())
}

/// See [`ExecuteMsg`].
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let InstantiateMsg {
        validator, denom, ..
    } = config;
    match msg {
        ExecuteMsg::Stake {} => {
            let delegate = |amount| StakingMsg::Delegate {
                validator: validator.clone(),
                amount,
            };
            Ok(Response::new().add_messages(info.funds.into_iter().map(delegate)))
        }
        ExecuteMsg::Leave { amount } => {
            let due = env.block.time.plus_seconds(config.unbonding_secs);
            let mut claims = CLAIMS
                .may_load(deps.storage, &info.sender)?
                .unwrap_or_default();
            // First fault: a chain may give one less after a slash. `MsgUndelegateResponse` says how many; book that, in `reply`.
            claims.push((due, amount));
            CLAIMS.save(deps.storage, &info.sender, &claims)?;
            // Second fault: a chain takes seven open exits from one validator. Collect exits, and undelegate once in three days.
            let amount = Coin { denom, amount };
            Ok(Response::new().add_message(StakingMsg::Undelegate { validator, amount }))
        }
        ExecuteMsg::Claim {} => {
            let claims = CLAIMS
                .may_load(deps.storage, &info.sender)?
                .unwrap_or_default();
            let (due, open): (Vec<_>, Vec<_>) = claims
                .into_iter()
                .partition(|(due, _)| *due <= env.block.time);
            let amount: Uint128 = due.into_iter().map(|(_, amount)| amount).sum();
            if amount.is_zero() {
                return Err(ContractError::NothingDue);
            }
            CLAIMS.save(deps.storage, &info.sender, &open)?;
            let pay = BankMsg::Send {
                to_address: info.sender.into_string(),
                amount: vec![Coin { denom, amount }],
            };
            Ok(Response::new().add_message(pay))
        }
    }
}

/// See [`QueryMsg`].
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> StdResult<Binary> {
    let QueryMsg::Staked {} = msg;
    let config = CONFIG.load(deps.storage)?;
    let found = deps
        .querier
        .query_delegation(env.contract.address, config.validator)?;
    to_json_binary(&found.map_or(Uint128::zero(), |d| d.amount.amount))
}
