//! The rows that the contracts' sources declare.

use ballast_types::deploy::CONTRACTS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// `(contract, key)` of every item and map in the sources of the six contracts and in what
/// `ballast-types` has of them. A key that two rows of one contract share is an error.
pub fn rows() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeSet::new();
    for contract in CONTRACTS {
        let types = root.join("packages/types/src");
        let mut files = sources(&root.join("contracts").join(contract).join("src"));
        files.push(types.join(format!("{contract}.rs")));
        files.extend(sources(&types.join(contract)));
        let before = found.len();
        for file in files {
            let source = fs::read_to_string(&file).unwrap();
            for key in keys(&source, &file) {
                let new = found.insert((contract.to_string(), key.clone()));
                assert!(new, "{contract}: two rows under `{key}`");
            }
        }
        assert!(found.len() > before, "{contract} stores nothing");
    }
    found
}

/// All Rust files below a folder but those of tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return vec![];
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.file_stem().is_some_and(|name| name != "tests"))
        .flat_map(|path| match path.is_dir() {
            true => sources(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .collect()
}

/// The keys of `Item::new("…")` and `Map::new("…")`, of whatever kind of item or map, before the
/// file's own tests.
fn keys(source: &str, file: &Path) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let calls = code.match_indices("::new(").map(|(at, call)| {
        let (before, after) = (&code[..at], code[at + call.len()..].trim_start());
        // `Item::<T>::new`
        let named = before.rfind("::<").filter(|_| before.ends_with('>'));
        (&before[..named.unwrap_or(before.len())], after)
    });
    calls
        .filter(|(before, after)| {
            let stores = ["Item", "Map", "Deque"]
                .iter()
                .any(|kind| before.ends_with(kind));
            // `Map::new()` is one in memory
            stores && !after.starts_with(')')
        })
        .flat_map(|(_, after)| {
            // one literal, or those among which code chooses
            let argument = &after[..closing(after)];
            let literals = argument.split('"').skip(1).step_by(2);
            let keys: Vec<String> = literals.map(str::to_string).collect();
            assert!(
                !keys.is_empty(),
                "{}: a key that is no literal",
                file.display()
            );
            keys
        })
        .collect()
}

/// Where the parenthesis closes that was opened before `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    let found = text.find(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth < 0
    });
    found.unwrap_or(text.len())
}
