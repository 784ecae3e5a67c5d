//! What came of a message, as its events tell it.

use ballast_tool::amount::{coins, Coin};
use ballast_tool::output::Units;
use ballast_types::event;
use serde_json::Value;
use std::collections::BTreeMap;

/// Attributes of one event, in order.
pub type Attributes = Vec<(String, String)>;

/// What one `advance` did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The transaction, where it has a hash.
    pub tx: Option<String>,
    /// Its block.
    pub height: u64,
    /// Steps that were done, in order.
    pub did: Vec<String>,
    /// Steps that were refused, or have to wait for the next message.
    pub skipped: Vec<String>,
    /// What the chain refused inside of steps: to a validator, between two.
    pub refused: Vec<Refusal>,
    /// What each step was about to move, base units.
    pub planned: BTreeMap<String, u128>,
    /// What the keeper got for it, base units.
    pub tip: u128,
    /// What it cost; none where nothing is paid.
    pub fee: Option<Coin>,
    /// What came of an errand, in words: told in the place of what was to be done.
    pub said: Option<String>,
    /// Attributes of what contracts told, event by event.
    pub told: Vec<Attributes>,
}

/// A part of a step that the chain refused: the money stays where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Which step.
    pub step: String,
    /// A validator, or `source -> target`.
    pub subject: String,
    /// How much was to be moved, base units; 0 if it is not said.
    pub amount: u128,
    /// Why, as the chain says.
    pub error: String,
}

impl Sent {
    /// What came of a transaction, of its events, whose attributes are read as its chain writes them.
    pub fn of(events: &[Value], attributes: impl Fn(&Value) -> Attributes) -> Self {
        let mut sent = Self::default();
        for event in events {
            let ty = event["type"].as_str().unwrap_or_default();
            sent.read(ty, &attributes(event));
        }
        sent.settle();
        sent
    }

    /// Reads one event of the transaction: its type, and its attributes.
    pub fn read(&mut self, ty: &str, attributes: &[(String, String)]) {
        let all = |wanted: &str| {
            let pairs = attributes.iter().filter(move |(key, _)| key == wanted);
            pairs.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        let one = |wanted: &str| all(wanted).into_iter().next().unwrap_or_default();
        match (ty, ty.strip_prefix("wasm-")) {
            ("wasm", _) => {
                self.told.push(attributes.to_vec());
                self.did.extend(all("did"));
                if let (Some(action), Ok(amount)) =
                    (all("action").pop(), one("amount").parse::<u128>())
                {
                    let planned = self.planned.entry(action).or_insert(0);
                    *planned = amount.max(*planned);
                }
                let tips = all("tip")
                    .into_iter()
                    .filter_map(|tip| tip.parse::<u128>().ok());
                self.tip = tips.fold(self.tip, u128::saturating_add);
            }
            ("tx", _) => {
                // the chain says it once more for who paid
                let fee = coins(&one("fee")).and_then(|coins| coins.into_iter().next());
                self.fee = self.fee.take().or(fee);
            }
            (_, Some(event::SKIPPED)) if all("subject") == ["advance"] => {
                self.skipped.extend(all("step"));
            }
            (_, Some(event::SKIPPED)) => self.refused.push(Refusal {
                step: one("step"),
                subject: one("subject"),
                amount: one("amount").parse().unwrap_or_default(),
                error: one("error"),
            }),
            _ => {}
        }
    }

    /// Once all events are read: a step all of which was refused was not done.
    pub fn settle(&mut self) {
        let (refused, planned) = (&self.refused, &self.planned);
        self.did.retain(|step| {
            let amounts = refused.iter().filter(|refusal| refusal.step == *step);
            let refused = amounts.fold(0u128, |sum, one| sum.saturating_add(one.amount));
            let planned = planned.get(step).copied().unwrap_or(u128::MAX);
            refused == 0 || refused < planned
        });
    }

    /// Whether it got anything done. A cover that is asked for and not paid is nothing.
    pub(super) fn moved(&self) -> bool {
        let done = |step: &&String| *step != "retry_cover" && !self.skipped.contains(step);
        self.did.iter().any(|step| done(&step))
    }
}

impl Refusal {
    /// In words.
    pub fn told(&self, units: &Units) -> String {
        let amount = match self.amount {
            0 => String::new(),
            amount => format!(" of {}", units.tokens(amount)),
        };
        format!("{}{amount} at {}: {}", self.step, self.subject, self.error)
    }
}
