//! A child process that ends: within its time, with a bounded answer, and when this program is told to stop.

use ballast_tool::stop;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// The most that a call may print, bytes; transactions that store a code are the longest that we read.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// How long a child that was told to end may take for it.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// How often it is looked, while output is waited for, whether this program is told to stop.
const LOOK: Duration = Duration::from_millis(100);
/// The longest pause between two looks at the child.
const PAUSE: Duration = Duration::from_millis(20);

/// What a child printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
}

/// Why there is no such thing.
pub(crate) enum Ended {
    /// It could not be started or looked at.
    Broken(io::Error),
    /// It took too long.
    Late,
    /// It printed too much.
    Loud,
    /// This program was told to stop.
    Stopped,
}

/// The process group of a child.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// One of its own: whatever the child started ends with it.
    Own,
    /// Ours, in which a child that asks on the terminal has to stay.
    Ours,
}

/// How a child is ended.
#[derive(Clone, Copy)]
enum Force {
    /// It is asked to end, and may clear up.
    Ask,
    /// It is ended.
    Kill,
}

/// Runs a command to its end, for `limit` at most.
pub(crate) fn run(command: &mut Command, limit: Duration, group: Group) -> Result<Ran, Ended> {
    if stop::is_over() {
        return Err(Ended::Stopped);
    }
    let _held = stop::hold();
    #[cfg(unix)]
    if group == Group::Own {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    let mut child = command.spawn().map_err(Ended::Broken)?;
    let outputs = [
        child.stdout.take().map(drain),
        child.stderr.take().map(drain),
    ];
    let until = Instant::now() + limit;
    let ended = wait(&mut child, until);
    let status = match ended {
        Ok(status) => status,
        Err(why) => {
            end(&mut child, group);
            return Err(why);
        }
    };
    // what the child started may hold its output open: that has its time, too, and then the group
    // is ended, not the child, which is gone and whose number may be another's
    let [stdout, stderr] = outputs.map(|output| match output {
        Some(output) => all(&output, until.max(Instant::now() + LAST_WORDS)),
        None => Ok(vec![]),
    });
    if group == Group::Own && (stdout.is_err() || stderr.is_err()) {
        signal(&child, group, Force::Kill);
    }
    Ok(Ran {
        status,
        stdout: stdout?,
        stderr: stderr?,
    })
}

fn wait(child: &mut Child, until: Instant) -> Result<ExitStatus, Ended> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().map_err(Ended::Broken)? {
            return Ok(status);
        }
        if Instant::now() >= until {
            return Err(Ended::Late);
        }
        if stop::is_over() {
            return Err(Ended::Stopped);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(PAUSE);
    }
}

/// Reads all of a pipe, whatever happens to the child.
fn drain(pipe: impl Read + Send + 'static) -> Receiver<io::Result<Vec<u8>>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = vec![];
        let read = pipe.take(MOST_BYTES + 1).read_to_end(&mut bytes);
        // the receiver may have given up
        let _ = sender.send(read.map(|_| bytes));
    });
    receiver
}

fn all(output: &Receiver<io::Result<Vec<u8>>>, until: Instant) -> Result<Vec<u8>, Ended> {
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match output.recv_timeout(left.min(LOOK)) {
            Ok(Ok(bytes)) if bytes.len() as u64 > MOST_BYTES => return Err(Ended::Loud),
            Ok(Ok(bytes)) => return Ok(bytes),
            Ok(Err(err)) => return Err(Ended::Broken(err)),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Ended::Broken(io::Error::other("no reader")))
            }
            Err(RecvTimeoutError::Timeout) if stop::is_over() => return Err(Ended::Stopped),
            Err(RecvTimeoutError::Timeout) if left.is_zero() => return Err(Ended::Late),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Ends a child, and its group where it has one: asked first, then made to.
fn end(child: &mut Child, group: Group) {
    signal(child, group, Force::Ask);
    let until = Instant::now() + LAST_WORDS;
    while Instant::now() < until && matches!(child.try_wait(), Ok(None)) {
        std::thread::sleep(PAUSE);
    }
    signal(child, group, Force::Kill);
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(unix)]
fn signal(child: &Child, group: Group, force: Force) {
    use rustix::process::{kill_process, kill_process_group, Pid, Signal};
    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
        return;
    };
    let signal = match force {
        Force::Ask => Signal::TERM,
        Force::Kill => Signal::KILL,
    };
    // it may have ended by itself
    let _ = match group {
        Group::Own => kill_process_group(pid, signal),
        Group::Ours => kill_process(pid, signal),
    };
}

#[cfg(not(unix))]
fn signal(_child: &Child, _group: Group, _force: Force) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::process::Stdio;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command
            .args(["-c", script])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    #[test]
    fn what_was_printed_comes_back() {
        let Ok(ran) = run(
            &mut shell("echo a; echo b >&2; exit 3"),
            Duration::from_secs(9),
            Group::Own,
        ) else {
            panic!("it ended");
        };
        assert_eq!((ran.stdout, ran.stderr), (b"a\n".to_vec(), b"b\n".to_vec()));
        assert_eq!(ran.status.code(), Some(3));
    }

    /// Before, a daemon whose node never answered was waited for without end, and so was what it had started.
    #[test]
    fn a_child_that_hangs_ends_in_its_time_and_what_it_started_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pid").display().to_string();
        let from = Instant::now();

        // deaf to being asked
        let script =
            format!("trap '' TERM; (trap '' TERM; sleep 600) & echo $! >{file}; wait; sleep 600");
        let ended = run(&mut shell(&script), Duration::from_millis(300), Group::Own);

        assert!(matches!(ended, Err(Ended::Late)));
        assert!(from.elapsed() < Duration::from_secs(10));
        let pid = std::fs::read_to_string(&file).unwrap();
        // it was ended with a signal, which a busy machine carries out a little later
        let is_gone = || {
            let state = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
            state.map_or(true, |stat| stat.contains(") Z"))
        };
        let patience = Instant::now();
        while !is_gone() && patience.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(is_gone(), "the grandchild {pid} lives on");
    }

    /// Before, a grandchild that kept the output open was waited for after the child had ended.
    #[test]
    fn an_output_that_stays_open_is_not_waited_for() {
        let from = Instant::now();
        let ended = run(
            &mut shell("sleep 600 & echo done"),
            Duration::from_millis(300),
            Group::Own,
        );
        assert!(matches!(ended, Err(Ended::Late)));
        assert!(from.elapsed() < Duration::from_secs(10));
    }

    /// Before, all that a daemon printed was kept.
    #[test]
    fn an_answer_without_end_is_cut_off() {
        let ended = run(&mut shell("yes"), Duration::from_secs(60), Group::Own);
        assert!(matches!(ended, Err(Ended::Loud)));
    }
}
