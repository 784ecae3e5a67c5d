//! Blocks of code: each is run, parsed or compared, as its language says.

use crate::common::{shell, Ran};
use crate::messages::has_messages;
use crate::{documents, read, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Documents whose Rust blocks are doctests: where they are included.
const DOCTESTS: [(&str, &str); 20] = [
    ("packages/answers/README.md", "packages/answers/src/lib.rs"),
    (
        "packages/position/README.md",
        "packages/position/src/lib.rs",
    ),
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

fn run(folder: &Path, line: &str) {
    let ran = Ran::of(&mut shell(folder, line));
    assert_eq!(ran.code, Some(0), "`{line}` failed: {}", ran.err);
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
        run(folder, &line);
    }
}

/// Runs a scenario.
fn play(scenario: &str, folder: &Path) {
    fs::write(folder.join("scenario.jsonl"), scenario).unwrap();
    run(folder, "ballast run --quiet scenario.jsonl");
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
