//! Numbers and names that pages quote are those of the sources. `BALLAST_WRITE=1` writes the auditors' table of sizes anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../..").canonicalize().unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// A page with its line breaks taken for spaces, so that a sentence is found wherever it is wrapped.
fn page(path: &str) -> String {
    read(path).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds(path: &str, sentence: &str) {
    assert!(
        page(path).contains(sentence),
        "{path} does not say `{sentence}`"
    );
}

/// The number after `before` in `text`, with `_` and `,` left out.
fn number_after(text: &str, before: &str) -> u64 {
    let (_, rest) = text.split_once(before).expect(before);
    let digits = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '_');
    digits
        .filter(|c| *c != '_')
        .collect::<String>()
        .parse()
        .unwrap()
}

// --- How large the parts in scope are ------------------------------------------------------------------------------

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

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false if path.extension().is_some_and(|end| end == "rs") => found.push(path),
            false => {}
        }
    }
}

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

// --- Gas -----------------------------------------------------------------------------------------------------------

/// The cells of the rows of `docs/GAS.md` that begin with this message.
fn gas_rows(message: &str) -> Vec<Vec<String>> {
    let text = read("docs/GAS.md");
    let (_, table) = text.split_once("## Against the targets").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let rows = table
        .lines()
        .filter(|line| line.starts_with(&format!("| {message} |")));
    rows.map(|line| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_string())
            .collect()
    })
    .collect()
}

#[test]
fn the_readme_says_what_a_bond_costs_beside_the_peer() {
    let percent = |row: &Vec<String>| (row[6].parse::<f64>().unwrap() * 100.0).round() as u64;
    let bonds: Vec<u64> = gas_rows("bond").iter().map(percent).collect();
    let (least, most) = (bonds.iter().min().unwrap(), bonds.iter().max().unwrap());
    let stay = percent(&gas_rows("a whole stay: bond, exit, claim")[0]);
    holds(
        "README.md",
        &format!("a bond costs {least} to {most} % of the gas"),
    );
    holds("README.md", &format!("a whole stay costs {stay} %"));
}

#[test]
fn deploying_costs_what_is_said() {
    // thousands of gas with five validators, measured by scripts/gas
    let suite: f64 = gas_rows("deploy")[0][2].parse().unwrap();
    holds(
        "docs/DEPLOY.md",
        &format!("{:.2} million for the suite", suite / 1_000.0),
    );

    // uploads go by the bytes: 6.67 a byte were used for all six by a local node of wasmd 0.70
    let sizes = read("scripts/wasm-sizes.txt");
    let suite = ["hub", "token", "registry", "queue", "vault", "collector"];
    let bytes = suite.map(|name| number_after(&sizes, &format!("\n{name} ")));
    let expected = bytes.iter().sum::<u64>() as f64 * 6.67 / 1e6;
    let told = page("docs/DEPLOY.md");
    let (told, _) = told.split_once(" million gas for six uploads").unwrap();
    let told: f64 = told.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(
        (told / expected - 1.0).abs() < 0.03,
        "{told} million, by the sizes {expected:.1}"
    );
}

// --- When things are due --------------------------------------------------------------------------------------------

#[test]
fn keepers_are_told_when_rewards_are_distributed_and_validators_observed() {
    let table = read("docs/PARAMETERS.md");
    let drip = number_after(&table, "| `hub.drip_secs` | ");
    let hours = drip / 2 / 3_600;
    let least = number_after(
        &read("contracts/hub/src/execute/harvest.rs"),
        "LEAST_ROUND_SECS: u64 = ",
    );
    assert_eq!(least, 3_600);
    let said = format!("half of `hub.drip_secs` after the one before ({hours} hours by default, and never less than an hour)");
    holds("docs/KEEPERS.md", &said);

    let look = number_after(
        &read("contracts/hub/src/execute/advance.rs"),
        "LOOK_EVERY_SECS: u64 = ",
    );
    assert_eq!(look, 86_400);
    for page in ["docs/KEEPERS.md", "docs/OPERATORS.md", "docs/AUDITORS.md"] {
        holds(page, "at the latest a day after the last look");
    }
}

// --- Names -----------------------------------------------------------------------------------------------------------

#[test]
fn the_dashboards_page_counts_its_bonds() {
    let story = read("packages/cli/src/commands/serve_story.rs");
    let (_, list) = story.split_once("const BONDS: [u64; 6] = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let bonds = list.split(',').filter(|bond| bond.trim() != "0").count();
    let words = ["no", "one", "two", "three", "four", "five", "six"];
    holds(
        "docs/DASHBOARD.md",
        &format!("bonds behind {} of the validators", words[bonds]),
    );
}

#[test]
fn what_the_command_is_built_from_is_what_the_architecture_says() {
    let text = read("docs/ARCHITECTURE.md");
    let row = text
        .lines()
        .find(|line| line.starts_with("| `packages/cli` |"))
        .unwrap();
    let (names, _) = row.rsplit_once("| `").unwrap().1.split_once(';').unwrap();
    let said: BTreeSet<&str> = names
        .split(',')
        .map(|name| name.trim().trim_matches('`'))
        .collect();
    let manifest = read("packages/cli/Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
    let (dependencies, _) = dependencies.split_once("\n[").unwrap();
    let own = dependencies
        .lines()
        .filter_map(|line| line.strip_prefix("ballast-"));
    let own: BTreeSet<&str> = own
        .map(|line| line.split(['.', ' ']).next().unwrap())
        .collect();
    assert_eq!(said, own);
}

#[test]
fn readmes_name_the_version_that_there_is() {
    let manifest = read("Cargo.toml");
    let (_, version) = manifest.split_once("\nversion = \"").unwrap();
    let minor = version.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
    for readme in [
        "packages/testing/README.md",
        "examples/README.md",
        "docs/INTEGRATORS.md",
    ] {
        for (at, _) in read(readme).match_indices("ballast-testing = \"") {
            let text = &read(readme)[at..];
            assert!(
                text.starts_with(&format!("ballast-testing = \"{minor}\"")),
                "{readme}: not {minor}"
            );
        }
    }
}

#[test]
fn verification_counts_the_attacks_that_there_are() {
    let page = read("docs/ATTACKS.md");
    let (before, _) = page.split_once(" entries are tests").unwrap();
    let count = before.lines().last().unwrap();
    holds("docs/VERIFICATION.md", &format!("| {count} attacks;"));
}

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
