#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::contract::{execute, instantiate, query};
use ballast_stranger_common::StrangerError;
use cosmwasm_std::{
    from_json,
    testing::{message_info, mock_dependencies, mock_env, MockApi, MockQuerier, MockStorage},
    Addr, OwnedDeps, StdError, Timestamp,
};

struct World(OwnedDeps<MockStorage, MockApi, MockQuerier>);

impl World {
    fn new() -> Self {
        let mut deps = mock_dependencies();
        let creator = message_info(&Addr::unchecked("owner"), &[]);
        let msg = from_json(b"{}").unwrap();
        instantiate(deps.as_mut(), mock_env(), creator, msg).unwrap();
        Self(deps)
    }

    fn run(&mut self, sender: &str, msg: &str) -> Result<(), StrangerError> {
        let info = message_info(&Addr::unchecked(sender), &[]);
        let msg = from_json(msg).unwrap();
        execute(self.0.as_mut(), mock_env(), info, msg).map(drop)
    }

    fn asked(&self) -> Result<String, StrangerError> {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(1_700_000_000);
        let msg = from_json(br#"{"price":{"feed":"atom/usd"}}"#).unwrap();
        let answer = query(self.0.as_ref(), env, msg)?;
        Ok(String::from_utf8(answer.to_vec()).unwrap())
    }
}

#[test]
fn it_answers_what_was_set() {
    let mut world = World::new();
    assert!(matches!(
        world.asked(),
        Err(StrangerError::Std(StdError::NotFound { .. }))
    ));

    let set = r#"{"set":{"feed":"atom/usd","price":"10.5"}}"#;
    world.run("owner", set).unwrap();
    let right = r#"{"price":"10.5","updated_at":1700000000}"#;
    assert_eq!(world.asked().unwrap(), right);

    let set =
        r#"{"set":{"feed":"atom/usd","price":"10.5","updated_at":5,"low":"10.49","high":"10.51"}}"#;
    world.run("owner", set).unwrap();
    let right = r#"{"price":"10.5","updated_at":5,"low":"10.49","high":"10.51"}"#;
    assert_eq!(world.asked().unwrap(), right);

    world
        .run("owner", r#"{"forget":{"feed":"atom/usd"}}"#)
        .unwrap();
    assert!(world.asked().is_err());
}

#[test]
fn it_misbehaves_as_told() {
    let mut world = World::new();
    let behave = r#"{"behave":{"query":"burn_gas"}}"#;
    let refused = world.run("alice", behave).unwrap_err();
    assert!(matches!(refused, StrangerError::Unauthorized { .. }));

    world.run("owner", behave).unwrap();
    assert_eq!(world.asked(), Err(StrangerError::OutOfGas));
}
