//! Transactions before they are carried out: names and amounts are read, so that bad input is found before a block is
//! made.

use super::Runner;
use crate::command::Command;
use crate::kinds::{contract_messages, happenings, module_messages, questions, starts};
use crate::names::{Names, CONTRACTS};
use crate::subst;
use ballast_tool::CliError;
use cosmwasm_std::{Addr, Binary, Coin, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// A transaction with all names resolved.
pub enum Prepared {
    Deploy {
        sender: Addr,
        msg: Binary,
        funds: Vec<Coin>,
    },
    Instantiate(Birth),
    Call {
        sender: Addr,
        contract: Addr,
        msg: Binary,
        funds: Vec<Coin>,
    },
    Grant,
    Migrate {
        sender: Addr,
        contract: Addr,
        code: u64,
        msg: Binary,
    },
    SetAdmin {
        sender: Addr,
        contract: Addr,
        to: Addr,
    },
    Send {
        sender: Addr,
        to: Addr,
        funds: Vec<Coin>,
    },
    Unjail {
        operator: String,
    },
    SetCommission {
        operator: String,
        rate: Decimal,
    },
    Reward {
        funds: Vec<Coin>,
    },
}

/// A contract beside the suite that is about to be created.
pub struct Birth {
    pub sender: Addr,
    /// The name of its code.
    pub code: String,
    /// The code's number on the chain.
    pub id: u64,
    /// Its own name, from here on.
    pub name: String,
    pub msg: Binary,
    pub funds: Vec<Coin>,
    pub admin: Option<Addr>,
}

impl Runner {
    /// The transaction of a command, with names and amounts read.
    ///
    /// # Errors
    /// Unknown names, malformed amounts, commands that are no transactions.
    pub(super) fn prepare(&self, command: &Command) -> Result<Prepared, CliError> {
        let names = self.names()?;
        match command {
            contract_messages!() => self.prepare_for_contract(command, &names),
            module_messages!() => self.prepare_for_module(command, &names),
            starts!() | questions!() | happenings!() => Err(no_transaction()),
        }
    }

    fn prepare_for_contract(
        &self,
        command: &Command,
        names: &Names<'_>,
    ) -> Result<Prepared, CliError> {
        Ok(match command {
            Command::Deploy { from, msg, funds } => Prepared::Deploy {
                sender: sender(from, names)?,
                msg: self.deployment(&subst::value(msg, names)?)?,
                funds: self.coins(funds)?,
            },
            Command::Exec {
                from,
                contract,
                msg,
                funds,
            } => Prepared::Call {
                sender: sender(from, names)?,
                contract: contract_named(contract, names)?,
                msg: message(msg, names)?,
                funds: self.coins(funds)?,
            },
            Command::Instantiate { .. } => {
                Prepared::Instantiate(self.prepare_birth(command, names)?)
            }
            Command::Migrate {
                from,
                contract,
                code,
                msg,
            } => Prepared::Migrate {
                sender: sender(from, names)?,
                contract: contract_named(contract, names)?,
                code: code_id(code, names)?,
                msg: message(msg, names)?,
            },
            Command::SetAdmin { from, contract, to } => Prepared::SetAdmin {
                sender: sender(from, names)?,
                contract: contract_named(contract, names)?,
                to: self.holder(to)?,
            },
            module_messages!() | starts!() | questions!() | happenings!() => {
                return Err(no_transaction())
            }
        })
    }

    fn prepare_birth(&self, command: &Command, names: &Names<'_>) -> Result<Birth, CliError> {
        let Command::Instantiate {
            code,
            name,
            from,
            msg,
            funds,
            admin,
        } = command
        else {
            return Err(no_transaction());
        };
        Ok(Birth {
            sender: sender(from, names)?,
            code: code.clone(),
            id: code_id(code, names)?,
            name: names.free(name)?.to_string(),
            msg: message(msg, names)?,
            funds: self.coins(funds)?,
            admin: admin.as_ref().map(|name| self.holder(name)).transpose()?,
        })
    }

    fn prepare_for_module(
        &self,
        command: &Command,
        names: &Names<'_>,
    ) -> Result<Prepared, CliError> {
        Ok(match command {
            Command::Grant { from, to } => {
                sender(from, names)?;
                self.holder(to)?;
                Prepared::Grant
            }
            Command::BankSend { from, to, funds } => Prepared::Send {
                sender: sender(from, names)?,
                to: self.holder(to)?,
                funds: self.coins(funds)?,
            },
            Command::Unjail { val } => Prepared::Unjail {
                operator: self.validator(val)?,
            },
            Command::SetCommission { val, rate } => Prepared::SetCommission {
                operator: self.validator(val)?,
                rate: self.decimal(rate)?,
            },
            Command::Reward { funds } => Prepared::Reward {
                funds: self.coins(funds)?,
            },
            contract_messages!() | starts!() | questions!() | happenings!() => {
                return Err(no_transaction())
            }
        })
    }

    /// The message of a deployment, with the ids of the codes where it names none.
    fn deployment(&self, msg: &Value) -> Result<Binary, CliError> {
        let chain = self.known_chain()?;
        let mut msg = match msg {
            Value::Object(fields) => fields.clone(),
            Value::Null => serde_json::Map::new(),
            other => {
                return Err(CliError::bad(format!(
                    "deploy: `msg` is an object, not {other}"
                )))
            }
        };
        let siblings = CONTRACTS.iter().filter(|name| **name != "hub");
        let codes: BTreeMap<&str, u64> = siblings
            .filter_map(|name| Some((*name, chain.code_id(name)?)))
            .collect();
        msg.entry("code_ids").or_insert_with(|| json!(codes));
        Ok(Binary::from(Value::Object(msg).to_string().into_bytes()))
    }
}

fn no_transaction() -> CliError {
    CliError::bad("this is not a transaction")
}

fn sender(name: &str, names: &Names<'_>) -> Result<Addr, CliError> {
    names.sender(&subst::text(name, names)?)
}

fn contract_named(name: &str, names: &Names<'_>) -> Result<Addr, CliError> {
    names.contract(&subst::text(name, names)?)
}

fn code_id(name: &str, names: &Names<'_>) -> Result<u64, CliError> {
    let id = names.chain.code_id(name);
    id.ok_or_else(|| CliError::bad("no code"))
}

fn message(msg: &Value, names: &Names<'_>) -> Result<Binary, CliError> {
    let msg = subst::value(msg, names)?;
    Ok(Binary::from(msg.to_string().into_bytes()))
}
