//! Which programs are run: those that the user has named, and those that chains are known by.
//!
//! A record or a configuration may come from another person. The program that it names is run only
//! if it is a chain's own daemon by name, looked up on the PATH, or a path that the user has once
//! given by `--binary`: such are kept in a list of the user's own. A relative path in a file is
//! refused, as it would mean whatever lies in the folder at hand.

use ballast_tool::{files, CliError};
use std::path::{Path, PathBuf};

/// Daemons of the chains that `networks/` has configurations for. Any other name could be that of a program that takes
/// our arguments for files to run, as a shell does.
const KNOWN: [&str; 14] = [
    "wasmd",
    "gaiad",
    "injectived",
    "junod",
    "lumerad",
    "mantrachaind",
    "nolusd",
    "osmosisd",
    "persistenceCore",
    "sedad",
    "txd",
    "xiond",
    "xplad",
    "zigchaind",
];

/// What is run if nothing is said.
pub const DEFAULT: &str = "wasmd";

/// The program that the user gives by `--binary`: a name stays one, a path becomes absolute, so
/// that a record can hold it. It is remembered.
pub fn given(binary: &str) -> String {
    let program = match binary.contains('/') {
        false => binary.to_string(),
        true => std::path::absolute(binary)
            .map_or_else(|_| binary.to_string(), |path| path.display().to_string()),
    };
    if !KNOWN.contains(&program.as_str()) && !named().contains(&program) {
        remember(&program);
    }
    program
}

/// The program that a file names, if it may be run.
///
/// # Errors
/// A relative path; a program that the user never named.
pub fn ensure_program(binary: &str, source: &str) -> Result<String, CliError> {
    if KNOWN.contains(&binary) || named().iter().any(|one| one == binary) {
        return Ok(binary.to_string());
    }
    if binary.contains('/') && !Path::new(binary).is_absolute() {
        return Err(CliError::bad(format!(
            "{source} names the program `{binary}`, a relative path: such are not run, as anything could lie there. \
             Give the chain's daemon with --binary"
        )));
    }
    Err(CliError::bad(format!(
        "{source} names the program `{binary}`, which you have not named yourself: if you trust it, give it once with \
         --binary {binary}"
    )))
}

/// The file with the programs that the user has named.
fn list() -> Option<PathBuf> {
    let absolute = |path: &PathBuf| path.is_absolute();
    let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let folder = config.filter(absolute).or(home.filter(absolute))?;
    Some(folder.join("ballast/programs"))
}

fn named() -> Vec<String> {
    let text = list().and_then(|path| files::read(&path).ok());
    let text = text.unwrap_or_default();
    text.lines().map(ToString::to_string).collect()
}

/// Where there is no list, or none that can be written, the flag is needed each time.
fn remember(program: &str) {
    let Some(path) = list() else { return };
    let mut all = named();
    all.push(program.to_string());
    let _ = files::write(&path, &(all.join("\n") + "\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before, `"binary": "./evil.sh"` in a shared record was run by a query.
    #[test]
    fn a_file_names_no_program_that_the_user_has_not() {
        for evil in [
            "./evil.sh",
            "evil/wasmd",
            "../wasmd",
            "/tmp/evil.sh",
            "bash",
            "sh",
            "python3",
            "",
        ] {
            let refused = ensure_program(evil, "deployments/x.json").unwrap_err();
            assert!(refused.message.contains("--binary"), "{evil}: {refused}");
            assert_eq!(refused.exit_code(), 2);
        }
        assert_eq!(ensure_program("osmosisd", "x").unwrap(), "osmosisd");
    }

    #[test]
    fn every_ready_configuration_names_a_known_daemon() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../networks"));
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let binary = text.lines().find_map(|line| line.strip_prefix("binary = "));
            if let Some(binary) = binary {
                assert!(KNOWN.contains(&binary.trim_matches('"')), "{binary}");
            }
        }
    }
}
