#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::{
    contract::{execute, instantiate, query},
    msg::QueryMsg,
};
use ballast_stranger_common::StrangerError;
use cosmwasm_std::{
    from_json,
    testing::{message_info, mock_dependencies, mock_env, MockApi, MockQuerier, MockStorage},
    Addr, Binary, OwnedDeps, Response,
};

struct World(OwnedDeps<MockStorage, MockApi, MockQuerier>);

impl World {
    fn new() -> Self {
        let mut deps = mock_dependencies();
        let msg = from_json(br#"{"exposure":"400","due":"0"}"#).unwrap();
        instantiate(
            deps.as_mut(),
            mock_env(),
            message_info(&Addr::unchecked("owner"), &[]),
            msg,
        )
        .unwrap();
        Self(deps)
    }

    fn run(&mut self, sender: &str, msg: &str) -> Result<Response, StrangerError> {
        let info = message_info(&Addr::unchecked(sender), &[]);
        let msg = from_json(msg).unwrap();
        execute(self.0.as_mut(), mock_env(), info, msg)
    }

    fn asked(&self) -> Result<Binary, StrangerError> {
        query(self.0.as_ref(), mock_env(), QueryMsg::Exposure {})
    }
}

const RECEIVE: &str = r#"{"receive":{"sender":"alice","amount":"5","msg":"e30="}}"#;
const TICKET: &str = r#"{"receive_nft":{"sender":"alice","token_id":"1","msg":"e30="}}"#;

#[test]
fn it_answers_what_it_was_told() {
    let mut world = World::new();
    world.run("owner", r#"{"set":{"due":"7"}}"#).unwrap();
    let right = br#"{"exposure":"400","due":"7"}"#;
    assert_eq!(world.asked(), Ok(Binary::from(right)));
    for taken in [RECEIVE, TICKET] {
        assert_eq!(world.run("token", taken).unwrap().data, None);
    }
}

#[test]
fn questions_and_calls_go_wrong_apart() {
    let mut world = World::new();
    let wrong = r#"{"behave":{"query":"fail"}}"#;
    world.run("owner", wrong).unwrap();
    assert_eq!(world.asked(), Err(StrangerError::Told));
    assert!(world.run("token", RECEIVE).is_ok());

    let wrong = r#"{"behave":{"query":{"say":"AA=="},"call":"burn_gas"}}"#;
    world.run("owner", wrong).unwrap();
    assert_eq!(world.asked(), Ok(Binary::from([0])));
    for taken in [RECEIVE, TICKET] {
        assert_eq!(world.run("token", taken), Err(StrangerError::OutOfGas));
    }
}

#[test]
fn only_the_owner_commands() {
    let mut world = World::new();
    for command in [
        r#"{"set":{}}"#,
        r#"{"behave":{}}"#,
        r#"{"run":{"msgs":[]}}"#,
    ] {
        let refused = world.run("alice", command).unwrap_err();
        assert!(matches!(refused, StrangerError::Unauthorized { .. }));
        assert!(world.run("owner", command).is_ok());
    }
}
