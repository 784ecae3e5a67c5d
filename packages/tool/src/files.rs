//! Files that are written whole or not at all, and locks.
//!
//! Text goes into a temporary file of this process alone (made with `O_EXCL`, so no link is
//! followed) and is moved into place: a reader sees the old file or the new one. What stands there
//! and is no file of text, as a link or a device, is left alone.

use crate::CliError;
use fs4::{FileExt, TryLockError};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest file that is read, bytes.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file of text, or a pipe, up to [`MOST_BYTES`].
///
/// # Errors
/// What the system says; more than that, as a device that never ends would give.
pub fn read(path: &Path) -> io::Result<String> {
    text_of(File::open(path)?)
}

/// The same of what is open already.
///
/// # Errors
/// As [`read`].
pub fn text_of(from: impl Read) -> io::Result<String> {
    let mut text = String::new();
    from.take(MOST_BYTES + 1).read_to_string(&mut text)?;
    match text.len() as u64 > MOST_BYTES {
        true => Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("more than {} MiB", MOST_BYTES >> 20),
        )),
        false => Ok(text),
    }
}

/// Reads a file that holds a secret: it is no link, and only its owner may read it.
///
/// # Errors
/// Others may read it; what the system says.
pub fn read_secret(path: &Path) -> Result<String, CliError> {
    ensure_plain(path)?;
    let shown = path.display();
    let failed = |err: io::Error| CliError::bad(format!("{shown}: {err}"));
    let file = File::open(path).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // of the file that is open: another one may stand there by now
        let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(CliError::bad(format!(
                "{shown} holds a secret, and others may read it (mode {mode:03o}): chmod 600 {shown}"
            )));
        }
    }
    text_of(file).map_err(failed)
}

/// Fails where something stands that is no file of its own: a link, a folder, a device.
///
/// # Errors
/// What it is.
pub fn ensure_plain(path: &Path) -> Result<(), CliError> {
    let shown = path.display();
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(()),
        Err(err) => return Err(CliError::bad(format!("{shown}: {err}"))),
    };
    if found.is_symlink() {
        let target = fs::read_link(path).unwrap_or_default();
        return Err(CliError::bad(format!(
            "{shown} is a link to {}: name the file itself; the link was left as it is",
            target.display()
        )));
    }
    if found.is_dir() {
        return Err(CliError::bad(format!(
            "{shown}: this is a folder, not a file"
        )));
    }
    match found.is_file() {
        true => Ok(()),
        false => Err(CliError::bad(format!(
            "{shown} is a device or a pipe, not a file: it was left as it is"
        ))),
    }
}

/// Writes a file whole: beside its place, then moved there. Its folder is made if it is not there; the rights of a file
/// that is replaced stay.
///
/// # Errors
/// [`ensure_plain`]; the folder can't be written, the disk is full: then the old file is still there.
pub fn write(path: &Path, text: &str) -> Result<(), CliError> {
    put(path, true, |_| text)
}

/// The same, but the disk is not waited for: it is whole whenever a process ends, and as old as the
/// disk's cache after a power cut. For what is written very often.
///
/// # Errors
/// As [`write()`].
pub fn write_soon(path: &Path, text: &str) -> Result<(), CliError> {
    put(path, false, |_| text)
}

/// [`write_soon`], of bytes that may depend on the file that they are written to, which is the one
/// that is moved into place.
///
/// # Errors
/// As [`write()`].
pub fn write_soon_into<B: AsRef<[u8]>>(
    path: &Path,
    bytes: impl FnOnce(&File) -> B,
) -> Result<(), CliError> {
    put(path, false, bytes)
}

fn put<B: AsRef<[u8]>>(
    path: &Path,
    sync: bool,
    bytes: impl FnOnce(&File) -> B,
) -> Result<(), CliError> {
    ensure_plain(path)?;
    let failed = |err: io::Error| CliError::bad(format!("{}: {err}", path.display()));
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut beside = tempfile::Builder::new();
    beside.prefix(".ballast-").suffix(".new");
    let old = fs::metadata(path).ok().map(|old| old.permissions());
    if let Some(rights) = old.clone().or_else(fresh) {
        beside.permissions(rights);
    }
    let mut beside = beside.tempfile_in(folder).map_err(failed)?;
    // the umask took some: what an old file had, it keeps
    if let Some(rights) = old {
        fs::set_permissions(beside.path(), rights).map_err(failed)?;
    }
    let bytes = bytes(beside.as_file());
    beside.write_all(bytes.as_ref()).map_err(failed)?;
    if sync {
        beside.as_file().sync_all().map_err(failed)?;
    }
    beside.persist(path).map_err(|err| failed(err.error))?;
    if sync {
        // the move itself; not every file system lets a folder be opened for that
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// The rights of a new file, of which the umask takes some: a temporary file alone would be its owner's only.
#[cfg(unix)]
fn fresh() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn fresh() -> Option<fs::Permissions> {
    None
}

/// A file that one process at a time holds. It ends with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock at once; none if another process has it. What the file holds is left as it is.
    ///
    /// # Errors
    /// A link or a folder stands there, or the folder can't be written.
    pub fn take(path: &Path) -> Result<Option<Self>, CliError> {
        let failed = |err: io::Error| CliError::bad(format!("{}: {err}", path.display()));
        loop {
            ensure_plain(path)?;
            let file = open(path).map_err(failed)?;
            match FileExt::try_lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // a file system without locks: other processes cannot be kept out, so this is an error
                Err(TryLockError::Error(err)) => return Err(failed(err)),
            }
            // the process that had the lock may have removed the file meanwhile: then this lock holds nothing
            if is_at(&file, path) {
                let path = path.to_path_buf();
                return Ok(Some(Self { file, path }));
            }
        }
    }

    /// Takes the lock, and waits for it if another process has it; none after `patience`.
    ///
    /// # Errors
    /// As [`Lock::take`].
    pub fn wait(path: &Path, patience: Duration) -> Result<Option<Self>, CliError> {
        let from = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(lock) = Self::take(path)? {
                return Ok(Some(lock));
            }
            if from.elapsed() >= patience {
                return Ok(None);
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    }
}

impl Lock {
    /// Gives it back and removes the file, unless something is in it.
    pub fn release(self) {
        if self.file.metadata().is_ok_and(|found| found.len() == 0) {
            // while the lock is still held: no other process can have it
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens a file to be read, if it is one: no link is followed.
///
/// # Errors
/// [`ensure_plain`]; what the system says.
pub fn open_plain(path: &Path) -> Result<File, CliError> {
    ensure_plain(path)?;
    let mut options = OpenOptions::new();
    options.read(true);
    let file = no_follow(&mut options).open(path);
    file.map_err(|err| CliError::bad(format!("{}: {err}", path.display())))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    no_follow(&mut options).open(path)
}

#[cfg(unix)]
fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let no_follow = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or_default();
    options.custom_flags(no_follow)
}

#[cfg(not(unix))]
fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Whether the path still leads to the file that is open.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests;
