//! What the chain was after the first so many commands of a session, in a file beside it, so that these need not be
//! carried out again.
//!
//! A checkpoint is only ever a shorter way to what the commands come to. It counts if it was
//! written by this very program, for exactly these commands, into the very file that it is read
//! from; anything else is passed over without a word. So an edited session, another version, a
//! damaged file and a copy from elsewhere cost time, not truth.

use ballast_scenario::{Before, Runner};
use ballast_tool::files;
use sha2::{Digest, Sha256};
use std::fs::{self, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::OnceLock;

/// Commands since the last checkpoint for which another one is written. A thousand bonds take a tenth of a second.
pub(crate) const WORTH: usize = 1_000;
/// The longest file, bytes: a chain that is larger is made anew each time.
const MOST_BYTES: u64 = 256 << 20;
/// What all of these files begin with. Other files of this name are left alone.
const MAGIC: &[u8] = b"ballast checkpoint 1\n";

type Hash = [u8; 32];

/// Where the checkpoint of a session is.
fn beside(session: &Path) -> PathBuf {
    let mut path = session.as_os_str().to_os_string();
    path.push(".checkpoint");
    path.into()
}

/// The chain after the first commands of a session.
pub(crate) struct Checkpoint {
    /// The chain.
    pub(crate) runner: Runner,
    /// How long these commands are in the session's text, bytes.
    pub(crate) long: usize,
    /// How many lines and commands that is.
    pub(crate) before: Before,
}

impl Checkpoint {
    /// Before the first command.
    pub(crate) fn of_nothing() -> Self {
        Self {
            runner: Runner::default(),
            long: 0,
            before: Before::default(),
        }
    }
}

/// The checkpoint of a session that has this text, if there is one that counts.
pub(crate) fn read(session: &Path, text: &str) -> Option<Checkpoint> {
    let mut file = files::open_plain(&beside(session)).ok()?;
    let found = file.metadata().ok().filter(|f| f.len() <= MOST_BYTES)?;
    let mut bytes = vec![];
    file.read_to_end(&mut bytes).ok()?;

    let rest = bytes.strip_prefix(MAGIC)?;
    let (sum, rest) = rest.split_first_chunk::<32>()?;
    let (whose, rest) = rest.split_first_chunk::<32>()?;
    let (long, rest) = rest.split_first_chunk::<8>()?;
    let (of, kept) = rest.split_first_chunk::<32>()?;
    let long = usize::try_from(u64::from_le_bytes(*long)).ok()?;
    let covered = text.get(..long)?;
    let counts = *whose == stamp(&found)?
        && *of == hash(&[covered.as_bytes()])
        && *sum == hash(&[whose, &long_of(covered), of, kept]);
    if !counts {
        return None;
    }
    let runner = Runner::from_kept(kept)?;
    let before = Before {
        lines: covered.lines().count(),
        commands: usize::try_from(runner.counts().commands).ok()?,
    };
    Some(Checkpoint {
        runner,
        long,
        before,
    })
}

/// Writes the chain as it is after all commands of `text`. What can't be written is not missed.
pub(crate) fn write(session: &Path, text: &str, runner: &Runner) {
    let path = beside(session);
    if !text.ends_with('\n') || !is_free(&path) {
        return;
    }
    let Some(kept) = runner
        .keep()
        .filter(|kept| kept.len() as u64 <= MOST_BYTES / 2)
    else {
        return;
    };
    let (long, of) = (long_of(text), hash(&[text.as_bytes()]));
    let _ = files::write_soon_into(&path, |file| {
        let found = file.metadata().ok();
        // where nothing tells files apart, what is written is passed over
        let whose = found.and_then(|found| stamp(&found)).unwrap_or_default();
        let sum = hash(&[&whose, &long, &of, &kept]);
        [MAGIC, &sum, &whose, &long, &of, &kept].concat()
    });
}

/// Removes it, as another session begins in this place.
pub(crate) fn forget(session: &Path) {
    let path = beside(session);
    if path.exists() && is_free(&path) {
        let _ = fs::remove_file(path);
    }
}

/// Whether nothing stands there, or a checkpoint.
fn is_free(path: &Path) -> bool {
    let Ok(file) = files::open_plain(path) else {
        return fs::symlink_metadata(path).is_err();
    };
    let mut start = vec![];
    let length = MAGIC.len() as u64;
    file.take(length).read_to_end(&mut start).is_ok() && start == MAGIC
}

fn long_of(text: &str) -> [u8; 8] {
    (text.len() as u64).to_le_bytes()
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// The file of the running program. On Linux the one that runs, whatever stands in its place now.
/// Elsewhere the one that stood there at the first look: a program that runs on while an update
/// replaces its file must not write in the new one's name.
#[cfg(unix)]
fn program() -> Option<&'static (PathBuf, Metadata)> {
    static PROGRAM: OnceLock<Option<(PathBuf, Metadata)>> = OnceLock::new();
    let look = || {
        let path = std::env::current_exe().ok()?;
        let file = match cfg!(target_os = "linux") {
            true => Path::new("/proc/self/exe"),
            false => &path,
        };
        let it = fs::metadata(file).ok()?;
        Some((path, it))
    };
    PROGRAM.get_or_init(look).as_ref()
}

/// This program, by its file and when that was last touched, and the place of the checkpoint's own
/// file. None where files have no place, or the program's file is gone.
#[cfg(unix)]
fn stamp(own: &Metadata) -> Option<Hash> {
    use std::os::unix::fs::MetadataExt;
    let (path, it) = program()?;
    let whose = format!(
        "{path:?} {} {} {} {} {} {} {} {} {}",
        it.dev(),
        it.ino(),
        it.len(),
        it.mtime(),
        it.mtime_nsec(),
        it.ctime(),
        it.ctime_nsec(),
        own.dev(),
        own.ino(),
    );
    Some(hash(&[whose.as_bytes()]))
}

#[cfg(not(unix))]
fn stamp(_: &Metadata) -> Option<Hash> {
    None
}
