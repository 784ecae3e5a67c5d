#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::contract::{instantiate, query};
use crate::sources::of_slinky;
use anybuf::Anybuf;
use cosmwasm_std::{
    from_json,
    testing::{message_info, mock_dependencies, mock_env},
    Addr, ContractResult, SystemResult, WasmQuery,
};

/// What a feed answers where the contract that it asks says this; the question is checked.
fn answered(source: &str, question: &'static str, says: &'static str) -> Result<String, String> {
    let mut deps = mock_dependencies();
    let creator = message_info(&Addr::unchecked("owner"), &[]);
    let msg = format!(r#"{{"feeds":[{{"name":"atom/usd","source":{source}}}]}}"#);
    let msg = from_json(msg.as_bytes()).unwrap();
    instantiate(deps.as_mut(), mock_env(), creator, msg).unwrap();
    deps.querier.update_wasm(move |asked| {
        let WasmQuery::Smart { contract_addr, msg } = asked else {
            unreachable!("a smart query")
        };
        assert_eq!(contract_addr, "theirs");
        assert_eq!(String::from_utf8(msg.to_vec()).unwrap(), question);
        SystemResult::Ok(ContractResult::Ok(says.as_bytes().into()))
    });
    let msg = from_json(br#"{"price":{"feed":"atom/usd"}}"#).unwrap();
    let answer = query(deps.as_ref(), mock_env(), msg).map_err(|err| err.to_string())?;
    Ok(String::from_utf8(answer.to_vec()).unwrap())
}

#[test]
fn pyth_s_confidence_is_the_pair() {
    let source = r#"{"pyth":{"contract":"theirs","id":"b00b60f8"}}"#;
    let question = r#"{"price_feed":{"id":"b00b60f8"}}"#;
    let says = r#"{"price_feed":{"id":"b00b60f8","price":{"price":"1050000000","conf":"1000000","expo":-8,"publish_time":1700000000},"ema_price":{"price":"1","conf":"1","expo":-8,"publish_time":1}}}"#;
    let right = r#"{"price":"10.5","updated_at":1700000000,"low":"10.49","high":"10.51"}"#;
    assert_eq!(answered(source, question, says).unwrap(), right);
    let negative = r#"{"price_feed":{"id":"b00b60f8","price":{"price":"-1","conf":"0","expo":-8,"publish_time":1},"ema_price":null}}"#;
    assert!(answered(source, question, negative).is_err());
}

#[test]
fn band_s_price_is_as_old_as_its_older_side() {
    let source = r#"{"band":{"contract":"theirs","base":"ATOM","quote":"USD"}}"#;
    let question = r#"{"get_reference_data":{"symbol_pair":["ATOM","USD"]}}"#;
    // dollars are of the end of time
    let says = r#"{"rate":"10500000000000000000","last_updated_base":1700000000,"last_updated_quote":18446744073709551615}"#;
    let right = r#"{"price":"10.5","updated_at":1700000000}"#;
    assert_eq!(answered(source, question, says).unwrap(), right);
}

#[test]
fn slinky_s_answer_is_protobuf() {
    let time = Anybuf::new().append_int64(1, 1_700_000_000);
    let quote = Anybuf::new()
        .append_string(1, "1050000000")
        .append_message(2, &time)
        .append_uint64(3, 77);
    let answer = Anybuf::new()
        .append_message(1, &quote)
        .append_uint64(2, 5)
        .append_uint64(3, 8);
    let price = of_slinky(answer.as_bytes()).unwrap();
    assert_eq!(
        (price.price.to_string().as_str(), price.updated_at),
        ("10.5", 1_700_000_000)
    );
    // a pair that was never updated
    assert!(of_slinky(Anybuf::new().append_uint64(3, 8).as_bytes()).is_err());
}

#[test]
fn a_feed_that_is_not_there_has_no_price() {
    let deps = mock_dependencies();
    let msg = from_json(br#"{"price":{"feed":"x"}}"#).unwrap();
    assert!(query(deps.as_ref(), mock_env(), msg).is_err());
}
