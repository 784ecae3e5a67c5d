#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::{
    contract::{execute, instantiate},
    msg::{ExecuteMsg, InstantiateMsg},
};
use ballast_stranger_common::{Conduct, StrangerError};
use cosmwasm_std::{
    coins,
    testing::{message_info, mock_dependencies, mock_env, MockApi, MockQuerier, MockStorage},
    to_json_binary, Addr, BankMsg, Binary, CosmosMsg, OwnedDeps, Response, SubMsg, Uint128,
};

struct World {
    deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    market: Addr,
}

impl World {
    fn new() -> Self {
        let mut deps = mock_dependencies();
        let market = deps.api.addr_make("market");
        let msg = InstantiateMsg {
            owner: None,
            market: market.to_string(),
        };
        let creator = message_info(&Addr::unchecked("owner"), &[]);
        instantiate(deps.as_mut(), mock_env(), creator, msg).unwrap();
        Self { deps, market }
    }

    fn run(&mut self, sender: &Addr, msg: ExecuteMsg) -> Result<Response, StrangerError> {
        let info = message_info(sender, &coins(9, "ustake"));
        execute(self.deps.as_mut(), mock_env(), info, msg)
    }

    fn borrowed(&mut self, msg: Binary) -> Result<Response, StrangerError> {
        let market = self.market.clone();
        self.run(&market, on_borrow(msg))
    }
}

fn on_borrow(msg: Binary) -> ExecuteMsg {
    ExecuteMsg::OnBorrow {
        owner: "owner".to_string(),
        amount: Uint128::new(9),
        msg,
    }
}

#[test]
fn it_sends_what_came_with_the_call() {
    let pay = BankMsg::Send {
        to_address: "alice".to_string(),
        amount: coins(9, "ustake"),
    };
    let msgs: Vec<CosmosMsg> = vec![pay.into()];
    let mut world = World::new();
    let answer = world.borrowed(to_json_binary(&msgs).unwrap()).unwrap();
    let sent: Vec<SubMsg> = msgs.into_iter().map(SubMsg::new).collect();
    assert_eq!(answer.messages, sent);

    let kept = world.borrowed(Binary::from(b"[]")).unwrap();
    assert!(kept.messages.is_empty());
    assert!(world.borrowed(Binary::from(b"{}")).is_err());
}

#[test]
fn it_answers_the_market_alone() {
    let alice = Addr::unchecked("alice");
    let refused = World::new().run(&alice, on_borrow(Binary::from(b"[]")));
    assert!(matches!(
        refused,
        Err(StrangerError::Unauthorized { role: "market", .. })
    ));
}

#[test]
fn it_misbehaves_as_told() {
    let mut world = World::new();
    let owner = Addr::unchecked("owner");
    for (call, outcome) in [
        (Conduct::Fail, Err(StrangerError::Told)),
        (Conduct::BurnGas, Err(StrangerError::OutOfGas)),
        (Conduct::Say(Binary::from([1])), Ok(Some(Binary::from([1])))),
    ] {
        world.run(&owner, ExecuteMsg::Behave { call }).unwrap();
        let answer = world.borrowed(Binary::from(b"[]"));
        assert_eq!(answer.map(|answer| answer.data), outcome);
    }
}
