//! A deployed suite, and the steps that a test takes with it.

mod actions;
mod builder;
mod guests;
mod queries;
mod time;

pub use builder::{begin_with, SuiteBuilder, ACCOUNTS, POOR};

use crate::watch::Call;
use crate::{Chain, Contracts, Tx, TxError, Violation, Watcher, BLOCK_TIME};
use cosmwasm_std::{to_json_binary, Addr, Binary, Coin};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// A suite on a chain of its own.
///
/// Each act is one transaction in a block of its own, five seconds after the last. After each, even
/// a refused one, every invariant that can be seen from outside is checked. A broken invariant
/// panics with its name, so the test fails.
pub struct Suite {
    chain: Chain,
    contracts: Contracts,
    watcher: Watcher,
    checks: bool,
    same_block: bool,
    after: Option<Duration>,
    owner: String,
    guests: BTreeMap<&'static str, Addr>,
}

impl Default for Suite {
    fn default() -> Self {
        Self::builder().build()
    }
}

impl Suite {
    /// A builder with every default.
    pub fn builder() -> SuiteBuilder {
        SuiteBuilder::default()
    }

    /// The chain.
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The chain, for what this type does not offer.
    pub fn chain_mut(&mut self) -> &mut Chain {
        &mut self.chain
    }

    /// The addresses of the contracts.
    pub fn contracts(&self) -> &Contracts {
        &self.contracts
    }

    /// The account that owns the suite.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// The address of a name: a contract (`hub`, `queue`, ..., an extension) or an account. An
    /// address stands for itself, so steps accept names and `&Addr` alike.
    ///
    /// # Panics
    /// If no account of the genesis has this name: a misspelt name would be an account without coins.
    /// [`crate::keys::account`] gives the address of any name.
    pub fn addr(&self, name: impl AsRef<str>) -> Addr {
        let (name, contracts) = (name.as_ref(), &self.contracts);
        let contract = match name {
            "hub" => Some(&contracts.hub),
            "token" => Some(&contracts.token),
            "registry" => Some(&contracts.registry),
            "queue" => Some(&contracts.queue),
            "vault" => Some(&contracts.vault),
            "collector" => Some(&contracts.collector),
            name => self.guests.get(name),
        };
        match contract {
            Some(address) => address.clone(),
            None if name.starts_with("wasm1") => Addr::unchecked(name),
            None => self
                .chain
                .account(name)
                .unwrap_or_else(|err| panic!("{err}")),
        }
    }

    /// The operator address of a validator, by name.
    pub fn operator(&self, name: impl AsRef<str>) -> String {
        let name = name.as_ref();
        self.chain
            .operator(name)
            .unwrap_or_else(|_| name.to_string())
    }

    /// Puts the next act into the block of the last one.
    pub fn same_block(&mut self) -> &mut Self {
        self.same_block = true;
        self
    }

    /// Puts the next act into a block `span` after the last one, to the nanosecond.
    pub fn after(&mut self, span: Duration) -> &mut Self {
        self.after = Some(span);
        self
    }

    /// Switches the checks after each step on or off.
    pub fn set_checks(&mut self, on: bool) -> &mut Self {
        self.checks = on;
        self.watcher.forget();
        self
    }

    /// Checks all invariants now.
    ///
    /// # Errors
    /// The first invariant that is broken.
    pub fn check_invariants(&mut self) -> Result<u32, Violation> {
        self.watcher.check(&self.chain, &self.contracts, None, None)
    }

    /// The number of checks so far.
    pub fn checked(&self) -> u64 {
        self.watcher.checked()
    }

    /// Everything that is stored, for a comparison with a later snapshot.
    pub fn snapshot(&self) -> crate::Snapshot {
        self.chain.snapshot()
    }

    /// Calls a contract: one transaction.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    ///
    /// # Panics
    /// If an invariant is broken afterwards.
    pub fn execute(
        &mut self,
        from: impl AsRef<str>,
        contract: &Addr,
        msg: &impl Serialize,
        funds: &[Coin],
    ) -> Result<Tx, TxError> {
        let msg = to_json_binary(msg).expect("messages can be written");
        self.execute_json(from, contract, msg, funds)
    }

    /// Calls a contract with any bytes: one transaction.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    ///
    /// # Panics
    /// If an invariant is broken afterwards.
    pub fn execute_json(
        &mut self,
        from: impl AsRef<str>,
        contract: &Addr,
        msg: Binary,
        funds: &[Coin],
    ) -> Result<Tx, TxError> {
        let from = from.as_ref();
        let sender = self.addr(from);
        self.begin_step();
        let call = Call {
            contract,
            msg: &msg,
            funds,
        };
        let forecast = self
            .checks
            .then(|| Watcher::forecast(&self.chain, &self.contracts, call))
            .flatten();
        let shown = String::from_utf8_lossy(&msg).into_owned();
        let before = self.checks.then(|| self.chain.snapshot());
        let result = self.chain.execute(&sender, contract, msg, funds);
        self.end_step(&format!("{from}: {shown}"), &result, before, forecast);
        result
    }

    fn begin_step(&mut self) {
        let span = self.after.take().unwrap_or(BLOCK_TIME);
        match std::mem::take(&mut self.same_block) && self.chain.is_open() {
            true => {}
            false => self.chain.next_block_after(span).expect("a block"),
        }
    }

    fn end_step(
        &mut self,
        what: &str,
        result: &Result<Tx, TxError>,
        before: Option<crate::Snapshot>,
        forecast: Option<crate::Forecast>,
    ) {
        let Some(before) = before else { return };
        let mut broken = None;
        if let Err(error) = result {
            if error.is_panic() {
                broken = Some(Violation {
                    id: "I-14",
                    detail: error.to_string(),
                });
            }
            broken = broken.or(self.watcher.refused(&before, &self.chain).err());
        }
        let tx = result.as_ref().ok();
        let check = self
            .watcher
            .check(&self.chain, &self.contracts, tx, forecast);
        if let Some(violation) = broken.or(check.err()) {
            let events = tx.map(ToString::to_string).unwrap_or_default();
            panic!(
                "after `{what}` at height {}: {violation}\n{events}",
                self.chain.height()
            );
        }
    }

    /// Checks the suite after a step that was not a transaction.
    fn check_after(&mut self, what: &str) {
        if !self.checks {
            return;
        }
        if let Err(violation) = self.check_invariants() {
            panic!(
                "after {what} at height {}: {violation}",
                self.chain.height()
            );
        }
    }
}
