//! What a message would do, asked of the contracts before anyone signs.

use crate::record::Record;
use ballast_daemon::Daemon;
use ballast_scenario::outcome::shown as amount;
use ballast_tool::amount::coins;
use ballast_tool::output::when;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Value};

/// A line of a preview.
pub struct Line {
    /// What it is about.
    pub what: String,
    /// How much, or what else an answer says of it.
    pub value: String,
}

/// A preview of a message to a contract.
pub struct Preview<'a> {
    /// The chain's daemon, which asks the contracts.
    pub daemon: &'a Daemon,
    /// The record, which has their addresses.
    pub record: &'a Record,
    /// The contract, by its name or address.
    pub contract: &'a str,
    /// The address that sends.
    pub sender: &'a str,
    /// Amounts are shown in whole tokens of so many decimals; in base units if none.
    pub decimals: Option<u8>,
}

impl Preview<'_> {
    /// Asks the contracts what a message with these coins would do. What can't be previewed is left to the simulation.
    pub fn ask(&self, msg: &Value, funds: &str) -> Vec<Line> {
        let mut asked = Asked {
            daemon: self.daemon,
            record: self.record,
            decimals: self.decimals,
            lines: vec![],
        };
        let Some((action, fields)) = msg.as_object().and_then(|all| all.iter().next()) else {
            return vec![];
        };
        let contract = self.record.name_of(self.contract);
        asked.about(contract, action, fields, funds);
        if matches!(contract, "hub" | "token" | "queue") && action != "advance" {
            asked.position(self.sender);
        }
        asked.lines
    }
}

struct Asked<'a> {
    daemon: &'a Daemon,
    record: &'a Record,
    decimals: Option<u8>,
    lines: Vec<Line>,
}

impl Asked<'_> {
    fn about(&mut self, contract: &str, action: &str, fields: &Value, funds: &str) {
        match (contract, action) {
            ("hub", "bond") => self.bond(funds),
            ("hub", "advance") => self.tell("due now", "hub", json!({"due": {}}), &["work"]),
            ("token", "send") => self.send(fields),
            ("queue", "claim") => self.claim(fields),
            ("vault", "request_exit") => {
                let question = json!({"preview_exit": {
                    "layer": fields["layer"], "shares": fields["shares"],
                }});
                self.tell("would be worth", "vault", question, &["lst", "value"]);
            }
            ("collector", "distribute") => {
                let names = ["rewards", "restake", "premium", "fee", "tip"];
                self.tell("would split", "collector", json!({"pending": {}}), &names);
            }
            (_, "update_config") => self.change(contract, fields),
            (_, "pause") => self.tell("paused now", "hub", json!({"paused": {}}), &[]),
            _ => {}
        }
    }

    fn position(&mut self, address: &str) {
        let question = json!({"position": {"address": address}});
        self.tell("position now", "hub", question, &["shares", "value"]);
    }

    fn bond(&mut self, funds: &str) {
        let denom = &self.record.denom;
        let coins = coins(funds).unwrap_or_default();
        let Some(coin) = coins.iter().find(|coin| coin.denom == *denom) else {
            return;
        };
        let question = json!({"preview_bond": {"amount": coin.amount.to_string()}});
        let symbol = self.record.symbol.clone();
        self.tell(&format!("gets {symbol}"), "hub", question, &["shares"]);
        self.tell(
            "exchange rate",
            "hub",
            json!({"exchange_rate": {}}),
            &["rate"],
        );
    }

    /// LST sent to the queue or the vault: what is inside says what for.
    fn send(&mut self, fields: &Value) {
        let amount = fields["amount"].clone();
        let to = self
            .record
            .name_of(fields["contract"].as_str().unwrap_or_default());
        let inner = fields["msg"]
            .as_str()
            .and_then(|text| STANDARD.decode(text).ok());
        let inner: Value = inner
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        match to {
            "queue" if inner.get("unbond").is_some() => {
                let question = json!({"preview_unbond": {"shares": amount}});
                let names = ["amount", "batch_id", "earliest_claim_at"];
                self.tell("would be owed", "hub", question, &names);
                let note = "stake on its way out is at risk and uninsured until it is paid";
                self.add("note", note.to_string());
            }
            "vault" if inner.get("underwrite").is_some() => {
                let question = json!({"preview_underwrite": {"lst": amount}});
                self.tell("gets shares", "vault", question, &["shares"]);
            }
            _ => {}
        }
    }

    fn claim(&mut self, fields: &Value) {
        for ticket in fields["ticket_ids"]
            .as_array()
            .into_iter()
            .flatten()
            .take(30)
        {
            let question = json!({"ticket": {"ticket_id": ticket}});
            let what = format!("ticket {}", ticket.as_str().unwrap_or_default());
            self.tell(&what, "queue", question, &["claimable", "status"]);
        }
    }

    /// Old and new value of each parameter.
    fn change(&mut self, contract: &str, fields: &Value) {
        let Some(address) = self.record.contracts.get(contract) else {
            return;
        };
        let Ok(config) = self.daemon.smart(&address.address, &json!({"config": {}})) else {
            return;
        };
        let set = fields.as_object().into_iter().flatten();
        for (name, value) in set.filter(|(_, value)| !value.is_null()) {
            let line = format!("{} -> {}", shown(&config["params"][name]), shown(value));
            self.add(name, line);
        }
    }

    fn add(&mut self, what: &str, value: String) {
        let what = what.to_string();
        self.lines.push(Line { what, value });
    }

    /// Fields of an answer in a line; a preview that is refused tells why.
    fn tell(&mut self, what: &str, contract: &str, question: Value, names: &[&str]) {
        let Some(at) = self.record.contracts.get(contract) else {
            return;
        };
        let line = match self.daemon.smart(&at.address, &question) {
            Err(failure) => format!("refused: {}", ballast_daemon::plainly(&failure.said)),
            Ok(answer) => match names {
                [] => shown(&answer),
                [only] => field(only, &answer[*only], self.decimals),
                several => {
                    let parts = several.iter().map(|name| {
                        let value = field(name, &answer[*name], self.decimals);
                        format!("{name} {value}")
                    });
                    parts.collect::<Vec<_>>().join(", ")
                }
            },
        };
        self.add(what, line);
    }
}

/// A field for people: times as dates, amounts in tokens. Without decimals as the contract says it.
fn field(name: &str, value: &Value, decimals: Option<u8>) -> String {
    match value.as_u64() {
        Some(at) if decimals.is_some() && name.ends_with("_at") => when(at),
        _ => amount(name, &shown(value), decimals),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "nothing".to_string(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before, an exit was said to be claimable at 1700000000.
    #[test]
    fn times_are_shown_as_dates() {
        let at = json!(1_700_000_000);
        assert_eq!(
            field("earliest_claim_at", &at, Some(6)),
            "2023-11-14T22:13:20Z"
        );
        assert_eq!(field("earliest_claim_at", &at, None), "1700000000");
        assert_eq!(field("amount", &json!("2500000"), Some(6)), "2.5");
    }
}
