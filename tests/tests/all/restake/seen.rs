//! What people are shown of the contract, and what a keeper does for it.

use super::super::guest::Guest;
use super::{veto, Dex, DAY, UNIT};
use ballast_extensions::restake::Restake;
use ballast_testing::{Chore, Extension, Panel, Scale, Suite};
use serde_json::json;

impl Dex {
    fn panel(&self) -> Panel {
        let scale = Scale::new(self.suite.now(), "bSTAKE", "ustake", 6);
        let panel = Restake.panel(&|msg| self.preview(msg), &scale);
        panel.unwrap().unwrap()
    }

    fn chores(&self) -> Vec<Chore> {
        Restake
            .chores(&|msg| self.preview(msg), self.suite.now())
            .unwrap()
    }

    fn row(&self, what: &str) -> (String, String) {
        let rows = self.panel().rows;
        let row = rows.iter().find(|row| row[0] == what).unwrap();
        (row[1].clone(), row[2].clone())
    }
}

/// A slash request is shown with the time until which it can be vetoed; from then on it is a
/// keeper's work until it is over, and no longer.
#[test]
fn a_slash_that_was_not_vetoed_is_a_keepers_work() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.redeem("alice", 250_000 * UNIT);
    assert_eq!(dex.row("LST behind the service").0, "750");
    assert_eq!(dex.row("LST that was asked out").0, "250");
    assert!(dex.chores().is_empty());
    let asked = dex.slash(40_500_000).unwrap();
    let until = asked.attr_of(&dex.at, "veto_until").unwrap();
    let (amount, says) = dex.row("slash request 1");
    assert_eq!(
        (amount, says),
        ("40.5".to_string(), format!("can be vetoed until @{until}"))
    );
    assert!(dex.chores().is_empty());
    dex.suite.advance_secs(3 * DAY);
    let chores = dex.chores();
    assert_eq!(chores[0].what, "execute slash request 1");
    dex.tell("keeper", &chores[0].msg).unwrap();
    assert!(dex.chores().is_empty());
    assert_eq!(dex.held(), (719_625_000, 239_875_000));
}

/// Nobody executes a request that is over.
#[test]
fn a_request_that_is_over_is_nobodys_work() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(UNIT).unwrap();
    dex.suite.advance_secs(6 * DAY);
    assert!(dex.chores().is_empty());
    let rows = dex.panel().rows;
    assert!(rows.iter().all(|row| !row[0].starts_with("slash request")));
}

/// Terms that are no whole days or percent are shown as they are.
#[test]
fn small_terms_are_shown_as_they_are() {
    let dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {"veto_secs": 3_600, "execute_secs": 3_600}});
        msg["max_slash_bps"] = json!(50);
        msg["window_secs"] = json!(3_600);
        msg["cooldown_secs"] = json!(36 * 3_600 + 3 * DAY);
    });
    let says = dex.row("a slash takes at the most").1;
    assert_eq!(says, "0.5 % in 1 hour");
    let note = dex.panel().note;
    assert!(
        note.contains("can veto for 1 hour. Whoever asks out is ready 108 hours later."),
        "{note}"
    );
}
