//! A real chain as a place to keep, through the chain's own daemon.
//!
//! A transaction is signed, its hash written down with its bytes, and only then sent. Whatever happens
//! after that, the next turn asks the chain for that hash first, and sends the same bytes again if it does
//! not know them: an account's sequence lets them in only once.

use super::late::overdue;
use super::session::{broken, names};
use super::turn::{Look, Place, Sent};
use super::Folder;
use ballast_daemon::{plainly, BlockMark, Daemon, Settings, Signer};
use ballast_deploy::{identify, standing, Journal, Sender};
use ballast_tool::output::Units;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::time::Duration;

/// A hub on a chain, who sends to it, and what was sent.
pub struct ChainPlace {
    daemon: Daemon,
    hub: String,
    from: String,
    signer: Option<Signer>,
    journal: Journal,
    patience: Duration,
    /// The command that drops what is stuck.
    forget: String,
    /// Blocks of the chain at the last look.
    chain: Option<BlockMark>,
    /// What amounts are called, once it was asked.
    units: Option<Units>,
    /// The queue, once it was asked.
    queue: Option<String>,
    /// The last batch before which all are paid.
    settled: u64,
}

impl ChainPlace {
    /// The hub at this address, where the key `from` signs. What was sent is written down in `folder`;
    /// `patience` is how long to wait for a block.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn new(
        settings: Settings,
        hub: String,
        from: String,
        folder: &Folder,
        patience: Duration,
    ) -> Result<Self, CliError> {
        Ok(Self {
            daemon: Daemon::new(settings),
            hub,
            from,
            signer: None,
            journal: Journal::open(&folder.file(JOURNAL))?,
            patience,
            forget: forget_command(&folder.file("")),
            chain: None,
            units: None,
            queue: None,
            settled: 0,
        })
    }

    /// The key is looked up once: a keyring may ask for a passphrase.
    fn signer(&mut self) -> Result<Signer, CliError> {
        if let Some(signer) = &self.signer {
            return Ok(signer.clone());
        }
        let (_, signer) = identify(&self.daemon, &self.from, true)?;
        Ok(self.signer.insert(signer).clone())
    }

    /// The hub's siblings are asked for once. For what is shown alone: where the token does not say, a guess does no harm.
    fn meet(&mut self) -> Result<Units, CliError> {
        if let (Some(units), Some(_)) = (&self.units, &self.queue) {
            return Ok(units.clone());
        }
        let config = self.ask(json!({"config": {}}))?;
        // they go into calls, where they could be taken for flags
        let at = |name: &str| {
            let text = config[name].as_str().filter(|at| !at.starts_with('-'));
            text.map(ToString::to_string)
        };
        self.queue = at("queue");
        let info =
            at("token").and_then(|at| self.daemon.smart(&at, &json!({"token_info": {}})).ok());
        let units = info.as_ref().and_then(Units::of).unwrap_or_default();
        Ok(self.units.insert(units).clone())
    }

    fn sender<'a>(&'a self, signer: &'a Signer) -> Sender<'a> {
        Sender {
            daemon: &self.daemon,
            signer,
            journal: &self.journal,
            patience: self.patience,
            advice: "the next turn looks for it first",
            forget: &self.forget,
            chain: self.chain.clone(),
            out: None,
        }
    }

    fn ask(&self, question: Value) -> Result<Value, CliError> {
        let answer = self.daemon.smart(&self.hub, &question);
        answer.map_err(|failure| {
            if failure.is_unreachable() || failure.is_stopped() {
                return failure.into();
            }
            CliError::failed(format!("the hub refuses: {}", plainly(&failure.said)))
                .detail(failure.to_string())
        })
    }
}

impl Place for ChainPlace {
    fn look(&mut self) -> Result<Look, CliError> {
        let signer = self.signer()?;
        // before anything is sent again: a node of another chain would refuse it for good
        let mut status = standing(&self.daemon)?;
        if let Some((hash, result)) = self.sender(&signer).resume()? {
            if result.code != 0 {
                return Err(CliError::failed(format!(
                    "tx {hash} failed in block {}: {}",
                    result.height, result.log
                )));
            }
            status = standing(&self.daemon)?;
        }
        self.chain = status.mark.clone();
        let units = self.meet()?;
        Ok(Look {
            height: status.height,
            time: status.time,
            due: names(&self.ask(json!({"due": {}}))?),
            broken: broken(&self.ask(json!({"solvency": {}}))?),
            units,
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        let signer = self.signer()?;
        let msg = json!({"advance": {}}).to_string();
        let args = ["wasm", "execute", &self.hub, &msg];
        let (hash, result) = self.sender(&signer).send("advance", &args, ADVANCE_GAS)?;
        let mut sent = Sent {
            tx: Some(hash),
            height: result.height,
            ..Sent::default()
        };
        for event in &result.events {
            let pairs = event["attributes"].as_array().into_iter().flatten();
            let pairs = pairs.filter_map(|pair| {
                let text = |key: &str| Some(pair[key].as_str()?.to_string());
                Some((text("key")?, text("value")?))
            });
            let pairs: Vec<_> = pairs.collect();
            sent.read(event["type"].as_str().unwrap_or_default(), &pairs);
        }
        sent.settle();
        Ok(sent)
    }

    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        let units = self.meet()?;
        let Some(queue) = self.queue.clone() else {
            return Ok(vec![]);
        };
        let now = standing(&self.daemon)?.time;
        let daemon = &self.daemon;
        overdue(&mut self.settled, now, &units, |question| {
            Ok(daemon.smart(&queue, &question)?)
        })
    }

    fn pass(&mut self, _secs: u64) -> Result<(), CliError> {
        Err(CliError::bad(
            "--fast is for the embedded chain: nobody can move a real clock",
        ))
    }
}

/// The journal of a keeper, beside which there is no record.
const JOURNAL: &str = "advance";

/// Drops what a keeper has on its way, and says what it was. Nothing is asked of the chain.
///
/// # Errors
/// Nothing is on its way.
pub fn forget(folder: &Folder) -> Result<String, CliError> {
    Journal::open(&folder.file(JOURNAL))?.forget()
}

fn forget_command(state: &std::path::Path) -> String {
    let state = state.display().to_string();
    format!(
        "ballast keep --forget --state {}",
        state.trim_end_matches('/')
    )
}

/// For a signer that can't simulate, which a keeper never is.
const ADVANCE_GAS: u64 = 10_000_000;
