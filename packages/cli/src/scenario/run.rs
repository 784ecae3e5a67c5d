//! Runs commands one by one on the embedded chain.

use super::names::{Names, CONTRACTS};
use super::parse::{Command, Line};
use super::{answer, expect, subst};
use crate::CliError;
use ballast_testing::{
    coins, Call, Chain, ChainError, Contracts, Genesis, Snapshot, Tx, TxError, Watcher, BLOCK_SECS,
};
use ballast_types::hub::CONFIG;
use cosmwasm_std::{Binary, Coin, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What was done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Commands that were carried out.
    pub commands: u64,
    /// Expectations that were met, refusals among them.
    pub expectations: u64,
    /// Invariants that were checked.
    pub invariants: u64,
}

/// What a command did.
#[derive(Clone, Debug)]
pub struct Report {
    /// The answer; the error of a refusal that was allowed.
    pub answer: Result<Value, String>,
    /// The block the chain is in afterwards.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
}

/// A scenario at work.
#[derive(Default)]
pub struct Runner {
    chain: Option<Chain>,
    contracts: Option<Contracts>,
    saved: BTreeMap<String, String>,
    marks: BTreeMap<String, u64>,
    watcher: Watcher,
    unchecked: bool,
    started: bool,
    counts: Counts,
}

/// What came of a command, before anything is expected of it.
enum Outcome {
    Answer(Value),
    Tx(Box<Tx>),
    Refused(String),
}

type Done = Result<Outcome, CliError>;

impl Runner {
    /// What was done so far.
    pub fn counts(&self) -> Counts {
        Counts {
            invariants: self.watcher.checked(),
            ..self.counts
        }
    }

    /// Whether invariants are checked after each command; they are by default.
    pub fn set_checks(&mut self, on: bool) {
        self.unchecked = !on;
        self.watcher.forget();
    }

    /// The chain, once there is one.
    pub fn chain(&self) -> Option<&Chain> {
        self.chain.as_ref()
    }

    /// The suite, once there is one.
    pub fn contracts(&self) -> Option<&Contracts> {
        self.contracts.as_ref()
    }

    /// Carries out one command. `joined`: the next one goes into the same block.
    ///
    /// # Errors
    /// Bad input, a refusal that was not expected, an expectation that is not met, a broken invariant.
    pub fn step(&mut self, line: &Line, joined: bool) -> Result<Report, CliError> {
        self.try_step(line, joined)
            .map_err(|err| err.at(line.number))
    }

    fn try_step(&mut self, line: &Line, joined: bool) -> Result<Report, CliError> {
        let outcome = self.act(line)?;
        self.started = true;
        if let (Some(chain), false) = (self.chain.as_mut(), joined) {
            chain.end_block().map_err(refused_block)?;
        }
        let answer = self.judge(line, outcome)?;
        self.counts.commands += 1;
        let (height, time) = self
            .chain
            .as_ref()
            .map_or((0, 0), |c| (c.height(), c.now()));
        Ok(Report {
            answer,
            height,
            time,
        })
    }

    fn judge(&mut self, line: &Line, outcome: Outcome) -> Result<Result<Value, String>, CliError> {
        let common = &line.common;
        let answer = match outcome {
            Outcome::Refused(error) => {
                return match &common.fails {
                    Some(text) if contains(&error, &self.text(text)?) => {
                        self.counts.expectations += 1;
                        Ok(Err(error))
                    }
                    Some(text) => Err(CliError::failed("the command failed, but not as expected")
                        .detail(format!("asked for an error with `{text}`"))
                        .detail(format!("came {error}"))),
                    None if common.may_fail => Ok(Err(error)),
                    None => Err(CliError::failed(format!("refused: {error}"))),
                }
            }
            Outcome::Tx(tx) => answer::tx(&tx, &self.names()?),
            Outcome::Answer(value) => value,
        };
        if let Some(text) = &common.fails {
            return Err(
                CliError::failed("the command was expected to fail, and succeeded")
                    .detail(format!("asked for an error with `{text}`"))
                    .detail(format!("came {answer}")),
            );
        }
        if !common.expect.is_empty() || !common.save.is_empty() {
            self.meet(line, &answer)?;
        }
        Ok(Ok(answer))
    }

    fn meet(&mut self, line: &Line, answer: &Value) -> Result<(), CliError> {
        let wanted = subst::object(&line.common.expect, &self.names()?)?;
        for (path, matcher) in &wanted {
            let found = answer::find(answer, path);
            expect::matches(found.as_ref(), matcher).map_err(|why| {
                CliError::failed(format!("`{path}` is not as expected: {why}"))
                    .detail(format!("the whole answer is {answer}"))
            })?;
            self.counts.expectations += 1;
        }
        for (name, path) in &line.common.save {
            let path = self.text(path.as_str().unwrap_or_default())?;
            let found = answer::find(answer, &path).ok_or_else(|| {
                CliError::failed(format!("save `{name}`: there is no `{path}` in the answer"))
                    .detail(format!("the whole answer is {answer}"))
            })?;
            if self.names()?.is_taken(name) {
                return Err(CliError::bad(format!("save `{name}`: this name is taken")));
            }
            let text = found
                .as_str()
                .map_or_else(|| found.to_string(), ToString::to_string);
            self.saved.insert(name.clone(), text);
        }
        Ok(())
    }

    fn act(&mut self, line: &Line) -> Done {
        match &line.command {
            Command::Only { chain } => return self.only(chain),
            Command::Genesis(genesis) => return self.genesis(genesis),
            _ => drop(self.known_chain()?),
        }
        if line.command.is_tx() {
            return self.transaction(line);
        }
        let outcome = self.act_plainly(line)?;
        self.check(None, None)?;
        Ok(outcome)
    }

    fn only(&mut self, chain: &str) -> Done {
        if self.started {
            return Err(CliError::bad("`only` is the first command of a file"));
        }
        match chain {
            "sim" => Ok(Outcome::Answer(json!({"chain": "sim"}))),
            other => Err(CliError::failed(format!(
                "this scenario is for chain `{other}` only; this is the embedded chain, `sim`"
            ))),
        }
    }

    fn genesis(&mut self, genesis: &Genesis) -> Done {
        if self.chain.is_some() {
            return Err(CliError::bad("a chain has one genesis"));
        }
        let names = genesis.accounts.keys();
        if let Some(name) = names
            .clone()
            .find(|name| CONTRACTS.contains(&name.as_str()))
        {
            return Err(CliError::bad(format!(
                "account `{name}`: the name of a contract"
            )));
        }
        if genesis.each_validator().is_empty() || genesis.each_validator().len() > 1_000 {
            return Err(CliError::bad("genesis: a chain has 1 to 1000 validators"));
        }
        let chain = Chain::start(genesis).map_err(|err| CliError::bad(err.to_string()))?;
        let answer = answer::block(&chain);
        self.chain = Some(chain);
        Ok(Outcome::Answer(answer))
    }

    /// A transaction, in a block of its own or in that of the command before.
    fn transaction(&mut self, line: &Line) -> Done {
        let prepared = self.prepare(&line.command)?;
        let secs = line.common.secs.unwrap_or(BLOCK_SECS);
        let chain = self.known_chain_mut()?;
        match line.common.same_block {
            true if !chain.is_open() => {
                let why = "the command before made no block, or one that is closed";
                return Err(CliError::bad(format!("`same_block`: {why}")));
            }
            true => {}
            false => chain
                .next_block(secs)
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
            _ => return Err(CliError::bad("this is no transaction")),
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
                    let config = CONFIG.query(&chain.querier(), hub);
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
            Prepared::Send { sender, to, funds } => chain.bank_send(&sender, &to, &funds),
            Prepared::Unjail { operator } => chain.unjail(&operator),
            Prepared::SetCommission { operator, rate } => chain.set_commission(&operator, rate),
            Prepared::Reward { funds } => chain.reward_tx(funds),
        })
    }

    fn act_plainly(&mut self, line: &Line) -> Done {
        let secs = line.common.secs.unwrap_or(BLOCK_SECS);
        let answer = match &line.command {
            Command::Query { contract, msg } => {
                let names = self.names()?;
                let contract = names.contract(&subst::text(contract, &names)?)?;
                let msg = Binary::from(subst::value(msg, &names)?.to_string().into_bytes());
                return Ok(match names.chain.query(&contract, msg) {
                    Ok(answer) => Outcome::Answer(answer),
                    Err(error) => Outcome::Refused(error),
                });
            }
            Command::Balance { of } => answer::balance(self.known_chain()?, &self.holder(of)?),
            Command::Delegations { of } => answer::delegations(&self.names()?, &self.holder(of)?),
            Command::Unbondings { of } => answer::unbondings(&self.names()?, &self.holder(of)?),
            Command::Redelegations { of } => {
                answer::redelegations(&self.names()?, &self.holder(of)?)
            }
            Command::Rewards { of } => answer::rewards(&self.names()?, &self.holder(of)?),
            Command::Validator { val } => {
                let operator = self.validator(val)?;
                json!(self.known_chain()?.validator(&operator))
            }
            Command::Mark { name } => {
                let height = self.known_chain()?.height();
                self.marks.insert(name.clone(), height);
                json!({"height": height})
            }
            Command::Check { off } => {
                self.set_checks(!off);
                json!({"off": off})
            }
            _ => return self.act_on_chain(&line.command, secs),
        };
        Ok(Outcome::Answer(answer))
    }

    /// Blocks, and what validators do and suffer.
    fn act_on_chain(&mut self, command: &Command, secs: u64) -> Done {
        let done = match command {
            Command::Block { n } if *n > 1_000_000 => {
                return Err(CliError::bad(format!(
                    "block: {n} blocks are too many, use `advance`"
                )))
            }
            Command::Block { n } => self.known_chain_mut()?.blocks(*n, secs),
            Command::Advance {} => self.known_chain_mut()?.advance(secs),
            Command::DoubleSign { val, infraction } => {
                let operator = self.validator(val)?;
                let height = self.height_of(infraction.as_deref())?;
                self.known_chain_mut()?.double_sign(&operator, height)
            }
            Command::Absent { val, blocks } => {
                let operator = self.validator(val)?;
                self.known_chain_mut()?.absent(&operator, *blocks, secs)
            }
            Command::Slash {
                val,
                fraction,
                infraction_height,
            } => {
                let (operator, fraction) = (self.validator(val)?, self.decimal(fraction)?);
                let chain = self.known_chain_mut()?;
                chain.slash_in_block(&operator, fraction, *infraction_height)
            }
            Command::Fail { val, what, on } => {
                let operator = self.validator(val)?;
                let done = self.known_chain_mut()?.fail(&operator, what, *on);
                match done {
                    Err(ChainError::UnknownMessage(_)) => {
                        return done
                            .map(|()| Outcome::Answer(Value::Null))
                            .map_err(|err| CliError::bad(err.to_string()))
                    }
                    other => other,
                }
            }
            _ => return Err(CliError::bad("this command has no place here")),
        };
        Ok(match done {
            Ok(()) => Outcome::Answer(answer::block(self.known_chain()?)),
            Err(error) => Outcome::Refused(error.to_string()),
        })
    }

    fn check(
        &mut self,
        tx: Option<&Tx>,
        forecast: Option<ballast_testing::Forecast>,
    ) -> Result<(), CliError> {
        if let (false, Some(chain), Some(suite)) = (self.unchecked, &self.chain, &self.contracts) {
            self.watcher
                .check(chain, suite, tx, forecast)
                .map_err(broken)?;
        }
        Ok(())
    }

    fn names(&self) -> Result<Names<'_>, CliError> {
        let chain = self.known_chain()?;
        Ok(Names {
            chain,
            contracts: self.contracts.as_ref(),
            saved: &self.saved,
        })
    }

    fn known_chain(&self) -> Result<&Chain, CliError> {
        self.chain
            .as_ref()
            .ok_or_else(|| CliError::bad("no chain yet: `genesis` comes first"))
    }

    fn known_chain_mut(&mut self) -> Result<&mut Chain, CliError> {
        self.chain
            .as_mut()
            .ok_or_else(|| CliError::bad("no chain yet: `genesis` comes first"))
    }

    /// The address of an account or contract, by name or address.
    ///
    /// # Errors
    /// Unknown names.
    pub fn address(&self, name: &str) -> Result<cosmwasm_std::Addr, CliError> {
        self.holder(name)
    }

    fn text(&self, text: &str) -> Result<String, CliError> {
        subst::text(text, &self.names()?)
    }

    fn coins(&self, text: &str) -> Result<Vec<Coin>, CliError> {
        let denom = self.known_chain()?.denom();
        coins(&self.text(text)?, denom).map_err(|err| CliError::bad(err.to_string()))
    }

    fn decimal(&self, text: &str) -> Result<Decimal, CliError> {
        let text = self.text(text)?;
        Decimal::from_str(&text).map_err(|_| CliError::bad(format!("`{text}` is no fraction")))
    }

    fn holder(&self, name: &str) -> Result<cosmwasm_std::Addr, CliError> {
        let names = self.names()?;
        names.holder(&subst::text(name, &names)?)
    }

    fn validator(&self, name: &str) -> Result<String, CliError> {
        let names = self.names()?;
        names.validator(&subst::text(name, &names)?)
    }

    fn height_of(&self, mark: Option<&str>) -> Result<u64, CliError> {
        let Some(mark) = mark else {
            return Ok(self.known_chain()?.height());
        };
        let mark = self.text(mark)?;
        let known = self.marks.get(&mark).copied().or_else(|| mark.parse().ok());
        known.ok_or_else(|| CliError::bad(format!("unknown mark `{mark}`")))
    }
}

/// A transaction with all names resolved.
enum Prepared {
    Deploy {
        sender: cosmwasm_std::Addr,
        msg: Binary,
        funds: Vec<Coin>,
    },
    Call {
        sender: cosmwasm_std::Addr,
        contract: cosmwasm_std::Addr,
        msg: Binary,
        funds: Vec<Coin>,
    },
    Send {
        sender: cosmwasm_std::Addr,
        to: cosmwasm_std::Addr,
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

fn contains(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

fn broken(violation: ballast_testing::Violation) -> CliError {
    CliError::failed(violation.to_string())
}

fn refused_block(error: ChainError) -> CliError {
    CliError::failed(format!("the block could not be ended: {error}"))
}
