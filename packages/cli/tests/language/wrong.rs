//! Lines that are bad input: exit code 2, with the place and the reason.

use crate::common::Ran;
use crate::{bad, ballast};

/// That each line is bad input, at its place in the scenario, and why.
fn all_bad(lines: &[(&str, &str)]) {
    for (line, what) in lines {
        bad(line, 2, what);
        bad(line, 2, "line 6");
    }
}

#[test]
fn a_line_that_is_no_command_is_exit_code_2() {
    all_bad(&[
        (r#"{"cmd":"block""#, "malformed JSON"),
        (r#"[1]"#, "a command is an object"),
        (r#"{"command":"block"}"#, "needs its name"),
        (r#"{"cmd":"blok"}"#, "unknown command `blok`"),
        (r#"{"cmd":"block","m":1}"#, "unknown field `m`"),
        (r#"{"cmd":"block","n":-1}"#, "block"),
        (r#"{"cmd":"block","n":99999999999}"#, "too many"),
    ]);
}

#[test]
fn a_time_that_is_none_is_exit_code_2() {
    all_bad(&[
        (r#"{"cmd":"advance"}"#, "missing field `secs`"),
        (
            r#"{"cmd":"advance","secs":0.0004}"#,
            "advance: field `secs`: 0.0004 is not a number of seconds with at most three decimals",
        ),
        (r#"{"cmd":"block","secs":4e-1}"#, "`secs`: 4e-1 is not"),
        (r#"{"cmd":"block","secs":1e3}"#, "`secs`: 1e3 is not"),
        (r#"{"cmd":"block","secs":-0.5}"#, "`secs`: -0.5 is not"),
        (r#"{"cmd":"block","secs":0.4000}"#, "`secs`: 0.4000 is not"),
        (r#"{"cmd":"block","secs":"5"}"#, "`secs`: \"5\" is not"),
    ]);
}

#[test]
fn names_and_amounts_that_there_are_not_are_exit_code_2() {
    all_bad(&[
        (
            r#"{"cmd":"exec","from":"alice","contract":"hub"}"#,
            "missing field `msg`",
        ),
        (
            r#"{"cmd":"exec","from":"zed","contract":"hub","msg":{}}"#,
            "unknown account `zed`",
        ),
        (
            r#"{"cmd":"exec","from":"hub","contract":"hub","msg":{}}"#,
            "unknown account `hub`",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"hbu","msg":{}}"#,
            "unknown contract `hbu`",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"valut","msg":{}}"#,
            "unknown contract `valut`",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"hub","msg":"${zed}"}"#,
            "unknown name `zed`",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"hub","msg":"${zed"}"#,
            "without `}`",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"hub","msg":{},"funds":"x"}"#,
            "not an amount",
        ),
        (
            r#"{"cmd":"exec","from":"bob","contract":"hub","msg":{"$b64":1,"x":2}}"#,
            "$b64",
        ),
        (
            r#"{"cmd":"bank_send","from":"bob","to":"zed","funds":"1"}"#,
            "`zed`",
        ),
        (r#"{"cmd":"balance","of":"zed"}"#, "`zed`"),
    ]);
}

#[test]
fn what_is_asked_of_an_answer_has_its_form() {
    all_bad(&[
        (
            r#"{"cmd":"balance","of":"bob","same_block":true}"#,
            "no meaning here",
        ),
        (
            r#"{"cmd":"balance","of":"bob","secs":1}"#,
            "no meaning here",
        ),
        (
            r#"{"cmd":"balance","of":"bob","expect":{"x":{"ge":1,"gee":2}}}"#,
            "unknown bound `gee`",
        ),
        (
            r#"{"cmd":"balance","of":"bob","expect":{"x":{"near":1}}}"#,
            "near",
        ),
        (
            r#"{"cmd":"balance","of":"bob","save":{"alice":"ustake"}}"#,
            "taken",
        ),
        (
            r#"{"cmd":"balance","of":"bob","save":{"x":1}}"#,
            "a path is a string",
        ),
    ]);
}

#[test]
fn what_a_chain_has_not_or_has_only_once_is_exit_code_2() {
    all_bad(&[
        (r#"{"cmd":"validator","val":"val9"}"#, "no validator `val9`"),
        (
            r#"{"cmd":"slash","val":"val0","fraction":"much"}"#,
            "is not a fraction",
        ),
        (
            r#"{"cmd":"double_sign","val":"val0","infraction":"x"}"#,
            "unknown mark `x`",
        ),
        (
            r#"{"cmd":"fail","val":"val0","what":"x"}"#,
            "no message `x`",
        ),
        (r#"{"cmd":"genesis"}"#, "one genesis"),
        (r#"{"cmd":"only","chain":"sim"}"#, "first command"),
        (r#"{"cmd":"deploy","from":"bob","msg":7}"#, "is an object"),
    ]);
}

#[test]
fn a_chain_comes_first() {
    for (text, code, what) in [
        (r#"{"cmd":"block"}"#, 2, "`genesis` comes first"),
        (r#"{"cmd":"genesis","validators":0}"#, 2, "1 to 1000"),
        (
            r#"{"cmd":"genesis","accounts":{"hub":"1"}}"#,
            2,
            "name of a contract",
        ),
        (
            r#"{"cmd":"genesis","accounts":{"a":"x"}}"#,
            2,
            "not an amount",
        ),
        (
            r#"{"cmd":"genesis","colour":"red"}"#,
            2,
            "unknown field `colour`",
        ),
        (
            r#"{"cmd":"genesis","unbonding_secs":0}"#,
            2,
            "unbonding_secs",
        ),
        (r#"{"cmd":"genesis","commission":"2"}"#, 2, "commission"),
        (
            "{\"cmd\":\"genesis\"}\n{\"cmd\":\"query\",\"contract\":\"hub\",\"msg\":{}}",
            2,
            "`deploy` comes first",
        ),
        (
            r#"{"cmd":"only","chain":"moon"}"#,
            2,
            "unknown chain `moon`; there are sim, real",
        ),
    ] {
        let Ran {
            code: came, err, ..
        } = ballast(&["run", "-"], text);
        assert_eq!(came, Some(code), "{text}: {err}");
        assert!(err.contains(what), "{text}: {err}");
    }
}
