//! Transactions: names resolved, put into a block, watched.

use super::super::kinds::{happenings, questions, starts};
use super::super::names::CONTRACTS;
use super::super::parse::{Command, Line};
use super::super::subst;
use super::{broken, Done, Outcome, Runner};
use ballast_testing::{extension, Call, Snapshot, Tx, TxError, Watcher, BLOCK_TIME};
use ballast_tool::CliError;
use ballast_types::hub::CONFIG;
use cosmwasm_std::{Addr, Binary, Coin, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// A transaction with all names resolved.
enum Prepared {
    Deploy {
        sender: Addr,
        msg: Binary,
        funds: Vec<Coin>,
    },
    Instantiate {
        sender: Addr,
        code: String,
        id: u64,
        name: String,
        msg: Binary,
        funds: Vec<Coin>,
        admin: Option<Addr>,
    },
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

impl Runner {
    /// A transaction, in a block of its own or in that of the command before.
    pub(super) fn transaction(&mut self, line: &Line) -> Done {
        if let Command::Instantiate { code, .. } | Command::Migrate { code, .. } = &line.command {
            let stored = self.known_chain_mut()?.code_named(code);
            stored.map_err(|err| CliError::bad(err.to_string()))?;
        }
        let prepared = self.prepare(&line.command)?;
        let span = line.common.secs.unwrap_or(BLOCK_TIME);
        let begun = std::mem::take(&mut self.begun);
        let chain = self.known_chain_mut()?;
        match line.common.same_block || begun {
            true if !chain.is_open() => {
                let why = "the command before made no block, or one that is closed";
                return Err(CliError::bad(format!("`same_block`: {why}")));
            }
            true => {}
            false => chain
                .next_block_after(span)
                .map_err(|err| CliError::bad(err.to_string()))?,
        }
        let checked = !self.unchecked;
        let chain = self.known_chain()?;
        let before: Option<Snapshot> = checked.then(|| chain.snapshot());
        let forecast = match (&prepared, &self.contracts) {
            (
                Prepared::Call {
                    contract,
                    msg,
                    funds,
                    ..
                },
                Some(suite),
            ) if checked => Watcher::forecast(
                chain,
                suite,
                Call {
                    contract,
                    msg,
                    funds,
                },
            ),
            _ => None,
        };
        let result = self.carry_out(prepared)?;
        if let (Err(error), Some(before)) = (&result, &before) {
            if error.is_panic() {
                return Err(CliError::failed(format!("I-14 is broken: {error}")));
            }
            if let Some(chain) = self.chain.as_ref() {
                self.watcher.refused(before, chain).map_err(broken)?;
            }
        }
        self.check(result.as_ref().ok(), forecast)?;
        Ok(match result {
            Ok(tx) => Outcome::Tx(Box::new(tx)),
            Err(error) => Outcome::Refused(error.to_string()),
        })
    }

    /// Reads names and amounts, so that bad input is found before a block is made.
    fn prepare(&self, command: &Command) -> Result<Prepared, CliError> {
        let names = self.names()?;
        let sender = |name: &str| names.sender(&subst::text(name, &names)?);
        Ok(match command {
            Command::Deploy { from, msg, funds } => Prepared::Deploy {
                sender: sender(from)?,
                msg: self.deployment(&subst::value(msg, &names)?)?,
                funds: self.coins(funds)?,
            },
            Command::Exec {
                from,
                contract,
                msg,
                funds,
            } => Prepared::Call {
                sender: sender(from)?,
                contract: names.contract(&subst::text(contract, &names)?)?,
                msg: Binary::from(subst::value(msg, &names)?.to_string().into_bytes()),
                funds: self.coins(funds)?,
            },
            Command::Instantiate {
                code,
                name,
                from,
                msg,
                funds,
                admin,
            } => Prepared::Instantiate {
                sender: sender(from)?,
                code: code.clone(),
                id: names
                    .chain
                    .code_id(code)
                    .ok_or_else(|| CliError::bad("no code"))?,
                name: names.free(name)?.to_string(),
                msg: Binary::from(subst::value(msg, &names)?.to_string().into_bytes()),
                funds: self.coins(funds)?,
                admin: admin.as_ref().map(|name| self.holder(name)).transpose()?,
            },
            Command::Grant { from, to } => {
                sender(from)?;
                self.holder(to)?;
                Prepared::Grant
            }
            Command::Migrate {
                from,
                contract,
                code,
                msg,
            } => Prepared::Migrate {
                sender: sender(from)?,
                contract: names.contract(&subst::text(contract, &names)?)?,
                code: names
                    .chain
                    .code_id(code)
                    .ok_or_else(|| CliError::bad("no code"))?,
                msg: Binary::from(subst::value(msg, &names)?.to_string().into_bytes()),
            },
            Command::SetAdmin { from, contract, to } => Prepared::SetAdmin {
                sender: sender(from)?,
                contract: names.contract(&subst::text(contract, &names)?)?,
                to: self.holder(to)?,
            },
            Command::BankSend { from, to, funds } => Prepared::Send {
                sender: sender(from)?,
                to: names.holder(&subst::text(to, &names)?)?,
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
            starts!() | questions!() | happenings!() => {
                return Err(CliError::bad("this is not a transaction"))
            }
        })
    }

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

    fn carry_out(&mut self, prepared: Prepared) -> Result<Result<Tx, TxError>, CliError> {
        let chain = self.known_chain_mut()?;
        Ok(match prepared {
            Prepared::Deploy { sender, msg, funds } => {
                let code = chain
                    .code_id("hub")
                    .ok_or_else(|| CliError::bad("no hub"))?;
                let result = chain.instantiate(&sender, code, msg, &funds, "ballast");
                if let Some(hub) = result.as_ref().ok().and_then(|tx| tx.contract.clone()) {
                    let config = CONFIG.query(&chain.querier(), &hub);
                    let config = config.map_err(|err| CliError::failed(err.to_string()))?;
                    self.contracts = Some(config.suite);
                    self.watcher.forget();
                }
                result
            }
            Prepared::Call {
                sender,
                contract,
                msg,
                funds,
            } => chain.execute(&sender, &contract, msg, &funds),
            Prepared::Instantiate {
                sender,
                code,
                id,
                name,
                msg,
                funds,
                admin,
            } => {
                let admin = admin.as_ref();
                let result = chain.instantiate_with_admin(&sender, id, msg, &funds, &name, admin);
                if let Some(at) = result.as_ref().ok().and_then(|tx| tx.contract.clone()) {
                    if let Some(extension) = extension::named(&code) {
                        self.watcher.watch(at.clone(), extension);
                    }
                    self.codes.insert(name.clone(), code);
                    self.others.insert(name, at);
                }
                result
            }
            Prepared::Grant => Err(TxError::refused("the embedded chain has no authz")),
            Prepared::Migrate {
                sender,
                contract,
                code,
                msg,
            } => chain.migrate(&sender, &contract, code, msg),
            Prepared::SetAdmin {
                sender,
                contract,
                to,
            } => chain.set_admin(&sender, &contract, &to),
            Prepared::Send { sender, to, funds } => chain.bank_send(&sender, &to, &funds),
            Prepared::Unjail { operator } => chain.unjail(&operator),
            Prepared::SetCommission { operator, rate } => chain.set_commission(&operator, rate),
            Prepared::Reward { funds } => chain.reward_tx(funds),
        })
    }
}
