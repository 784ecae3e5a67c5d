//! A command that is printed to be copied asks for the same as the run that printed it.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::args::{Cli, Command};
use ballast_deploy::{DeployOptions, MigrateOptions};
use ballast_govern as govern;
use clap::Parser;
use std::process;

/// Flags of every command that reaches a chain, and words of which a shell would make something else.
const REACH: [&str; 19] = [
    "--binary",
    "./wasmd",
    "--node",
    "http://127.0.0.1:26657/?a=b&c",
    "--chain-id",
    "fake-1",
    "--home",
    "it's my home, $HOME",
    "--keyring-backend=-test",
    "--gas-prices",
    "0.025ustake,1uatom",
    "--gas-adjustment",
    "1.35",
    "--wait",
    "30",
    "--call-limit",
    "7",
    "--from",
    "~me",
];

/// Words as they would come from the command line: the command, flags of every chain, others.
fn words<'a>(command: &'a str, others: &[&'a str]) -> Vec<&'a str> {
    let begin = ["ballast", command].into_iter();
    begin.chain(REACH).chain(others.iter().copied()).collect()
}

/// A printed command, as a shell reads it.
fn read_by(shell: &str, line: &str) -> Vec<String> {
    let script = format!("ballast() {{ printf '%s\\0' ballast \"$@\"; }}; {line}");
    let output = process::Command::new(shell)
        .args(["-c", &script])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(String::from).collect()
}

fn has(shell: &str) -> bool {
    let run = process::Command::new(shell).args(["-c", "true"]).output();
    run.is_ok_and(|output| output.status.success())
}

/// Reads a printed command as each shell does, and what it asks for has to be what `wanted` asks for.
fn asks_the_same<T: std::fmt::Debug + PartialEq>(
    first: &[&str],
    options: impl Fn(Command) -> T,
    again: impl Fn(&T) -> String,
) {
    let parsed = |words: Vec<String>| options(Cli::try_parse_from(words).unwrap().command);
    let wanted = parsed(first.iter().map(ToString::to_string).collect());
    let line = again(&wanted);
    // zsh is not on every machine
    for shell in ["bash", "zsh"].into_iter().filter(|shell| has(shell)) {
        let copied = parsed(read_by(shell, &line));
        assert_eq!(copied, wanted, "{shell}: {line}");
    }
}

fn deploy(command: Command) -> DeployOptions {
    match command {
        Command::Deploy(args) => args.options().unwrap(),
        _ => panic!("another command"),
    }
}

fn migrate(command: Command) -> MigrateOptions {
    match command {
        Command::Migrate(options) => *options,
        _ => panic!("another command"),
    }
}

fn govern(command: Command) -> govern::Options {
    match command {
        Command::Govern(args) => args.options().unwrap(),
        _ => panic!("another command"),
    }
}

/// Before, `--gas-adjustment`, `--wait`, `--call-limit`, `--artifacts` and `--codes-only` were left out.
#[test]
fn a_copied_deploy_asks_for_the_same() {
    let all = [
        "--config",
        "my networks/fake-1.toml",
        "--deployment",
        "mine.json",
        "--artifacts",
        "out/wasm files",
        "--generate-only",
        "papers; rm x",
        "--codes-only",
    ];
    for words in [
        words("deploy", &all),
        words("deploy", &["--dry-run"]),
        vec!["ballast", "deploy", "--from", "me"],
    ] {
        asks_the_same(&words, deploy, DeployOptions::again);
    }
}

/// Before, `--generate-only` was left out too: what others were to sign would have been signed at once.
#[test]
fn a_copied_migrate_asks_for_the_same() {
    let all = [
        "--deployment",
        "mine.json",
        "--artifacts",
        "out/wasm",
        "--generate-only",
        "papers",
        "hub",
        "vault",
    ];
    for words in [
        words("migrate", &all),
        words("migrate", &["--yes", "--dry-run"]),
        vec!["ballast", "migrate", "--from", "me"],
    ] {
        asks_the_same(&words, migrate, MigrateOptions::again);
    }
}

#[test]
fn a_copied_govern_asks_for_the_same() {
    let all = [
        "--config",
        "handover.toml",
        "--deployment",
        "mine.json",
        "--artifacts",
        "out/wasm",
        "--generate-only",
        "papers",
    ];
    for words in [
        words("govern", &all),
        words("govern", &["--config", "handover.toml", "--dry-run"]),
    ] {
        asks_the_same(&words, govern, govern::Options::again);
    }
}

/// Nothing is printed that is the default anyway.
#[test]
fn a_default_is_not_printed() {
    let words = [
        "ballast",
        "deploy",
        "--from",
        "me",
        "--wait",
        "120",
        "--artifacts",
        "artifacts",
    ];
    let options = deploy(Cli::try_parse_from(words).unwrap().command);

    assert_eq!(options.again(), "ballast deploy --from me");
}
