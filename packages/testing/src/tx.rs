//! The result of a transaction: what it did, or why it was refused.

use cosmwasm_std::{Addr, Binary, Event};
use cw_multi_test::error::AnyError;
use std::any::Any;
use std::fmt;

/// A transaction that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Tx {
    /// The block it is in.
    pub height: u64,
    /// The time of that block, unix seconds.
    pub time: u64,
    /// The contract that was called, if there is one.
    pub contract: Option<Addr>,
    /// All events, in order.
    pub events: Vec<Event>,
    /// The data of the contract's response.
    pub data: Option<Binary>,
}

impl Tx {
    /// The first attribute of this name that the called contract emitted, or else the first that
    /// any contract emitted. [`Tx::attrs`] returns all.
    pub fn attr(&self, key: &str) -> Option<&str> {
        let called = self.contract.as_ref();
        called
            .and_then(|contract| self.attr_of(contract, key))
            .or_else(|| self.attrs(key).first().map(|(_, value)| *value))
    }

    /// All attributes of this name that contracts emitted in this transaction, in order: contract
    /// and value.
    pub fn attrs(&self, key: &str) -> Vec<(&str, &str)> {
        let of_contracts = self.events.iter().filter(|event| event.ty == "wasm");
        let each = of_contracts.flat_map(|event| {
            let contract = emitter(event).unwrap_or_default();
            let named = event.attributes.iter().filter(|attr| attr.key == key);
            named.map(move |attr| (contract, attr.value.as_str()))
        });
        each.collect()
    }

    /// The first attribute of this name that `contract` emitted anywhere in this transaction.
    pub fn attr_of(&self, contract: &Addr, key: &str) -> Option<&str> {
        self.events
            .iter()
            .filter(|event| event.ty == "wasm" && emitter(event) == Some(contract.as_str()))
            .find_map(|event| attribute(event, key))
    }

    /// [`Tx::attr`], as a number.
    ///
    /// # Panics
    /// If there is none, or it is not a number: for tests, which know what to expect.
    pub fn amount(&self, key: &str) -> u128 {
        let text = self
            .attr(key)
            .unwrap_or_else(|| panic!("no attribute `{key}`:\n{self}"));
        text.parse()
            .unwrap_or_else(|_| panic!("`{key}` is `{text}`, which is no amount"))
    }

    /// Events of this name that a contract emitted, such as `ballast-loss`.
    pub fn events_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Event> + 'a {
        self.events
            .iter()
            .filter(move |event| event.ty.strip_prefix("wasm-") == Some(name))
    }
}

impl fmt::Display for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for event in &self.events {
            write!(f, "{}", event.ty)?;
            for attr in &event.attributes {
                write!(f, " {}={}", attr.key, attr.value)?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// The contract that emitted an event.
pub fn emitter(event: &Event) -> Option<&str> {
    attribute(event, "_contract_address")
}

/// An attribute of an event.
pub fn attribute<'a>(event: &'a Event, key: &str) -> Option<&'a str> {
    event
        .attributes
        .iter()
        .find(|attr| attr.key == key)
        .map(|attr| attr.value.as_str())
}

/// What ends a transaction of the embedded chain, past all contracts that would swallow an error.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A stranger's contract burned all gas. On a chain this ends the message only if the message has a gas limit.
    #[error("out of gas: the transaction ends")]
    OutOfGas,
    /// A stranger's contract gave a message a gas limit, which the embedded chain would ignore.
    #[error("the embedded chain has no gas limits of sub-messages, and {limit} was asked for: run this on a real chain")]
    GasLimit {
        /// The limit, in gas of the SDK.
        limit: u64,
    },
    /// A stranger's contract sent a message to a module that the embedded chain does not have.
    #[error("the embedded chain has no {type_url}: run this on a real chain")]
    NoModule {
        /// The type of the message.
        type_url: String,
    },
}

/// A transaction that was refused: it changed nothing.
#[derive(Debug)]
pub struct TxError {
    error: Option<AnyError>,
    text: String,
}

impl TxError {
    pub(crate) fn new(error: AnyError) -> Self {
        let mut parts: Vec<String> = vec![];
        for cause in error.chain() {
            let text = match cause.downcast_ref::<ballast_chain_sim::SdkError>() {
                // as in a node's answer to a transaction: the error as contracts see it, and the
                // log
                Some(refusal) => format!("{refusal}: {}", refusal.log),
                None => cause.to_string(),
            };
            let is_context = text.starts_with("Error executing WasmMsg");
            if !is_context && parts.last().is_none_or(|last| !last.ends_with(&text)) {
                parts.push(text);
            }
        }
        Self {
            error: Some(error),
            text: parts.join(": "),
        }
    }

    /// A refusal with this text, for features that the chain does not have.
    pub fn refused(what: &str) -> Self {
        Self::new(AnyError::msg(what.to_string()))
    }

    /// The payload with which the transaction unwound: [`Ended`], or a panic.
    pub(crate) fn unwound(payload: Box<dyn Any + Send>) -> Self {
        match payload.downcast::<Ended>() {
            Ok(ended) => Self::new(AnyError::new(*ended)),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
                Self {
                    error: None,
                    text: format!("panicked: {}", text.unwrap_or_default()),
                }
            }
        }
    }

    /// The error text: the contract's own error, without the message that was sent.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a contract or a module panicked, which is always a bug.
    pub fn is_panic(&self) -> bool {
        self.error.is_none()
    }

    /// The error itself, if it is of this type: `err.downcast::<ballast_hub::ContractError>()`.
    pub fn downcast<E: std::error::Error + Send + Sync + 'static>(&self) -> Option<&E> {
        self.error.as_ref().and_then(|error| {
            error
                .downcast_ref::<E>()
                .or_else(|| error.chain().find_map(|e| e.downcast_ref::<E>()))
        })
    }
}

impl fmt::Display for TxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for TxError {}
