//! What an interrupted deployment has to know: the transaction that was signed and may have been sent.
//!
//! Everything else is read from the chain: a code is known by its checksum, the hub by its address, which
//! follows from code, creator and salt. The signed transaction is written down, with its hash, before it
//! is sent; a later run asks the chain for that hash, and sends the same bytes again if it does not know
//! it, which an account's sequence lets in only once.

use ballast_tool::CliError;
use fs4::FileExt;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// A transaction on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// What it does: `store hub`.
    pub step: String,
    /// Who signed it.
    pub from: String,
    /// Its hash.
    pub tx_hash: String,
}

/// The journal of one deployment: a folder beside its record.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    // held for as long as the journal is: two runs at once would sign with the same sequence
    _lock: File,
}

impl Journal {
    /// Opens the journal of a record, alone.
    ///
    /// # Errors
    /// Another run has it open, or the folder can't be written.
    pub fn open(record: &Path) -> Result<Self, CliError> {
        let folder = record.with_extension("journal");
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", folder.display()));
        fs::create_dir_all(&folder).map_err(failed)?;
        let lock = File::create(folder.join("lock")).map_err(failed)?;
        match FileExt::try_lock(&lock) {
            Ok(()) => {}
            Err(_) => {
                return Err(CliError::bad(format!(
                    "another run works on {}: wait for it, or stop it",
                    record.display()
                )))
            }
        }
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

    /// The transaction that may have been sent, if there is one.
    ///
    /// # Errors
    /// The journal is damaged.
    pub fn pending(&self) -> Result<Option<Pending>, CliError> {
        let path = self.folder.join("pending.json");
        let text = match fs::read_to_string(&path) {
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
        write(&self.folder.join("pending.json"), &text)
    }

    /// The transaction is in a block, or can never get into one.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn end(&self) -> Result<(), CliError> {
        let failed = |err: std::io::Error| CliError::bad(format!("the journal: {err}"));
        fs::remove_file(self.folder.join("pending.json")).map_err(failed)?;
        // what is left of it is of no use, and its loss of no harm
        for path in [self.unsigned(), self.signed()] {
            let _ = fs::remove_file(path);
        }
        Ok(())
    }
}

/// With nothing on its way there is nothing to remember.
impl Drop for Journal {
    fn drop(&mut self) {
        if !self.folder.join("pending.json").exists() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Writes a file beside its place and moves it there, so that it is never half written.
///
/// # Errors
/// The folder can't be written.
pub fn write(path: &Path, text: &str) -> Result<(), CliError> {
    let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let beside = path.with_extension("new");
    fs::write(&beside, text).map_err(failed)?;
    File::open(&beside)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

/// Writes a file that can be made again.
///
/// # Errors
/// The folder can't be written.
pub fn jot(path: &Path, text: &str) -> Result<(), CliError> {
    let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pending_transaction_survives() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("chain.json");
        let pending = Pending {
            step: "store hub".to_string(),
            from: "wasm1x".to_string(),
            tx_hash: "AB".to_string(),
        };
        let journal = Journal::open(&record).unwrap();
        fs::write(journal.signed(), "{}").unwrap();
        journal.begin(&pending).unwrap();
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
}
