//! What the documents say is true: commands run, messages are ones that the contracts know, links lead
//! somewhere, code is in the repository. `scripts/docs-check` runs this.
//!
//! A block's language says what is done with it:
//! - `sh`: its `ballast` lines run in order, in a session of the document's own. Of what is not run here, every `ballast`
//!   command is one that clap takes, and the info string says why it is not: `sh ci` is run by `.ci/run` or `.ci/full`, so the
//!   scripts, crates and files that it names are there; `sh network` needs a chain, a network, root or another machine;
//!   `sh synopsis` is one command a line, out of order.
//! - `json hub.execute` (contract and part): JSON values, each of that message type.
//! - `jsonl`: a scenario; `jsonl continued` goes on after the document's first, `jsonl part` is a part of one. `rust`: a doctest, in documents that are included as one. `ts`: part of a file
//!   in `clients/ts`. `console`, `ini`, `cron`: the `ballast` command inside is one that clap takes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

use ballast_extension_types::{
    basket, calls, consumer, hedge, lever, market, oracle, restake, splitter, timelock,
};
use ballast_types::{collector, hub, queue, registry, token, vault};
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Documents whose Rust blocks are doctests: where they are included.
const DOCTESTS: [(&str, &str); 18] = [
    ("packages/wire/README.md", "packages/wire/src/lib.rs"),
    (
        "packages/accounting/README.md",
        "packages/accounting/src/lib.rs",
    ),
    (
        "packages/extension-math/README.md",
        "packages/extension-math/src/lib.rs",
    ),
    (
        "packages/extension-share/README.md",
        "packages/extension-share/src/lib.rs",
    ),
    (
        "packages/extension-types/README.md",
        "packages/extension-types/src/lib.rs",
    ),
    (
        "packages/extensions/README.md",
        "packages/extensions/src/lib.rs",
    ),
    ("docs/INTEGRATORS.md", "packages/testing/src/lib.rs"),
    ("packages/testing/README.md", "packages/testing/src/lib.rs"),
    (
        "packages/scenario/README.md",
        "packages/scenario/src/lib.rs",
    ),
    ("packages/daemon/README.md", "packages/daemon/src/lib.rs"),
    ("packages/keep/README.md", "packages/keep/src/lib.rs"),
    ("packages/session/README.md", "packages/session/src/lib.rs"),
    ("packages/tool/README.md", "packages/tool/src/lib.rs"),
    ("packages/base/README.md", "packages/base/src/lib.rs"),
    ("packages/types/README.md", "packages/types/src/lib.rs"),
    (
        "packages/chain-sim/README.md",
        "packages/chain-sim/src/lib.rs",
    ),
    (
        "packages/chain-sim/docs/PORTING.md",
        "packages/chain-sim/src/lib.rs",
    ),
    ("packages/numbers/README.md", "packages/numbers/src/lib.rs"),
];

struct Block {
    line: usize,
    info: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// All documents, by their path from the root.
fn documents() -> Vec<String> {
    let mut found = vec![];
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let hidden =
                ["target", "node_modules", "proptest-regressions"].contains(&name.as_str());
            if path.is_dir() && !hidden && !name.starts_with('.') {
                folders.push(path);
            } else if name.ends_with(".md") {
                let relative = path.strip_prefix(root()).unwrap();
                found.push(relative.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

fn blocks(text: &str) -> Vec<Block> {
    let mut all = vec![];
    let mut open: Option<Block> = None;
    for (i, line) in text.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), open.take()) {
            (Some(_), Some(block)) => all.push(block),
            (Some(info), None) => {
                open = Some(Block {
                    line: i + 1,
                    info: info.trim().to_string(),
                    text: String::new(),
                });
            }
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block without an end");
    all
}

/// The lines of a block, continued ones joined.
fn commands(text: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    let lines = joined.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_string).collect()
}

/// `ballast …` inside a line: what clap would make of it.
fn parses(line: &str) {
    let Some(at) = line.find("ballast ") else {
        return;
    };
    let words = line[at..].split_whitespace();
    let words = words.take_while(|word| !word.starts_with(['>', '|', '#', '&']));
    let words: Vec<&str> = words
        .map(|word| word.trim_matches(['\'', '"', '`']))
        .collect();
    if let Err(error) = ballast_cli::command().try_get_matches_from(words) {
        use clap::error::ErrorKind::{DisplayHelp, DisplayVersion};
        assert!(
            matches!(error.kind(), DisplayHelp | DisplayVersion),
            "`{line}`: {error}"
        );
    }
}

fn values<T: DeserializeOwned>(text: &str) -> Result<usize, serde_json::Error> {
    let all: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    let parsed = all?.into_iter().map(serde_json::from_value::<T>);
    Ok(parsed.collect::<Result<Vec<T>, _>>()?.len())
}

/// Counts the messages or answers of one type in a block.
type Count = fn(&str) -> Result<usize, serde_json::Error>;

/// What a block of `json` may hold of the suite, by what stands behind `json`.
const OF_THE_SUITE: &[(&str, Count)] = &[
    ("hub.instantiate", values::<hub::InstantiateMsg>),
    ("hub.execute", values::<hub::ExecuteMsg>),
    ("hub.query", values::<hub::QueryMsg>),
    ("token.execute", values::<token::ExecuteMsg>),
    ("token.query", values::<token::QueryMsg>),
    ("queue.execute", values::<queue::ExecuteMsg>),
    ("queue.receive", values::<queue::ReceiveMsg>),
    ("queue.query", values::<queue::QueryMsg>),
    ("registry.execute", values::<registry::ExecuteMsg>),
    ("registry.query", values::<registry::QueryMsg>),
    ("vault.execute", values::<vault::ExecuteMsg>),
    ("vault.receive", values::<vault::ReceiveMsg>),
    ("vault.query", values::<vault::QueryMsg>),
    ("collector.execute", values::<collector::ExecuteMsg>),
    ("collector.query", values::<collector::QueryMsg>),
    ("hub.exchange_rate", values::<hub::ExchangeRateResponse>),
    ("queue.ticket", values::<queue::TicketResponse>),
];

/// The same of extensions.
const OF_EXTENSIONS: &[(&str, Count)] = &[
    ("consumer.exposure", values::<consumer::ExposureResponse>),
    ("basket.execute", values::<basket::ExecuteMsg>),
    ("basket.instantiate", values::<basket::InstantiateMsg>),
    ("basket.query", values::<basket::QueryMsg>),
    ("basket.receive", values::<basket::ReceiveMsg>),
    ("hedge.execute", values::<hedge::ExecuteMsg>),
    ("hedge.instantiate", values::<hedge::InstantiateMsg>),
    ("hedge.query", values::<hedge::QueryMsg>),
    ("hedge.receive", values::<hedge::ReceiveMsg>),
    ("lever.execute", values::<lever::ExecuteMsg>),
    ("lever.instantiate", values::<lever::InstantiateMsg>),
    ("lever.query", values::<lever::QueryMsg>),
    ("lever.receive", values::<lever::ReceiveMsg>),
    ("market.execute", values::<market::ExecuteMsg>),
    ("market.instantiate", values::<market::InstantiateMsg>),
    ("market.query", values::<market::QueryMsg>),
    ("market.receive", values::<market::ReceiveMsg>),
    ("calls.execute", values::<calls::ExecuteMsg>),
    ("calls.query", values::<calls::QueryMsg>),
    ("calls.receive", values::<calls::ReceiveMsg>),
    ("oracle.execute", values::<oracle::ExecuteMsg>),
    ("oracle.instantiate", values::<oracle::InstantiateMsg>),
    ("oracle.query", values::<oracle::QueryMsg>),
    ("oracle.receive", values::<oracle::ReceiveMsg>),
    ("restake.execute", values::<restake::ExecuteMsg>),
    ("restake.instantiate", values::<restake::InstantiateMsg>),
    ("restake.query", values::<restake::QueryMsg>),
    ("restake.receive", values::<restake::ReceiveMsg>),
    ("splitter.execute", values::<splitter::ExecuteMsg>),
    ("splitter.instantiate", values::<splitter::InstantiateMsg>),
    ("splitter.lst", values::<splitter::LstMsg>),
    ("splitter.pt", values::<splitter::PtMsg>),
    ("splitter.query", values::<splitter::QueryMsg>),
    ("timelock.execute", values::<timelock::ExecuteMsg>),
    ("timelock.query", values::<timelock::QueryMsg>),
];

fn messages(part: &str, text: &str) -> Result<usize, serde_json::Error> {
    let mut all = OF_THE_SUITE.iter().chain(OF_EXTENSIONS);
    let (_, count) = all
        .find(|(name, _)| *name == part)
        .unwrap_or_else(|| panic!("no such message type: `json {part}`"));
    count(text)
}

fn shell(folder: &Path, line: &str) {
    // the command of this build, whatever is on the path
    let bin = Path::new(env!("CARGO_BIN_EXE_ballast")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let ran = Command::new("sh")
        .args(["-c", line])
        .env("PATH", path)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "`{line}` failed: {said}");
}

/// Scripts, crates and scenario files that a line names are there.
fn is_run_by_ci(line: &str) {
    let line = line.split(" #").next().unwrap();
    for word in line.split_whitespace() {
        let is_ours = word.starts_with("scripts/") || word.starts_with("tests/");
        assert!(!is_ours || root().join(word).exists(), "`{line}`: {word}");
    }
    if let Some((_, name)) = line.split_once("cargo test -p ballast-") {
        let name = name.split_whitespace().next().unwrap();
        let folders = ["packages", "contracts", "extensions", "tests"];
        let is_crate = |folder: &str| root().join(folder).join(name).join("Cargo.toml").exists();
        let is_there = name == "tests" || folders.into_iter().any(is_crate);
        assert!(is_there, "`{line}`: there is no crate ballast-{name}");
    }
}

fn check(document: &str, block: &Block, folder: &Path) {
    let mut words = block.info.split_whitespace();
    let (language, more) = (words.next().unwrap_or(""), words.next());
    match (language, more) {
        ("sh", None) => run_all(&block.text, folder),
        ("sh", Some("ci")) => {
            for line in commands(&block.text) {
                parses(&line);
                is_run_by_ci(&line);
            }
        }
        ("sh", Some("network" | "synopsis")) | ("ini" | "cron", _) => {
            for line in commands(&block.text).iter().filter(|line| is_call(line)) {
                parses(line);
            }
        }
        ("console", _) => types_calls(&block.text),
        // the README's one message is the one that deploys
        ("json", None) if document == "README.md" => has_messages("hub.instantiate", &block.text),
        ("json", part) => has_messages(part.unwrap_or_default(), &block.text),
        ("jsonl", None) => play(&block.text, folder),
        // lines of a scenario, whose beginning is not shown
        ("jsonl", Some("part")) => {
            for (at, line) in block.text.lines().enumerate() {
                ballast_scenario::parse_line(line, at).unwrap_or_else(|err| panic!("{err}"));
            }
        }
        ("jsonl", Some("continued")) => play_after_first(document, &block.text, folder),
        ("rust", None) => is_a_doctest(document),
        ("ts", None) => is_of_an_example(&block.text),
        ("mermaid" | "text" | "toml" | "yaml" | "", None) => {}
        other => panic!("nobody checks a block of {other:?}"),
    }
}

/// On a chain that is not here: what is typed there are commands that there are.
fn types_calls(text: &str) {
    let typed = text.replace("\\\n", " ");
    let lines = typed.lines();
    let calls = lines.filter(|line| line.starts_with("$ ") && is_call(line));
    calls.for_each(parses);
}

fn has_messages(part: &str, text: &str) {
    let parsed = messages(part, text).unwrap_or_else(|err| panic!("{part}: {err}"));
    assert!(parsed > 0, "an empty block");
}

/// A scenario that goes on after the document's first.
fn play_after_first(document: &str, rest: &str, folder: &Path) {
    let text = read(document);
    let first = text.split("```jsonl\n").nth(1).unwrap();
    let first = first.split("```").next().unwrap();
    play(&format!("{first}{rest}"), folder);
}

/// Some crate includes the document in its doc comments.
fn is_a_doctest(document: &str) {
    let include = DOCTESTS.iter().find(|(name, _)| *name == document);
    let (_, by) = include.expect("Rust code in a document that is no doctest");
    let name = document.rsplit('/').next().unwrap();
    assert!(read(by).contains(name), "{by} does not include {document}");
}

/// Runs commands of `ballast`, one after another.
fn run_all(text: &str, folder: &Path) {
    for line in commands(text) {
        // what builds or tests the repository is run by .ci/run itself
        if line.starts_with("cargo ") || line.starts_with("scripts/") {
            continue;
        }
        assert!(
            line.starts_with("ballast "),
            "`{line}` is not a ballast command: `sh ci` or `sh network`"
        );
        shell(folder, &line);
    }
}

/// Runs a scenario.
fn play(scenario: &str, folder: &Path) {
    fs::write(folder.join("scenario.jsonl"), scenario).unwrap();
    shell(folder, "ballast run --quiet scenario.jsonl");
}

/// That code of the TypeScript client is in one of its examples, which are compiled and run.
fn is_of_an_example(text: &str) {
    let code = ["bond-exit-ticket", "readme"];
    let code = code.map(|name| read(&format!("clients/ts/examples/{name}.ts")));
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut code = code.iter().map(|code| squeezed(code));
    assert!(
        code.any(|code| code.contains(&squeezed(text))),
        "no such code"
    );
}

fn is_call(line: &str) -> bool {
    line.starts_with("ballast ") || line.contains("/ballast ") || line.contains(" ballast ")
}

#[test]
fn every_block_is_checked() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents()
        .iter()
        .filter(|name| !name.starts_with("schema/"))
    {
        let folder = tempfile::tempdir().unwrap();
        // what commands name by its path from the root
        std::os::unix::fs::symlink(root().join("tests"), folder.path().join("tests")).unwrap();
        for block in blocks(&read(document)) {
            let language = block.info.split(' ').next().unwrap_or("").to_string();
            let at = format!("{document}:{}", block.line);
            let checked = std::panic::catch_unwind(|| check(document, &block, folder.path()));
            if let Err(why) = checked {
                let text = why.downcast_ref::<String>().cloned();
                let text = text.or_else(|| why.downcast_ref::<&str>().map(ToString::to_string));
                panic!("{at}: {}", text.unwrap_or_default());
            }
            *counts.entry(language).or_default() += 1;
        }
    }
    assert!(counts["sh"] >= 8 && counts["json"] >= 8, "{counts:?}");
}

/// The anchor that a forge makes of a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn anchors(text: &str) -> Vec<String> {
    let mut in_block = false;
    let mut all = vec![];
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if line.starts_with('#') && !in_block {
            all.push(anchor(line));
        }
    }
    all
}

/// Targets of `[text](target)`, outside of code.
fn links(text: &str) -> Vec<String> {
    let mut all = vec![];
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        }
        let mut rest = if in_block { "" } else { line };
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, tail)) = after.split_once(')') else {
                break;
            };
            all.push(target.to_string());
            rest = tail;
        }
    }
    all
}

/// Help is wrapped at 100 columns: a sentence that was broken by hand beyond them breaks twice.
#[test]
fn what_stands_below_help_fits_its_lines() {
    let mut commands = vec![ballast_cli::command()];
    while let Some(command) = commands.pop() {
        let help = command.get_after_help().map(ToString::to_string);
        for line in help.unwrap_or_default().lines() {
            // a command with a message in it may be longer, but not what is said about it
            let is_call = line.starts_with("  ballast ") && !line.trim().contains("   ");
            assert!(
                is_call || line.chars().count() <= 100,
                "{}: {line}",
                command.get_name()
            );
        }
        commands.extend(command.get_subcommands().cloned());
    }
}

#[test]
fn links_lead_somewhere() {
    let mut followed = 0;
    for document in documents() {
        let text = read(&document);
        for link in links(&text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let here = root().join(&document);
            let target = match file {
                "" => here,
                file => here.parent().unwrap().join(file),
            };
            assert!(target.exists(), "{document}: `{link}` leads nowhere");
            if !heading.is_empty() {
                let found = anchors(&fs::read_to_string(&target).unwrap());
                assert!(
                    found.contains(&heading.to_string()),
                    "{document}: `{link}`: no such heading"
                );
            }
            followed += 1;
        }
    }
    assert!(followed > 60, "{followed} links");
}

#[test]
fn the_summary_lists_every_page() {
    let summary = read("docs/SUMMARY.md");
    for document in documents() {
        if let Some(page) = document
            .strip_prefix("docs/")
            .filter(|page| *page != "SUMMARY.md")
        {
            assert!(
                summary.contains(&format!("({page})")),
                "docs/SUMMARY.md lacks {page}"
            );
        }
    }
}

/// The auditors' table quotes the line that protects each invariant: `file` and `code` in the last cells.
#[test]
fn what_auditors_are_shown_is_in_the_code() {
    let text = read("docs/AUDITORS.md");
    let rows = text.lines().filter(|line| line.starts_with("| I-"));
    let mut quoted = std::collections::BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let id = cells[0].trim_start_matches("| ").to_string();
        let file = cells[2]
            .trim()
            .split("](../")
            .nth(1)
            .unwrap()
            .trim_end_matches(')');
        // a table wants its own sign escaped
        let code = cells[3]
            .trim()
            .trim_end_matches(" |")
            .trim_matches('`')
            .replace("\\|", "|");
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let found = squeezed(&read(file)).contains(&squeezed(&code));
        assert!(found, "{id}: {file} does not contain `{code}`");
        quoted.insert(id);
    }
    assert_eq!(quoted.len(), 14, "{quoted:?}");
}
