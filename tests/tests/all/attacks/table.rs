//! Writes `docs/ATTACKS.md` from the comments of the tests, and holds the two against each other.
//!
//! `BALLAST_WRITE=1 cargo test -p ballast-tests --test all attacks::table` writes the page anew.

use super::root;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Sections of the page: their heading, the prefix of their entries, and how many there are.
const SECTIONS: [(&str, &str, usize); 24] = [
    ("A. Accounting and rounding", "ACC", 21),
    ("B. Exchange-rate manipulation", "XR", 9),
    ("C. Slashing", "SL", 15),
    ("D. Unbonding queue and batches", "UNB", 18),
    ("E. Rewards", "RW", 14),
    ("F. Validators", "VAL", 11),
    ("G. Between contracts", "XC", 17),
    ("H. Access control and upgrades", "AU", 16),
    ("I. Addresses and denoms", "AD", 4),
    ("K. Insurance vault", "INS", 14),
    ("M. Pagination and queries", "PQ", 5),
    ("N. Serialization and migration", "SM", 4),
    ("O. Economic and MEV", "EC", 8),
    ("P. Seen on today's peers, on a real chain", "PEER", 18),
    ("Q. Was wrong before 1.0", "WAS", 52),
    ("BK. Basket", "BK", 34),
    ("W. Calls", "CL", 22),
    ("HD. Hedge", "HD", 40),
    ("LV. Lever", "LV", 28),
    ("MK. Market", "MK", 46),
    ("OR. Oracle", "OR", 32),
    ("R. Restake", "RS", 27),
    ("S. Splitter", "SP", 31),
    ("T. Timelock", "TL", 19),
];

const INTRO: &str = "\
# Attacks

Defects and attacks that hit liquid staking, vaults and restaking elsewhere, each as a test that is named
by its number. A row says how the attack would go, which function stops it, what was taken out of that
function to see the test fail, and what was seen then. Where an entry cannot apply, it says which message
it would take and why that does not exist.

`cargo test -p ballast-tests --test all attacks` runs the tests. `scripts/attack-breaks` takes every line
out again, one after the other, and compares what is seen with this page. The page is written by the test
`attacks::table` from the comments of the tests; it fails when the two differ.
";

/// What the comments say of one entry.
#[derive(Default)]
struct Entry {
    text: String,
    /// Modules and function; none where the entry cannot apply.
    test: Option<String>,
    stopped_by: String,
    taken_out: Vec<Change>,
    seen: String,
}

/// Something that was taken out of a function.
struct Change {
    place: String,
    from: String,
    to: String,
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path).unwrap_or_else(|err| panic!("{}: {err}", path.display()))
}

/// The test modules, such as `core::a_books`, and their files.
fn modules() -> Vec<(String, PathBuf)> {
    let attacks = root().join("tests/tests/all/attacks");
    let files = ["core", "extensions"].map(|folder| {
        let files = std::fs::read_dir(attacks.join(folder)).unwrap();
        files.map(move |file| {
            let path = file.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap();
            (format!("{folder}::{stem}"), path)
        })
    });
    files.into_iter().flatten().collect()
}

/// All entries of the test modules, by number.
fn entries() -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    for (module, path) in modules() {
        for (id, entry) in of_module(&module, &read(&path)) {
            assert!(
                all.insert(id.clone(), entry).is_none(),
                "{id} is there twice"
            );
        }
    }
    all
}

fn of_module(module: &str, source: &str) -> Vec<(String, Entry)> {
    let mut found = vec![];
    let mut block: Vec<&str> = vec![];
    for line in source.lines().chain([""]) {
        if let Some(name) = line.strip_prefix("fn ").or(line.strip_prefix("pub fn ")) {
            let name = name.split('(').next().unwrap();
            found.extend(of_test(&format!("{module}::{name}"), &block));
        }
        match line.starts_with("//") || line == "#[test]" {
            true => block.push(line),
            false => {
                found.extend(not_applying(&block));
                block.clear();
            }
        }
    }
    found
}

/// `/// ID · text`, then `Stopped by`, `Taken out` and `Seen`.
fn of_test(test: &str, block: &[&str]) -> Option<(String, Entry)> {
    let mut entry = Entry {
        test: Some(test.to_string()),
        ..Entry::default()
    };
    let docs = block.iter().filter_map(|line| line.strip_prefix("///"));
    for line in docs.map(str::trim) {
        if let Some(place) = line.strip_prefix("Stopped by: ") {
            entry.stopped_by = place.trim_matches('`').to_string();
        } else if let Some(change) = line.strip_prefix("Taken out") {
            entry.taken_out.push(change_of(change, &entry.stopped_by));
        } else if let Some(seen) = line.strip_prefix("Seen: ") {
            entry.seen = seen.to_string();
        } else {
            entry.text = format!("{} {line}", entry.text).trim().to_string();
        }
    }
    let (id, text) = entry.text.split_once(" · ")?;
    let is_id = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    if !id.chars().all(is_id) {
        return None;
    }
    let (id, text) = (id.to_string(), text.to_string());
    Some((id, Entry { text, ..entry }))
}

/// `: \`from\` -> \`to\`` or `in the text: …`, with `in \`file::function\`` after it where that is another.
fn change_of(line: &str, stopped_by: &str) -> Change {
    let line = line
        .trim_start_matches(" in the text")
        .trim_start_matches(": ");
    let (from, rest) = line.split_once("` -> `").expect("from -> to");
    let (to, place) = match rest.split_once("` in `") {
        Some((to, place)) => (to, place.trim_end_matches('`')),
        None => (
            rest.strip_suffix('`').expect("a closing backtick"),
            stopped_by,
        ),
    };
    Change {
        place: place.to_string(),
        from: from.trim_start_matches('`').to_string(),
        to: to.to_string(),
    }
}

/// `// ID cannot apply. Why.`
fn not_applying(block: &[&str]) -> Option<(String, Entry)> {
    let lines = block
        .iter()
        .map(|line| line.strip_prefix("// ").unwrap_or_default());
    let text = lines.collect::<Vec<_>>().join(" ");
    let (id, why) = text.split_once(" cannot apply")?;
    let text = format!("Cannot apply{why}");
    let entry = Entry {
        text,
        ..Entry::default()
    };
    Some((id.to_string(), entry))
}

/// Source without what a formatter may change.
fn dense(source: &str) -> String {
    let dense: String = source.split_whitespace().collect();
    dense
        .replace(",)", ")")
        .replace(",}", "}")
        .replace(",]", "]")
}

fn check(id: &str, entry: &Entry) {
    let Some(test) = &entry.test else {
        assert!(entry.text.contains("It would take"), "{id}: {}", entry.text);
        return;
    };
    let prefix = id.to_lowercase().replace('-', "_");
    let (_, name) = test.rsplit_once("::").unwrap();
    assert!(name.starts_with(&format!("{prefix}_")), "{id} is {name}");
    assert!(!entry.taken_out.is_empty(), "{id}: what was taken out?");
    assert!(entry.seen.len() > 1, "{id}: what was seen?");
    for change in &entry.taken_out {
        let (file, function) = change.place.split_once("::").unwrap_or((&change.place, ""));
        let source = read(root().join(file));
        assert!(
            source.contains(&format!("fn {function}")) || function.is_empty(),
            "{id}: {}",
            change.place
        );
        let from = dense(&change.from);
        assert!(
            dense(&source).contains(&from),
            "{id}: {from} is not in {file}"
        );
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn row(page: &mut String, id: &str, entry: &Entry) {
    let text = cell(&entry.text);
    let Some(test) = &entry.test else {
        return writeln!(page, "| {id} | {text} | | | |").unwrap();
    };
    let changes = entry.taken_out.iter().map(|change| {
        let place = match change.place == entry.stopped_by {
            true => String::new(),
            false => format!(" in `{}`", change.place),
        };
        format!("`{}` -> `{}`{place}", cell(&change.from), cell(&change.to))
    });
    let changes = changes.collect::<Vec<_>>().join("; ");
    let (stopped_by, seen) = (&entry.stopped_by, cell(&entry.seen));
    writeln!(
        page,
        "| {id} | {text} | `{test}` | `{stopped_by}`: {changes} | {seen} |"
    )
    .unwrap();
}

fn page(all: &BTreeMap<String, Entry>) -> String {
    let tests = all.values().filter(|entry| entry.test.is_some()).count();
    let mut page = INTRO.to_string();
    let others = all.len() - tests;
    writeln!(page, "\n{tests} entries are tests, {others} cannot apply.").unwrap();
    for (heading, prefix, count) in SECTIONS {
        writeln!(page, "\n## {heading}\n").unwrap();
        writeln!(
            page,
            "| entry | how it would go | test | stopped by, and taken out | seen |"
        )
        .unwrap();
        writeln!(page, "|---|---|---|---|---|").unwrap();
        for n in 1..=count {
            let id = format!("{prefix}-{n:02}");
            row(&mut page, &id, &all[&id]);
        }
    }
    page
}

#[test]
fn the_page_lists_every_attack() {
    let all = entries();
    let count: usize = SECTIONS.iter().map(|(_, _, count)| count).sum();
    for (_, prefix, count) in SECTIONS {
        for n in 1..=count {
            let id = format!("{prefix}-{n:02}");
            assert!(all.contains_key(&id), "{id} has no test");
        }
    }
    assert_eq!(all.len(), count, "there is an entry too many");
    all.iter().for_each(|(id, entry)| check(id, entry));

    let (path, made) = (root().join("docs/ATTACKS.md"), page(&all));
    if std::env::var_os("BALLAST_WRITE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(
        read(&path) == made,
        "docs/ATTACKS.md is not what the tests say: run with BALLAST_WRITE=1"
    );
}
