//! Every command of the language, in good and in bad use, through the binary.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod common;

use assert_cmd::Command;
use common::Ran;
use serde_json::Value;

const START: &str = r#"
// a comment, and a blank line

{"cmd":"genesis","validators":3,"self_stake":"10000000","commission":"0","window":20,"accounts":{"alice":"1000000000ustake,50uatom","bob":"1000000000"}}
{"cmd":"deploy","from":"alice","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}"},{"address":"${val1}"},{"address":"${val2}"}]},"funds":"1000000"}
"#;

/// Calls the command with this on its standard input.
fn ballast(args: &[&str], input: &str) -> Ran {
    let mut command = Command::cargo_bin("ballast").unwrap();
    let told = command.args(args).write_stdin(input.to_string());
    told.output().unwrap().into()
}

/// Runs lines after a deployment.
fn run(lines: &str) -> Ran {
    ballast(&["run", "-"], &format!("{START}{lines}"))
}

#[track_caller]
fn good(lines: &str) -> String {
    let ran = run(lines);
    assert!(ran.err.is_empty(), "{}", ran.err);
    ran.good()
}

/// One line of error with this in it, and this exit code.
#[track_caller]
fn bad(lines: &str, code: i32, what: &str) {
    let ran = run(lines);
    assert_eq!(ran.code, Some(code), "{lines}: {}", ran.said());
    let err = ran.err;
    assert!(err.contains(what), "{lines}: {err}");
    assert!(code != 2 || err.trim_end().lines().count() == 1, "{err}");
    assert!(!err.contains("panicked"), "{err}");
}

#[test]
fn every_command_is_carried_out() {
    let out = good(
        r#"
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8000000","expect":{"shares":"8000000","attributes.hub.sender":"${alice}","height":3},"note":"a note"}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"advance":{}},"secs":7}
{"cmd":"query","contract":"hub","msg":{"state":{}},"expect":{"bonded":{"gt":8900000,"le":"9000000"},"value":9000000},"save":{"value":"value"}}
{"cmd":"block","n":10,"secs":6}
{"cmd":"advance","secs":100}
{"cmd":"bank_send","from":"alice","to":"bob","funds":"3uatom"}
{"cmd":"bank_send","from":"alice","to":"${bob}","funds":"${value}","same_block":false}
{"cmd":"balance","of":"bob","expect":{"uatom":"3","ustake":"1009000000"}}
{"cmd":"balance","of":"val1","expect":{"ustake":0}}
{"cmd":"delegations","of":"hub","expect":{"val0":{"near":[3000000,100000]}}}
{"cmd":"rewards","of":"hub","expect":{"val0":{"ne":null}}}
{"cmd":"unbondings","of":"hub","expect":{"entries":[]}}
{"cmd":"redelegations","of":"hub","expect":{"entries":[]}}
{"cmd":"validator","val":"val0","expect":{"status":"bonded","jailed":false,"address":"${val0}"}}
{"cmd":"reward","funds":"300,10uatom"}
{"cmd":"mark","name":"here"}
{"cmd":"fail","val":"val1","what":"withdraw","on":true}
{"cmd":"fail","val":"val1","what":"withdraw","on":false}
{"cmd":"advance","secs":90000}
{"cmd":"set_commission","val":"val2","rate":"0.01"}
{"cmd":"absent","val":"val1","blocks":12}
{"cmd":"validator","val":"val1","expect":{"jailed":true,"status":"unbonding"}}
{"cmd":"unjail","val":"val1","fails":"jailed"}
{"cmd":"advance","secs":700}
{"cmd":"unjail","val":"val1"}
{"cmd":"check","off":true}
{"cmd":"slash","val":"val2","fraction":"0.1"}
{"cmd":"check","off":false}
{"cmd":"double_sign","val":"val0"}
{"cmd":"validator","val":"val0","expect":{"tombstoned":true}}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"sync":{}},"expect":{"loss":{"gt":0},"ballast-loss.amount":{"gt":0}}}
{"cmd":"exec","from":"val0","contract":"hub","msg":{"nothing":{}},"may_fail":true}
"#,
    );

    assert!(out.contains("a note"), "{out}");
    let last = out.lines().last().unwrap();
    assert!(
        last.contains("34 commands") && last.contains("invariants checked"),
        "{last}"
    );
}

#[test]
fn seconds_have_decimals_to_a_millisecond() {
    let observed = r#"{"cmd":"block","secs":0.4}
{"cmd":"block","n":3,"secs":0.5}
{"cmd":"bank_send","from":"alice","to":"bob","funds":"1","secs":0.001}
{"cmd":"absent","val":"val1","blocks":2,"secs":0.05}
{"cmd":"advance","secs":100.25}"#;

    let Ran { code, out, err } = ballast(
        &["run", "--json", "--observe", "-"],
        &format!("{START}{observed}"),
    );

    assert_eq!(code, Some(0), "{err}");
    let moments: Vec<(u64, u64)> = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|seen| seen["observe"].is_object())
        .map(|seen| {
            let number = |key: &str| seen["observe"][key].as_u64().unwrap();
            (number("time") - 1_700_000_000, number("nanos"))
        })
        .collect();
    let million = 1_000_000;
    assert_eq!(
        moments,
        [
            (0, 0),
            (5, 0),
            (5, 400 * million),
            (6, 900 * million),
            (6, 901 * million),
            (7, million),
            (117, 251 * million),
        ]
    );
}

#[test]
fn same_block_puts_a_transaction_into_the_block_before() {
    good(
        r#"
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8","expect":{"height":3}}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"bond":{}},"funds":"8","same_block":true,"expect":{"height":3}}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"bond":{}},"funds":"8","expect":{"height":4}}
"#,
    );
    let after_a_question = r#"{"cmd":"balance","of":"bob"}
{"cmd":"bank_send","from":"alice","to":"bob","funds":"3","same_block":true}"#;
    bad(after_a_question, 2, "line 7: `same_block`");
}

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

#[test]
fn a_scenario_for_real_chains_is_skipped() {
    let lines = r#"{"cmd":"only","chain":"real"}
{"cmd":"genesis","accounts":{"alice":"1"}}
{"cmd":"grant","from":"alice","to":"val0"}"#;

    let Ran { code, out, err } = ballast(&["run", "-"], lines);

    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, "skipped -: for chain `real` only\n");
    let out = ballast(&["run", "-", "--json"], lines).good();
    assert_eq!(out.trim(), r#"{"file":"-","skipped":"real"}"#);
}

#[test]
fn a_contract_beside_the_suite_has_a_name() {
    let create = r#"{"cmd":"instantiate","code":"price","as":"other","from":"alice","msg":{"owner":"${alice}"}}"#;
    let taken = |name: &str| create.replace(r#""as":"other""#, &format!(r#""as":"{name}""#));

    let lines = [
        // refused, and not named
        &create.replace(
            r#""msg":{"owner""#,
            r#""fails":"unknown field","msg":{"boss""#,
        ),
        &create.replace("}}", r#"},"expect":{"contract":"other","height":4}}"#),
        r#"{"cmd":"exec","from":"alice","contract":"other","msg":{"set":{"feed":"${val0}","price":"2"}},"same_block":true,"expect":{"height":4}}"#,
        r#"{"cmd":"query","contract":"${other}","msg":{"price":{"feed":"${val0}"}},"expect":{"price":"2"}}"#,
        r#"{"cmd":"bank_send","from":"bob","to":"other","funds":"7"}"#,
        r#"{"cmd":"balance","of":"other","expect":{"ustake":"7"}}"#,
        r#"{"cmd":"grant","from":"alice","to":"other","fails":"the embedded chain has no authz"}"#,
    ];
    good(&lines.join("\n"));

    let second = format!("{create}\n{create}");
    bad(&second, 2, "line 7: `other`: this name is taken");
    for name in ["hub", "alice", "val0"] {
        bad(&taken(name), 2, "this name is taken");
    }
    bad(&taken("a name"), 2, "letters, digits, _ and -");
    bad(
        &create.replace(r#""code":"price""#, r#""code":"prcie""#),
        2,
        "no code `prcie`; there are adapter, basket, borrower, calls, collector,",
    );
    bad(
        &create.replace(r#""msg""#, r#""admin":"zed","msg""#),
        2,
        "unknown account or contract `zed`",
    );
    let later = r#"{"cmd":"balance","of":"bob","save":{"other":"ustake"}}"#;
    bad(&format!("{create}\n{later}"), 2, "this name is taken");
    bad(r#"{"cmd":"grant","from":"alice"}"#, 2, "missing field `to`");
}

#[test]
fn parameters_of_the_chain_change_in_a_block_of_their_own() {
    good(
        r#"
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8000000","expect":{"height":3}}
{"cmd":"set_params","module":"staking","params":{"unbonding_secs":3600,"max_entries":3},"expect":{"height":4,"time":1700000015}}
{"cmd":"set_params","module":"slashing","params":{"window":8,"min_signed":"0.75","jail_secs":60,"slash_downtime":"0.02","slash_double_sign":"0.5"},"secs":0.5,"expect":{"height":5,"time":1700000015}}
{"cmd":"set_params","module":"distribution","params":{"community_tax":"0.5","withdraw_addr_enabled":false}}
{"cmd":"set_params","module":"mint","params":{"inflation":"0.1"}}
{"cmd":"set_params","module":"mint","params":{"inflation":"1.1"},"fails":"more than 1"}
{"cmd":"rewards","of":"val0","expect":{"val0.ustake":"5"}}
{"cmd":"block","n":2}
{"cmd":"rewards","of":"val0","expect":{"val0.ustake":"15"}}
{"cmd":"absent","val":"val1","blocks":12}
{"cmd":"validator","val":"val1","expect":{"jailed":true,"tokens":9800000}}
{"cmd":"set_params","module":"staking","params":{"max_validators":1}}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"sync":{}},"same_block":true}
{"cmd":"validator","val":"val2","expect":{"status":"unbonding"}}
"#,
    );
    for (params, what) in [
        (
            r#""gov","params":{}"#,
            "unknown module `gov`; there are staking, slashing, distribution, mint",
        ),
        (
            r#""mint","params":{"inflatoin":"0.1"}"#,
            "mint: unknown field `inflatoin`, expected `inflation`",
        ),
        (
            r#""staking","params":{"max_entries":"3"}"#,
            "staking: invalid type",
        ),
        (r#""staking""#, "missing field `params`"),
        (r#""staking","params":{},"n":1"#, "unknown field `n`"),
    ] {
        bad(
            &format!(r#"{{"cmd":"set_params","module":{params}}}"#),
            2,
            what,
        );
    }
}

#[test]
fn json_is_one_object_a_line_and_the_same_every_time() {
    let lines = r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8"}
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"fails":"coin"}"#;
    let text = format!("{START}{lines}");

    let first = ballast(&["run", "--json", "-"], &text).good();
    let second = ballast(&["run", "--json", "-"], &text).good();

    assert_eq!(first, second);
    let objects: Vec<Value> = first
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 5);
    assert_eq!(objects[2]["answer"]["attributes"]["hub"]["shares"], "8");
    assert!(objects[3]["refused"].as_str().unwrap().contains("coin"));
    assert_eq!(objects[4]["commands"], 4);
}

#[test]
fn errors_are_json_too() {
    let Ran { code, out, err } = ballast(&["run", "--json", "-"], r#"{"cmd":"blok"}"#);

    assert_eq!(code, Some(2));
    assert!(err.is_empty());
    let error: Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(
        (&error["line"], &error["exit_code"]),
        (&1.into(), &2.into())
    );
    assert!(error["error"].as_str().unwrap().contains("blok"));

    let Ran { code, out, .. } = ballast(&["--json", "fly"], "");
    assert_eq!(code, Some(2));
    assert!(serde_json::from_str::<Value>(out.trim()).unwrap()["error"].is_string());
}

#[test]
fn a_missing_file_is_bad_input() {
    let Ran { code, err, .. } = ballast(&["run", "no/such/file.jsonl"], "");

    assert_eq!(code, Some(2));
    assert!(
        err.contains("no/such/file.jsonl") && err.lines().count() == 1,
        "{err}"
    );
}
