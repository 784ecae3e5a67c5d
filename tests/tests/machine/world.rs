//! The contracts and the model side by side: one command, two answers, compared.

mod apply;
mod compare;
mod look;
pub mod met;

use crate::commands::{Clock, Command, Mood};
use crate::model::{Model, Params, Seen};
use crate::words::{Verdict, Word, USERS, VALIDATORS};
use ballast_scenario::{parse_line, Runner};
use ballast_testing::{Chain, Contracts, BLOCK_TIME};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::time::Duration;

/// What a history begins with.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub mood: Mood,
    pub clock: Clock,
    /// Decimals of the token: 6 or 18.
    pub decimals: u8,
    /// What a double sign costs, in hundredths.
    pub double_sign: u8,
    /// New coins a year, in hundredths of the supply: a part of them comes with every block.
    pub inflation: u8,
}

impl Setup {
    /// One token, in base units.
    pub fn unit(&self) -> u128 {
        10u128.pow(self.decimals.into())
    }

    fn genesis(&self) -> Value {
        let rich = (1_000_000 * self.unit()).to_string();
        let names = USERS.into_iter();
        let names = names.chain(["erin", "keeper", "owner", "guardian", "treasury"]);
        let accounts: BTreeMap<&str, &String> = names.map(|name| (name, &rich)).collect();
        json!({
            "cmd": "genesis", "validators": VALIDATORS.len(), "max_commission": "1", "max_commission_change": "1", "accounts": accounts,
            "self_stake": (1_000 * self.unit()).to_string(),
            "power_reduction": self.unit().to_string(), "commission": "0.05", "window": 20,
            "slash_downtime": "0.01", "slash_double_sign": format!("0.{:02}", self.double_sign),
            "inflation": format!("0.{:02}", self.inflation),
        })
    }

    fn deployment(&self) -> Value {
        let listed = VALIDATORS[..4].iter().enumerate();
        let listed: Vec<Value> = listed
            .map(|(i, name)| json!({"address": format!("${{{name}}}"), "weight": 1 + i}))
            .collect();
        json!({
            "cmd": "deploy", "from": "owner", "funds": self.unit().to_string(),
            "msg": {
                "guardian": "${guardian}", "treasury": "${treasury}", "validators": listed,
                "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": self.decimals},
            },
        })
    }
}

/// A request to leave the vault.
pub struct Exit {
    pub owner: String,
    pub layer: String,
    pub ready_at: u64,
}

/// A history under way.
pub struct World {
    pub setup: Setup,
    pub model: Model,
    pub seen: Seen,
    pub exits: BTreeMap<u64, Exit>,
    pub min_bond: u128,
    runner: Runner,
    /// How much later the block of the next transaction is.
    pub span: Duration,
    /// By how much heights have fallen, once they have.
    fallen: Option<u64>,
    /// What was done, as a scenario that can be run again.
    lines: Vec<String>,
    /// The price is out of all proportion after losses: only invariants are checked.
    blind: bool,
    /// Steps that were compared with the model.
    pub compared: u64,
}

/// What went wrong, and a scenario that shows it.
pub struct Failure {
    pub what: String,
    pub scenario: String,
}

type Checked = Result<(), String>;

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Checked {
    if holds {
        Ok(())
    } else {
        Err(what())
    }
}

/// An attribute that a contract emitted, in order.
fn said<'a>(answer: &'a Value, contract: &str, key: &str) -> Vec<&'a str> {
    let events = answer["events"].as_array().into_iter().flatten();
    events
        .filter(|event| event["type"] == "wasm" && event["contract"] == contract)
        .flat_map(|event| event["attributes"].as_array().into_iter().flatten())
        .filter(|pair| pair[0] == key)
        .filter_map(|pair| pair[1].as_str())
        .collect()
}

/// The first attribute of the first event of a name.
fn event<'a>(answer: &'a Value, name: &str, key: &str) -> Option<&'a str> {
    let mut events = answer["events"].as_array()?.iter();
    let found = events.find(|event| event["type"] == json!(format!("wasm-{name}")))?;
    let pair = found["attributes"]
        .as_array()?
        .iter()
        .find(|pair| pair[0] == key)?;
    pair[1].as_str()
}

fn number(text: Option<&str>) -> Result<u128, String> {
    let parsed = text.and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| format!("{text:?} is no number"))
}

impl World {
    /// A chain and a suite.
    pub fn new(setup: Setup) -> Self {
        let mut world = Self {
            setup,
            model: Model::new(
                Params {
                    drip_secs: 86_400,
                    fee_bps: 500,
                    tip_bps: 20,
                    premium_max_bps: 1_000,
                    target_bps: 500,
                    min_move: (setup.unit() / 1_000).max(1),
                },
                "treasury",
                setup.unit(),
                &Seen::default(),
            ),
            seen: Seen::default(),
            exits: BTreeMap::new(),
            min_bond: 1,
            runner: Runner::default(),
            span: BLOCK_TIME,
            fallen: None,
            lines: vec![],
            blind: false,
            compared: 0,
        };
        for line in [setup.genesis(), setup.deployment()] {
            let done = world.run(&line).and_then(|answer| answer);
            done.expect("a suite can be deployed");
            world.lines.push(line.to_string());
        }
        world.seen = world.look(false).expect("a suite can be looked at");
        world.model.now = world.seen.now;
        world.model.synced = (0, world.seen.now);
        // the hub's window of premium begins with its birth
        world.model.premium_at = world.model.second();
        world
    }

    /// The scenario so far.
    pub fn scenario(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// One step, on both sides.
    pub fn take(&mut self, command: Command) -> Result<(), Failure> {
        self.span = self.span_of(command);
        let mut word = self.word(command);
        let plain = word.line.to_string();
        word.line["may_fail"] = json!(true);
        let outcome = self.step(&word);
        let recorded = match &outcome {
            Ok(true) => plain,
            // refused, and it has to be again
            Ok(false) => {
                let mut line = word.line.clone();
                line.as_object_mut().expect("an object").remove("may_fail");
                line["fails"] = json!("");
                line.to_string()
            }
            Err(_) => word.line.to_string(),
        };
        self.lines.push(recorded);
        outcome.map(drop).map_err(|what| Failure {
            scenario: self.scenario(),
            what: format!("{what}\nafter {command:?}: {}", word.line),
        })
    }

    /// The chain and the suite, as they are.
    pub fn into_parts(self) -> (Chain, Contracts) {
        self.runner.into_parts().expect("a suite")
    }

    /// What is dearer to look at, once at the end.
    pub fn finish(&mut self) -> Result<(), Failure> {
        let end = self.compare_all();
        end.map_err(|what| Failure {
            scenario: self.scenario(),
            what: format!("{what}\nat the end"),
        })
    }

    /// Runs a line: its answer or its refusal, or the invariant that broke.
    fn run(&mut self, line: &Value) -> Result<Result<Value, String>, String> {
        let line = parse_line(&line.to_string(), self.lines.len() + 1);
        let line = line.map_err(|err| err.to_string())?;
        let report = self.runner.step(&line, false);
        report.map(|report| report.answer).map_err(|err| {
            let details = err.details.join("; ");
            format!("{err} {details}")
        })
    }

    /// A transaction's block begins before it runs, and with it may come a slash: what was certain
    /// of the step is not any more.
    fn begin(&mut self, word: &Word) -> Result<Verdict, String> {
        let alone = ["exec", "bank_send"].map(|cmd| json!(cmd));
        if !alone.contains(&word.line["cmd"]) {
            return Ok(word.verdict);
        }
        self.runner
            .begin_block(Some(self.span))
            .map_err(|err| err.to_string())?;
        let begun = self.look(false)?;
        let before = std::mem::replace(&mut self.seen, begun);
        match before.stake == self.seen.stake && before.bonded == self.seen.bonded {
            true => Ok(word.verdict),
            false => Ok(Verdict::May),
        }
    }

    fn step(&mut self, word: &Word) -> Result<bool, String> {
        let verdict = self.begin(word)?;
        let last = self.chain().height();
        let answer = self.run(&word.line);
        if word.line["cmd"] == "restart" && matches!(answer, Ok(Ok(_))) {
            self.fallen = Some(last + 1 - self.chain().height());
        }
        let slashing = ["slash", "double_sign", "absent"].map(|cmd| json!(cmd));
        let after = self.look(slashing.contains(&word.line["cmd"]))?;
        let before = std::mem::replace(&mut self.seen, after);
        self.meet(&word.line, &before);
        let answer = answer?;
        self.model.block = self.seen.block;
        self.model.now = self.seen.now;
        if !self.blind {
            match &answer {
                Ok(_) if verdict == Verdict::MustNot => {
                    return Err("the model refuses what the contracts did".to_string())
                }
                Err(error) if verdict == Verdict::Must => {
                    return Err(format!(
                        "the model does what the contracts refused: {error}"
                    ))
                }
                _ => {}
            }
        }
        if let Ok(answer) = &answer {
            self.apply(word, answer, &before)?;
            self.look_away();
        }
        if !self.blind {
            self.compare()?;
            self.compared += 1;
        }
        Ok(answer.is_ok())
    }
}
