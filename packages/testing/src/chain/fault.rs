//! Codes that can be made to fail.

use super::{Chain, ChainError};
use crate::contracts::Code;
use cosmwasm_std::{Binary, Checksum, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response};
use cw_multi_test::error::{bail, AnyResult};
use cw_multi_test::Contract;
use std::cell::Cell;
use std::rc::Rc;

/// A code whose executes can be made to fail; its queries keep working.
pub(super) struct Breakable {
    code: Code,
    broken: Rc<Cell<bool>>,
}

impl Breakable {
    /// The code, and the switch that makes it fail.
    pub(super) fn new(code: Code) -> (Box<Self>, Rc<Cell<bool>>) {
        let broken = Rc::new(Cell::new(false));
        let switch = broken.clone();
        (Box::new(Self { code, broken }), switch)
    }
}

impl Contract<Empty> for Breakable {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        self.code.instantiate(deps, env, info, msg)
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        match self.broken.get() {
            true => bail!("out of order"),
            false => self.code.execute(deps, env, info, msg),
        }
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        self.code.query(deps, env, msg)
    }

    fn reply(&self, deps: DepsMut<'_>, env: Env, msg: Reply) -> AnyResult<Response> {
        self.code.reply(deps, env, msg)
    }

    fn sudo(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.code.sudo(deps, env, msg)
    }

    fn migrate(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.code.migrate(deps, env, msg)
    }

    fn checksum(&self) -> Option<Checksum> {
        self.code.checksum()
    }
}

impl Chain {
    /// Makes every execute of a code fail, or work again: one of the suite's (`hub`, `token`,
    /// `registry`, `queue`, `vault`, `collector`), or one that was stored under a name since. Its
    /// queries keep working.
    ///
    /// # Errors
    /// Unknown names.
    pub fn break_contract(&mut self, name: &str, on: bool) -> Result<(), ChainError> {
        let switch = self.faults.get(name).ok_or_else(|| {
            let known: Vec<_> = self.faults.keys().copied().collect();
            ChainError::UnknownContract {
                name: name.to_string(),
                known: known.join(", "),
            }
        })?;
        switch.set(on);
        Ok(())
    }

    /// The codes that were made to fail, by name.
    pub fn broken(&self) -> impl Iterator<Item = &'static str> + '_ {
        let broken = self.faults.iter().filter(|(_, switch)| switch.get());
        broken.map(|(name, _)| *name)
    }

    /// Whether the code of this name was made to fail.
    pub fn is_broken(&self, name: &str) -> bool {
        self.faults.get(name).is_some_and(|switch| switch.get())
    }
}
