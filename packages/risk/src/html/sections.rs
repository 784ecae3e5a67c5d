//! The sections of the page, in the order in which one reads them, and what they are made of.

mod exits;
mod growth;
mod losses;
mod others;
mod stake;

pub use exits::exits;
pub use growth::growth;
pub use losses::losses;
pub use others::{books, extensions, limits, powers, uses};
pub use stake::stake;

use super::text::escaped;
use crate::Report;

/// What people call a facet.
const FACETS: [(&str, &str); 6] = [
    ("exit_window", "Time to leave"),
    ("powers", "Who can change code"),
    ("slash", "A double sign"),
    ("concentration", "Spread of stake"),
    ("books", "The books"),
    ("dependence", "What leans on it"),
];

/// The six facets, a card each.
pub fn facets(report: &Report) -> String {
    let card = |name: &str, title: &str| {
        let facet = report.facets.get(name)?;
        Some(format!(
            "<div class=\"facet {color}\"><b>{title}</b><span class=\"is\">{color}</span><p>{}</p></div>\n",
            escaped(&facet.because),
            color = facet.color.name(),
        ))
    };
    let cards: String = FACETS
        .iter()
        .filter_map(|(name, title)| card(name, title))
        .collect();
    format!("<section class=\"facets\" aria-label=\"Facets\">\n{cards}</section>\n")
}

fn section(title: &str, note: &str, body: &str) -> String {
    format!("<section>\n<h2>{title} <small>{note}</small></h2>\n{body}</section>\n")
}

/// A section of which nothing is known.
fn unknown(title: &str) -> String {
    section(title, "", "<p class=\"muted\">not known</p>\n")
}

/// A row of a list: what it is about, its number at the right, and a bar or notes below.
fn row(about: &str, number: &str, below: &str) -> String {
    format!("<div class=\"row\"><div class=\"head\">{about}{number}</div>{below}</div>\n")
}

/// Notes below a row, each in a part of its own.
fn foot(notes: &[String]) -> String {
    let notes: String = notes.iter().map(|note| span(note)).collect();
    format!("<div class=\"foot\">{notes}</div>")
}

fn span(inner: &str) -> String {
    format!("<span>{inner}</span>")
}

/// Definitions of all ids of a section.
fn meanings(report: &Report, prefixes: &[&str]) -> String {
    let rows = report.definitions.iter().filter(|(id, _)| {
        prefixes
            .iter()
            .any(|one| id.split('.').next() == Some(*one))
    });
    let rows: String = rows
        .map(|(id, text)| {
            format!(
                "<dt><code>{}</code></dt><dd>{}</dd>",
                escaped(id),
                escaped(text)
            )
        })
        .collect();
    format!("<details><summary>What these numbers mean</summary><dl>{rows}</dl></details>\n")
}
