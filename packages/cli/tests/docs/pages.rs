//! What single pages have to hold.

use crate::{documents, read};

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
