//! What the vault and the token answer, and what a transaction says.

use super::Kit;
use ballast_types::{
    vault::{BackingResponse, PoolResponse, PositionResponse, QueryMsg},
    Amount,
};
use cosmwasm_std::{Addr, StdResult};
use cw20::Cw20QueryMsg;
use cw_multi_test::AppResponse;
use serde::de::DeserializeOwned;

impl Kit {
    pub fn ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.try_ask(msg).unwrap()
    }

    pub fn try_ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.vault, msg)
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        self.ask(&QueryMsg::Position {
            owner: self.who(who).into_string(),
        })
    }

    pub fn pool(&self) -> PoolResponse {
        self.ask(&QueryMsg::Pool {})
    }

    pub fn backing(&self, n: u8) -> u128 {
        let answer: BackingResponse = self.ask(&QueryMsg::Backing {
            validators: vec![self.val(n)],
        });
        answer.bonds[0].raw().u128()
    }

    pub fn balance(&self, who: &Addr) -> u128 {
        let query = Cw20QueryMsg::Balance {
            address: who.to_string(),
        };
        let answer: cw20::BalanceResponse = self
            .app
            .wrap()
            .query_wasm_smart(&self.suite.token, &query)
            .unwrap();
        answer.balance.u128()
    }

    pub fn has(&self, who: &str) -> u128 {
        self.balance(&self.who(who))
    }
}

/// An attribute of the vault's own answer.
pub fn attr(done: &AppResponse, key: &str) -> String {
    done.events
        .iter()
        .filter(|event| event.ty == "wasm")
        .flat_map(|event| &event.attributes)
        .rfind(|attribute| attribute.key == key)
        .unwrap_or_else(|| panic!("no {key} in {:?}", done.events))
        .value
        .clone()
}

/// The event of a name, as `key=value` pairs.
pub fn event(done: &AppResponse, ty: &str) -> Vec<String> {
    done.events
        .iter()
        .filter(|event| event.ty == format!("wasm-{ty}"))
        .flat_map(|event| &event.attributes)
        .filter(|attribute| !attribute.key.starts_with('_'))
        .map(|attribute| format!("{}={}", attribute.key, attribute.value))
        .collect()
}
