//! What a report is made of: answers of contracts and of the chain, all of one block.

use crate::RiskError;
use ballast_types::deploy::Suite;
use cosmwasm_std::Uint128;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The version of the format.
pub const SNAPSHOT_SCHEMA: &str = "ballast.snapshot/1";

/// Names that mean something else: the six contracts, modules of the chain, parts of the supply.
const TAKEN: [&str; 12] = [
    "hub",
    "token",
    "registry",
    "queue",
    "vault",
    "collector",
    "staking",
    "slashing",
    "wasm",
    "gov",
    "unknown_contracts",
    "wallets",
];

/// All that a report depends on.
///
/// Lists that contracts answer in pages are one answer here, read to the end; where they were not,
/// `partial` says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// [`SNAPSHOT_SCHEMA`].
    pub schema: String,
    /// Of which chain.
    pub chain_id: String,
    /// Of which block.
    pub height: u64,
    /// The time of that block, unix seconds.
    pub time: u64,
    /// The addresses of the six contracts.
    #[schemars(with = "BTreeMap<String, String>")]
    pub suite: Suite,
    /// What was asked, and what came.
    pub answers: Vec<Answer>,
    /// Value and shares at earlier heights, oldest first.
    pub history: Vec<Sample>,
    /// Contracts that stand on the suite, by the name they were given.
    pub extensions: BTreeMap<String, Extension>,
    /// What was asked for and not had.
    pub partial: Vec<Gap>,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// A contract of the suite by name, a name of `extensions`, a module of the chain (`staking`,
    /// `slashing`, `wasm`, `gov`), or the address of another contract.
    pub of: String,
    /// The question: its name.
    pub query: String,
    /// What it was about: an address or a code's number; empty where the question needs none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The height of which the answer is, where it is known to be another than the snapshot's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u64>,
    /// What came.
    pub answer: Value,
}

/// A contract that stands on the suite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// What it is: `market`, `oracle`, `restake`, `lever`, `splitter`, `hedge`, `basket`, `calls`,
    /// `timelock`.
    pub kind: String,
    /// Where it is.
    pub address: String,
}

/// The price of a share at an earlier height.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The height.
    pub height: u64,
    /// The time of that block, unix seconds.
    pub time: u64,
    /// What all LST was worth.
    pub value: Uint128,
    /// All LST.
    pub shares: Uint128,
}

/// Something that is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What is not known: `hub.losses`, `slashing.params`.
    pub what: String,
    /// Why it is not known.
    pub why: String,
}

impl Snapshot {
    /// Reads a snapshot, and refuses one of another format, of more than one height, or with two
    /// answers to one question.
    ///
    /// # Errors
    /// `Unreadable`, `Schema`, `Height`, `Time`, `Twice`, `Name`.
    pub fn parse(text: &str) -> Result<Self, RiskError> {
        let unreadable = |err: serde_json::Error| RiskError::Unreadable {
            what: "the snapshot".to_string(),
            why: err.to_string(),
        };
        let value: Value = serde_json::from_str(text).map_err(unreadable)?;
        let schema = value
            .get("schema")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if schema != SNAPSHOT_SCHEMA {
            return Err(RiskError::Schema {
                what: "the snapshot".to_string(),
                found: schema.chars().take(80).collect(),
                expected: SNAPSHOT_SCHEMA.to_string(),
            });
        }
        let snapshot: Self = serde_json::from_value(value).map_err(unreadable)?;
        snapshot.ensure_one_height()?;
        snapshot.ensure_once()?;
        Ok(snapshot)
    }

    /// That all answers are of the snapshot's block: by the height they came with, and by the time
    /// that the hub says it is.
    ///
    /// # Errors
    /// `Height`, `Time`.
    pub fn ensure_one_height(&self) -> Result<(), RiskError> {
        for answer in &self.answers {
            let found = answer.height.unwrap_or(self.height);
            if found != self.height {
                return Err(RiskError::Height {
                    of: answer.of.clone(),
                    found,
                    height: self.height,
                });
            }
        }
        let said = self.find("hub", "exchange_rate", "");
        let said = said.and_then(|answer| answer.get("updated_at")?.as_u64());
        match said {
            Some(found) if found != self.time => Err(RiskError::Time {
                of: "the hub".to_string(),
                found,
                height: self.height,
                time: self.time,
            }),
            _ => Ok(()),
        }
    }

    /// That each question has one answer, each contract one name, and no name is one of the suite's
    /// or of a part of the report: the second of two would be there and not be read.
    ///
    /// # Errors
    /// `Twice`, `Name`.
    pub fn ensure_once(&self) -> Result<(), RiskError> {
        let mut asked = BTreeSet::new();
        for one in &self.answers {
            let question = (one.of.as_str(), one.query.as_str(), one.about.as_str());
            if !asked.insert(question) {
                let parts = [one.of.as_str(), &one.query, &one.about];
                let what = parts.join(" ");
                return Err(RiskError::Twice {
                    what: what.trim_end().to_string(),
                });
            }
        }
        let mut places = BTreeSet::new();
        for (name, extension) in &self.extensions {
            if TAKEN.contains(&name.as_str()) || name.contains('.') {
                return Err(RiskError::Name {
                    name: clipped(name),
                });
            }
            if !places.insert(extension.address.as_str()) {
                return Err(RiskError::Twice {
                    what: format!("the contract {}", clipped(&extension.address)),
                });
            }
        }
        Ok(())
    }

    /// The answer to a question.
    pub fn find(&self, of: &str, query: &str, about: &str) -> Option<&Value> {
        let mut answers = self.answers.iter();
        let found = answers.find(|one| one.of == of && one.query == query && one.about == about);
        found.map(|one| &one.answer)
    }

    /// The answer to a question in the shape that it should have.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read<T: DeserializeOwned>(&self, of: &str, query: &str, about: &str) -> Result<T, Gap> {
        let gap = |why: String| Gap {
            what: match about {
                "" => format!("{of}.{query}"),
                about => format!("{of}.{query} {about}"),
            },
            why,
        };
        let answer = self.find(of, query, about);
        let answer = answer.ok_or_else(|| gap("there is no answer".to_string()))?;
        T::deserialize(answer).map_err(|err| gap(clipped(&err.to_string())))
    }

    /// The same bytes for the same snapshot: keys sorted, no spaces.
    pub fn canonical(&self) -> String {
        // a tree of maps sorts its keys
        let value = serde_json::to_value(self).unwrap_or_default();
        value.to_string()
    }

    /// SHA-256 of [`Snapshot::canonical`], in hex: what one signs who signs a report.
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.canonical().as_bytes());
        digest.iter().fold(String::new(), |mut text, byte| {
            // writing to a text does not fail
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// The first 200 characters: an error may quote what it met.
pub(crate) fn clipped(text: &str) -> String {
    text.chars().take(200).collect()
}
