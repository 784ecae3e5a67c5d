//! `keep --config`: several suites, each kept by a thread of its own.

use super::super::bot::{seconds, BotArgs, ChainBot, Ready, Shown};
use super::super::hub_flags::HubArgs;
use ballast_deploy::{Reach, WAIT_SECS};
use ballast_keep::{keep, ChainPlace, Folder, Pace, Watch};
use ballast_tool::output::Output;
use ballast_tool::{files, CliError};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;

/// A file of suites.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Time between two turns, unless a suite says another one.
    every: Option<String>,
    /// The folder of the keepers' folders.
    state: Option<PathBuf>,
    metrics: Option<std::net::SocketAddr>,
    webhook: Option<String>,
    #[serde(default)]
    suite: Vec<Suite>,
}

/// One suite: the flags of `keep`, by the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Suite {
    /// Its folder, and what its lines and figures are called; its chain's id by default.
    name: Option<String>,
    chain_id: Option<String>,
    hub: Option<String>,
    deployment: Option<PathBuf>,
    from: Option<String>,
    binary: Option<String>,
    node: Option<String>,
    home: Option<String>,
    keyring_backend: Option<String>,
    gas_prices: Option<String>,
    gas_adjustment: Option<f64>,
    wait: Option<u64>,
    call_limit: Option<u64>,
    rest: Option<String>,
    key_file: Option<PathBuf>,
    every: Option<String>,
    max_fees_per_day: Option<String>,
    max_fees_over_tips: Option<u32>,
    low_balance: Option<String>,
}

impl File {
    fn read(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let text = files::read(path).map_err(|err| CliError::bad(format!("{shown}: {err}")))?;
        let file: Self = toml::from_str(&text).map_err(|err| {
            let line = err
                .span()
                .map(|span| text[..span.start].lines().count().max(1));
            let at = line.map_or_else(String::new, |line| format!(":{line}"));
            CliError::bad(format!("{shown}{at}: {}", err.message()))
        })?;
        if file.suite.is_empty() {
            return Err(CliError::bad(format!("{shown} has no [[suite]]")));
        }
        Ok(file)
    }
}

impl Suite {
    /// How its chain is reached.
    fn reach(&self) -> Reach {
        Reach {
            binary: self.binary.clone(),
            node: self.node.clone(),
            chain_id: self.chain_id.clone(),
            home: self.home.clone(),
            keyring_backend: self.keyring_backend.clone(),
            gas_prices: self.gas_prices.clone(),
            gas_adjustment: self.gas_adjustment,
            wait: self.wait.unwrap_or(WAIT_SECS),
            call_limit: self.call_limit.unwrap_or(ballast_daemon::CALL_SECS),
        }
    }
}

/// Keeps all suites of a file. What the command line says wins over what the file says for all.
///
/// # Errors
/// The file is no list of suites; otherwise the worst error of any suite.
pub fn run(path: &Path, wanted: &BotArgs, pace: Pace, out: &Output) -> Result<(), CliError> {
    let shown = path.display();
    let file = File::read(path)?;
    let mut names = BTreeSet::new();
    let mut all = vec![];
    for (i, suite) in file.suite.iter().enumerate() {
        let ready = ready(suite, &file, wanted, pace, &mut names);
        let ready = ready.map_err(|err| CliError {
            message: format!("{shown}, suite {}: {}", i + 1, err.message),
            ..err
        })?;
        all.push(ready);
    }
    let address = wanted.metrics.or(file.metrics);
    let webhook = wanted.webhook.clone().or(file.webhook);
    let shown = Shown::new(address, webhook.as_deref(), out)?;
    let kept = keep_all(all, &shown, out);
    let errors = kept.into_iter().filter_map(Result::err);
    let worst = errors.max_by_key(CliError::exit_code);
    worst.map_or(Ok(()), |worst| {
        Err(CliError {
            message: "not all suites are well".to_string(),
            details: vec![],
            ..worst
        })
    })
}

/// Keeps each in its own thread, until all have ended.
fn keep_all(all: Vec<Ready<ChainPlace>>, shown: &Shown, out: &Output) -> Vec<Result<(), CliError>> {
    thread::scope(|scope| {
        let threads = all.into_iter().map(|mut ready| {
            scope.spawn(move || {
                let mut watch = Watch::new(ready.about)
                    .limited(ready.limits)
                    .shown(shown.monitor.as_deref(), shown.post());
                watch.is_one_of_several = true;
                let kept = keep(&mut ready.place, &ready.folder, ready.pace, &watch, out);
                // the others go on, so it is told now
                if let Err(error) = &kept {
                    out.error(&CliError {
                        message: format!("{}: {}", watch.about.suite, error.message),
                        ..error.clone()
                    });
                }
                kept
            })
        });
        let threads: Vec<_> = threads.collect();
        let ended = threads.into_iter().map(|thread| {
            let died = |_| Err(CliError::failed("a keeper ended without a word"));
            thread.join().unwrap_or_else(died)
        });
        ended.collect()
    })
}

/// What the keeper of one suite needs. `names` are those of the suites before it.
fn ready(
    suite: &Suite,
    file: &File,
    wanted: &BotArgs,
    pace: Pace,
    names: &mut BTreeSet<String>,
) -> Result<Ready<ChainPlace>, CliError> {
    if let Some(binary) = &suite.binary {
        // a file may come from another person
        ballast_deploy::ensure_program(binary, "it")?;
    }
    let hub = HubArgs::new(suite.reach(), suite.hub.clone(), suite.deployment.clone());
    let found = hub.find()?;
    let (settings, address) = found.ok_or_else(|| {
        CliError::bad("which hub? set `deployment` to a record, or set both `chain_id` and `hub`")
    })?;
    let name = suite.name.as_ref().unwrap_or(&settings.chain_id).clone();
    ensure_folder_name(&name)?;
    if !names.insert(name.clone()) {
        return Err(CliError::bad(format!(
            "two suites are called {name}: give one another `name`"
        )));
    }
    let state = file.state.clone().unwrap_or_else(|| wanted.state.clone());
    let folder = Folder::open(&state.join(&name))?;
    let every = suite.every.as_ref().or(file.every.as_ref());
    let every = every.map_or(Ok(pace.every), |every| seconds("--every", every))?;
    let bot = ChainBot {
        suite: &name,
        from: suite.from.as_ref().unwrap_or(&wanted.from),
        rest: suite.rest.as_deref(),
        key_file: suite.key_file.as_deref(),
        hub: &hub,
        max_fees_per_day: suite.max_fees_per_day.as_deref(),
        low_balance: suite.low_balance.as_deref(),
        pace: Pace { every, ..pace },
    };
    let mut ready = bot.ready(settings, &address, folder)?;
    ready.limits.fees_over_tips = suite.max_fees_over_tips;
    Ok(ready)
}

fn ensure_folder_name(name: &str) -> Result<(), CliError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.starts_with('.') || !name.chars().all(fits) {
        return Err(CliError::bad(format!(
            "`{name}` becomes a folder: it has letters, digits, `-`, `_` and `.`"
        )));
    }
    Ok(())
}
