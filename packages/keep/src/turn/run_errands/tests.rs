use super::*;
use crate::{turn, Errand, Look, Turn};
use std::collections::BTreeMap;

/// What a message meets.
#[derive(Clone, Copy)]
enum Meets {
    Refusal,
    Silence,
    NoFees,
}

/// A chain with errands that are there until they were done.
#[derive(Default)]
struct Fake {
    due: Vec<String>,
    /// What `advance` meets, unless it is taken.
    advance: Option<Meets>,
    ready: Vec<&'static str>,
    /// What errands meet, unless they are taken.
    meets: BTreeMap<&'static str, Meets>,
    unasked: Vec<&'static str>,
    is_urgent: bool,
    time: u64,
    tried: Vec<String>,
}

fn error(meets: Meets) -> CliError {
    match meets {
        Meets::Refusal => CliError::failed("out of gas"),
        Meets::Silence => CliError::unanswered("no answer"),
        Meets::NoFees => CliError::left("the message costs 7"),
    }
}

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look {
            time: self.time,
            due: self.due.clone(),
            ..Look::default()
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        self.due.clear();
        match self.advance {
            Some(meets) => Err(error(meets)),
            None => Ok(Sent::default()),
        }
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        let errand = |what: &&str| Errand {
            contract: "lever".to_string(),
            what: (*what).to_string(),
            msg: serde_json::json!({*what: {}}),
            funds: vec![],
        };
        let mut errands = Errands::of(self.ready.iter().map(errand).collect());
        for name in &self.unasked {
            errands.add(Err(CliError::failed(format!("{name}: no such query"))));
        }
        Ok(errands)
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        self.tried.push(errand.what.clone());
        match self.meets.get(errand.what.as_str()) {
            Some(meets) => Err(error(*meets)),
            None => Ok(Sent::default()),
        }
    }

    fn is_urgent(&self) -> bool {
        self.is_urgent
    }

    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec!["batch 1".to_string()])
    }

    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        self.time += secs;
        Ok(())
    }
}

fn fake(ready: &[&'static str], meets: &[(&'static str, Meets)]) -> Fake {
    Fake {
        ready: ready.to_vec(),
        meets: meets.iter().copied().collect(),
        time: 1_000,
        ..Fake::default()
    }
}

fn did(turn: &Turn) -> Vec<&str> {
    let all = turn.sent.iter().flat_map(|sent| &sent.did);
    all.map(String::as_str).collect()
}

/// Before, the errands after it were not done, in this turn and in all later ones.
#[test]
fn a_refused_errand_holds_up_no_other() {
    let mut chain = fake(&["a", "b", "c"], &[("a", Meets::Refusal)]);

    let turn = turn(&mut chain, &mut Memory::default(), 10).unwrap();

    assert_eq!(did(&turn), ["b", "c"]);
    assert_eq!(turn.overdue, ["batch 1"], "what is late is told too");
    assert_eq!(turn.failure().unwrap(), "a: out of gas");
    let error = turn.verdict().unwrap_err();
    assert_eq!(
        (error.exit_code(), error.to_string().as_str()),
        (1, "a: out of gas")
    );
}

/// Before, errands waited for as long as `advance` was refused.
#[test]
fn a_refused_advance_holds_up_no_errand() {
    let mut chain = fake(&["a"], &[]);
    chain.due = vec!["delegate".to_string()];
    chain.advance = Some(Meets::Refusal);

    let turn = turn(&mut chain, &mut Memory::default(), 10).unwrap();

    assert_eq!((did(&turn), turn.overdue.len()), (vec!["a"], 1));
    assert_eq!(turn.verdict().unwrap_err().exit_code(), 1);
}

/// Before, one contract without an answer kept the keeper from all others.
#[test]
fn a_contract_that_cannot_be_asked_holds_up_no_other() {
    let mut chain = fake(&["a", "b"], &[("a", Meets::Refusal)]);
    chain.unasked = vec!["basket"];

    let turn = turn(&mut chain, &mut Memory::default(), 10).unwrap();

    assert_eq!(did(&turn), ["b"]);
    let error = turn.verdict().unwrap_err();
    assert_eq!(error.exit_code(), 1);
    assert_eq!(error.to_string(), "basket: no such query");
    assert_eq!(error.details, ["a: out of gas"]);
}

#[test]
fn a_node_that_does_not_answer_ends_the_turn_and_no_errand_pauses_for_it() {
    let (mut chain, mut memory) = (
        fake(&["a", "b"], &[("a", Meets::Silence)]),
        Memory::default(),
    );

    let silent = turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!(chain.tried, ["a"], "each would take its minute");
    assert_eq!(silent.refused.clone().unwrap().message, "a: no answer");
    assert!(silent.overdue.is_empty() && silent.failed.is_empty());
    assert_eq!(silent.verdict().unwrap_err().exit_code(), 1);
    chain.meets.clear();
    assert_eq!(did(&turn(&mut chain, &mut memory, 10).unwrap()), ["a", "b"]);

    // the same where it falls silent over `advance`
    let mut chain = fake(&["a"], &[]);
    chain.due = vec!["delegate".to_string()];
    chain.advance = Some(Meets::Silence);
    let silent = turn(&mut chain, &mut memory, 10).unwrap();
    assert!(chain.tried.is_empty() && silent.overdue.is_empty());
}

#[test]
fn a_refused_errand_is_tried_less_and_less_often_and_the_others_are_not() {
    let (mut chain, mut memory) = (
        fake(&["a", "b"], &[("a", Meets::Refusal)]),
        Memory::default(),
    );

    for _ in 0..1_440 {
        turn(&mut chain, &mut memory, 10).unwrap();
        chain.time += 60;
        // the same over a restart
        let text = serde_json::to_string(&memory).unwrap();
        memory = serde_json::from_str(&text).unwrap();
    }

    // 60, 120, ..., 3600, as a message to the hub
    let tried = |what: &str| chain.tried.iter().filter(|one| *one == what).count();
    assert_eq!((tried("a"), tried("b")), (29, 1_440));
}

#[test]
fn an_errand_that_waits_is_told_and_left() {
    let (mut chain, mut memory) = (fake(&["a"], &[("a", Meets::Refusal)]), Memory::default());
    turn(&mut chain, &mut memory, 10).unwrap();

    let mut waits = turn(&mut chain, &mut memory, 10).unwrap();

    let paused = Paused {
        errand: "a".to_string(),
        until: 1_060,
    };
    assert_eq!(waits.paused, [paused]);
    assert!(waits.waits() && waits.failure().is_none());
    waits.overdue.clear();
    let error = waits.verdict().unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert_eq!(error.details, ["a waits until 1970-01-01T00:17:40Z"]);
}

#[test]
fn a_pause_is_of_one_message_and_ends_with_its_success() {
    let (mut chain, mut memory) = (fake(&["a"], &[("a", Meets::Refusal)]), Memory::default());
    for time in [1_000, 1_060] {
        chain.time = time;
        turn(&mut chain, &mut memory, 10).unwrap();
    }
    // another message to the same contract
    chain.ready.push("b");
    assert_eq!(did(&turn(&mut chain, &mut memory, 10).unwrap()), ["b"]);

    chain.meets.clear();
    chain.time = 1_180;
    assert_eq!(did(&turn(&mut chain, &mut memory, 10).unwrap()), ["a", "b"]);
    assert_eq!(memory, Memory::default(), "nothing is remembered of it");

    // refused once more, it waits a minute again; and what is no errand any more is forgotten
    chain.meets.insert("a", Meets::Refusal);
    turn(&mut chain, &mut memory, 10).unwrap();
    assert_eq!(
        turn(&mut chain, &mut memory, 10).unwrap().paused[0].until,
        1_240
    );
    chain.ready.clear();
    turn(&mut chain, &mut memory, 10).unwrap();
    assert_ne!(
        memory,
        Memory::default(),
        "it may come back within the minute"
    );
    chain.time = 1_240;
    turn(&mut chain, &mut memory, 10).unwrap();
    assert_eq!(memory, Memory::default());
}

/// What is refused takes no place of what is behind it: not in this turn, nor in the next.
#[test]
fn the_number_of_a_turn_is_of_what_was_sent() {
    let refused = ["a", "b", "c"].map(|what| (what, Meets::Refusal));
    let (mut chain, mut memory) = (
        fake(&["a", "b", "c", "d", "e", "f"], &refused),
        Memory::default(),
    );

    turn(&mut chain, &mut memory, 2).unwrap();
    assert_eq!(chain.tried, ["a", "b"]);
    let second = turn(&mut chain, &mut memory, 2).unwrap();

    assert_eq!(chain.tried, ["a", "b", "c", "d", "e"]);
    assert_eq!((did(&second), second.paused.len()), (vec!["d", "e"], 2));
}

#[test]
fn what_is_urgent_does_not_pause() {
    let (mut chain, mut memory) = (fake(&["a"], &[("a", Meets::Refusal)]), Memory::default());
    chain.is_urgent = true;

    turn(&mut chain, &mut memory, 10).unwrap();
    turn(&mut chain, &mut memory, 10).unwrap();

    assert_eq!(chain.tried, ["a", "a"]);
    assert_eq!(memory, Memory::default());
}

/// A dear errand is left for the next day, and a cheap one behind it is done; where both kinds are
/// there, the refusal counts.
#[test]
fn what_costs_more_than_is_left_of_the_day_holds_up_no_other() {
    let mut chain = fake(&["a", "b"], &[("a", Meets::NoFees)]);
    let dear = turn(&mut chain, &mut Memory::default(), 10).unwrap();
    assert_eq!(did(&dear), ["b"]);
    assert_eq!(dear.verdict().unwrap_err().exit_code(), 3);

    chain.meets.insert("b", Meets::Refusal);
    let both = turn(&mut chain, &mut Memory::default(), 10).unwrap();
    assert_eq!(both.verdict().unwrap_err().exit_code(), 1);
}
