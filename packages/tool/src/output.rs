//! For people: colours on terminals and tables. For programs: one JSON object a line.

use crate::CliError;
use comfy_table::{presets::UTF8_HORIZONTAL_ONLY, CellAlignment, Table, TableComponent};
use indicatif::{ProgressBar, ProgressStyle};
use owo_colors::OwoColorize;
use serde_json::{json, Value};
use std::io::{IsTerminal, Write};
use std::sync::mpsc::{channel, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};

/// Where and how things are said.
pub struct Output {
    /// One JSON object a line.
    pub json: bool,
    colour: bool,
    colour_errors: bool,
}

impl Output {
    /// Colours only on terminals, and not where `NO_COLOR` is set.
    pub fn new(json: bool) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && !json;
        Self {
            json,
            colour: wanted && std::io::stdout().is_terminal(),
            colour_errors: wanted && std::io::stderr().is_terminal(),
        }
    }

    /// A line. A reader that has gone away is no error.
    pub fn line(&self, text: impl AsRef<str>) {
        let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
    }

    /// A line for programs.
    pub fn json(&self, value: &Value) {
        self.line(value.to_string());
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
        let _ = writeln!(to, "{label} {error}");
        for detail in &error.details {
            let _ = writeln!(to, "  {detail}");
        }
    }

    /// Something that stands out.
    pub fn strong(&self, text: &str) -> String {
        match self.colour {
            true => text.bold().to_string(),
            false => text.to_string(),
        }
    }

    /// Something in the background.
    pub fn faint(&self, text: &str) -> String {
        match self.colour {
            true => text.dimmed().to_string(),
            false => text.to_string(),
        }
    }

    /// Something that went well.
    pub fn good(&self, text: &str) -> String {
        match self.colour {
            true => text.green().to_string(),
            false => text.to_string(),
        }
    }

    /// Something that was refused.
    pub fn refused(&self, text: &str) -> String {
        match self.colour {
            true => text.yellow().to_string(),
            false => text.to_string(),
        }
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

/// Base units as tokens of six decimals, with thousands: `1,234.5`.
pub fn tokens(amount: u128) -> String {
    let (whole, rest) = (amount / 1_000_000, amount % 1_000_000);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match format!("{rest:06}").trim_end_matches('0') {
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
    #[test]
    fn tokens_are_grouped() {
        assert_eq!(super::tokens(0), "0");
        assert_eq!(super::tokens(1_500_000), "1.5");
        assert_eq!(super::tokens(1_234_567_000_001), "1,234,567.000001");
    }
}
