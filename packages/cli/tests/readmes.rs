//! What a crate's README says of its files, of its rows and of its rounding is there, and nothing is left out.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every source file under `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

/// The words in backticks of a text.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The keys of rows that a file declares: `Item::new("config")`.
fn keys(source: &str) -> BTreeSet<String> {
    let declared = source
        .split("Item::new(")
        .skip(1)
        .chain(source.split("Map::new(").skip(1));
    let keys = declared.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    keys.map(String::from).collect()
}

#[test]
fn every_row_of_a_contract_is_in_its_readme() {
    for contract in ["hub", "token", "registry", "queue", "vault", "collector"] {
        let readme =
            read_to_string(root().join(format!("contracts/{contract}/README.md"))).unwrap();
        let named = quoted(&readme);
        let own = sources(&root().join(format!("contracts/{contract}/src")));
        let shared = sources(&root().join("packages/types/src"));
        let of_this = format!("packages/types/src/{contract}");
        let shared = shared
            .into_iter()
            .filter(|path| path.to_string_lossy().contains(&of_this));
        let declared: BTreeSet<String> = own
            .into_iter()
            .chain(shared)
            .flat_map(|path| keys(&read_to_string(path).unwrap()))
            .collect();
        assert!(!declared.is_empty(), "{contract}: no rows found");
        for key in declared {
            assert!(
                named.contains(key.as_str()),
                "contracts/{contract}/README.md does not say what is in the row `{key}`"
            );
        }
    }
}

#[test]
fn every_file_that_a_readme_lists_is_there() {
    for kind in ["contracts", "extensions", "packages"] {
        for entry in std::fs::read_dir(root().join(kind)).unwrap() {
            let folder = entry.unwrap().path();
            let Ok(readme) = read_to_string(folder.join("README.md")) else {
                continue;
            };
            let present = sources(&folder.join("src"));
            let rows = readme.lines().filter(|line| line.starts_with("| `"));
            for row in rows {
                let first = row.split('|').nth(1).unwrap_or_default();
                let files = quoted(first);
                let files = files.iter().filter(|word| word.ends_with(".rs"));
                // `NAME.rs` and `<command>.rs` stand for several files
                for file in
                    files.filter(|word| !word.contains(['<', '{', '*']) && !word.contains("NAME"))
                {
                    let is_there = present.iter().any(|path| path.ends_with(file));
                    assert!(is_there, "{}: no file {file}", folder.display());
                }
            }
        }
    }
}

#[test]
fn every_file_and_every_rounding_of_the_arithmetic_is_in_its_readme() {
    let folder = root().join("packages/accounting");
    let readme = read_to_string(folder.join("README.md")).unwrap();
    for path in sources(&folder.join("src")) {
        let file = path.strip_prefix(folder.join("src")).unwrap();
        let name = file.to_string_lossy();
        let is_test = name.contains("test") || name == "lib.rs";
        // a folder's parts are the matter of the file that is named like it
        let is_part = file.components().count() > 2;
        let is_listed = readme.contains(&format!("| `{name}` |"));
        assert!(is_test || is_part || is_listed, "README: no row for {name}");
        let source = read_to_string(&path).unwrap();
        for declared in source.split("pub fn ").skip(1) {
            let name = declared.split(['(', '<']).next().unwrap();
            if name.ends_with("_floor") || name.ends_with("_ceil") {
                assert!(readme.contains(name), "README: no rounding of `{name}`");
            }
        }
    }
}

#[test]
fn every_module_of_base_and_of_extension_math_is_in_its_readme() {
    for package in ["base", "extension-math"] {
        let folder = root().join("packages").join(package);
        let readme = read_to_string(folder.join("README.md")).unwrap();
        let lib = read_to_string(folder.join("src/lib.rs")).unwrap();
        for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
            let name = line.trim_end_matches(';');
            let is_listed = readme.contains(&format!("| `{name}` |"));
            assert!(is_listed, "packages/{package}/README.md: no row for {name}");
        }
    }
}
