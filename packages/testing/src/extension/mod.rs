//! Contracts that stand on the core, as the kit takes them in: found by one trait, never by their names.

mod scale;
mod shown;

pub use scale::{Denom, Scale, Sum};
pub use shown::{Axis, Bar, Holding, Holdings, Line, Mark, Panel, Picture, Range, Tone, Unit};

use crate::contracts::{self, Code};
use crate::step::{Check, Step};
use crate::Contracts;
use ballast_types::event::Description;
use cosmwasm_schema::Api;
use cosmwasm_std::{Addr, Binary, Coin, StdResult};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What the kit asks of an extension.
pub trait Extension: Sync {
    /// Its name: of its crate without `ballast-`, of its code in scenarios, of its wasm file and its schema.
    fn name(&self) -> &'static str;

    /// Its code, as the compiler of this machine built it.
    fn code(&self) -> Code;

    /// The message and the coins by which the owner of a suite makes the one that
    /// [`SuiteBuilder::extend`](crate::SuiteBuilder::extend) brings.
    ///
    /// # Errors
    /// A message that cannot be written.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)>;

    /// What holds after every step, from outside. They join the invariants of the core.
    fn laws(&self) -> &'static [Law];

    /// Its messages and answers, for `ballast schema`.
    fn api(&self) -> Api;

    /// Its events of names of their own, for `schema/events.json`; none by default.
    fn events(&self) -> &'static [Description] {
        &[]
    }

    /// What people see of one of its contracts; nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn panel(&self, _ask: &Ask<'_>, _scale: &Scale) -> Result<Option<Panel>, String> {
        Ok(None)
    }

    /// What an address has in one of its contracts, and owes there; nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn holdings(&self, _ask: &Ask<'_>, _owner: &str, _scale: &Scale) -> Result<Holdings, String> {
        Ok(Holdings::default())
    }

    /// What anybody can do for one of its contracts at `now`, unix seconds: a keeper does it. Nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn chores(&self, _ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        Ok(vec![])
    }
}

/// Asks one contract, JSON for JSON; the error is what it said.
pub type Ask<'a> = dyn Fn(&Value) -> Result<Value, String> + 'a;

/// Something that anybody can do for a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Chore {
    /// In words: `advance operation 3`.
    pub what: String,
    /// The message.
    pub msg: Value,
}

/// A law of an extension, with its number on the extension's page.
pub struct Law {
    /// As invariants are numbered: `R-1`.
    pub id: &'static str,
    /// Judges one contract in one step.
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

/// Makes an extension known: from here on, in this process,
/// [`Chain::code_named`](crate::Chain::code_named) and the scenario command `instantiate` know its
/// code, and each contract that a scenario makes of it is held to its laws.
pub fn add(extension: &'static dyn Extension) {
    contracts::add(extension.name(), || extension.code());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.insert(extension.name(), extension);
}

/// The extension of this name, if it was made known.
pub fn named(name: &str) -> Option<&'static dyn Extension> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.get(name).copied()
}
