//! A contract that sends what it is told to, and writes down every reply.

use cosmwasm_std::{
    from_json, to_json_binary, Addr, Binary, CosmosMsg, Deps, DepsMut, Empty, Env, MessageInfo,
    Order, Reply, ReplyOn, Response, StdResult, SubMsg, SubMsgResult,
};
use cw_multi_test::error::AnyResult;
use cw_multi_test::{AppResponse, ContractWrapper, Executor};
use serde::{Deserialize, Serialize};

use crate::suite::Suite;

/// A reply, as the contract got it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub id: u64,
    pub result: SubMsgResult,
}

fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn execute(_: DepsMut, _: Env, _: MessageInfo, msgs: Vec<CosmosMsg>) -> StdResult<Response> {
    let sub = |(id, msg): (u64, CosmosMsg)| SubMsg {
        id,
        msg,
        gas_limit: None,
        reply_on: ReplyOn::Always,
        payload: Binary::default(),
    };
    Ok(Response::new().add_submessages((0..).zip(msgs).map(sub)))
}

fn reply(deps: DepsMut, _: Env, reply: Reply) -> StdResult<Response> {
    let seen = Seen {
        id: reply.id,
        result: reply.result,
    };
    deps.storage
        .set(&reply.id.to_be_bytes(), &to_json_binary(&seen)?);
    Ok(Response::new())
}

fn query(deps: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    let all = deps.storage.range(None, None, Order::Ascending);
    let all: Vec<Seen> = all
        .map(|(_, value)| from_json(value))
        .collect::<StdResult<_>>()?;
    to_json_binary(&all)
}

impl Suite {
    pub fn proxy(&mut self) -> Addr {
        let code = ContractWrapper::new(execute, instantiate, query).with_reply(reply);
        let id = self.app.store_code(Box::new(code));
        let creator = self.user("creator", 0);
        self.app
            .instantiate_contract(id, creator, &Empty {}, &[], "proxy", None)
            .unwrap()
    }

    pub fn tell(&mut self, proxy: &Addr, msgs: Vec<CosmosMsg>) -> AnyResult<AppResponse> {
        let someone = self.user("creator", 0);
        self.app
            .execute_contract(someone, proxy.clone(), &msgs, &[])
    }

    pub fn replies(&self, proxy: &Addr) -> Vec<Seen> {
        self.app.wrap().query_wasm_smart(proxy, &Empty {}).unwrap()
    }
}
