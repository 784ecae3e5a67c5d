//! For people: colours on terminals and tables. For programs: one JSON object a line.

use crate::CliError;
use comfy_table::{presets::UTF8_HORIZONTAL_ONLY, CellAlignment, Table, TableComponent};
use indicatif::{ProgressBar, ProgressStyle};
use owo_colors::OwoColorize;
use serde_json::{json, Value};
use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::mpsc::{channel, RecvTimeoutError, Sender};
use std::sync::OnceLock;
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};

/// Where and how things are said.
pub struct Output {
    /// One JSON object a line.
    pub json: bool,
    colour: bool,
    colour_errors: bool,
    /// Stands before our own colours, so that nobody else's are obeyed: a character that only this process knows.
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

/// Text of somebody else, in one line: what a terminal would obey is shown.
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

/// Work that may take a while; the terminal says so until this is dropped.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Says on the terminal what goes on, once it has taken two seconds.
pub fn progress(what: &str) -> Progress {
    if !std::io::stderr().is_terminal() {
        return Progress { running: None };
    }
    let what = what.to_string();
    let (running, ended) = channel::<()>();
    let thread = std::thread::spawn(move || {
        if ended.recv_timeout(Duration::from_secs(2)) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        let _ = ended.recv();
        bar.finish_and_clear();
    });
    Progress {
        running: Some((running, thread)),
    }
}

/// A bar on the terminal, for work whose steps are known.
pub fn bar(steps: u64, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(steps).with_message(what.to_string());
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((running, thread)) = self.running.take() {
            drop(running);
            let _ = thread.join();
        }
    }
}

/// What a suite's amounts are called, so that every command shows them alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// Decimals of the staking token and of the LST, 18 at most.
    pub decimals: u8,
    /// The LST's ticker.
    pub symbol: String,
}

impl Default for Units {
    fn default() -> Self {
        Self {
            decimals: 6,
            symbol: "LST".to_string(),
        }
    }
}

impl Units {
    /// What a token's `token_info` says; none if it says nothing of the kind, or decimals that no chain has.
    pub fn of(token_info: &Value) -> Option<Self> {
        let decimals = token_info["decimals"].as_u64()?;
        Some(Self {
            decimals: u8::try_from(decimals).ok().filter(|n| *n <= 18)?,
            symbol: token_info["symbol"].as_str()?.chars().take(64).collect(),
        })
    }

    /// Base units as tokens, exactly, with thousands: `1,234.5`.
    pub fn tokens(&self, amount: u128) -> String {
        tokens(amount, self.decimals)
    }
}

/// Base units as tokens of so many decimals, exactly, with thousands: `1,234.5`.
pub fn tokens(amount: u128, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{amount:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest.trim_end_matches('0') {
        "" => grouped,
        rest => format!("{grouped}.{rest}"),
    }
}

/// `2023-11-14T22:13:20Z`.
pub fn when(secs: u64) -> String {
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(secs.min(253_402_300_799)));
    at.map_or_else(
        || secs.to_string(),
        |at| humantime::format_rfc3339_seconds(at).to_string(),
    )
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

    #[test]
    fn tokens_are_grouped() {
        assert_eq!(tokens(0, 6), "0");
        assert_eq!(tokens(1_500_000, 6), "1.5");
        assert_eq!(tokens(1_234_567_000_001, 6), "1,234,567.000001");
        assert_eq!(tokens(123_456, 0), "123,456");
        assert_eq!(tokens(123_456, 1), "12,345.6");
        assert_eq!(
            tokens(1_000_000_000_000_000_001, 18),
            "1.000000000000000001"
        );
        assert_eq!(
            tokens(u128::MAX, 18),
            "340,282,366,920,938,463,463.374607431768211455"
        );
    }
}
