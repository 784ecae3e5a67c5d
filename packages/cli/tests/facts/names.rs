//! Names of files and of events.

use crate::{read, root, sources};
use std::collections::BTreeSet;
use std::fs;

/// All pages, by their path from the root.
fn pages() -> Vec<String> {
    let mut found = vec![];
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let hidden = ["target", "node_modules", "artifacts"].contains(&name.as_str());
            match path.is_dir() {
                true if !hidden && !name.starts_with('.') => folders.push(path),
                false if name.ends_with(".md") => {
                    let relative = path.strip_prefix(root()).unwrap();
                    found.push(relative.to_string_lossy().into_owned());
                }
                _ => {}
            }
        }
    }
    found
}

/// What pages show as code, outside of blocks.
fn inline_code(text: &str) -> Vec<String> {
    let mut all = vec![];
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            let parts = line.split('`').skip(1).step_by(2);
            all.extend(parts.map(str::to_string));
        }
    }
    all
}

#[test]
fn files_that_pages_name_are_there() {
    let folders = [
        "contracts/",
        "docs/",
        "examples/",
        "extensions/",
        "networks/",
        "packages/",
        "proofs/",
        "schema/",
        "scripts/",
        "tests/",
    ];
    let mut named = 0;
    for document in pages() {
        // what other projects' repositories have
        if ["docs/CHAINS.md", "CHANGELOG.md", "docs/ORACLE.md"].contains(&document.as_str()) {
            continue;
        }
        let beside = root().join(&document).parent().unwrap().to_path_buf();
        for code in inline_code(&read(&document)) {
            let path = code
                .split("::")
                .next()
                .unwrap()
                .split([' ', ':'])
                .next()
                .unwrap();
            let is_path = folders.iter().any(|folder| path.starts_with(folder));
            let is_pattern = path.contains(['*', '<', '{', '…', 'N']);
            if !is_path || is_pattern {
                continue;
            }
            let is_there = root().join(path).exists() || beside.join(path).exists();
            assert!(is_there, "{document} names `{path}`, which is not there");
            named += 1;
        }
    }
    assert!(named > 300, "{named} files");
}

/// A node shows events of contracts with `wasm-` in front, and so do pages.
#[test]
fn events_are_named_as_a_node_shows_them() {
    let mut names = BTreeSet::new();
    let mut files = vec![];
    sources(&root().join("packages/types/src"), &mut files);
    sources(&root().join("packages/extension-types/src"), &mut files);
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for (at, _) in text.match_indices(" = \"ballast-") {
            let name = text[at + 4..].split('"').next().unwrap();
            if text[at..].starts_with(&format!(" = \"{name}\" {{")) {
                names.insert(name.to_string());
            }
        }
    }
    assert!(names.len() > 15, "{names:?}");
    for document in pages() {
        // the client's events are keyed by the names of the code
        let is_exempt = ["CHANGELOG.md", "clients/ts/README.md", "docs/DECISIONS.md"];
        if is_exempt.contains(&document.as_str()) {
            continue;
        }
        let bare = inline_code(&read(&document))
            .into_iter()
            .find(|code| names.contains(code));
        let explains = document == "docs/INTEGRATORS.md" && bare.as_deref() == Some("ballast-loss");
        assert!(
            bare.is_none() || explains,
            "{document}: `{}` is `wasm-{0}`",
            bare.unwrap_or_default()
        );
    }
}
