use super::*;
use crate::{Look, Refusal, Sent};
use ballast_tool::CliError;

fn made() -> Monitor {
    let monitor = Monitor::default();
    monitor.begin(&About {
        suite: "a".to_string(),
        hub: "wasm1hub".to_string(),
        every: 60,
        ..About::default()
    });
    monitor.figures(
        "a",
        &Figures {
            value: 1_234_567_500_000,
            rate: "1.05".to_string(),
            ..Figures::default()
        },
        &Units::default(),
    );
    let turn = Turn {
        due: vec![],
        sent: vec![Sent {
            tip: 2_500_000,
            refused: vec![Refusal {
                step: "delegate".to_string(),
                ..Refusal::default()
            }],
            ..Sent::default()
        }],
        look: Look {
            height: 7,
            ..Look::default()
        },
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec!["batch 1".to_string()],
        warnings: vec![],
    };
    monitor.turn("a", &turn, 500_000);
    monitor
}

#[test]
fn a_scrape_has_the_figures_in_tokens() {
    let text = made().metrics();
    for line in [
        r#"ballast_hub_value_tokens{suite="a"} 1234567.5"#,
        r#"ballast_hub_rate{suite="a"} 1.05"#,
        r#"ballast_keeper_fees_total{suite="a"} 0.5"#,
        r#"ballast_keeper_tips_tokens_total{suite="a"} 2.5"#,
        r#"ballast_keeper_refusals_total{suite="a",kind="delegate"} 1"#,
        r#"ballast_queue_overdue_batches{suite="a"} 1"#,
        r#"ballast_keeper_turns_total{suite="a",outcome="failed"} 0"#,
        r#"ballast_keeper_alarm{suite="a",kind="overdue"} 0"#,
        "# TYPE ballast_keeper_fees_total counter",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
}

#[test]
fn health_turns_with_a_failure_and_back() {
    let monitor = made();
    let health = monitor.health();
    assert!(health.is_well, "{}", health.shown);

    monitor.failed("a", &CliError::failed("no answer").to_string());
    let Health { is_well, shown } = monitor.health();

    assert!(!is_well);
    assert_eq!(shown["suites"]["a"]["failed"], "no answer");
    assert_eq!(shown["suites"]["a"]["value"], "1234567.5");
    assert_eq!(shown["suites"]["a"]["fees"], "0.5");
    assert_eq!(shown["suites"]["a"]["tips"], "2.5");
    assert_eq!(shown["suites"]["a"]["refusals"], json!({"delegate": 1}));
}
