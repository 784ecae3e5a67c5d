//! Transactions that happen once, however often the program is killed.

use super::journal::{Journal, Pending};
use ballast_daemon::{plainly, Broadcast, Daemon, Signer, TxResult, Unsigned};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::time::Duration;

/// Signs and sends, one transaction at a time, each written down before it is sent.
pub struct Sender<'a> {
    /// Who signs and sends.
    pub daemon: &'a Daemon,
    /// The key.
    pub signer: &'a Signer,
    /// What is written down.
    pub journal: &'a Journal,
    /// How long to wait for a block.
    pub patience: Duration,
    /// What to do when a transaction does not get into a block in time.
    pub advice: &'a str,
    /// Where progress is told, if anywhere.
    pub out: Option<&'a Output>,
}

/// The advice where every step is looked up before it is done.
pub const AGAIN: &str = "run again: the chain is asked for it first, nothing is done twice";

impl Sender<'_> {
    /// Finishes what a run before this one had signed: finds out whether it was carried out, and sends
    /// the same bytes again if the chain does not know them. Returns its hash and what came of it, if it
    /// is in a block.
    ///
    /// # Errors
    /// It is neither in a block nor out of the way.
    pub fn resume(&self) -> Result<Option<(String, TxResult)>, CliError> {
        let Some(pending) = self.journal.pending()? else {
            return Ok(None);
        };
        let Pending { step, tx_hash, .. } = &pending;
        self.tell(step, "resumed", &format!("tx {tx_hash}"));
        if self.daemon.tx(tx_hash)?.is_none() {
            match self.daemon.broadcast(&self.journal.signed())? {
                Broadcast::Taken => {}
                // something else was sent with its sequence, or it got in and is not indexed
                Broadcast::Outrun => {
                    self.tell(step, "was outrun", "what the chain shows decides");
                    return self.journal.end().map(|()| None);
                }
                Broadcast::Early => {
                    return Err(CliError::failed(format!(
                    "`{step}` (tx {tx_hash}) waits for other transactions of {}: run again once \
                         they are in a block",
                    pending.from
                )))
                }
                Broadcast::Refused(log) => {
                    self.tell(step, "was refused", &log);
                    return self.journal.end().map(|()| None);
                }
            }
        }
        let result = self.wait(step, tx_hash)?;
        self.journal.end()?;
        match result.code {
            0 => self.done(step, tx_hash, &result),
            // the step is done anew, by what the chain shows
            _ => self.tell(step, "had failed", &result.log),
        }
        Ok(Some((tx_hash.clone(), result)))
    }

    /// Simulates, signs, writes down, sends, and waits for the block.
    ///
    /// # Errors
    /// What the chain refuses, before or after it was sent; a key that does not sign; no block in time.
    pub fn send(
        &self,
        step: &str,
        args: &[&str],
        gas: u64,
    ) -> Result<(String, TxResult), CliError> {
        let unsigned = self
            .daemon
            .generate(self.signer, args, gas)
            .map_err(|failure| {
                CliError::failed(format!(
                    "the chain would refuse `{step}`: {}",
                    plainly(&failure.said)
                ))
                .detail(
                    "nothing of this step was sent; what is done before stays, run again to go on",
                )
            })?;
        self.send_unsigned(step, &unsigned)
    }

    /// The same for a transaction that was simulated already.
    ///
    /// # Errors
    /// As [`Sender::send`].
    pub fn send_unsigned(
        &self,
        step: &str,
        unsigned: &Unsigned,
    ) -> Result<(String, TxResult), CliError> {
        let (from, to) = (self.journal.unsigned(), self.journal.signed());
        super::journal::jot(&from, &unsigned.json.to_string())?;
        // the daemon refuses to write over a file of an interrupted run, in some versions
        let _ = std::fs::remove_file(&to);
        let signed = self.daemon.sign(self.signer, &from, &to)?;
        self.journal.begin(&Pending {
            step: step.to_string(),
            from: self.signer.address.clone(),
            tx_hash: signed.hash.clone(),
        })?;
        let taken = self.daemon.broadcast(&to).map_err(|failure| {
            CliError::failed(format!("`{step}` may or may not have been sent: {failure}"))
                .detail(format!("tx {}; {}", signed.hash, self.advice))
        })?;
        let refusal = match taken {
            Broadcast::Taken => None,
            Broadcast::Refused(log) => Some(log),
            Broadcast::Outrun | Broadcast::Early => Some(format!(
                "{} is sending other transactions too: let them get into a block, then run again",
                self.signer.address
            )),
        };
        if let Some(said) = refusal {
            self.journal.end()?;
            return Err(
                CliError::failed(format!("the chain refuses `{step}`: {said}"))
                    .detail("nothing of this step was done; run again once that is put right"),
            );
        }
        let result = self.wait(step, &signed.hash)?;
        self.journal.end()?;
        if result.code != 0 {
            return Err(CliError::failed(format!(
                "`{step}` failed in block {}: {}",
                result.height, result.log
            ))
            .detail(format!("tx {}", signed.hash))
            .detail(
                "its fee is spent, nothing else has changed; run again once that is put right",
            ));
        }
        self.done(step, &signed.hash, &result);
        Ok((signed.hash, result))
    }

    fn wait(&self, step: &str, hash: &str) -> Result<TxResult, CliError> {
        let found = self.daemon.wait(hash, self.patience)?;
        found.ok_or_else(|| {
            CliError::failed(format!(
                "`{step}` is not in a block after {} s (tx {hash})",
                self.patience.as_secs()
            ))
            .detail(self.advice)
        })
    }

    fn done(&self, step: &str, hash: &str, result: &TxResult) {
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

    /// Tells about a step.
    pub fn tell(&self, step: &str, what: &str, more: &str) {
        let Some(out) = self.out else { return };
        match out.json {
            true => out.json(&json!({"step": step, "note": what, "detail": more})),
            false => out.line(format!("{step} {what}  {}", out.faint(more))),
        }
    }
}
