//! Runs a recorded file and compares all that it lists after each step.

mod genesis;
mod names;
mod see;
mod send;

use ballast_chain_sim::{ChainDriver, ChainParams, SdkError, SimApp, SimError};
use cosmwasm_std::{Decimal, Event, Uint128};
use names::Names;
use serde_json::{json, Map, Value};

/// Seconds since 1970 of block 1.
const START: u64 = 1_700_000_000;

#[derive(Default)]
pub struct Counted {
    pub steps: usize,
    pub values: usize,
}

/// Blocks after a step of unequal ones, in which the recorder saw no votes.
struct Blind {
    from: u64,
    until: u64,
    changed: bool,
}

pub struct Replay {
    app: SimApp,
    names: Names,
    denom: String,
    /// What the file says every thing is now.
    expected: see::Expected,
    votes: Value,
    /// Until when a change of votes need not be listed; see `compare_votes`.
    blind: Option<Blind>,
    counted: Counted,
}

fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not text: {value}"))
}

fn amount(value: &Value) -> Uint128 {
    text(value).parse().unwrap()
}

fn decimal(value: &Value) -> Decimal {
    text(value).parse().unwrap()
}

impl Replay {
    pub fn run(file: &str, lines: &str) -> Counted {
        let mut lines = lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut replay = Self::genesis(&lines.next().unwrap());
        for (at, step) in lines.enumerate() {
            let place = format!("{file}:{} {}", at + 2, step["do"]);
            replay.step(&place, &step);
            replay.counted.steps += 1;
        }
        replay.counted
    }

    fn step(&mut self, place: &str, step: &Value) {
        let blocks: Vec<u64> = match &step["blocks"] {
            Value::Array(each) => each.iter().map(|secs| secs.as_u64().unwrap()).collect(),
            same => {
                let n = usize::try_from(same["n"].as_u64().unwrap()).unwrap();
                vec![same["secs"].as_u64().unwrap(); n]
            }
        };
        let command = &step["do"];
        if blocks.windows(2).any(|pair| pair[0] != pair[1]) {
            let last = step["see"]["height"].as_u64().unwrap();
            let from = last + 3 - u64::try_from(blocks.len()).unwrap();
            self.blind = Some(Blind {
                from,
                until: last + 2,
                changed: false,
            });
        }
        let mut events = vec![];
        for (at, secs) in blocks.iter().enumerate() {
            let last = at + 1 == blocks.len();
            self.mark_absent(command);
            if last && command["cmd"] == "double_sign" {
                let height = command["height"].as_u64().unwrap();
                let operator = self.names.operator(text(&command["val"]));
                self.app.double_sign(&operator, height).unwrap();
            }
            events.extend(self.app.next_block(*secs).unwrap().begun);
            self.compare_votes(place, &step["see"]["votes"]);
            if last {
                self.run_transactions(place, step);
            }
            if command["cmd"] == "set_params" && at + 2 == blocks.len() {
                self.set_params(command);
            }
            events.extend(self.app.end_block().unwrap());
        }
        self.compare_events(place, &step["block_events"], &events);
        self.expected.update(&step["see"]);
        self.compare(place);
    }

    fn mark_absent(&mut self, command: &Value) {
        let mut absent: Vec<String> = vec![];
        if command["cmd"] == "absent" {
            absent.push(self.names.operator(text(&command["val"])));
        }
        if let Some(names) = command["absent"].as_array() {
            absent.extend(names.iter().map(|name| self.names.operator(text(name))));
        }
        let absent: Vec<&str> = absent.iter().map(String::as_str).collect();
        self.app.absent_next(&absent).unwrap();
    }

    fn set_params(&mut self, command: &Value) {
        let changes = command["params"].as_object().unwrap().clone();
        let change = |params: &mut ChainParams| {
            for (name, value) in changes {
                match name.as_str() {
                    "unbonding_time" => {
                        let secs = text(&value).strip_suffix('s').unwrap();
                        params.unbonding_secs = secs.parse().unwrap();
                    }
                    "max_entries" => {
                        params.max_entries = u32::try_from(value.as_u64().unwrap()).unwrap();
                    }
                    "max_validators" => {
                        params.max_validators = u32::try_from(value.as_u64().unwrap()).unwrap();
                    }
                    "slash_fraction_downtime" => params.slash_downtime = decimal(&value),
                    "community_tax" => params.community_tax = decimal(&value),
                    "withdraw_addr_enabled" => {
                        params.withdraw_addr_enabled = value.as_bool().unwrap();
                    }
                    other => panic!("parameter {other}"),
                }
            }
        };
        self.app.update_params(change).unwrap();
    }

    fn run_transactions(&mut self, place: &str, step: &Value) {
        let command = &step["do"];
        match command["txs"].as_array() {
            Some(txs) => {
                for (tx, outcome) in txs.iter().zip(step["txs"].as_array().unwrap()) {
                    self.transaction(place, tx, outcome);
                }
            }
            None => self.transaction(place, command, step),
        }
    }

    fn transaction(&mut self, place: &str, command: &Value, outcome: &Value) {
        let got = match self.send(command) {
            Ok(got) => got,
            Err(error) => return self.compare_error(place, outcome, &error),
        };
        assert_eq!(
            outcome["ok"], true,
            "{place}: should fail with {}",
            outcome["error"]
        );
        let wanted = outcome.get("got").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(got, wanted, "{place}: response");
        self.counted.values += wanted.as_object().unwrap().len() + 1;
    }

    fn compare_error(&mut self, place: &str, outcome: &Value, error: &SimError) {
        assert_eq!(outcome["ok"], false, "{place}: {error:?}");
        self.counted.values += 1;
        let wanted = text(&outcome["error"]);
        if let SimError::Bank(_) = error {
            // the bank is cw-multi-test's
            return assert!(wanted.starts_with("sdk/5 "), "{place}: {error}");
        }
        let SimError::Sdk(SdkError {
            codespace,
            code,
            log,
            ..
        }) = error
        else {
            panic!("{place}: {error}")
        };
        let log = self.names.hide_modules(&self.app, log);
        let found = match *codespace {
            "undefined" => format!("{codespace}/{code} {log}"),
            _ => format!("{codespace}/{code} failed to execute message; message index: 0: {log}"),
        };
        assert_eq!(found, wanted, "{place}: error");
    }

    /// Votes are listed where they differ from the block before. In steps of unequal blocks the
    /// files have none from the third block on, and what has changed by then is listed in the
    /// second block after the step.
    fn compare_votes(&mut self, place: &str, listed: &Value) {
        let height = self.app.block_info().height;
        let found: Map<_, _> = self
            .app
            .votes()
            .unwrap()
            .into_iter()
            .map(|(operator, power)| (self.names.of(&operator), json!(power)))
            .collect();
        let found = Value::Object(found);
        if let Some(votes) = listed.get(height.to_string()) {
            self.votes = votes.clone();
            self.blind = self.blind.take().filter(|blind| height < blind.until);
        } else if let Some(blind) = &mut self.blind {
            if (blind.from..blind.until).contains(&height) && found != self.votes {
                blind.changed = true;
                self.votes = found.clone();
            }
            assert!(
                height < blind.until || !blind.changed,
                "{place}: votes change unlisted"
            );
        }
        assert_eq!(found, self.votes, "{place}: votes at {height}");
        self.counted.values += self.votes.as_object().map_or(0, Map::len);
    }

    /// Of block events the files list these.
    fn compare_events(&mut self, place: &str, listed: &Value, events: &[Event]) {
        const LISTED: [&str; 4] = [
            "complete_unbonding",
            "complete_redelegation",
            "withdraw_rewards",
            "slash",
        ];
        let render = |event: &Event| {
            let mut out = Map::new();
            out.insert("event".to_string(), json!(event.ty));
            for attribute in &event.attributes {
                if event.ty == "slash" && attribute.key == "address" {
                    continue;
                }
                let value = self.names.of(&attribute.value);
                out.insert(attribute.key.clone(), json!(value));
            }
            Value::Object(out)
        };
        let found: Vec<_> = events
            .iter()
            .filter(|e| LISTED.contains(&e.ty.as_str()))
            .map(render)
            .collect();
        let wanted = listed.as_array().cloned().unwrap_or_default();
        assert_eq!(found, wanted, "{place}: block events");
        self.counted.values += wanted.len() + 1;
    }
}
