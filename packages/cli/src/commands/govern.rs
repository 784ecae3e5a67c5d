//! `ballast govern`, `propose`, `vote`, `queue`: a suite under a timelock, on a real chain.

use super::words::{message, required};
use ballast_deploy::{CallFlags, Reach, SuiteFlags};
use ballast_govern as govern;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `govern` takes.
#[derive(Args)]
pub struct GovernArgs {
    /// The key of the suite's owner; or its address, with --generate-only
    #[arg(long, required_unless_present = "check")]
    from: Option<String>,
    /// A TOML file with [votes], [guardian], [timelock]: who decides, who watches, how long
    /// operations wait (docs/GOVERNANCE.md)
    #[arg(long, required_unless_present = "check")]
    config: Option<PathBuf>,
    /// List who could do what and how fast, and send nothing; exit code 3 if an account can do harm
    /// before the leavers are paid
    #[arg(long, conflicts_with_all = ["generate_only", "dry_run"])]
    check: bool,
    #[command(flatten)]
    suite: SuiteFlags,
}

impl GovernArgs {
    /// What a handover is asked for. Only `--check` goes without `--from` and `--config`.
    pub fn options(self) -> Result<govern::Options, CliError> {
        Ok(govern::Options {
            from: required("--from", self.from)?,
            config: required("--config", self.config)?,
            suite: self.suite,
        })
    }
}

/// What `propose` takes.
#[derive(Args)]
pub struct ProposeArgs {
    /// Its title
    title: String,
    /// The messages that the timelock would send, as a JSON list; ${collector} is an address of the
    /// suite, {"$b64":…} base64
    msgs: String,
    /// The reason, for voters
    #[arg(long, default_value = "")]
    description: String,
    #[command(flatten)]
    flags: CallFlags,
}

/// What `vote` takes.
#[derive(Args)]
pub struct VoteArgs {
    /// The number of the proposal
    proposal: u64,
    /// The vote; `veto` is the cw3's own, not the timelock's
    vote: Choice,
    #[command(flatten)]
    flags: CallFlags,
}

/// What `queue` takes.
#[derive(Args)]
pub struct QueueArgs {
    #[command(flatten)]
    reach: Reach,
    /// The record of the suite; `deployments/<chain-id>.json` by default
    #[arg(long)]
    deployment: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Choice {
    Yes,
    No,
    Abstain,
    Veto,
}

pub fn govern(args: GovernArgs, out: &Output) -> Result<(), CliError> {
    if args.check {
        let flags = &args.suite;
        let deployment = flags.deployment.as_ref();
        return govern::check(&flags.reach, deployment, &flags.artifacts, out);
    }
    govern::govern(&args.options()?, out)
}

pub fn propose(args: ProposeArgs, out: &Output) -> Result<(), CliError> {
    let msgs = message(&args.msgs)?;
    govern::propose(args.flags, &args.title, &args.description, &msgs, out)
}

pub fn vote(args: VoteArgs, out: &Output) -> Result<(), CliError> {
    let vote = match args.vote {
        Choice::Yes => "yes",
        Choice::No => "no",
        Choice::Abstain => "abstain",
        Choice::Veto => "veto",
    };
    govern::vote(args.flags, args.proposal, vote, out)
}

pub fn queue(args: &QueueArgs, out: &Output) -> Result<(), CliError> {
    govern::queue(&args.reach, args.deployment.as_ref(), out)
}
