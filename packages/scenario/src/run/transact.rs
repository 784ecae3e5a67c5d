//! Transactions: put into a block, watched, carried out.

use super::prepare::{Birth, Prepared};
use super::{broken, Done, Outcome, Runner};
use crate::command::Command;
use crate::parse::Line;
use ballast_testing::{extension, Call, Forecast, Snapshot, Tx, TxError, Watcher, BLOCK_TIME};
use ballast_tool::CliError;
use ballast_types::hub::CONFIG;
use cosmwasm_std::{Addr, Binary, Coin};

impl Runner {
    /// A transaction, in a block of its own or in that of the command before.
    pub(super) fn transaction(&mut self, line: &Line) -> Done {
        if let Command::Instantiate { code, .. } | Command::Migrate { code, .. } = &line.command {
            let stored = self.known_chain_mut()?.code_named(code);
            stored.map_err(|err| CliError::bad(err.to_string()))?;
        }
        let prepared = self.prepare(&line.command)?;
        self.open_block(line)?;
        let chain = self.known_chain()?;
        let before: Option<Snapshot> = (!self.unchecked).then(|| chain.snapshot());
        let forecast = self.forecast(&prepared)?;
        let result = self.carry_out(prepared)?;
        if let (Err(error), Some(before)) = (&result, &before) {
            self.ensure_unchanged(error, before)?;
        }
        self.check(result.as_ref().ok(), forecast)?;
        Ok(match result {
            Ok(tx) => Outcome::Tx(Box::new(tx)),
            Err(error) => Outcome::Refused(error.to_string()),
        })
    }

    /// Begins the transaction's block, unless it goes into the one that is open.
    fn open_block(&mut self, line: &Line) -> Result<(), CliError> {
        let span = line.common.secs.unwrap_or(BLOCK_TIME);
        let begun = std::mem::take(&mut self.begun);
        let chain = self.known_chain_mut()?;
        match line.common.same_block || begun {
            true if !chain.is_open() => {
                let why = "the command before made no block, or one that is closed";
                Err(CliError::bad(format!("`same_block`: {why}")))
            }
            true => Ok(()),
            false => chain
                .next_block_after(span)
                .map_err(|err| CliError::bad(err.to_string())),
        }
    }

    /// What the suite's previews promise for a call; none where nothing is checked.
    fn forecast(&self, prepared: &Prepared) -> Result<Option<Forecast>, CliError> {
        let chain = self.known_chain()?;
        let (
            Prepared::Call {
                contract,
                msg,
                funds,
                ..
            },
            Some(suite),
            false,
        ) = (prepared, &self.contracts, self.unchecked)
        else {
            return Ok(None);
        };
        let call = Call {
            contract,
            msg,
            funds,
        };
        Ok(Watcher::forecast(chain, suite, call))
    }

    /// Holds a refused transaction to I-14: no panic, and nothing written.
    fn ensure_unchanged(&mut self, error: &TxError, before: &Snapshot) -> Result<(), CliError> {
        if error.is_panic() {
            return Err(CliError::failed(format!("I-14 is broken: {error}")));
        }
        match self.chain.as_ref() {
            Some(chain) => self.watcher.refused(before, chain).map_err(broken),
            None => Ok(()),
        }
    }

    fn carry_out(&mut self, prepared: Prepared) -> Result<Result<Tx, TxError>, CliError> {
        let chain = self.known_chain_mut()?;
        Ok(match prepared {
            Prepared::Deploy { sender, msg, funds } => return self.deploy(&sender, msg, &funds),
            Prepared::Call {
                sender,
                contract,
                msg,
                funds,
            } => chain.execute(&sender, &contract, msg, &funds),
            Prepared::Instantiate(birth) => self.instantiate(birth)?,
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

    /// Deploys the suite, and remembers where its contracts are.
    fn deploy(
        &mut self,
        sender: &Addr,
        msg: Binary,
        funds: &[Coin],
    ) -> Result<Result<Tx, TxError>, CliError> {
        let chain = self.known_chain_mut()?;
        let code = chain.code_id("hub");
        let code = code.ok_or_else(|| CliError::bad("no hub"))?;
        let result = chain.instantiate(sender, code, msg, funds, "ballast");
        if let Some(hub) = result.as_ref().ok().and_then(|tx| tx.contract.clone()) {
            let config = CONFIG.query(&chain.querier(), &hub);
            let config = config.map_err(|err| CliError::failed(err.to_string()))?;
            self.contracts = Some(config.suite);
            self.watcher.forget();
        }
        Ok(result)
    }

    /// Creates a contract beside the suite, remembers it by its name, and holds it to the laws of its extension.
    fn instantiate(&mut self, birth: Birth) -> Result<Result<Tx, TxError>, CliError> {
        let chain = self.known_chain_mut()?;
        let result = chain.instantiate_with_admin(
            &birth.sender,
            birth.id,
            birth.msg,
            &birth.funds,
            &birth.name,
            birth.admin.as_ref(),
        );
        if let Some(at) = result.as_ref().ok().and_then(|tx| tx.contract.clone()) {
            if let Some(extension) = extension::named(&birth.code) {
                self.watcher.watch(at.clone(), extension);
            }
            self.codes.insert(birth.name.clone(), birth.code);
            self.others.insert(birth.name, at);
        }
        Ok(result)
    }
}
