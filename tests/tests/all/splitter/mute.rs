//! A hub that can be made to say nothing about its price, or nonsense, to one contract alone; all
//! else goes on, the kit's checks too. It counts how often that contract asked.
#![allow(
    clippy::disallowed_methods,
    reason = "a contract of the test's own, which has no errors of its own"
)]

use ballast_testing::{contracts, contracts::Code, Extension, SuiteBuilder};
use cosmwasm_std::{
    to_json_binary, Binary, Checksum, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response,
    StdError,
};
use cw_multi_test::{error::AnyResult, Contract};
use serde_json::{from_slice, json, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The switch of one hub.
#[derive(Clone, Default)]
pub struct Mute {
    answer: Rc<RefCell<Option<Value>>>,
    is_mute: Rc<Cell<bool>>,
    asked: Rc<Cell<u64>>,
    /// The contract that it is for is running.
    is_inside: Rc<Cell<bool>>,
}

impl Mute {
    /// A suite whose hub has this switch, for the contracts of one extension.
    pub fn hub(builder: SuiteBuilder, extension: &dyn Extension) -> (SuiteBuilder, Self) {
        let switch = Self::default();
        let of = |code, is_hub| {
            let switch = switch.clone();
            Box::new(Switched {
                code,
                switch,
                is_hub,
            })
        };
        let builder = builder.code("hub", of(contracts::hub(), true));
        let builder = builder.code(extension.name(), of(extension.code(), false));
        (builder, switch)
    }

    /// What the contract does, while the hub knows that it is this one that asks.
    fn inside<T>(&self, is_hub: bool, run: impl FnOnce() -> T) -> T {
        if is_hub {
            return run();
        }
        let was = self.is_inside.replace(true);
        let done = run();
        self.is_inside.set(was);
        done
    }

    /// What it says instead of the truth, if it does.
    fn instead(&self, msg: &[u8]) -> AnyResult<Option<Binary>> {
        let is_price = from_slice::<Value>(msg)? == json!({"exchange_rate": {}});
        if !is_price || !self.is_inside.get() {
            return Ok(None);
        }
        self.asked.set(self.asked.get() + 1);
        if self.is_silent() {
            return Err(StdError::generic_err("it says nothing").into());
        }
        let answer = self.answer.borrow();
        Ok(answer.as_ref().map(to_json_binary).transpose()?)
    }

    /// From here on it says nothing, or speaks again.
    pub fn silence(&self, on: bool) {
        self.is_mute.set(on);
    }

    pub fn is_silent(&self) -> bool {
        self.is_mute.get()
    }

    /// From here on it says this.
    pub fn say(&self, value: u128, shares: u128) {
        *self.answer.borrow_mut() = Some(json!({
            "rate": "1", "value": value.to_string(), "shares": shares.to_string(), "updated_at": 0, "pending_cover": "0",
        }));
    }

    /// From here on it says what cannot be read.
    pub fn babble(&self) {
        *self.answer.borrow_mut() = Some(json!({"value": -1}));
    }

    /// It says the truth again.
    pub fn speak(&self) {
        *self.answer.borrow_mut() = None;
    }

    /// How often it was asked for its price since the last call.
    pub fn take_asked(&self) -> u64 {
        self.asked.take()
    }
}

struct Switched {
    code: Code,
    switch: Mute,
    is_hub: bool,
}

impl Contract<Empty> for Switched {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        let run = || self.code.instantiate(deps, env, info, msg);
        self.switch.inside(self.is_hub, run)
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        let run = || self.code.execute(deps, env, info, msg);
        self.switch.inside(self.is_hub, run)
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        if self.is_hub {
            if let Some(answer) = self.switch.instead(&msg)? {
                return Ok(answer);
            }
        }
        let run = || self.code.query(deps, env, msg);
        self.switch.inside(self.is_hub, run)
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
