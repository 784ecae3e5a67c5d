//! `ballast risk`: who could lose how much, and how fast holders can leave.

mod stress;
mod tables;

use super::html_report::ensure_writable;
use super::stage::{cli_error, deployed, guests};
use super::SessionArg;
use ballast_dashboard::risk::{gather, Wanted, KINDS};
use ballast_dashboard::{Deployed, Embedded, Guest, Node, Stage, World, WorldError};
use ballast_risk::{Extension, Policy, RiskError, Snapshot};
use ballast_session::Session;
use ballast_tool::output::{progress, Output};
use ballast_tool::{files, CliError};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// What is reported on, and how it is shown.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RiskArgs {
    #[command(subcommand)]
    command: Option<RiskCommand>,
    #[command(flatten)]
    from: Source,
    /// Thresholds of your own: a TOML file (docs/RISK.md)
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Write it as one HTML file that needs nothing else
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write what it was made of: --from makes the same report of it
    #[arg(long, value_name = "FILE")]
    snapshot: Option<PathBuf>,
}

#[derive(Subcommand)]
enum RiskCommand {
    /// Says what of a report is outside of a policy's limits; for monitors and CI
    #[command(after_help = "Examples:
  ballast risk check --policy policy.toml
  ballast risk check --policy policy.toml --lcd https://rest.example.org --hub wasm1…
  ballast risk check --policy policy.toml --from snapshot.json

A policy:
  [limits]
  \"conc.top_bps\" = { max = 2000 }
  \"exit.worst_secs\" = { max = 2200000 }
  [facets]
  books = \"yellow\"

Exit codes: 0 all limits hold, 1 some do not or the node does not answer, 2 bad input.")]
    Check {
        /// The limits: a TOML file
        #[arg(long, value_name = "FILE")]
        policy: PathBuf,
        #[command(flatten)]
        from: Source,
    },
    /// Says what moved between two reports, by id
    #[command(
        after_help = "Example:\n  ballast risk --json > before.json\n  ballast risk --json > after.json\n  ballast risk diff before.json after.json"
    )]
    Diff {
        /// The earlier report
        a: PathBuf,
        /// The later one
        b: PathBuf,
    },
    /// Plays shocks after a scenario, on the real contracts, and says who paid what
    #[command(after_help = "\
Examples:
  ballast risk stress tests/scenarios/all-together.jsonl
  ballast risk stress twin.jsonl --shocks packages/stress/shocks/seed.jsonl --out run.jsonl
  ballast risk stress twin.jsonl --json | jq -c .exits

Exit codes: 1 an invariant or a law is broken, 2 bad input, 4 the table does not say who paid.")]
    Stress(stress::StressArgs),
    /// Writes a scenario that rebuilds the suite of a snapshot, each total within 10 ppm, or
    /// within 10 units plus one for each validator
    #[command(after_help = "\
Examples:
  ballast risk twin snapshot.json --out twin.jsonl
  ballast risk twin snapshot.json | ballast run -
  ballast risk twin snapshot.json | ballast risk stress -

Exit codes: 1 it cannot be rebuilt, 2 bad input.")]
    Twin(stress::TwinArgs),
}

/// Where the numbers come from.
#[derive(Args)]
struct Source {
    /// A snapshot that was saved
    #[arg(long, value_name = "FILE", conflicts_with_all = ["lcd", "at", "with", "session"])]
    from: Option<PathBuf>,
    /// The REST endpoint of a real chain
    #[arg(long, value_name = "URL", requires = "hub", conflicts_with = "session")]
    lcd: Option<String>,
    /// The hub on that chain
    #[arg(long, value_name = "ADDRESS", requires = "lcd")]
    hub: Option<String>,
    /// A contract that stands on the suite, with its extension: market=wasm1…, or big:market=wasm1… for a second one
    #[arg(long, value_name = "NAME=ADDRESS")]
    with: Vec<String>,
    /// The height; the newest that the node has carried out by default
    #[arg(long, value_name = "HEIGHT")]
    at: Option<u64>,
    /// Earlier heights at which the rate is asked for, for growth and falls
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(0..=400))]
    samples: u64,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: RiskArgs, out: &Output) -> Result<(), CliError> {
    match args.command {
        Some(RiskCommand::Check { policy, from }) => check(&policy, &from, out),
        Some(RiskCommand::Diff { a, b }) => diff(&a, &b, out),
        Some(RiskCommand::Stress(args)) => stress::stress(&args, out),
        Some(RiskCommand::Twin(args)) => stress::twin(&args, out),
        None => show(&args, out),
    }
}

fn show(args: &RiskArgs, out: &Output) -> Result<(), CliError> {
    for file in args.html.iter().chain(&args.snapshot) {
        ensure_writable(file)?;
    }
    let policy = policy(args.policy.as_deref())?;
    let snapshot = args.from.snapshot()?;
    let report = ballast_risk::report(&snapshot, &policy).map_err(wrong)?;
    if let Some(file) = &args.snapshot {
        files::write(file, &format!("{}\n", snapshot.canonical()))?;
    }
    if let Some(file) = &args.html {
        files::write(file, &ballast_risk::html(&report))?;
    }
    if out.json {
        let object = serde_json::to_value(&report);
        out.json(&object.map_err(|err| CliError::failed(err.to_string()))?);
        return Ok(());
    }
    tables::show(&report, out);
    for (file, what) in [(&args.html, "report"), (&args.snapshot, "snapshot")] {
        if let Some(file) = file {
            let shown = file.display().to_string();
            out.line(format!("the {what} is {}", out.strong(&shown)));
        }
    }
    Ok(())
}

fn check(file: &Path, from: &Source, out: &Output) -> Result<(), CliError> {
    let policy = policy(Some(file))?;
    let report = ballast_risk::report(&from.snapshot()?, &policy).map_err(wrong)?;
    let found = policy.violations(&report).map_err(wrong)?;
    match out.json {
        true => {
            out.json(&json!({"policy": policy.name, "height": report.height, "violations": found}))
        }
        false => found.iter().for_each(|line| out.line(line)),
    }
    match found.len() {
        0 => {
            if !out.json {
                let limits = policy.limits.len() + policy.facets.len();
                out.line(format!(
                    "all {limits} limits hold at height {}",
                    report.height
                ));
            }
            Ok(())
        }
        1 => Err(CliError::failed("one limit of the policy does not hold")),
        n => Err(CliError::failed(format!(
            "{n} limits of the policy do not hold"
        ))),
    }
}

fn diff(a: &Path, b: &Path, out: &Output) -> Result<(), CliError> {
    let read = |path: &Path| {
        let name = path.display().to_string();
        ballast_risk::parse_report(&name, &text_of(path)?).map_err(wrong)
    };
    let (a, b) = (read(a)?, read(b)?);
    let moved = ballast_risk::diff(&a, &b).map_err(wrong)?;
    if out.json {
        for one in moved {
            out.json(&json!({"id": one.id, "from": one.from, "to": one.to}));
        }
        return Ok(());
    }
    if a.hub != b.hub || a.chain_id != b.chain_id {
        out.line("these are reports of two suites");
    }
    if moved.is_empty() {
        out.line("nothing moved");
        return Ok(());
    }
    let shown = |value: &Value| match value {
        Value::Null => "-".to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let rows = moved.iter();
    let rows = rows.map(|one| vec![one.id.clone(), shown(&one.from), shown(&one.to)]);
    out.table(&["id", "from", "to"], rows.collect());
    Ok(())
}

impl Source {
    /// The snapshot that is meant: saved, of a node, or of the session.
    fn snapshot(&self) -> Result<Snapshot, CliError> {
        if let Some(file) = &self.from {
            let text = text_of(file)?;
            return Snapshot::parse(&text).map_err(wrong);
        }
        let mut wanted = Wanted {
            height: self.at,
            samples: self.samples,
            ..Wanted::default()
        };
        for named in &self.with {
            let (name, extension) = named_extension(named)?;
            if wanted.extensions.insert(name.clone(), extension).is_some() {
                return Err(CliError::bad(format!(
                    "--with {named}: `{name}` was given twice; name a second one as big:{name}=wasm1…"
                )));
            }
        }
        let mut world: Box<dyn World> = match (&self.lcd, &self.hub) {
            (Some(lcd), Some(hub)) => Box::new(Node::connect(lcd, hub).map_err(cli_error)?),
            _ => Box::new(Embedded(Looked(Session::open(&self.session.session)?))),
        };
        let _progress = progress("asking the contracts");
        gather(&mut *world, &wanted).map_err(cli_error)
    }
}

/// `market=wasm1…`, or `big:market=wasm1…`: its name, what it is, where it is.
fn named_extension(named: &str) -> Result<(String, Extension), CliError> {
    let bad = |why: &str| CliError::bad(format!("--with {named}: {why}"));
    let (name, address) = named
        .split_once('=')
        .ok_or_else(|| bad("write NAME=ADDRESS, market=wasm1…"))?;
    let kind = name.rsplit(':').next().unwrap_or(name);
    if !KINDS.contains(&kind) {
        return Err(bad(&format!("`{kind}` is none of {}", KINDS.join(", "))));
    }
    if name.is_empty() || name.contains('.') || address.is_empty() {
        return Err(bad("write NAME=ADDRESS, market=wasm1…"));
    }
    let extension = Extension {
        kind: kind.to_string(),
        address: address.to_string(),
    };
    Ok((name.to_string(), extension))
}

fn policy(file: Option<&Path>) -> Result<Policy, CliError> {
    match file {
        None => Ok(Policy::default()),
        Some(file) => {
            let parsed = Policy::parse(&text_of(file)?);
            parsed.map_err(|err| CliError::bad(format!("{}: {err}", file.display())))
        }
    }
}

fn text_of(path: &Path) -> Result<String, CliError> {
    files::read(path).map_err(|err| CliError::bad(format!("{}: {err}", path.display())))
}

fn wrong(error: RiskError) -> CliError {
    match error {
        RiskError::Accounting(_) | RiskError::Number(_) => CliError::failed(error.to_string()),
        RiskError::Unreadable { .. }
        | RiskError::Schema { .. }
        | RiskError::Versions { .. }
        | RiskError::Height { .. }
        | RiskError::Time { .. }
        | RiskError::Twice { .. }
        | RiskError::Name { .. }
        | RiskError::Policy(_) => CliError::bad(error.to_string()),
    }
}

/// A session that is only looked at.
struct Looked(Session);

impl Stage for Looked {
    fn deployed(&self) -> Result<Deployed<'_>, WorldError> {
        deployed(&self.0.runner)
    }

    fn acts(&self) -> bool {
        false
    }

    fn guests(&self) -> Vec<Guest> {
        guests(&self.0.runner)
    }

    fn run(&mut self, _: &Value) -> Result<Value, WorldError> {
        Err(WorldError::ReadOnly)
    }
}
