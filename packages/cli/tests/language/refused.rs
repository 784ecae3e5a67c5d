//! What the chain refuses, and what is not as a line expects.

use crate::common::Ran;
use crate::{bad, run};

#[test]
fn an_expectation_that_fails_says_what_was_asked_and_what_came() {
    let line = r#"{"cmd":"query","contract":"hub","msg":{"state":{}},"expect":{"value":"7"}}"#;

    let Ran { code, err, .. } = run(line);

    assert_eq!(code, Some(1));
    assert!(
        err.contains("line 6: `value`") && err.contains("\"7\""),
        "{err}"
    );
    assert!(
        err.contains("\"1000000\"") && err.contains("the whole answer"),
        "{err}"
    );
}

#[test]
fn what_the_chain_refuses_is_exit_code_1() {
    bad(
        r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}}}"#,
        1,
        "exactly one coin",
    );
    bad(
        r#"{"cmd":"bank_send","from":"bob","to":"alice","funds":"5uatom"}"#,
        1,
        "refused",
    );
    bad(
        r#"{"cmd":"query","contract":"hub","msg":{"stat":{}}}"#,
        1,
        "unknown variant",
    );
    bad(
        r#"{"cmd":"set_commission","val":"val0","rate":"0.9"}"#,
        1,
        "staking",
    );
    bad(r#"{"cmd":"unjail","val":"val0"}"#, 1, "slashing, code: 5");
    bad(
        r#"{"cmd":"slash","val":"val0","fraction":"1.1"}"#,
        1,
        "more than 1",
    );
    bad(
        r#"{"cmd":"double_sign","val":"val0","infraction":"900"}"#,
        1,
        "future",
    );
    bad(r#"{"cmd":"advance","secs":99999999999999}"#, 1, "clock");
    bad(r#"{"cmd":"block","fails":"anything"}"#, 1, "succeeded");
    let wrong =
        r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"fails":"zebra"}"#;
    bad(wrong, 1, "not as expected");
    bad(
        r#"{"cmd":"balance","of":"bob","save":{"x":"nope"}}"#,
        1,
        "there is no `nope`",
    );
}
