//! Acts that cannot be done: each gets a clear line.

use super::server::Server;

/// Acts that are bad input, and why.
const MALFORMED: &[(&str, &str)] = &[
    (
        r#"{"act": "bond", "from": "alice", "amount": "-1"}"#,
        "an amount is written",
    ),
    (
        r#"{"act": "bond", "from": "nobody", "amount": "1"}"#,
        "unknown account `nobody`",
    ),
    (
        r#"{"act": "bond", "from": "alice", "amount": "1", "x": 1}"#,
        "unknown field `x`",
    ),
    (
        r#"{"act": "bond", "from": "alice"}"#,
        "missing field `amount`",
    ),
    (
        r#"{"act": "steal", "from": "alice"}"#,
        "unknown variant `steal`",
    ),
    (
        r#"{"act": "cancel", "from": "alice", "ticket_id": "${hub}"}"#,
        "no ticket's number",
    ),
    (
        r#"{"act": "slash", "validator": "val9", "percent": "5"}"#,
        "no validator `val9`",
    ),
    (
        r#"{"act": "slash", "validator": "${val0}", "percent": "5"}"#,
        "no validator",
    ),
    (
        r#"{"act": "slash", "validator": "val0", "percent": "0"}"#,
        "percent are more than 0",
    ),
    (
        r#"{"act": "post_bond", "from": "alice", "validator": "x", "amount": "1"}"#,
        "no validator `x`",
    ),
    (
        r#"{"act": "leave", "from": "alice"}"#,
        "alice has nothing in the pool",
    ),
    (
        r#"{"act": "pass", "secs": 0}"#,
        "between 1 second and 31 days",
    ),
    (
        r#"{"act": "pass", "secs": 99999999}"#,
        "between 1 second and 31 days",
    ),
    (
        r#"{"act": "pass", "secs": 86400, "keeper": "zed"}"#,
        "unknown account `zed`",
    ),
    (
        r#"{"act": "pass", "secs": 86400, "rewards": "much"}"#,
        "percent are",
    ),
    (r#"["bond"]"#, ""),
    (r#"7"#, ""),
];

/// Acts that the chain refuses, and why.
const REFUSED: &[(&str, &str)] = &[
    (
        r#"{"act": "bond", "from": "keeper", "amount": "1000000"}"#,
        "insufficient funds",
    ),
    (
        r#"{"act": "unbond", "from": "keeper", "amount": "1"}"#,
        "balance too small",
    ),
    (
        r#"{"act": "cancel", "from": "alice", "ticket_id": "77"}"#,
        "ticket",
    ),
    (
        r#"{"act": "claim", "from": "alice", "ticket_ids": []}"#,
        "claim",
    ),
    (r#"{"act": "unjail", "validator": "val0"}"#, "jail"),
    (r#"{"act": "take_out", "from": "alice", "exit_id": 9}"#, "9"),
];

#[test]
fn every_wrong_act_gets_a_clear_line_and_changes_nothing() {
    let server = Server::start(&["--days", "1"]);
    let before = server.view();

    for (status, acts) in [(400, MALFORMED), (409, REFUSED)] {
        for (act, text) in acts {
            let (came, answer) = server.post(act, "");
            assert_eq!(came, status, "{act}: {answer}");
            assert!(
                answer.contains("{\"error\":\"") && answer.contains(text),
                "{act}: {answer}"
            );
        }
    }

    let after = server.view();
    for key in ["shares", "buffer", "bonded", "exiting"] {
        assert_eq!(after["state"][key], before["state"][key], "{key}");
    }
    assert_eq!(after["open"], before["open"]);
    assert_eq!(after["pool"]["shares"], before["pool"]["shares"]);
}
