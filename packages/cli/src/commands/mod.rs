//! The command line.

mod begin;
mod demo;
mod harbour;
mod live;
mod report;
mod run;
mod schema;
mod serve;
mod status;
mod stress;

use crate::output::Output;
use crate::CliError;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Liquid staking on an embedded chain: try it, script it, look into it.
#[derive(Parser)]
#[command(
    name = "ballast",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  ballast demo                                  a short story, with tables
  ballast serve                                 the dashboard, on a chain to play with
  ballast run tests/scenarios/first-bond.jsonl  a scenario, with everything it expects
  ballast chain start                           a chain and a suite of your own
  ballast exec hub '{\"bond\":{}}' --from alice --funds 5000000
  ballast query hub '{\"state\":{}}'
  ballast chain advance 21d

Exit codes: 0 done, 1 refused by the chain or not as expected, 2 bad input."
)]
struct Cli {
    /// One JSON object a line, errors too
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Deploys a suite on the embedded chain and tells a short story
    #[command(
        after_help = "Examples:\n  ballast demo\n  ballast demo --report demo.html\n  ballast demo --json | jq .answer.attributes"
    )]
    Demo {
        /// Also write the story with charts and books, as one HTML file
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Shows the dashboard: on an embedded chain one can act on, or on a real chain
    #[command(after_help = "Examples:
  ballast serve
  ballast serve --session .ballast/session.jsonl
  ballast serve --lcd https://rest.example.org --hub wasm1…")]
    Serve(serve::ServeArgs),
    /// Lives through a year with slashes, with and without insurance, and draws who lost what
    #[command(
        after_help = "Examples:\n  ballast stress\n  ballast stress --seed 7 --slashes 20 --out year.html"
    )]
    Stress(stress::StressArgs),
    /// Runs a scenario: JSON lines, one command a line (docs/SCENARIOS.md)
    #[command(after_help = "Examples:
  ballast run tests/scenarios/cancel.jsonl
  ballast run --quiet tests/scenarios/*.jsonl
  ballast run --report story.html tests/scenarios/netting.jsonl
  echo '{\"cmd\":\"genesis\"}' | ballast run -")]
    Run {
        /// Files, or - for standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only the counts at the end
        #[arg(long, short)]
        quiet: bool,
        /// Also write the story with charts and books, as one HTML file; for one scenario
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Calls a contract of the saved session: one transaction in a block of its own
    #[command(after_help = "Examples:
  ballast exec hub '{\"bond\":{}}' --from alice --funds 5000000
  ballast exec token '{\"send\":{\"contract\":\"${queue}\",\"amount\":\"1000000\",\"msg\":{\"$b64\":{\"unbond\":{}}}}}' --from alice
  ballast exec queue '{\"claim\":{\"ticket_ids\":[\"1\"]}}' --from alice
  ballast exec hub '{\"advance\":{}}' --from bob")]
    Exec {
        /// hub, token, registry, queue, collector or an address
        contract: String,
        /// The message, in JSON; ${name} and {"$b64":…} as in scenarios
        msg: String,
        /// The account that signs
        #[arg(long)]
        from: String,
        /// Coins to send along: 5 or 5ustake,3uatom
        #[arg(long, default_value = "")]
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Asks a contract of the saved session
    #[command(after_help = "Examples:
  ballast query hub '{\"state\":{}}'
  ballast query queue '{\"tickets\":{\"owner\":\"${alice}\"}}'
  ballast query registry '{\"validator\":{\"address\":\"${val0}\"}}'")]
    Query {
        /// hub, token, registry, queue, collector or an address
        contract: String,
        /// The question, in JSON
        msg: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Coins and LST of an account or contract of the saved session
    #[command(after_help = "Examples:\n  ballast balance alice\n  ballast balance hub --json")]
    Balance {
        /// A name or an address
        of: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// The chain of the saved session: start it, let time pass, slash
    #[command(subcommand)]
    Chain(live::ChainCommand),
    /// Writes the JSON schemas of all contracts
    #[command(
        after_help = "Examples:\n  ballast schema --out schema\n  ballast schema --out schema --check"
    )]
    Schema {
        /// The folder
        #[arg(long, default_value = "schema")]
        out: PathBuf,
        /// Write nothing; fail if a file is missing or stale
        #[arg(long)]
        check: bool,
    },
}

#[derive(clap::Args)]
struct SessionArg {
    /// The file that keeps the session
    #[arg(long, default_value = crate::session::DEFAULT)]
    session: PathBuf,
}

/// Runs the command line and says what the shell is told.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let json = args.iter().any(|arg| arg == "--json");
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return unparsed(&error, json),
    };
    let out = Output::new(cli.json);
    match dispatch(cli.command, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            out.error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn unparsed(error: &clap::Error, json: bool) -> ExitCode {
    let shown = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    match json && !shown {
        true => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            Output::new(true).error(&CliError::bad(first));
        }
        false => drop(error.print()),
    }
    match shown {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(2),
    }
}

fn dispatch(command: Command, out: &Output) -> Result<(), CliError> {
    match command {
        Command::Demo { report } => demo::demo(report.as_deref(), out),
        Command::Serve(args) => serve::run(&args, out),
        Command::Stress(args) => stress::run(&args, out),
        Command::Run {
            files,
            quiet,
            report,
        } => run::run(&files, quiet, report.as_deref(), out),
        Command::Exec {
            contract,
            msg,
            from,
            funds,
            session,
        } => live::exec(&session.session, &contract, &msg, &from, &funds, out),
        Command::Query {
            contract,
            msg,
            session,
        } => live::query(&session.session, &contract, &msg, out),
        Command::Balance { of, session } => live::balance(&session.session, &of, out),
        Command::Chain(command) => live::chain(command, out),
        Command::Schema { out: folder, check } => schema::schema(&folder, check, out),
    }
}
