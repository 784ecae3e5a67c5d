//! Contracts beside the suite's six, and messages that call none.

use super::Suite;
use crate::{extension, Extension, Tx, TxError};
use cosmwasm_std::{Addr, Binary, Coin, CosmosMsg};

impl Suite {
    /// Makes a contract of an extension by its own account of a birth, and holds it to its laws from here on.
    pub(super) fn bring(&mut self, extension: &'static dyn Extension) -> Result<(), TxError> {
        let (msg, funds) = extension.birth(&self.contracts).expect("a message");
        let owner = self.owner.clone();
        self.make(owner, extension, extension.name(), &msg, &funds)?;
        Ok(())
    }

    /// Makes a contract of an extension, in a block of its own, with a message of one's own: from
    /// here on `name` is its name, and it is held to its laws. Its admin is whoever makes it.
    ///
    /// # Errors
    /// Refused: nothing changed.
    ///
    /// # Panics
    /// If a law is broken afterwards, or a message cannot be written.
    pub fn make(
        &mut self,
        from: impl AsRef<str>,
        extension: &'static dyn Extension,
        name: &'static str,
        msg: &Binary,
        funds: &[Coin],
    ) -> Result<Addr, TxError> {
        extension::add(extension);
        let tx = self.instantiate(from, extension.name(), name, msg, funds)?;
        let at = tx.contract.expect("an address");
        self.watcher.watch(at.clone(), extension);
        self.check_after(name);
        Ok(at)
    }

    /// Makes a contract of a code that is known by name, in a block of its own: from here on `name`
    /// is its name. Its admin is whoever makes it.
    ///
    /// # Errors
    /// Refused: nothing changed.
    ///
    /// # Panics
    /// If no such code is known, or an invariant is broken afterwards.
    pub fn instantiate(
        &mut self,
        from: impl AsRef<str>,
        code: &str,
        name: &'static str,
        msg: &Binary,
        funds: &[Coin],
    ) -> Result<Tx, TxError> {
        let sender = self.addr(from);
        let id = self.chain.code_named(code);
        let id = id.expect("a code that was made known");
        self.begin_step();
        let tx = self
            .chain
            .instantiate(&sender, id, msg.clone(), funds, name)?;
        let at = tx.contract.clone().expect("an address");
        self.guests.insert(name, at);
        self.check_after(name);
        Ok(tx)
    }

    /// Any message of an account: one transaction.
    ///
    /// # Errors
    /// Refused: nothing changed.
    ///
    /// # Panics
    /// If an invariant is broken afterwards.
    pub fn send(&mut self, from: impl AsRef<str>, msg: CosmosMsg) -> Result<Tx, TxError> {
        let from = from.as_ref();
        let sender = self.addr(from);
        self.begin_step();
        let before = self.checks.then(|| self.chain.snapshot());
        let result = self.chain.send(&sender, msg);
        self.end_step(&format!("a message of {from}"), &result, before, None);
        result
    }
}
