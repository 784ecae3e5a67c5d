//! A contract that does what it is told: many messages in one transaction, or in answer to a token.

use ballast_testing::{contracts::Code, Suite};
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Binary, CosmosMsg, Deps, DepsMut, Empty, Env, MessageInfo,
    Response, StdResult, WasmMsg,
};
use cw20::Cw20ReceiveMsg;
use cw721::receiver::Cw721ReceiveMsg;
use cw_multi_test::ContractWrapper;
use serde::Serialize;

/// What it can be told.
#[cosmwasm_schema::cw_serde]
pub enum Order {
    /// To send these messages, one after the other.
    Run(Vec<CosmosMsg>),
    /// A ticket came: the messages are in it.
    ReceiveNft(Cw721ReceiveMsg),
    /// Tokens came: the messages are in it.
    Receive(Cw20ReceiveMsg),
}

fn execute(_: DepsMut<'_>, _: Env, _: MessageInfo, order: Order) -> StdResult<Response> {
    let messages: Vec<CosmosMsg> = match order {
        Order::Run(messages) => messages,
        Order::ReceiveNft(received) => from_json(received.msg)?,
        Order::Receive(received) => from_json(received.msg)?,
    };
    Ok(Response::new().add_messages(messages))
}

fn code() -> Code {
    let instantiate = |_: DepsMut<'_>, _: Env, _: MessageInfo, _: Empty| -> StdResult<Response> {
        Ok(Response::new())
    };
    let query = |_: Deps<'_>, _: Env, _: Empty| -> StdResult<Binary> { to_json_binary(&()) };
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// One on the suite's chain.
pub fn create(suite: &mut Suite) -> Addr {
    let (owner, chain) = (suite.addr("mallory"), suite.chain_mut());
    chain.store_code("puppet", code());
    let id = chain.code_id("puppet").unwrap();
    chain.next_block(5).unwrap();
    let msg = to_json_binary(&Empty {}).unwrap();
    let tx = chain.instantiate(&owner, id, msg, &[], "puppet").unwrap();
    tx.contract.unwrap()
}

/// A call of a contract, as one of its messages.
pub fn call(contract: &Addr, msg: &impl Serialize, funds: Vec<cosmwasm_std::Coin>) -> CosmosMsg {
    CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg).unwrap(),
        funds,
    })
}
