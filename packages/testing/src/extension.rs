//! Contracts that stand on the core, as the kit takes them in: found by one trait, never by their names.

use crate::contracts::{self, Code};
use crate::invariants::{Check, Step};
use crate::Contracts;
use cosmwasm_schema::Api;
use cosmwasm_std::{Addr, Binary, Coin, StdResult};
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

/// Makes an extension known: from here on, in this process, [`Chain::code_named`](crate::Chain::code_named) and the scenario
/// command `instantiate` know its code, and each contract that a scenario makes of it is held to its laws.
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
