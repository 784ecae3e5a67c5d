//! `ballast chain`: the chain of a saved session.

mod acts;
mod begin;
mod status;

use super::words::say;
use super::SessionArg;
use acts::{Contracts, Time, Validators};
use ballast_session::Session;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::{Args, Subcommand};

/// What can be done to the chain.
#[derive(Subcommand)]
pub enum ChainCommand {
    /// Starts a chain, deploys a suite on it, and saves both as a new session
    #[command(after_help = "Examples:
  ballast chain start
  ballast chain start --validators 5 --unbonding 3d --params '{\"hub\":{\"unbonding_secs\":259200}}'")]
    Start(StartArgs),
    #[command(flatten)]
    Time(Time),
    #[command(flatten)]
    Validators(Validators),
    #[command(flatten)]
    Contracts(Contracts),
    /// The block, the validators, the books
    Status {
        #[command(flatten)]
        session: SessionArg,
    },
    /// Accounts and contracts with their addresses and balances
    Accounts {
        #[command(flatten)]
        session: SessionArg,
    },
}

/// A new session.
#[derive(Args)]
pub struct StartArgs {
    #[command(flatten)]
    suite: begin::SuiteArgs,
    /// Replace an existing session
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    session: SessionArg,
}

/// Does it, and saves it in the session.
pub fn chain(command: ChainCommand, out: &Output) -> Result<(), CliError> {
    match command {
        ChainCommand::Start(args) => {
            let commands = begin::commands(&args.suite)?;
            begin::start(&args.session.session, &commands, args.force, out)
        }
        ChainCommand::Time(act) => run(act.command()?, out),
        ChainCommand::Validators(act) => run(act.command()?, out),
        ChainCommand::Contracts(act) => run(act.command()?, out),
        ChainCommand::Status { session } => status::status(&session.session, out),
        ChainCommand::Accounts { session } => status::accounts(&session.session, out),
    }
}

/// Runs a command of the scenario language on the session that it is for.
fn run(act: acts::Act, out: &Output) -> Result<(), CliError> {
    let report = Session::open(&act.session.session)?.run(&act.command)?;
    say(&report, out)
}
