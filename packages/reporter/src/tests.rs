//! The bot on a chain that answers as an oracle does.

use super::*;
use crate::place::WAS_REPORTED;
use ballast_keep::{turn, Errand, Look, Memory, Place, Sent};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

/// What the oracle shows, and what it was told.
#[derive(Default)]
struct State {
    time: u64,
    reporter: Value,
    /// Who is in the round that it shows.
    round: Value,
    told: Vec<Value>,
    refuses: Option<&'static str>,
}

struct Fake(Rc<RefCell<State>>);

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look {
            time: self.0.borrow().time,
            due: vec!["harvest".to_string()],
            ..Look::default()
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        panic!("a keeper's business")
    }

    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        assert_eq!(contract, "oracle");
        let state = self.0.borrow();
        Ok(
            match msg.as_object().unwrap().keys().next().unwrap().as_str() {
                "config" => json!({"round_secs": 60}),
                "feeds" => json!({"feeds": [
                    {"id": "atom/usd", "source": "reported"},
                    {"id": "batom/usd", "source": {"lst": {}}},
                    {"id": "osmo/usd", "source": "reported"},
                ]}),
                "reporter" => state.reporter.clone(),
                "round" => state.round.clone(),
                other => panic!("{other}"),
            },
        )
    }

    fn signer(&mut self) -> Result<String, CliError> {
        Ok("me".to_string())
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        let mut state = self.0.borrow_mut();
        state.told.push(errand.msg.clone());
        match state.refuses {
            None => Ok(Sent::default()),
            Some(why) => Err(CliError::failed(why)),
        }
    }

    fn pass(&mut self, _secs: u64) -> Result<(), CliError> {
        Ok(())
    }
}

struct Bot {
    place: ReportPlace<Fake>,
    memory: Memory,
    state: Rc<RefCell<State>>,
    file: PathBuf,
    _folder: tempfile::TempDir,
}

impl Bot {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prices.json");
        let state = Rc::new(RefCell::new(State {
            time: 600,
            reporter: json!({"weight": "100", "suspended_until": null}),
            round: json!({"round": 9, "reports": []}),
            ..State::default()
        }));
        let bot = Self {
            place: ReportPlace::new(
                Fake(Rc::clone(&state)),
                "oracle".to_string(),
                Prices::File(file.clone()),
                Timing::Middle,
            ),
            memory: Memory::default(),
            state,
            file,
            _folder: folder,
        };
        bot.says(r#"{"atom/usd":"10.5","osmo/usd":"0.4","eth/usd":"1000"}"#);
        bot
    }

    fn says(&self, text: &str) {
        fs::write(&self.file, text).unwrap();
    }

    /// A turn at a time; what it told, and what people should know.
    fn at(&mut self, time: u64) -> (Vec<Value>, Vec<String>) {
        self.state.borrow_mut().time = time;
        let turn = turn(&mut self.place, &mut self.memory, 10).unwrap();
        let told = std::mem::take(&mut self.state.borrow_mut().told);
        (told, turn.warnings)
    }
}

fn report(round: u64) -> Value {
    json!({"report": {"round": round, "prices": [
        {"feed": "atom/usd", "price": "10.5"}, {"feed": "osmo/usd", "price": "0.4"},
    ]}})
}

#[test]
fn once_a_round_in_its_middle_all_feeds_in_one_message() {
    let mut bot = Bot::new();
    assert!(bot.at(629).0.is_empty());
    assert_eq!(bot.at(630), (vec![report(10)], vec![]));
    assert!(bot.at(659).0.is_empty());
    assert!(bot.at(660).0.is_empty());
    // the next block may be of the next round
    assert!(bot.at(714).0.is_empty());
    assert!(bot.at(719).0.is_empty());
    assert_eq!(bot.at(773).0, [report(12)]);
}

#[test]
fn what_is_in_already_is_not_said_again_after_a_start() {
    let mut bot = Bot::new();
    bot.state.borrow_mut().round = json!({"round": 10, "reports": [{"reporter": "me"}]});
    assert!(bot.at(640).0.is_empty());
    assert_eq!(bot.at(700).0, [report(11)]);
}

/// The words by which the bot knows it are the oracle's own.
#[test]
fn the_oracle_says_that_a_feed_was_reported() {
    let feed = "atom/usd".to_string();
    let error = ballast_oracle::ContractError::Reported { feed };
    assert!(error.to_string().contains(WAS_REPORTED), "{error}");
}

/// Before, a round that could not be read kept all prices back.
#[test]
fn a_round_that_cannot_be_read_keeps_nothing_back() {
    let mut bot = Bot::new();
    bot.state.borrow_mut().round = json!({"round": "ten"});
    let (told, warned) = bot.at(640);
    assert_eq!(told, [report(10)]);
    assert_eq!(warned.len(), 2, "{warned:?}");
    assert!(
        warned[0].contains("does not answer `round` as an oracle"),
        "{warned:?}"
    );
}

#[test]
fn a_refused_report_is_tried_again_in_its_round() {
    let mut bot = Bot::new();
    bot.state.borrow_mut().refuses = Some("out of gas");
    assert_eq!(bot.at(640).0, [report(10)]);
    assert_eq!(bot.at(645).0, [report(10)]);
    bot.state.borrow_mut().refuses = Some("atom/usd was reported in this round already");
    assert_eq!(bot.at(650).0, [report(10)]);
    assert!(bot.at(655).0.is_empty());
}

#[test]
fn a_suspension_is_told_and_ended() {
    let mut bot = Bot::new();
    bot.state.borrow_mut().reporter = json!({"weight": "0", "suspended_until": 700});
    let (told, warned) = bot.at(640);
    assert!(told.is_empty());
    assert_eq!(warned, ["suspended until 700: nothing is reported"]);
    assert_eq!(bot.at(700).0, [json!({"resume": {}})]);
    bot.state.borrow_mut().reporter = json!({"weight": "0", "suspended_until": null});
    let (told, warned) = bot.at(760);
    assert!(told.is_empty());
    assert_eq!(
        warned,
        ["no pledge of me counts in this round: nothing is reported"]
    );
}

#[test]
fn what_is_not_known_is_not_said() {
    let mut bot = Bot::new();
    bot.says(r#"{"atom/usd":"10.5"}"#);
    let (told, warned) = bot.at(640);
    assert_eq!(told[0]["report"]["prices"].as_array().unwrap().len(), 1);
    assert_eq!(warned, ["no price of osmo/usd"]);
    bot.says("?");
    bot.state.borrow_mut().time = 700;
    let turn = turn(&mut bot.place, &mut Memory::default(), 10).unwrap();
    assert!(turn.refused.unwrap().message.contains("the prices of"));
    assert!(bot.state.borrow().told.is_empty());
}
