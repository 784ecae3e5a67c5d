//! The folder of one keeper: a lock, what it remembers, when it was last alive, and the transaction it may have sent.

use super::clock::now;
use super::Memory;
use ballast_tool::files::{self, Lock};
use ballast_tool::CliError;
use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::json;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a keeper keeps its things; one keeper at a time.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: Lock,
}

impl Folder {
    /// Opens it, alone.
    ///
    /// # Errors
    /// Another keeper has it, or it can't be written.
    pub fn open(path: &Path) -> Result<Self, CliError> {
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
        fs::create_dir_all(path).map_err(failed)?;
        let lock = Lock::take(&path.join("lock"))?.ok_or_else(|| {
            CliError::left(format!(
                "another keeper works with {}; --state names another folder",
                path.display()
            ))
        })?;
        Ok(Self {
            path: path.to_path_buf(),
            _lock: lock,
        })
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What was remembered.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn memory(&self) -> Result<Memory, CliError> {
        self.read("memory.json")
    }

    /// Remembers.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn remember(&self, memory: &Memory) -> Result<(), CliError> {
        self.write("memory.json", memory)
    }

    /// A file of it as it was written last; what a new keeper has if there is none.
    ///
    /// # Errors
    /// The file is damaged.
    pub(super) fn read<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T, CliError> {
        let file = self.file(name);
        let shown = file.display();
        let text = match files::read(&file) {
            Ok(text) => text,
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(T::default()),
            Err(err) => return Err(CliError::bad(format!("{shown}: {err}"))),
        };
        serde_json::from_str(&text).map_err(|err| {
            CliError::bad(format!(
                "{shown} is damaged: delete it and run again: {err}"
            ))
        })
    }

    /// Writes a file of it.
    ///
    /// # Errors
    /// The folder can't be written.
    pub(super) fn write<T: Serialize>(&self, name: &str, what: &T) -> Result<(), CliError> {
        let text = serde_json::to_string(what).unwrap_or_default();
        files::write(&self.file(name), &text)
    }

    /// Says in the file `heartbeat` that the keeper is alive: the number of its turn, what that turn is at, and the
    /// machine's clock, unix seconds.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn beat(&self, turn: u64, at: &str) -> Result<(), CliError> {
        let text = json!({"turn": turn, "state": at, "time": now()}).to_string();
        files::write_soon(&self.file("heartbeat"), &(text + "\n"))
    }
}
