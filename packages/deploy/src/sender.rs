//! Transactions that happen once, however often the program is killed.

use crate::answer::Included;
use crate::journal::{Journal, Pending};
use ballast_daemon::{plainly, BlockMark, Broadcast, Daemon, Signer, TxResult, Unsigned};
use ballast_tool::output::Output;
use ballast_tool::{files, stop, CliError};
use serde_json::json;
use std::time::Duration;

/// Signs and sends, one transaction at a time, each written down before it is sent.
pub struct Sender<'a> {
    /// The chain's daemon, which signs and sends.
    pub daemon: &'a Daemon,
    /// The key that signs.
    pub signer: &'a Signer,
    /// Where each transaction is written down before it is sent.
    pub journal: &'a Journal,
    /// How long to wait for a block.
    pub patience: Duration,
    /// What to do when a transaction does not get into a block in time.
    pub advice: &'a str,
    /// The command that drops what can neither be finished nor sent again.
    pub forget: &'a str,
    /// Blocks of the chain as it is now, where the node tells.
    pub chain: Option<BlockMark>,
    /// Where progress is told, if anywhere.
    pub out: Option<&'a Output>,
}

impl Sender<'_> {
    /// Finishes what a run before this one had signed: finds out whether it was carried out, and sends
    /// the same bytes again if the chain does not know them. Returns what came of it, if it is in
    /// a block.
    ///
    /// # Errors
    /// It is neither in a block nor out of the way.
    pub fn resume(&self) -> Result<Option<Included>, CliError> {
        let Some(pending) = self.journal.pending().map_err(|err| self.stuck(err))? else {
            return Ok(None);
        };
        let Pending { step, tx_hash, .. } = &pending;
        self.tell(step, "resumed", &format!("tx {tx_hash}"));
        pending
            .ensure_chain(self.daemon)
            .map_err(|err| self.stuck(err))?;
        if self.daemon.tx(tx_hash)?.is_none() {
            if !self.journal.signed().exists() {
                return Err(self.stuck(CliError::failed(format!(
                    "`{step}` (tx {tx_hash}) is in no block that the node shows, and its signed bytes are gone: it can't be \
                     sent again"
                ))));
            }
            match self.daemon.broadcast(&self.journal.signed())? {
                Broadcast::Taken => {}
                // something else was sent with its sequence, or it got in and is not indexed
                Broadcast::Outrun => {
                    self.tell(step, "was outrun", "what the chain shows decides");
                    return self.journal.end().map(|()| None);
                }
                Broadcast::Early => {
                    return Err(self.stuck(CliError::failed(format!(
                        "`{step}` (tx {tx_hash}) waits for other transactions of {}: run again once they are in a block",
                        pending.from
                    ))))
                }
                Broadcast::Refused(log) => {
                    self.tell(step, "was refused", &log);
                    return self.journal.end().map(|()| None);
                }
            }
        }
        let result = self.wait(step, tx_hash).map_err(|err| self.stuck(err))?;
        self.journal.end()?;
        let included = Included {
            hash: tx_hash.clone(),
            result,
        };
        match included.result.code {
            0 => self.done(step, &included),
            // the step is done anew, by what the chain shows
            _ => self.tell(step, "had failed", &included.result.log),
        }
        Ok(Some(included))
    }

    /// Simulates, signs, writes down, sends, and waits for the block.
    ///
    /// # Errors
    /// What the chain refuses, before or after it was sent; a key that does not sign; no block in time.
    pub fn send(&self, step: &str, args: &[&str], gas: u64) -> Result<Included, CliError> {
        let unsigned = self.simulate(step, args, gas)?;
        self.send_unsigned(step, &unsigned)
    }

    /// Makes a transaction and simulates it, and signs nothing.
    ///
    /// # Errors
    /// What the chain would refuse; a node that does not answer.
    pub fn simulate(&self, step: &str, args: &[&str], gas: u64) -> Result<Unsigned, CliError> {
        self.ensure_wanted(step)?;
        let made = self.daemon.generate(self.signer, args, gas);
        made.map_err(|failure| {
            let error = match failure.is_unreachable() || failure.is_stopped() {
                true => CliError::unanswered(format!("`{step}` could not be tried: {failure}")),
                false => CliError::failed(format!(
                    "the chain would refuse `{step}`: {}",
                    plainly(&failure.said)
                )),
            };
            error.detail(
                "nothing of this step was sent; earlier steps are kept, run the command again to continue",
            )
        })
    }

    /// The same for a transaction that was simulated already.
    ///
    /// # Errors
    /// As [`Sender::send`].
    pub fn send_unsigned(&self, step: &str, unsigned: &Unsigned) -> Result<Included, CliError> {
        let included = self.include(step, unsigned)?;
        if included.result.code != 0 {
            return Err(failed_in_block(step, &included));
        }
        self.done(step, &included);
        Ok(included)
    }

    /// Signs, writes down, sends, and waits for the block. Returns what came of it there, also
    /// where it failed: a failed transaction costs its fee too.
    ///
    /// # Errors
    /// What the chain refuses before it is in a block; a key that does not sign; no block in time.
    pub fn include(&self, step: &str, unsigned: &Unsigned) -> Result<Included, CliError> {
        self.ensure_wanted(step)?;
        let (from, to) = (self.journal.unsigned(), self.journal.signed());
        files::write(&from, &unsigned.json.to_string())?;
        // the daemon refuses to write over a file of an interrupted run, in some versions
        let _ = std::fs::remove_file(&to);
        let signed = self.daemon.sign(self.signer, &from, &to)?;
        self.journal.begin(&Pending {
            step: step.to_string(),
            from: self.signer.address.clone(),
            tx_hash: signed.hash.clone(),
            chain: self.chain.clone(),
        })?;
        self.broadcast(step, &signed.hash)?;
        let result = self.wait(step, &signed.hash)?;
        self.journal.end()?;
        Ok(Included {
            hash: signed.hash,
            result,
        })
    }

    /// Hands what is signed to the node. What it refuses leaves the journal.
    fn broadcast(&self, step: &str, hash: &str) -> Result<(), CliError> {
        let taken = self.daemon.broadcast(&self.journal.signed());
        let taken = taken.map_err(|failure| {
            CliError::unanswered(format!("`{step}` may or may not have been sent: {failure}"))
                .detail(format!("tx {hash}; {}", self.advice))
        })?;
        let said = match taken {
            Broadcast::Taken => return Ok(()),
            Broadcast::Refused(log) => log,
            Broadcast::Outrun | Broadcast::Early => format!(
                "{} is sending other transactions too: let them get into a block, then run again",
                self.signer.address
            ),
        };
        self.journal.end()?;
        Err(
            CliError::failed(format!("the chain refuses `{step}`: {said}"))
                .detail("nothing of this step was done; run again once that is put right"),
        )
    }

    fn wait(&self, step: &str, hash: &str) -> Result<TxResult, CliError> {
        // whatever was said, it may be in a block later
        let found = self.daemon.wait(hash, self.patience);
        let found = found.map_err(|failure| CliError::unanswered(failure.to_string()))?;
        found.ok_or_else(|| {
            let how_long = match stop::is_asked() {
                true => ": stopped by a signal before it was seen in one".to_string(),
                false => format!(" after {} s", self.patience.as_secs()),
            };
            CliError::unanswered(format!("`{step}` is not in a block{how_long} (tx {hash})"))
                .detail(self.advice)
        })
    }

    /// Nothing new is begun once a signal came.
    fn ensure_wanted(&self, step: &str) -> Result<(), CliError> {
        match stop::is_asked() {
            false => Ok(()),
            true => Err(CliError::unanswered(format!(
                "stopped by a signal before `{step}`: it was not sent"
            ))
            .detail(self.advice)),
        }
    }

    /// What may never come to an end says how it is ended by hand.
    fn stuck(&self, error: CliError) -> CliError {
        error.detail(format!(
            "if it can't be finished: `{}` drops it from the journal, once you know that it is in no block",
            self.forget
        ))
    }

    fn done(&self, step: &str, included: &Included) {
        let Included { hash, result } = included;
        let (height, gas) = (result.height, result.gas_used);
        let Some(out) = self.out else { return };
        match out.json {
            true => out.json(&json!({
                "step": step, "tx_hash": hash, "height": height, "gas_used": gas,
            })),
            false => out.line(format!(
                "{} {step}  {}",
                out.good("done"),
                out.faint(&format!("block {height}, {gas} gas, tx {hash}"))
            )),
        }
    }

    /// Says what became of a step, where progress is told.
    pub fn tell(&self, step: &str, what: &str, more: &str) {
        let Some(out) = self.out else { return };
        match out.json {
            true => out.json(&json!({"step": step, "note": what, "detail": more})),
            false => out.line(format!("{step} {what}  {}", out.faint(more))),
        }
    }
}

/// The error for a transaction that is in a block and failed there.
pub fn failed_in_block(step: &str, included: &Included) -> CliError {
    let Included { hash, result } = included;
    CliError::failed(format!(
        "`{step}` failed in block {}: {}",
        result.height, result.log
    ))
    .detail(format!("tx {hash}"))
    .detail("its fee is spent, nothing else has changed; run again once that is put right")
}
