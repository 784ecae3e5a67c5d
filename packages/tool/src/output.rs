//! For people: colours on terminals and tables. For programs: one JSON object a line.

pub use crate::progress::{bar, progress, Progress};
pub use crate::units::{duration, tokens, when, Units};

use crate::CliError;
use comfy_table::{presets::UTF8_HORIZONTAL_ONLY, CellAlignment, Table, TableComponent};
use owo_colors::OwoColorize;
use serde_json::{json, Value};
use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::OnceLock;

/// Where and how things are said.
pub struct Output {
    /// One JSON object a line.
    pub json: bool,
    colour: bool,
    colour_errors: bool,
    /// Marks our own colours: a character that only this process knows, so that no text of others can use it.
    seal: char,
    /// Why something that was said is not there.
    lost: OnceLock<String>,
}

/// Our own colours: the letter behind the seal, and what terminals obey.
const COLOURS: [(char, &str); 5] = [
    ('b', "\u{1b}[1m"),
    ('d', "\u{1b}[2m"),
    ('g', "\u{1b}[32m"),
    ('y', "\u{1b}[33m"),
    ('.', "\u{1b}[0m"),
];

/// Whether terminals obey a character, or show text in another order because of it.
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns
}

/// Text from outside, in one line: control characters are shown, not obeyed.
pub fn plain(text: &str) -> Cow<'_, str> {
    match text.chars().any(is_obeyed) {
        true => text.chars().map(shown).collect::<String>().into(),
        false => text.into(),
    }
}

fn shown(c: char) -> Cow<'static, str> {
    match is_obeyed(c) {
        true => c.escape_debug().to_string().into(),
        false => c.to_string().into(),
    }
}

impl Output {
    /// Colours only on terminals, and not where `NO_COLOR` is set.
    pub fn new(json: bool) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && !json;
        Self {
            json,
            colour: wanted && std::io::stdout().is_terminal(),
            colour_errors: wanted && std::io::stderr().is_terminal(),
            seal: seal(),
            lost: OnceLock::new(),
        }
    }

    /// A line. What a terminal would obey is shown, but for our own colours and ends of lines. A reader that has gone
    /// away is no error; anything else that keeps a line from being written is told by [`Output::lost`].
    pub fn line(&self, text: impl AsRef<str>) {
        let text = self.told(text.as_ref());
        let mut to = std::io::stdout().lock();
        let written = writeln!(to, "{text}").and_then(|()| to.flush());
        if let Err(err) = written.map_err(|err| (err.kind(), err.to_string())) {
            if err.0 != ErrorKind::BrokenPipe {
                let _ = self.lost.set(err.1);
            }
        }
    }

    /// A line for programs.
    pub fn json(&self, value: &Value) {
        let text = value.to_string();
        // JSON escapes only some of them itself; all are in strings
        let escaped = |c: char| match is_obeyed(c) {
            true => format!("\\u{:04x}", u32::from(c)),
            false => c.to_string(),
        };
        match text.chars().any(is_obeyed) {
            true => self.line(text.chars().map(escaped).collect::<String>()),
            false => self.line(text),
        }
    }

    /// What was said and could not be written, if anything: standard output is full, or closed.
    pub fn lost(&self) -> Option<CliError> {
        let why = self.lost.get()?;
        Some(CliError::failed(format!(
            "standard output can't be written: {why}; not all that was said is there"
        )))
    }

    /// Our own colours become what terminals obey, everything else of that kind is shown.
    fn told<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let passes = |c: char| matches!(c, '\n' | '\t') || (c != self.seal && !is_obeyed(c));
        if text.chars().all(passes) {
            return text.into();
        }
        let mut told = String::with_capacity(text.len());
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                c if c == self.seal => {
                    let letter = rest.next().unwrap_or_default();
                    let colour = COLOURS.iter().find(|(known, _)| *known == letter);
                    told.push_str(colour.map_or("", |(_, code)| code));
                }
                '\n' | '\t' => told.push(c),
                c => told.push_str(&shown(c)),
            }
        }
        told.into()
    }

    fn coloured(&self, letter: char, text: &str) -> String {
        match self.colour {
            true => format!("{seal}{letter}{text}{seal}.", seal = self.seal),
            false => text.to_string(),
        }
    }

    /// What went wrong: on stderr for people, on stdout as an object for programs.
    pub fn error(&self, error: &CliError) {
        if self.json {
            let mut object = json!({"error": error.to_string(), "exit_code": error.exit_code()});
            if let Some(line) = error.line {
                object["line"] = json!(line);
            }
            if !error.details.is_empty() {
                object["details"] = json!(error.details);
            }
            return self.json(&object);
        }
        let mut to = std::io::stderr();
        let label = match self.colour_errors {
            true => "error:".red().bold().to_string(),
            false => "error:".to_string(),
        };
        let _ = writeln!(to, "{label} {}", plain(&error.to_string()));
        for detail in &error.details {
            let _ = writeln!(to, "  {}", plain(detail));
        }
    }

    /// Something that stands out.
    pub fn strong(&self, text: &str) -> String {
        self.coloured('b', text)
    }

    /// Something in the background.
    pub fn faint(&self, text: &str) -> String {
        self.coloured('d', text)
    }

    /// Something that went well.
    pub fn good(&self, text: &str) -> String {
        self.coloured('g', text)
    }

    /// Something that was refused.
    pub fn refused(&self, text: &str) -> String {
        self.coloured('y', text)
    }

    /// A table, two spaces in; columns of numbers to the right.
    pub fn table(&self, header: &[&str], rows: Vec<Vec<String>>) {
        let numeric = |i: usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(i));
            i > 0 && cells.all(|cell| cell.starts_with(|c: char| c.is_ascii_digit()))
        };
        let right: Vec<usize> = (0..header.len()).filter(|i| numeric(*i)).collect();
        let mut table = Table::new();
        table
            .load_preset(UTF8_HORIZONTAL_ONLY)
            .set_header(header)
            .add_rows(rows);
        table.remove_style(TableComponent::HorizontalLines);
        table.remove_style(TableComponent::MiddleIntersections);
        for i in right {
            if let Some(column) = table.column_mut(i) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in table.to_string().lines() {
            self.line(format!("  {}", line.trim_end()));
        }
    }
}

/// A character of the last plane, which has none of its own, another one in each process.
fn seal() -> char {
    let random = RandomState::new().build_hasher().finish();
    let place = u32::try_from(random % 0xfffd).unwrap_or_default();
    char::from_u32(0x0010_0000 + place).unwrap_or('\u{100000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before, an escape sequence in a note or in a node's answer was obeyed: it could hide lines or retitle a window.
    #[test]
    fn what_others_say_is_shown_and_not_obeyed() {
        let mut out = Output::new(false);
        out.colour = true;
        let evil = "\u{1b}[2Ja\u{9b}31mb\u{202e}c\rd";

        let told = out.told(&out.good(evil)).into_owned();

        let shown = r"\u{1b}[2Ja\u{9b}31mb\u{202e}c\rd";
        assert_eq!(told, format!("\u{1b}[32m{shown}\u{1b}[0m"));
        assert_eq!(plain("a\nb"), r"a\nb");
        assert_eq!(out.told("one\ntwo"), "one\ntwo");
    }
}
