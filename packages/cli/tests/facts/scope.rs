//! How large the parts in an auditor's scope are.

use crate::{read, root, sources};
use std::fs;
use std::path::Path;

const SCOPE: [&str; 3] = ["contracts", "extensions", "packages"];
/// What of `packages` decides about money, or is compiled into a contract.
const PACKAGES: [&str; 7] = [
    "accounting",
    "base",
    "extension-math",
    "extension-share",
    "extension-types",
    "numbers",
    "types",
];
const BEGIN: &str =
    "<!-- scope: written by BALLAST_WRITE=1 cargo test -p ballast-cli --test facts -->\n";
const END: &str = "<!-- end of scope -->\n";

fn is_code(line: &&str) -> bool {
    !line.trim().is_empty() && !line.trim().starts_with("//")
}

/// Lines of code and of tests of a crate.
fn count(folder: &Path) -> (usize, usize) {
    let mut files = vec![];
    sources(folder, &mut files);
    let (mut code, mut tests) = (0, 0);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let within = file
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let is_test = ["tests", "testing", "model", "laws", "benches"]
            .iter()
            .any(|word| {
                let mut parts = within.split(['/', '.']);
                parts.any(|part| part == *word)
            });
        if is_test {
            tests += text.lines().filter(is_code).count();
            continue;
        }
        // a module of tests is the last thing of its file
        let (own, test) = match text.find("#[cfg(test)]\nmod tests {") {
            Some(at) => text.split_at(at),
            None => (text.as_str(), ""),
        };
        code += own.lines().filter(is_code).count();
        tests += test.lines().filter(is_code).count();
    }
    (code, tests)
}

/// A crate that is in scope.
struct Part {
    folder: String,
    /// The description of its manifest.
    about: String,
    /// Lines of code.
    code: usize,
    /// Lines of tests.
    tests: usize,
}

/// All that is in scope.
fn scope() -> Vec<Part> {
    let mut rows = vec![];
    for part in SCOPE {
        let folders = fs::read_dir(root().join(part)).unwrap();
        let mut names: Vec<String> = folders
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().join("Cargo.toml").is_file())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| part != "packages" || PACKAGES.contains(&name.as_str()))
            .collect();
        names.sort();
        for name in names {
            let folder = format!("{part}/{name}");
            let manifest = read(&format!("{folder}/Cargo.toml"));
            let about = manifest
                .lines()
                .find_map(|line| line.strip_prefix("description = "));
            let about = about.unwrap().trim_matches('"').to_string();
            let (code, tests) = count(&root().join(&folder));
            rows.push(Part {
                folder,
                about,
                code,
                tests,
            });
        }
    }
    rows
}

fn thousands(number: usize) -> String {
    match number >= 1_000 {
        true => format!("{},{:03}", number / 1_000, number % 1_000),
        false => number.to_string(),
    }
}

#[test]
fn auditors_are_told_how_large_the_scope_is() {
    let path = "docs/AUDITORS.md";
    let text = read(path);
    let (before, rest) = text.split_once(BEGIN).expect(BEGIN);
    let (table, after) = rest.split_once(END).expect(END);
    let rows = scope();

    if std::env::var_os("BALLAST_WRITE").is_some() {
        let mut new = String::from(
            "| part | what it is | lines of code | lines of tests |\n|---|---|---:|---:|\n",
        );
        for part in &rows {
            let Part { folder, about, .. } = part;
            let (code, tests) = (thousands(part.code), thousands(part.tests));
            new += &format!("| [`{folder}`](../{folder}) | {about} | {code} | {tests} |\n");
        }
        let sum = |of: fn(&Part) -> usize| thousands(rows.iter().map(of).sum());
        new += &format!(
            "| all | | {} | {} |\n",
            sum(|part| part.code),
            sum(|part| part.tests)
        );
        fs::write(
            root().join(path),
            format!("{before}{BEGIN}{new}{END}{after}"),
        )
        .unwrap();
        return;
    }
    for Part { folder, code, .. } in &rows {
        let line = table
            .lines()
            .find(|line| line.contains(&format!("[`{folder}`]")));
        let line = line.unwrap_or_else(|| panic!("{path} lacks {folder}: BALLAST_WRITE=1"));
        let told: Vec<&str> = line.trim_end_matches(" |").rsplit(" | ").collect();
        let told: usize = told[1].replace(',', "").parse().unwrap();
        assert!(
            told.abs_diff(*code) * 100 <= 3 * code.max(&100),
            "{path}: {folder} has {code} lines of code, not {told}: BALLAST_WRITE=1"
        );
    }
}
