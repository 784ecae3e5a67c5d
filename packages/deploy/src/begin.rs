//! How every command begins that signs, or that prepares what others sign: the node, the key, and the journal of the run.

use crate::chain_flags::Reach;
use crate::forget::forget_command;
use crate::journal::Journal;
use crate::sender::Sender;
use crate::suite_flags::SuiteFlags;
use crate::survey::identify;
use ballast_daemon::{Daemon, Settings, Signer, Status};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The advice where every step is looked up before it is done.
const AGAIN: &str = "run again: the chain is asked for it first, nothing is done twice";

/// What is said where a run only shows what it would do.
pub const DRY_RUN: &str = "nothing was sent: this was a dry run";

/// Seconds before each question for what was just done.
const WAITS_SECS: [u64; 5] = [0, 1, 2, 4, 8];

/// A run of a command: the node was asked, and the key was found.
pub struct Run {
    /// The chain's daemon.
    pub daemon: Daemon,
    /// The chain as the node shows it.
    pub status: Status,
    /// The key that signs, or an address without one.
    pub signer: Signer,
    /// How long to wait for a block.
    pub patience: Duration,
    is_passive: bool,
    journal: Option<RunJournal>,
}

/// The journal of a deployment, which one run holds until it ends.
struct RunJournal {
    journal: Journal,
    /// The command that drops what can neither be finished nor sent again.
    forget: String,
}

impl Run {
    /// Asks who the node is and who signs; nothing is written. A passive run sends nothing, so that
    /// an address without a key will do.
    ///
    /// # Errors
    /// As [`identify`].
    pub fn identify(
        settings: Settings,
        reach: &Reach,
        from: &str,
        is_passive: bool,
    ) -> Result<Self, CliError> {
        let daemon = Daemon::new(settings);
        let (status, signer) = identify(&daemon, from, !is_passive)?;
        Ok(Self {
            daemon,
            status,
            signer,
            patience: Duration::from_secs(reach.wait),
            is_passive,
            journal: None,
        })
    }

    /// The same with the journal beside a record, unless the run is passive. `deployment` is the
    /// record that the command line names, if it names one.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn with_journal(
        mut self,
        record: &Path,
        deployment: Option<&PathBuf>,
    ) -> Result<Self, CliError> {
        if !self.is_passive {
            let deployment = deployment.map(PathBuf::as_path);
            self.journal = Some(RunJournal {
                journal: Journal::open(record)?,
                forget: forget_command(deployment, &self.daemon.settings.chain_id),
            });
        }
        Ok(self)
    }

    /// What becomes of the transactions of this run. What an earlier run had signed is finished first,
    /// if this one signs.
    ///
    /// # Errors
    /// As [`Sender::resume`].
    pub fn work<'a>(
        &'a self,
        flags: &'a SuiteFlags,
        out: &'a Output,
    ) -> Result<Work<'a>, CliError> {
        let RunJournal { journal, forget } = match (&self.journal, &flags.generate_only) {
            (Some(journal), _) => journal,
            (None, Some(folder)) => return Ok(Work::Writes(folder)),
            (None, None) => return Ok(Work::Shows),
        };
        let sender = Sender {
            daemon: &self.daemon,
            signer: &self.signer,
            journal,
            patience: self.patience,
            advice: AGAIN,
            forget,
            chain: self.status.mark.clone(),
            out: Some(out),
        };
        sender.resume()?;
        Ok(Work::Sends(sender))
    }
}

/// What becomes of the transactions of a run.
pub enum Work<'a> {
    /// They are signed and sent.
    Sends(Sender<'a>),
    /// They are written into this folder, for others to sign.
    Writes(&'a Path),
    /// Nothing: they are only shown.
    Shows,
}

/// Asks until the chain shows what was just done, for 15 seconds; none if it does not. Behind a
/// node's address there may be several nodes, and not all have the block yet.
///
/// # Errors
/// What `seen` fails with.
pub fn wait_until<T>(
    mut seen: impl FnMut() -> Result<Option<T>, CliError>,
) -> Result<Option<T>, CliError> {
    for secs in WAITS_SECS {
        std::thread::sleep(Duration::from_secs(secs));
        if let Some(found) = seen()? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_second_look_shows_is_found_and_no_third_is_taken() {
        let mut looks = 0;
        let found = wait_until(|| {
            looks += 1;
            Ok((looks == 2).then_some("there"))
        });
        assert_eq!(found, Ok(Some("there")));
        assert_eq!(looks, 2);
    }

    #[test]
    fn a_look_that_fails_is_the_last() {
        let mut looks = 0;
        let found = wait_until::<()>(|| {
            looks += 1;
            Err(CliError::failed("no answer"))
        });
        assert_eq!(found, Err(CliError::failed("no answer")));
        assert_eq!(looks, 1);
    }
}
