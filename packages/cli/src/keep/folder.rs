//! The folder of one keeper: a lock, what it remembers, and the transaction it may have sent.

use super::Memory;
use crate::CliError;
use fs4::FileExt;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a keeper keeps its things; one keeper at a time.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Opens it, alone.
    ///
    /// # Errors
    /// Another keeper has it, or it can't be written.
    pub fn open(path: &Path) -> Result<Self, CliError> {
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
        fs::create_dir_all(path).map_err(failed)?;
        let lock = File::create(path.join("lock")).map_err(failed)?;
        FileExt::try_lock(&lock).map_err(|_| {
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
        let Some(text) = self.read("memory.json")? else {
            return Ok(Memory::default());
        };
        serde_json::from_str(&text).map_err(|err| {
            let file = self.file("memory.json");
            CliError::bad(format!("{} is damaged, delete it: {err}", file.display()))
        })
    }

    /// Remembers.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn remember(&self, memory: &Memory) -> Result<(), CliError> {
        let text = serde_json::to_string(memory).unwrap_or_default();
        self.write("memory.json", &text)
    }

    /// A file's text, if it is there.
    ///
    /// # Errors
    /// It can't be read.
    pub fn read(&self, name: &str) -> Result<Option<String>, CliError> {
        match fs::read_to_string(self.file(name)) {
            Ok(text) => Ok(Some(text)),
            Err(err) if err.kind() == ErrorKind::NotFound => Ok(None),
            Err(err) => Err(self.failed(name, &err)),
        }
    }

    /// Writes a file beside its place and moves it there, on disk before this returns.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn write(&self, name: &str, text: &str) -> Result<(), CliError> {
        let beside = self.file(&format!("{name}.new"));
        let written = fs::write(&beside, text)
            .and_then(|()| File::open(&beside)?.sync_all())
            .and_then(|()| fs::rename(&beside, self.file(name)));
        written.map_err(|err| self.failed(name, &err))
    }

    /// Removes a file.
    ///
    /// # Errors
    /// It can't be removed.
    pub fn remove(&self, name: &str) -> Result<(), CliError> {
        match fs::remove_file(self.file(name)) {
            Err(err) if err.kind() != ErrorKind::NotFound => Err(self.failed(name, &err)),
            _ => Ok(()),
        }
    }

    fn failed(&self, name: &str, err: &std::io::Error) -> CliError {
        CliError::bad(format!("{}: {err}", self.file(name).display()))
    }
}
