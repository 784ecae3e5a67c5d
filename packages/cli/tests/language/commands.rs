//! What commands do.

use crate::common::Ran;
use crate::{bad, ballast, good, START};
use serde_json::Value;

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
