//! `ballast run`.

use super::html_report::HtmlReport;
use ballast_scenario::outcome::{outcome, Told};
use ballast_scenario::{only, parse, run_watched, Chains, Command, Line, Observer, Report};
use ballast_tool::output::{plain, progress, Output};
use ballast_tool::{files as texts, CliError};
use clap::Args;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// Which scenarios, and what is said of each command.
#[derive(Args)]
pub struct RunArgs {
    /// Scenario files, or - for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print only the counts at the end
    #[arg(long, short)]
    quiet: bool,
    /// Also write one scenario with charts and books, as one HTML file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// With --json: after each command, print all visible state of the chain, to compare chains
    #[arg(long)]
    observe: bool,
}

pub fn run(args: &RunArgs, out: &Output) -> Result<(), CliError> {
    let n = args.files.len();
    if args.report.is_some() && n > 1 {
        return Err(CliError::bad(format!(
            "a report is of one scenario, not of {n}"
        )));
    }
    for file in &args.files {
        let text = read(file)?;
        // a file with a bad line is for every chain: it is refused below
        if let Some(Chains::Real) = only(&parse(&text).unwrap_or_default()) {
            skipped(file, Chains::Real, out);
            continue;
        }
        run_file(file, &text, args, out).map_err(|err| named(err, file, n))?;
    }
    Ok(())
}

/// Runs one scenario.
fn run_file(file: &Path, text: &str, args: &RunArgs, out: &Output) -> Result<(), CliError> {
    let mut html = HtmlReport::new(args.report.as_deref(), title(file))?;
    let _progress = args.quiet.then(|| progress("running the scenario"));
    let mut observer = Observer::default();
    let runner = run_watched(text, |runner, line, report| {
        match (args.quiet, out.json) {
            (true, _) => {}
            (false, true) => {
                let mut said = object(line, report);
                if args.observe {
                    said["observe"] = observer.observe(runner);
                }
                out.json(&said)
            }
            (false, false) => print(line, report, out),
        }
        html.step(line, report, runner)
    })?;
    html.finish(&runner, out)?;
    let counts = runner.counts();
    let name = file.display().to_string();
    match out.json {
        true => out.json(&json!({
            "file": name,
            "commands": counts.commands,
            "expectations": counts.expectations,
            "invariants": counts.invariants,
        })),
        false => out.line(format!(
            "{} {name}: {} commands, {} expectations, {} invariants checked",
            out.good("ok"),
            counts.commands,
            counts.expectations,
            counts.invariants
        )),
    }
    Ok(())
}

/// A scenario for another chain is no failure.
fn skipped(file: &Path, chain: Chains, out: &Output) {
    let (file, chain) = (file.display(), chain.name());
    match out.json {
        true => out.json(&json!({"file": file.to_string(), "skipped": chain})),
        false => out.line(format!("skipped {file}: for chain `{chain}` only")),
    }
}

/// `first-bond.jsonl` is the story `first bond`.
fn title(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    match stem.as_ref() {
        "-" | "" => "A scenario".to_string(),
        stem => stem.replace(['-', '_'], " "),
    }
}

pub(super) fn read(file: &Path) -> Result<String, CliError> {
    if file.as_os_str() == "-" {
        let read = texts::text_of(std::io::stdin());
        return read.map_err(|err| CliError::bad(format!("standard input: {err}")));
    }
    texts::read(file).map_err(|err| CliError::bad(format!("{}: {err}", file.display())))
}

fn named(error: CliError, file: &Path, files: usize) -> CliError {
    match files {
        1 => error,
        _ => {
            let line = error
                .line
                .map(|line| format!(":{line}"))
                .unwrap_or_default();
            let message = format!("{}{line}: {}", file.display(), error.message);
            CliError {
                message,
                line: None,
                ..error
            }
        }
    }
}

/// A command and all that came of it, for programs.
pub fn object(line: &Line, report: &Report) -> Value {
    let command: Value = serde_json::from_str(&line.text).unwrap_or(Value::Null);
    let mut object = json!({
        "line": line.number,
        "cmd": command["cmd"],
        "height": report.height,
        "time": report.time,
    });
    if let Some(note) = &line.common.note {
        object["note"] = json!(note);
    }
    match &report.answer {
        Ok(answer) => object["answer"] = answer.clone(),
        Err(error) => object["refused"] = json!(error),
    }
    object
}

fn print(line: &Line, report: &Report, out: &Output) {
    if let Some(note) = &line.common.note {
        out.line(out.strong(&plain(note)));
    }
    let number = out.faint(&format!("{:>4}", line.number));
    out.line(format!(
        "{number}  {}  {}",
        asked(line),
        came(line, report, out)
    ));
}

/// A command in one line.
pub fn asked(line: &Line) -> String {
    let with = |funds: &str| match funds.is_empty() {
        true => String::new(),
        false => format!(" + {funds}"),
    };
    match &line.command {
        Command::Exec {
            from,
            contract,
            msg,
            funds,
        } => {
            format!("{from} -> {contract} {msg}{}", with(funds))
        }
        Command::Deploy { from, funds, .. } => format!("{from} deploys the suite{}", with(funds)),
        Command::Query { contract, msg } => format!("{contract}? {msg}"),
        _ => {
            let value: Value = serde_json::from_str(&line.text).unwrap_or(Value::Null);
            let fields = value.as_object().into_iter().flatten();
            let hidden = ["cmd", "note", "expect", "save", "fails", "may_fail"];
            let shown = fields
                .filter(|(key, _)| !hidden.contains(&key.as_str()))
                .map(|(key, v)| {
                    let text = v
                        .as_str()
                        .map_or_else(|| v.to_string(), ToString::to_string);
                    format!(" {key}={text}")
                });
            let name = value["cmd"].as_str().unwrap_or_default();
            format!("{name}{}", shown.collect::<String>())
        }
    }
}

fn came(line: &Line, report: &Report, out: &Output) -> String {
    match (&report.answer, &line.command) {
        (Err(error), _) => out.refused(&format!("refused: {error}")),
        (Ok(answer), Command::Exec { .. }) => told(&outcome(answer, None), "\n        ", out),
        (Ok(_), Command::Genesis(_) | Command::Only { .. } | Command::Check { .. }) => {
            out.good("ok")
        }
        (Ok(_), Command::Deploy { .. } | Command::BankSend { .. }) => out.good("done"),
        (Ok(answer), _) => out.faint(&answer.to_string()),
    }
}

/// What a transaction did, a line each.
pub fn told(lines: &[Told], between: &str, out: &Output) -> String {
    let shown = lines.iter().map(|line| match line.is_refused {
        true => out.refused(&line.text),
        false => out.good(&line.text),
    });
    match lines {
        [] => out.good("done"),
        _ => shown.collect::<Vec<_>>().join(between),
    }
}
