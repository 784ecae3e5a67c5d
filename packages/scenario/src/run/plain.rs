//! Commands that are no transactions: questions, blocks, what validators do and suffer.

use super::{Done, Outcome, Runner};
use crate::command::Command;
use crate::kinds::{happenings, questions, starts, transactions};
use crate::parse::Line;
use crate::{answer, subst};
use ballast_testing::{ChainError, BLOCK_TIME};
use ballast_tool::CliError;
use cosmwasm_std::Binary;
use serde_json::json;

/// Blocks that one command makes at most.
const MOST_BLOCKS: u64 = 1_000_000;

impl Runner {
    /// Questions and notes.
    pub(super) fn ask(&mut self, command: &Command) -> Done {
        let answer = match command {
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
            starts!() | transactions!() | happenings!() => {
                return Err(CliError::bad("this is not a query"))
            }
        };
        Ok(Outcome::Answer(answer))
    }

    /// Blocks, and what the chain and its validators do and suffer.
    pub(super) fn act_on_chain(&mut self, line: &Line) -> Done {
        ensure_not_too_many_blocks(&line.command)?;
        let span = line.common.secs.unwrap_or(BLOCK_TIME);
        let done = match &line.command {
            Command::Block { n } => self.known_chain_mut()?.blocks_after(*n, span),
            Command::Advance {} => self.known_chain_mut()?.advance_by(span),
            Command::SetParams(change) => self.known_chain_mut()?.set_params(change, span),
            Command::Restart { height } => self.known_chain_mut()?.restart(*height, span),
            Command::DoubleSign { val, infraction } => {
                let operator = self.validator(val)?;
                let height = self.height_of(infraction.as_deref())?;
                self.known_chain_mut()?.double_sign(&operator, height)
            }
            Command::Absent { val, blocks } => {
                let operator = self.validator(val)?;
                let chain = self.known_chain_mut()?;
                chain.absent_after(&operator, *blocks, span)
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
                match self.known_chain_mut()?.fail(&operator, what, *on) {
                    Err(error @ ChainError::UnknownMessage(_)) => {
                        return Err(CliError::bad(error.to_string()))
                    }
                    done => done,
                }
            }
            Command::Break { contract, on } => {
                let done = self.known_chain_mut()?.break_contract(contract, *on);
                done.map_err(|err| CliError::bad(err.to_string()))?;
                Ok(())
            }
            starts!() | transactions!() | questions!() => {
                return Err(CliError::bad("this is nothing that the chain does"))
            }
        };
        Ok(match done {
            Ok(()) => Outcome::Answer(answer::block(self.known_chain()?)),
            Err(error) => Outcome::Refused(error.to_string()),
        })
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

/// Fails where a command would make more blocks than one may.
fn ensure_not_too_many_blocks(command: &Command) -> Result<(), CliError> {
    let (what, blocks, instead) = match command {
        Command::Block { n } => ("block", *n, ": use `advance`"),
        Command::Absent { blocks, .. } => ("absent", *blocks, ""),
        _ => return Ok(()),
    };
    match blocks > MOST_BLOCKS {
        false => Ok(()),
        true => Err(CliError::bad(format!(
            "{what}: {blocks} blocks are too many, {MOST_BLOCKS} at most{instead}"
        ))),
    }
}
