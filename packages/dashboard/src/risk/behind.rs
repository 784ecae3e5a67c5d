//! Who is behind those who have a power.

use super::taken::Taken;
use crate::world::long_list;
use ballast_answers::pages::List;
use serde_json::{json, Value};

/// Members of a multisig, with their weights.
const VOTERS: List = List {
    page: 30,
    ..long_list("list_voters", "voters", "addr")
};

impl Taken<'_> {
    /// Timelocks, multisigs and whoever is behind them, until nobody new is named.
    pub(super) fn follow(&mut self) {
        let mut next = 0;
        while let Some(answer) = self.answers.get(next).cloned() {
            next += 1;
            if answer.of != "wasm" || answer.query != "contract" {
                continue;
            }
            if let Some(admin) = answer.answer["admin"].as_str() {
                self.look_up(admin);
            }
            let at = answer.about.as_str();
            let name = answer.answer["name"].as_str().unwrap_or_default();
            if name.ends_with("ballast-timelock") {
                self.ask_at(at, at, "exit_window", &json!({"exit_window": {}}));
                let config = self.ask_at(at, at, "config", &json!({"config": {}}));
                self.look_up_all(&config.unwrap_or_default());
            } else if name.contains("cw3") {
                self.ask_at(at, at, "threshold", &json!({"threshold": {}}));
                let voters = VOTERS.read(json!({}), |msg| self.world.ask_at(at, msg));
                self.keep_list(at, &VOTERS, voters);
                // a cw3 that is fixed has no group, and no such question
                let config = self.world.ask_at(at, &json!({"config": {}}));
                if let Ok(config) = config {
                    if let Some(group) = config["group_addr"].as_str() {
                        self.group(group);
                    }
                    self.keep(at, "config", "", Ok(config));
                }
            }
        }
    }

    /// What counts the members of a multisig: who may change them, and its code.
    fn group(&mut self, at: &str) {
        self.balance(at);
        self.look_up(at);
        if self
            .answers
            .iter()
            .any(|one| one.of == at && one.query == "admin")
        {
            return;
        }
        let admin = self.ask_at(at, at, "admin", &json!({"admin": {}}));
        if let Some(admin) = admin.as_ref().and_then(|said| said["admin"].as_str()) {
            self.look_up(admin);
        }
    }

    /// Looks up every address that an answer names.
    pub(super) fn look_up_all(&mut self, answer: &Value) {
        match answer {
            Value::String(text) if self.is_of_this_chain(text) => self.look_up(text),
            Value::Array(all) => all.iter().for_each(|one| self.look_up_all(one)),
            Value::Object(all) => all.values().for_each(|one| self.look_up_all(one)),
            _ => {}
        }
    }

    /// Whether a text is an address of the hub's chain: of an account or of a contract.
    fn is_of_this_chain(&self, text: &str) -> bool {
        let rest = text.strip_prefix(&self.prefix);
        let rest = rest.and_then(|rest| rest.strip_prefix('1'));
        rest.is_some_and(|rest| [38, 58].contains(&rest.len()))
    }
}
