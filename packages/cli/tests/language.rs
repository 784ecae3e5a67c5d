//! Every command of the language, in good and in bad use, through the binary.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use assert_cmd::Command;
use serde_json::Value;

const START: &str = r#"
// a comment, and a blank line

{"cmd":"genesis","validators":3,"self_stake":"10000000","commission":"0","window":20,"accounts":{"alice":"1000000000ustake,50uatom","bob":"1000000000"}}
{"cmd":"deploy","from":"alice","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}"},{"address":"${val1}"},{"address":"${val2}"}]},"funds":"1000000"}
"#;

fn ballast(args: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("ballast").unwrap();
    let output = command
        .args(args)
        .write_stdin(input.to_string())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Runs lines after a deployment.
fn run(lines: &str) -> (i32, String, String) {
    ballast(&["run", "-"], &format!("{START}{lines}"))
}

#[track_caller]
fn good(lines: &str) -> String {
    let (code, out, err) = run(lines);
    assert_eq!(code, 0, "{out}{err}");
    assert!(err.is_empty(), "{err}");
    out
}

/// One line of error with this in it, and this exit code.
#[track_caller]
fn bad(lines: &str, code: i32, what: &str) {
    let (came, out, err) = run(lines);
    assert_eq!(came, code, "{lines}: {out}{err}");
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

    let (code, _, err) = run(line);

    assert_eq!(code, 1);
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

#[test]
fn what_is_none_of_the_language_is_exit_code_2() {
    for (line, what) in [
        (r#"{"cmd":"block""#, "malformed JSON"),
        (r#"[1]"#, "a command is an object"),
        (r#"{"command":"block"}"#, "needs its name"),
        (r#"{"cmd":"blok"}"#, "unknown command `blok`"),
        (r#"{"cmd":"block","m":1}"#, "unknown field `m`"),
        (r#"{"cmd":"block","n":-1}"#, "block"),
        (r#"{"cmd":"block","n":99999999999}"#, "too many"),
        (r#"{"cmd":"advance"}"#, "missing field `secs`"),
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
        (r#"{"cmd":"validator","val":"val9"}"#, "no validator `val9`"),
        (
            r#"{"cmd":"slash","val":"val0","fraction":"much"}"#,
            "no fraction",
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
    ] {
        bad(line, 2, what);
        bad(line, 2, "line 6");
    }
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
        (r#"{"cmd":"only","chain":"real"}"#, 1, "`real`"),
    ] {
        let (came, _, err) = ballast(&["run", "-"], text);
        assert_eq!(came, code, "{text}: {err}");
        assert!(err.contains(what), "{text}: {err}");
    }
}

#[test]
fn json_is_one_object_a_line_and_the_same_every_time() {
    let lines = r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8"}
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"fails":"coin"}"#;
    let text = format!("{START}{lines}");

    let (code, first, _) = ballast(&["run", "--json", "-"], &text);
    let (_, second, _) = ballast(&["run", "--json", "-"], &text);

    assert_eq!(code, 0);
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
    let (code, out, err) = ballast(&["run", "--json", "-"], r#"{"cmd":"blok"}"#);

    assert_eq!(code, 2);
    assert!(err.is_empty());
    let error: Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(
        (&error["line"], &error["exit_code"]),
        (&1.into(), &2.into())
    );
    assert!(error["error"].as_str().unwrap().contains("blok"));

    let (code, out, _) = ballast(&["--json", "fly"], "");
    assert_eq!(code, 2);
    assert!(serde_json::from_str::<Value>(out.trim()).unwrap()["error"].is_string());
}

#[test]
fn a_missing_file_is_bad_input() {
    let (code, _, err) = ballast(&["run", "no/such/file.jsonl"], "");

    assert_eq!(code, 2);
    assert!(
        err.contains("no/such/file.jsonl") && err.lines().count() == 1,
        "{err}"
    );
}
