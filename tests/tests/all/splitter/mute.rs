//! A hub that can be made to say nothing about its price, or nonsense; all else goes on, the kit's checks too. It counts how often it
//! was asked.

use ballast_testing::{contracts, contracts::Code, SuiteBuilder};
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
}

impl Mute {
    /// A suite whose hub has this switch.
    pub fn hub(builder: SuiteBuilder) -> (SuiteBuilder, Self) {
        let switch = Self::default();
        let code = Muted {
            code: contracts::hub(),
            switch: switch.clone(),
        };
        (builder.code("hub", Box::new(code)), switch)
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

struct Muted {
    code: Code,
    switch: Mute,
}

impl Contract<Empty> for Muted {
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
        self.code.execute(deps, env, info, msg)
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        if from_slice::<Value>(&msg)? == json!({"exchange_rate": {}}) {
            self.switch.asked.set(self.switch.asked.get() + 1);
            if self.switch.is_silent() {
                return Err(StdError::generic_err("it says nothing").into());
            }
            if let Some(answer) = &*self.switch.answer.borrow() {
                return Ok(to_json_binary(answer)?);
            }
        }
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
