//! What a call that failed is told as.

use super::*;
use ballast_tool::Kind;

#[test]
fn a_missing_program_is_named() {
    let daemon = Daemon::new(Settings {
        binary: "no-such-daemon".to_string(),
        ..Settings::default()
    });
    let failure = daemon.plain(&["version"]).unwrap_err();
    assert!(failure.to_string().contains("--binary"), "{failure}");
    assert_eq!(CliError::from(failure).exit_code(), 2);
}

/// A program that does several things decides by this whether the next one is worth trying.
#[test]
fn a_node_that_does_not_answer_is_told_from_one_that_refuses() {
    let kind_of = |cause: Cause, said: &str| {
        let failure = Failure {
            call: "wasmd query bank".to_string(),
            said: said.to_string(),
            cause,
        };
        let error = CliError::from(failure);
        assert_eq!(error.exit_code(), 1);
        error.kind
    };
    let kind = |said: &str| kind_of(Cause::Daemon, said);
    for silent in [
        "post failed: dial tcp 127.0.0.1:26657: connect: connection refused",
        "read tcp 127.0.0.1:4->127.0.0.1:26657: read: connection reset by peer",
        "write: broken pipe",
    ] {
        assert_eq!(kind(silent), Kind::Unanswered, "{silent}");
    }
    for cause in [Cause::Late, Cause::Stopped] {
        assert_eq!(kind_of(cause, "it was ended"), Kind::Unanswered);
    }
    for refused in [
        "out of gas",
        "insufficient fees; got: 1ustake",
        "account sequence mismatch, expected 5, got 4",
    ] {
        assert_eq!(kind(refused), Kind::Failed, "{refused}");
    }
}
