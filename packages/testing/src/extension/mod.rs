//! Extensions, as the kit sees them: each implements one trait, and the kit knows none by name.

mod scale;
mod shown;

pub use scale::{Denom, Scale, Sum};
pub use shown::{Axis, Bar, Holding, Holdings, Line, Mark, Panel, Picture, Range, Tone, Unit};

use crate::contracts::{self, Code};
use crate::step::{Check, Step};
use crate::Contracts;
use ballast_types::event::Description;
use cosmwasm_schema::Api;
use cosmwasm_std::{to_json_binary, Addr, Binary, Coin, StdResult};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What the kit needs of an extension.
pub trait Extension: Sync {
    /// Its name: of its crate without `ballast-`, of its code in scenarios, of its wasm file and of
    /// its schema.
    fn name(&self) -> &'static str;

    /// Its code, compiled for this machine.
    fn code(&self) -> Code;

    /// How the owner of a suite creates the contract that
    /// [`SuiteBuilder::extend`](crate::SuiteBuilder::extend) adds.
    ///
    /// # Errors
    /// The message cannot be written.
    fn birth(&self, core: &Contracts) -> StdResult<Birth>;

    /// The laws that are checked from outside after every step, together with the invariants of the
    /// core.
    fn laws(&self) -> &'static [Law];

    /// Its messages and answers, for `ballast schema`.
    fn api(&self) -> Api;

    /// Its named events, for `schema/events.json`; none by default.
    fn events(&self) -> &'static [Description] {
        &[]
    }

    /// The table that dashboards show of one of its contracts; none by default.
    ///
    /// # Errors
    /// The contract's error.
    fn panel(&self, _ask: &Ask<'_>, _scale: &Scale) -> Result<Option<Panel>, String> {
        Ok(None)
    }

    /// What an address has in one of its contracts, and owes there; nothing by default.
    ///
    /// # Errors
    /// The contract's error.
    fn holdings(&self, _ask: &Ask<'_>, _owner: &str, _scale: &Scale) -> Result<Holdings, String> {
        Ok(Holdings::default())
    }

    /// The work that anyone can do for one of its contracts at `now`, unix seconds; keepers do it.
    /// None by default.
    ///
    /// # Errors
    /// The contract's error.
    fn chores(&self, _ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        Ok(vec![])
    }
}

/// How a contract is created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Birth {
    /// The `InstantiateMsg`.
    pub msg: Binary,
    /// The coins that are sent along.
    pub funds: Vec<Coin>,
}

impl Birth {
    /// By a message without coins.
    ///
    /// # Errors
    /// The message cannot be written.
    pub fn by(msg: &impl Serialize) -> StdResult<Self> {
        Ok(Self {
            msg: to_json_binary(msg)?,
            funds: vec![],
        })
    }
}

/// Queries one contract, JSON for JSON; the error is the contract's.
pub type Ask<'a> = dyn Fn(&Value) -> Result<Value, String> + 'a;

/// Work that anyone can do for a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Chore {
    /// The work in words: `advance operation 3`.
    pub what: String,
    /// The message.
    pub msg: Value,
}

/// A law of an extension, with its number in the extension's README.
pub struct Law {
    /// Its number, such as `R-1`.
    pub id: &'static str,
    /// Checks one contract in one step.
    pub holds: fn(&Life<'_>) -> Check,
}

/// One contract of an extension, in a step of its suite.
pub struct Life<'a> {
    /// The step: the chain, the suite, what happened.
    pub step: &'a Step<'a>,
    /// The contract.
    pub at: &'a Addr,
}

static KNOWN: Mutex<BTreeMap<&'static str, &'static dyn Extension>> = Mutex::new(BTreeMap::new());

/// Makes an extension known: for the rest of this process
/// [`Chain::code_named`](crate::Chain::code_named) and the scenario command `instantiate` know its
/// code, and its laws are checked for each contract that a scenario creates from it.
pub fn add(extension: &'static dyn Extension) {
    contracts::add(extension.name(), || extension.code());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.insert(extension.name(), extension);
}

/// The extension of this name, if it is known.
pub fn named(name: &str) -> Option<&'static dyn Extension> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.get(name).copied()
}
