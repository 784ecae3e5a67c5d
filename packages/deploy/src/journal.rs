//! What an interrupted deployment has to know: the transaction that was signed and may have been sent.
//!
//! Everything else is read from the chain: a code is known by its checksum, the hub by its address, which
//! follows from code, creator and salt. The signed transaction is written down, with its hash, before it
//! is sent; a later run asks the chain for that hash, and sends the same bytes again if it does not know
//! it, which an account's sequence lets in only once.

use ballast_daemon::{BlockMark, Daemon, Rehashed};
use ballast_tool::files::{self, Lock};
use ballast_tool::CliError;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// A transaction on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// What it does: `store hub`.
    pub step: String,
    /// The address that signed it.
    pub from: String,
    /// Its hash.
    pub tx_hash: String,
    /// Blocks of the chain that it was signed for, by which a chain that was begun anew is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<BlockMark>,
}

impl Pending {
    /// Fails if the chain behind the node is another one under the same id.
    ///
    /// # Errors
    /// A block has another hash now; the node does not answer.
    pub fn ensure_chain(&self, daemon: &Daemon) -> Result<(), CliError> {
        let Some(mark) = &self.chain else {
            return Ok(());
        };
        let Some(Rehashed { was, now }) = mark.differs(daemon)? else {
            return Ok(());
        };
        Err(CliError::failed(format!(
            "`{}` (tx {}) was signed for another chain `{}`: its block {} had the hash {}, and has {now} now. \
             The chain was begun anew under the same id, or the node is behind; nothing was sent to it",
            self.step, self.tx_hash, daemon.settings.chain_id, was.height, was.hash
        )))
    }
}

/// What a journal's folder holds beside `pending.json`; all of it can be made again.
const OWN: [&str; 3] = ["unsigned.json", "signed.json", "lock"];

/// The journal of one deployment: a folder beside its record.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    // held for as long as the journal is: two runs at once would sign with the same sequence
    _lock: Lock,
}

impl Journal {
    /// Opens the journal of a record, alone.
    ///
    /// # Errors
    /// Another run has it open, or the folder can't be written; the record is a link, which could not be replaced
    /// once everything is sent.
    pub fn open(record: &Path) -> Result<Self, CliError> {
        files::ensure_plain(record)?;
        let folder = record.with_extension("journal");
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", folder.display()));
        let lock = loop {
            fs::create_dir_all(&folder).map_err(failed)?;
            match Lock::take(&folder.join("lock")) {
                Ok(lock) => break lock,
                // a run that ended in this moment has removed it
                Err(_) if !folder.exists() => {}
                Err(error) => return Err(error),
            }
        };
        let lock = lock.ok_or_else(|| {
            CliError::bad(format!(
                "another run works on {}: wait for it, or stop it",
                record.display()
            ))
        })?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Where the transaction of the next step is kept before it is signed.
    pub fn unsigned(&self) -> PathBuf {
        self.folder.join("unsigned.json")
    }

    /// Where it is kept once it is signed.
    pub fn signed(&self) -> PathBuf {
        self.folder.join("signed.json")
    }

    fn entry(&self) -> PathBuf {
        self.folder.join("pending.json")
    }

    /// The transaction that may have been sent, if there is one.
    ///
    /// # Errors
    /// The journal is damaged.
    pub fn pending(&self) -> Result<Option<Pending>, CliError> {
        let path = self.entry();
        let text = match files::read(&path) {
            Ok(text) => text,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(err) => return Err(CliError::bad(format!("{}: {err}", path.display()))),
        };
        serde_json::from_str(&text).map(Some).map_err(|err| {
            CliError::bad(format!("the journal {} is damaged: {err}", path.display()))
        })
    }

    /// Writes down a signed transaction, before it is sent.
    ///
    /// # Errors
    /// The folder can't be written; then nothing may be sent.
    pub fn begin(&self, pending: &Pending) -> Result<(), CliError> {
        // the signed bytes first: a pending entry without them could not be sent again
        let failed = |err: std::io::Error| CliError::bad(format!("the journal: {err}"));
        File::open(self.signed())
            .and_then(|file| file.sync_all())
            .map_err(failed)?;
        let text = serde_json::to_string_pretty(pending).unwrap_or_default();
        files::write(&self.entry(), &text)
    }

    /// Removes the transaction, which is in a block or can never get into one.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn end(&self) -> Result<(), CliError> {
        let failed = |err: std::io::Error| CliError::bad(format!("the journal: {err}"));
        fs::remove_file(self.entry()).map_err(failed)?;
        // what is left of it is of no use, and its loss of no harm
        for path in [self.unsigned(), self.signed()] {
            let _ = fs::remove_file(path);
        }
        Ok(())
    }

    /// Drops what may have been sent, unread where it is damaged, and says what it was: its step and its hash.
    ///
    /// # Errors
    /// Nothing is on its way; the folder can't be written.
    pub fn forget(&self) -> Result<String, CliError> {
        let told = match self.pending() {
            Ok(Some(pending)) => format!("`{}` (tx {})", pending.step, pending.tx_hash),
            Ok(None) => {
                return Err(CliError::bad(format!(
                    "nothing is on its way in {}: there is nothing to forget",
                    self.folder.display()
                )))
            }
            Err(_) => "a transaction whose entry is damaged".to_string(),
        };
        self.end().map(|()| told)
    }
}

/// With nothing on its way there is nothing to remember: what is ours goes, and the folder if nothing else is in it.
impl Drop for Journal {
    fn drop(&mut self) {
        if self.entry().exists() {
            return;
        }
        let inside = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in inside {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // a temporary file of a run that was killed
            let is_temporary = name.starts_with(".ballast-") && name.ends_with(".new");
            if OWN.contains(&name.as_ref()) || is_temporary {
                let _ = fs::remove_file(entry.path());
            }
        }
        let _ = fs::remove_dir(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending() -> Pending {
        Pending {
            step: "store hub".to_string(),
            from: "wasm1x".to_string(),
            tx_hash: "AB".to_string(),
            chain: None,
        }
    }

    #[test]
    fn a_pending_transaction_survives() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("chain.json");
        let journal = Journal::open(&record).unwrap();
        fs::write(journal.signed(), "{}").unwrap();
        journal.begin(&pending()).unwrap();
        drop(journal);

        let journal = Journal::open(&record).unwrap();

        assert_eq!(journal.pending().unwrap().unwrap().tx_hash, "AB");
        journal.end().unwrap();
        assert!(journal.pending().unwrap().is_none());
        drop(journal);
        assert!(!record.with_extension("journal").exists());
    }

    #[test]
    fn two_runs_at_once_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("chain.json");
        let _first = Journal::open(&record).unwrap();
        let error = Journal::open(&record).unwrap_err();
        assert!(error.message.contains("another run"), "{error}");
    }

    /// Before, the whole folder went, with whatever a person kept in it.
    #[test]
    fn what_a_person_keeps_beside_the_journal_stays() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("chain.json");
        let journal = record.with_extension("journal");
        fs::create_dir(&journal).unwrap();
        fs::write(journal.join("notes.txt"), "mine").unwrap();

        let open = Journal::open(&record).unwrap();
        fs::write(open.signed(), "{}").unwrap();
        drop(open);

        let left: Vec<_> = fs::read_dir(&journal).unwrap().flatten().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].file_name(), "notes.txt");
    }

    /// Before, nothing but removing files by hand helped.
    #[test]
    fn a_journal_can_be_told_to_forget() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("chain.json");
        let journal = Journal::open(&record).unwrap();
        fs::write(journal.signed(), "{}").unwrap();
        journal.begin(&pending()).unwrap();

        let told = journal.forget().unwrap();
        let nothing = journal.forget().unwrap_err();
        fs::write(journal.entry(), "{").unwrap();
        let damaged = journal.forget().unwrap();

        assert_eq!(told, "`store hub` (tx AB)");
        assert!(nothing.message.contains("nothing is on its way"));
        assert!(damaged.contains("damaged"));
    }
}
