#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

/// A chain on which each entry is what is due, until as many messages as it says were sent.
struct Fake {
    due: Vec<(&'static str, u32)>,
    did: &'static str,
    refuses: bool,
    /// The node dies with the next message, before it or after it is in a block.
    dies: Option<Dies>,
    is_dead: bool,
    time: u64,
    sent: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Dies {
    Before,
    After,
}

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        if self.is_dead {
            return Err(CliError::unanswered("connection refused"));
        }
        self.due.retain(|(_, left)| *left > 0);
        Ok(Look {
            time: self.time,
            due: self.due.iter().map(|(name, _)| name.to_string()).collect(),
            ..Look::default()
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        self.is_dead = self.dies.is_some();
        if self.dies.take() == Some(Dies::Before) {
            return Err(CliError::unanswered("no answer within 60 s"));
        }
        self.sent += 1;
        if self.refuses {
            return Err(CliError::failed("out of gas"));
        }
        if let Some((_, left)) = self.due.first_mut() {
            *left -= 1;
        }
        Ok(Sent {
            did: vec![self.did.to_string()],
            ..Sent::default()
        })
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        assert!(!self.is_dead, "a dead node is asked no more");
        Ok(Errands::default())
    }

    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        self.time += secs;
        Ok(())
    }
}

fn fake(due: &[(&'static str, u32)], did: &'static str) -> Fake {
    Fake {
        due: due.to_vec(),
        did,
        refuses: false,
        dies: None,
        is_dead: false,
        time: 1_000,
        sent: 0,
    }
}

#[test]
fn a_harvest_in_pages_is_one_turn() {
    let (mut chain, mut memory) = (fake(&[("harvest", 5)], "harvest"), Memory::default());

    let turn = turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!((turn.sent.len(), turn.look.due.len()), (5, 0));
    assert!(turn.verdict().is_ok());
}

#[test]
fn nothing_is_sent_when_nothing_is_due() {
    let (mut chain, mut memory) = (fake(&[], ""), Memory::default());

    turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!(chain.sent, 0);
}

#[test]
fn a_cover_that_is_not_paid_is_asked_for_less_and_less_often() {
    let (mut chain, mut memory) = (
        fake(&[("retry_cover", 1_000)], "retry_cover"),
        Memory::default(),
    );

    for _ in 0..1_440 {
        turn(&mut chain, &mut memory, 10).unwrap();
        chain.time += 60;
    }

    // 60, 120, ..., 3600: a day of turns sends little more than one an hour
    assert_eq!(chain.sent, 29);
}

#[test]
fn something_new_ends_the_wait() {
    let (mut chain, mut memory) = (
        fake(&[("retry_cover", 1_000)], "retry_cover"),
        Memory::default(),
    );
    turn(&mut chain, &mut memory, 10).unwrap();
    let waits = turn(&mut chain, &mut memory, 10).unwrap();
    assert_eq!((chain.sent, waits.waits_until), (1, Some(1_060)));

    chain.due.push(("settle", 1));
    turn(&mut chain, &mut memory, 1).unwrap();

    assert_eq!(chain.sent, 2);
}

#[test]
fn a_loss_that_was_booked_on_the_way_is_told() {
    let (mut chain, mut memory) = (fake(&[("sync", 1)], "observe"), Memory::default());

    let turn = turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!(turn.sent[0].did, ["sync", "observe"]);
}

#[test]
fn a_refusal_ends_the_turn_and_is_not_repeated_at_once() {
    let (mut chain, mut memory) = (fake(&[("delegate", 1)], "delegate"), Memory::default());
    chain.refuses = true;

    let first = turn(&mut chain, &mut memory, 10).unwrap();
    let second = turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!(chain.sent, 1);
    assert_eq!(first.verdict().unwrap_err().exit_code(), 1);
    assert_eq!(second.verdict().unwrap_err().exit_code(), 3);
}

/// Before, a node that died after a message was taken for one that had refused it: what came up
/// next waited for a minute, after the next such death for two, then four.
#[test]
fn a_node_that_dies_has_refused_nothing() {
    let (mut chain, mut memory) = (fake(&[("delegate", 100)], "delegate"), Memory::default());
    for (turns, dies) in [Dies::After, Dies::Before, Dies::After]
        .into_iter()
        .enumerate()
    {
        chain.dies = Some(dies);
        let cut = turn(&mut chain, &mut memory, 10).unwrap();
        assert_eq!(cut.verdict().unwrap_err().exit_code(), 1);
        assert!(turn(&mut chain, &mut memory, 10).is_err(), "it is dead");

        chain.is_dead = false;
        let next = turn(&mut chain, &mut memory, 1).unwrap();

        assert_eq!(
            (next.waits_until, next.sent.len()),
            (None, 1),
            "turn {turns}"
        );
    }
}

/// Before, all delegations could be refused, and the step was "done".
#[test]
fn what_was_refused_is_not_done_and_is_left() {
    let pair = |key: &str, value: &str| (key.to_string(), value.to_string());
    let delegated = [pair("action", "delegate"), pair("amount", "50")];
    let refused = |amount: &str| {
        let what = [pair("step", "delegate"), pair("subject", "val0")];
        [
            &what[..],
            &[pair("amount", amount), pair("error", "jailed")],
        ]
        .concat()
    };
    let read = |parts: &[&str]| {
        let mut sent = Sent::default();
        sent.read(
            "wasm",
            &[
                pair("action", "advance"),
                pair("did", "harvest"),
                pair("did", "delegate"),
            ],
        );
        sent.read("wasm", &delegated);
        parts
            .iter()
            .for_each(|amount| sent.read("wasm-ballast-skipped", &refused(amount)));
        sent.settle();
        sent
    };

    assert_eq!(read(&["20", "30"]).did, ["harvest"]);
    assert_eq!(read(&["20"]).did, ["harvest", "delegate"]);
    let turn = Turn {
        due: vec![],
        sent: vec![read(&["20"])],
        look: Look::default(),
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec![],
        warnings: vec![],
    };
    let error = turn.verdict().unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert_eq!(error.details, ["delegate of 0.00002 at val0: jailed"]);
}

#[test]
fn broken_books_are_an_alarm() {
    let look = Look {
        broken: vec!["I-4: supply 7, shares 6".to_string()],
        ..Look::default()
    };
    let turn = Turn {
        due: vec![],
        sent: vec![],
        look,
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec![],
        warnings: vec![],
    };

    assert_eq!(turn.verdict().unwrap_err().exit_code(), 4);
}

/// A chain with one errand, whose contract tells a tip in shares.
struct Tipped;

impl Place for Tipped {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look::default())
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Err(CliError::failed("nothing is due"))
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        Ok(Errands::of(vec![Errand {
            contract: "lever".to_string(),
            what: "lever: rebalance".to_string(),
            msg: serde_json::json!({"rebalance": {}}),
            funds: vec![],
        }]))
    }

    fn run(&mut self, _: &Errand) -> Result<Sent, CliError> {
        let mut sent = Sent::default();
        let pair = |key: &str, value: &str| (key.to_string(), value.to_string());
        sent.read(
            "wasm",
            &[pair("action", "rebalance"), pair("tip", "8219178")],
        );
        Ok(sent)
    }

    fn pass(&mut self, _: u64) -> Result<(), CliError> {
        Ok(())
    }
}

/// A lever's tip of 8,219,178 shares was counted as 8.2 tokens, in the line, the figures, and the
/// ledger that fees are held against.
#[test]
fn a_tip_in_shares_of_another_contract_is_no_tip_in_coins() {
    let turn = turn(&mut Tipped, &mut Memory::default(), 10).unwrap();

    assert_eq!(turn.sent[0].did, ["lever: rebalance"]);
    assert_eq!(turn.sent[0].tip, 0);
}

/// An errand's own words are told in the place of what was to be done.
#[test]
fn what_came_of_an_errand_is_told() {
    struct Lost;
    impl Place for Lost {
        fn look(&mut self) -> Result<Look, CliError> {
            Tipped.look()
        }
        fn advance(&mut self) -> Result<Sent, CliError> {
            Tipped.advance()
        }
        fn errands(&mut self) -> Result<Errands, CliError> {
            Tipped.errands()
        }
        fn run(&mut self, _: &Errand) -> Result<Sent, CliError> {
            Ok(Sent {
                said: Some("somebody was first".to_string()),
                ..Sent::default()
            })
        }
        fn pass(&mut self, _: u64) -> Result<(), CliError> {
            Ok(())
        }
    }

    let turn = turn(&mut Lost, &mut Memory::default(), 10).unwrap();

    assert_eq!(turn.sent[0].did, ["somebody was first"]);
}
