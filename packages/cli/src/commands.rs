//! The command line.

mod args;
mod bot;
mod chain;
mod demo;
mod deploy;
mod govern;
mod html_report;
mod hub_flags;
mod keep;
mod liquidate;
mod localnet;
mod manual;
mod position;
mod reporter;
mod risk;
mod run;
mod schema;
mod serve;
mod serve_story;
mod session;
mod stage;
mod stress;
mod words;

#[cfg(test)]
mod copied_tests;

use args::{Cli, Command, SessionArg};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::error::ErrorKind;
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// The command line as clap knows it: for completions, manual pages and tests.
pub fn command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

/// Runs the command line and says what the shell is told.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ballast_extensions::install();
    let args: Vec<OsString> = args.into_iter().collect();
    let json = args.iter().any(|arg| arg == "--json");
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return unparsed(&error, json),
    };
    let out = Output::new(cli.json);
    let code = match dispatch(cli.command, &out) {
        Ok(()) => 0,
        Err(error) => {
            out.error(&error);
            error.exit_code()
        }
    };
    match out.lost() {
        None => ExitCode::from(code),
        Some(lost) => {
            // standard output is where an object would go
            Output::new(false).error(&lost);
            ExitCode::from(code.max(lost.exit_code()))
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
            Output::new(true).error(&CliError::bad(in_one_line(error)));
        }
        false => {
            let printed = error.print().and_then(|()| std::io::stdout().flush());
            if printed.is_err_and(|err| err.kind() != std::io::ErrorKind::BrokenPipe) {
                return ExitCode::from(1);
            }
        }
    }
    match shown {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(2),
    }
}

/// What clap says, without its usage: the message and what it lists.
fn in_one_line(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is missing: --help lists them".to_string();
    }
    let text = error.to_string();
    let told = text.split("Usage:").next().unwrap_or_default().trim();
    told.strip_prefix("error: ").unwrap_or(told).to_string()
}

fn dispatch(command: Command, out: &Output) -> Result<(), CliError> {
    match command {
        Command::Demo { report } => demo::demo(report.as_deref(), out),
        Command::Serve(args) => serve::run(&args, out),
        Command::Stress(args) => stress::run(&args, out),
        Command::Run(args) => run::run(&args, out),
        Command::Exec(args) => session::exec(&args, out),
        Command::Query(args) => session::query(&args, out),
        Command::Balance(args) => session::balance(&args, out),
        Command::Deploy(args) => deploy::deploy(*args, out),
        Command::Tx(args) => deploy::tx(*args, out),
        Command::Migrate(options) => ballast_deploy::migrate(&options, out),
        Command::Govern(args) => govern::govern(*args, out),
        Command::Propose(args) => govern::propose(*args, out),
        Command::Vote(args) => govern::vote(*args, out),
        Command::Queue(args) => govern::queue(&args, out),
        Command::Position(args) => position::run(*args, out),
        Command::Keep(args) => keep::run(*args, out),
        Command::Liquidate(args) => liquidate::run(*args, out),
        Command::Report(args) => reporter::run(*args, out),
        Command::Risk(args) => risk::run(*args, out),
        Command::Localnet(args) => localnet::run(&args, out),
        Command::Completions { shell } => manual::completions(shell, out),
        Command::Man { out: folder } => manual::man(folder.as_deref(), out),
        Command::Chain(command) => chain::chain(command, out),
        Command::Schema { out: folder, check } => schema::schema(&folder, check, out),
    }
}
