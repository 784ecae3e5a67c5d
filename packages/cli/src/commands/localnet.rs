//! `ballast localnet`: `scripts/localnet` with flags, from any folder.

use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::{Args, ValueEnum};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script, as of this commit: a link to `scripts/localnet`, which a package of this crate carries as a file.
const SCRIPT: &str = include_str!("localnet.sh");

/// What to do with the node.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Start a new chain and wait for its first blocks
    Start,
    /// Stop it, if the process with its pid is this node
    Stop,
    /// Show its height, or that it is not running
    Status,
    /// Stop it and remove what `start` has made
    Reset,
    /// Build the daemon from this repository and print its path
    Build,
}

/// Flags of `ballast localnet`.
#[derive(Args)]
pub struct LocalnetArgs {
    /// What to do
    what: What,
    /// The chain's daemon; by default .ballast/bin/wasmd, which is built if the sources are here
    #[arg(long)]
    binary: Option<PathBuf>,
    /// A folder for this node only
    #[arg(long, value_name = "FOLDER", default_value = ".ballast/localnet")]
    home: PathBuf,
    /// RPC; P2P is one below, gRPC one above, REST two above
    #[arg(long, default_value_t = 26_657, value_parser = clap::value_parser!(u16).range(1_025..=65_533))]
    port: u16,
    /// Number of silent validators, which are slashed for missing blocks
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=20))]
    silent: u8,
    /// Unbonding time in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..))]
    unbonding: u32,
    /// Let only governance upload codes, with votes of 15 s
    #[arg(long)]
    governed: bool,
}

/// Runs the script.
///
/// # Errors
/// There is no bash, or the script said no.
pub fn run(args: &LocalnetArgs, out: &Output) -> Result<(), CliError> {
    let here = std::env::current_dir().map_err(|err| CliError::bad(err.to_string()))?;
    let what = args.what.to_possible_value();
    let what = what.map_or_else(String::new, |what| what.get_name().to_string());
    let mut command = Command::new("bash");
    command
        // by an argument, so that the script may read its input; `$0` is for its messages
        .args(["-c", SCRIPT, "ballast localnet", &what])
        .env("LOCALNET_ROOT", &here)
        .env("LOCALNET_HOME", absolute(&here, &args.home))
        .env("LOCALNET_PORT", args.port.to_string())
        .env("LOCALNET_VALIDATORS", args.silent.to_string())
        .env("LOCALNET_UNBONDING", format!("{}s", args.unbonding));
    if args.governed {
        command.env("LOCALNET_UPLOAD", "nobody");
    }
    if let Some(binary) = &args.binary {
        command.env("WASMD", found(&here, binary)?);
    }
    let ran = command.output();
    let ran = ran.map_err(|err| CliError::bad(format!("bash runs the local node: {err}")))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (said, told) = (text(&ran.stdout), text(&ran.stderr));
    if !ran.status.success() {
        let mut lines = told.lines().rev().map(plain);
        let last = lines.next().unwrap_or_default();
        let kind = match ran.status.code() {
            Some(2) => CliError::bad(last),
            _ => CliError::failed(last),
        };
        return Err(lines.fold(kind, CliError::detail));
    }
    match out.json {
        true => out.json(&json!({"localnet": what, "said": said.trim(), "told": told.trim()})),
        false => {
            let lines = told
                .lines()
                .map(plain)
                .chain(said.lines().map(ToString::to_string));
            lines.for_each(|line| out.line(line));
        }
    }
    Ok(())
}

/// What the script says, without its name.
fn plain(line: &str) -> String {
    line.strip_prefix("localnet: ").unwrap_or(line).to_string()
}

fn absolute(here: &Path, path: &Path) -> PathBuf {
    here.join(path)
}

/// A program by its path, or by its name on the PATH.
fn found(here: &Path, binary: &Path) -> Result<PathBuf, CliError> {
    if binary.components().count() > 1 {
        return Ok(absolute(here, binary));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut all = std::env::split_paths(&path).map(|folder| folder.join(binary));
    all.find(|path| path.is_file()).ok_or_else(|| {
        let name = binary.display();
        CliError::bad(format!("there is no program `{name}` on the PATH"))
    })
}
