#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

use crate::contract::execute;
use cosmwasm_std::{
    from_json,
    testing::{message_info, mock_dependencies, mock_env},
    Addr, ReplyOn, SubMsg,
};

fn sent(swallow: &str) -> SubMsg {
    let msg = format!(
        r#"{{"call":{{"msg":{{"wasm":{{"execute":{{"contract_addr":"hub","msg":"e30=","funds":[]}}}}}},"gas_limit":90000{swallow}}}}}"#
    );
    let info = message_info(&Addr::unchecked("stranger"), &[]);
    let mut deps = mock_dependencies();
    let answer = execute(deps.as_mut(), mock_env(), info, from_json(msg).unwrap()).unwrap();
    answer.messages[0].clone()
}

#[test]
fn the_limit_is_on_the_message() {
    let plain = sent("");
    assert_eq!(
        (plain.gas_limit, plain.reply_on),
        (Some(90_000), ReplyOn::Never)
    );

    let swallowed = sent(r#","swallow":true"#);
    assert_eq!(
        (swallowed.gas_limit, swallowed.reply_on),
        (Some(90_000), ReplyOn::Error)
    );
}
