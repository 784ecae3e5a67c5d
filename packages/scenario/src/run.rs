//! Runs commands one by one on the embedded chain.

mod judge;
mod kept;
mod plain;
mod prepare;
mod transact;

use crate::command::{Chains, Command};
use crate::kinds::{happenings, questions, transactions};
use crate::names::{Names, CONTRACTS};
use crate::parse::Line;
use crate::{answer, subst};
use ballast_testing::genesis::Validators;
use ballast_testing::{coins, Chain, ChainError, Contracts, Genesis, Tx, Watcher, BLOCK_TIME};
use ballast_tool::amount::fraction_of_percent;
use ballast_tool::CliError;
use cosmwasm_std::{Addr, Coin, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

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
    others: BTreeMap<String, Addr>,
    codes: BTreeMap<String, String>,
    saved: BTreeMap<String, String>,
    marks: BTreeMap<String, u64>,
    watcher: Watcher,
    unchecked: bool,
    /// Answers are not made.
    unread: bool,
    started: bool,
    begun: bool,
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

    /// Contracts beside the suite, by the names that they were given.
    pub fn others(&self) -> &BTreeMap<String, Addr> {
        &self.others
    }

    /// The name of the code of a contract beside the suite.
    pub fn code_of(&self, name: &str) -> Option<&str> {
        self.codes.get(name).map(String::as_str)
    }

    /// The chain and the suite, for programs that go on without commands.
    pub fn into_parts(self) -> Option<(Chain, Contracts)> {
        self.chain.zip(self.contracts)
    }

    /// Begins the block that the next transaction would begin, so long after the last, so that one can look
    /// at it first.
    ///
    /// # Errors
    /// No chain; a clock beyond its range.
    pub fn begin_block(&mut self, span: Option<Duration>) -> Result<(), CliError> {
        let span = span.unwrap_or(BLOCK_TIME);
        let begun = self.known_chain_mut()?.next_block_after(span);
        begun.map_err(|err| CliError::bad(err.to_string()))?;
        self.begun = true;
        Ok(())
    }

    /// Carries out one command. `joined`: the next one goes into the same block.
    ///
    /// # Errors
    /// Bad input, a refusal that was not expected, an expectation that is not met, a broken invariant.
    pub fn step(&mut self, line: &Line, joined: bool) -> Result<Report, CliError> {
        self.try_step(line, joined)
            .map_err(|err| err.at(line.number))
    }

    /// Carries out one command that was carried out before, in a block of its own, without the
    /// answer: nobody asks for it.
    ///
    /// # Errors
    /// As [`Runner::step`].
    pub fn redo(&mut self, line: &Line) -> Result<(), CliError> {
        self.unread = line.common.expect.is_empty() && line.common.save.is_empty();
        let done = self.step(line, false);
        self.unread = false;
        done.map(drop)
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

    fn act(&mut self, line: &Line) -> Done {
        let outcome = match &line.command {
            Command::Only { chain } => return self.only(*chain),
            Command::Genesis(genesis) => return self.genesis(genesis),
            transactions!() => {
                self.known_chain()?;
                return self.transaction(line);
            }
            questions!() => {
                self.known_chain()?;
                self.ask(&line.command)?
            }
            happenings!() => {
                self.known_chain()?;
                self.act_on_chain(line)?
            }
        };
        self.check(None, None)?;
        Ok(outcome)
    }

    fn only(&mut self, chain: Chains) -> Done {
        if self.started {
            return Err(CliError::bad("`only` is the first command of a file"));
        }
        match chain {
            Chains::Sim => Ok(Outcome::Answer(json!({"chain": "sim"}))),
            Chains::Real => Err(CliError::failed(
                "this scenario is for chain `real` only; this is the embedded chain, `sim`",
            )),
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
        let validators = match &genesis.validators {
            Validators::Alike(n) => *n as usize,
            Validators::Each(each) => each.len(),
        };
        if !(1..=1_000).contains(&validators) {
            return Err(CliError::bad("genesis: a chain has 1 to 1000 validators"));
        }
        if genesis.call_depth.is_some() {
            return Err(CliError::bad(
                "genesis: `call_depth`: the embedded chain has no limit of call depth; begin the file with \
                 {\"cmd\":\"only\",\"chain\":\"real\"} and run it on a real chain",
            ));
        }
        let chain = Chain::start(genesis).map_err(|err| CliError::bad(err.to_string()))?;
        let answer = answer::block(&chain);
        self.chain = Some(chain);
        Ok(Outcome::Answer(answer))
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

    pub(super) fn names(&self) -> Result<Names<'_>, CliError> {
        let chain = self.known_chain()?;
        Ok(Names {
            chain,
            contracts: self.contracts.as_ref(),
            others: &self.others,
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
    pub fn address(&self, name: &str) -> Result<Addr, CliError> {
        self.holder(name)
    }

    /// Which contract a call or a question goes to, and with what, once all names are replaced; none of other commands.
    ///
    /// # Errors
    /// Bad input, as far as it can be known before the command is carried out.
    pub fn resolved(&self, command: &Command) -> Result<Option<(Addr, Value)>, CliError> {
        let (contract, msg) = match command {
            Command::Exec {
                from,
                contract,
                msg,
                funds,
            } => {
                let names = self.names()?;
                names.sender(&subst::text(from, &names)?)?;
                self.coins(funds)?;
                (contract, msg)
            }
            Command::Query { contract, msg } => (contract, msg),
            _ => return Ok(None),
        };
        let names = self.names()?;
        let contract = names.contract(&subst::text(contract, &names)?)?;
        Ok(Some((contract, subst::value(msg, &names)?)))
    }

    /// The name of an address, or the address.
    ///
    /// # Errors
    /// There is no chain.
    pub fn name_of(&self, address: &str) -> Result<String, CliError> {
        Ok(self.names()?.show(address))
    }

    fn text(&self, text: &str) -> Result<String, CliError> {
        subst::text(text, &self.names()?)
    }

    fn coins(&self, text: &str) -> Result<Vec<Coin>, CliError> {
        let denom = self.known_chain()?.denom();
        let coins = coins(&self.text(text)?, denom);
        let mut coins = coins.map_err(|err| CliError::bad(err.to_string()))?;
        // as every client sends them
        coins.sort_by(|a, b| a.denom.cmp(&b.denom));
        Ok(coins)
    }

    fn decimal(&self, text: &str) -> Result<Decimal, CliError> {
        let text = self.text(text)?;
        Decimal::from_str(&text).map_err(|_| {
            let like = fraction_of_percent(&text).unwrap_or_else(|| "0.1".to_string());
            CliError::bad(format!("`{text}` is not a fraction: write {like}"))
        })
    }

    fn holder(&self, name: &str) -> Result<Addr, CliError> {
        let names = self.names()?;
        names.holder(&subst::text(name, &names)?)
    }

    fn validator(&self, name: &str) -> Result<String, CliError> {
        let names = self.names()?;
        names.validator(&subst::text(name, &names)?)
    }
}

fn broken(violation: ballast_testing::Violation) -> CliError {
    CliError::failed(violation.to_string())
}

fn refused_block(error: ChainError) -> CliError {
    CliError::failed(format!("the block could not be ended: {error}"))
}
