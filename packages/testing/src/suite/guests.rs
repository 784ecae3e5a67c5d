//! Contracts outside the suite's six, and messages that call no contract.

use super::Suite;
use crate::{extension, Extension, Tx, TxError};
use cosmwasm_std::{Addr, Binary, Coin, CosmosMsg};

impl Suite {
    /// Creates a contract of an extension by the extension's own message, and checks its laws from
    /// then on.
    pub(super) fn bring(&mut self, extension: &'static dyn Extension) -> Result<(), TxError> {
        let birth = extension.birth(&self.contracts).expect("a message");
        let owner = self.owner.clone();
        self.make(owner, extension, extension.name(), &birth.msg, &birth.funds)?;
        Ok(())
    }

    /// Creates a contract of an extension by `msg`, in a block of its own. From then on `name` is
    /// its name, and its laws are checked. Its admin is the sender.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    ///
    /// # Panics
    /// If a law is broken afterwards, or the message cannot be written.
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

    /// Creates a contract from a code that is known by name, in a block of its own. From then on
    /// `name` is its name. Its admin is the sender.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
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

    /// Sends any message of an account: one transaction.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
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
