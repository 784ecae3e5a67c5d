//! Stories as files: `demo --report` and `run --report`.

use super::stage::{cli_error, deployed};
use ballast_dashboard::report::{Report as Story, Step};
use ballast_scenario::{Line, Report, Runner};
use ballast_tool::output::Output;
use ballast_tool::{files, CliError};
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// A report in the making, if one was asked for.
pub struct HtmlReport(Option<(PathBuf, Story)>);

impl HtmlReport {
    /// For this file; a place that cannot be written to is found before anything runs.
    pub fn new(file: Option<&Path>, title: impl Into<String>) -> Result<Self, CliError> {
        let Some(file) = file else {
            return Ok(Self(None));
        };
        ensure_writable(file)?;
        Ok(Self(Some((file.to_path_buf(), Story::new(title)))))
    }

    /// Takes down a step and the books after it.
    pub fn step(&mut self, line: &Line, report: &Report, runner: &Runner) -> Result<(), CliError> {
        let Some((_, story)) = &mut self.0 else {
            return Ok(());
        };
        let command: Value = serde_json::from_str(&line.text).unwrap_or_default();
        let step = Step {
            command: &command,
            answer: report.answer.as_ref().map_err(String::as_str),
            height: report.height,
            time: report.time,
        };
        let deployed = deployed(runner).ok();
        story.step(&step, deployed).map_err(cli_error)
    }

    /// Writes the file, where one is asked for.
    pub fn finish(self, runner: &Runner, out: &Output) -> Result<(), CliError> {
        let Some((file, story)) = self.0 else {
            return Ok(());
        };
        let html = story.html(deployed(runner).ok()).map_err(cli_error)?;
        files::write(&file, &html)?;
        match out.json {
            true => out.json(&json!({"report": file})),
            false => out.line(format!(
                "the report is {}",
                out.strong(&file.display().to_string())
            )),
        }
        Ok(())
    }
}

/// Fails where a file cannot be written: its folder has to exist, and it is no folder, link or device itself.
pub fn ensure_writable(file: &Path) -> Result<(), CliError> {
    let shown = file.display();
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(CliError::bad(format!("{shown}: there is no such folder")));
    }
    match file.file_name().is_none() {
        true => Err(CliError::bad(format!(
            "{shown}: this is a folder, not a file"
        ))),
        false => files::ensure_plain(file),
    }
}
