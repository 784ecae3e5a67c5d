//! `ballast govern`, `propose`, `vote`, `queue`: a suite under a timelock, on a real chain.

use super::words::message;
use ballast_deploy::{Reach, ARTIFACTS};
use ballast_govern as govern;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `govern` takes.
#[derive(Args)]
pub struct GovernArgs {
    #[command(flatten)]
    reach: Reach,
    /// The key of the suite's owner; or its address, with --generate-only
    #[arg(long, required_unless_present = "check")]
    from: Option<String>,
    /// A TOML file with [votes], [guardian], [timelock]: who decides, who watches, how long
    /// operations wait (docs/GOVERNANCE.md)
    #[arg(long, required_unless_present = "check")]
    config: Option<PathBuf>,
    /// The record of the suite; deployments/<chain-id>.json by default
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// The wasm files, as scripts/build-wasm makes them: ballast_timelock.wasm, and testing/cw*.wasm for votes
    #[arg(long, default_value = ARTIFACTS)]
    artifacts: PathBuf,
    /// List who could do what and how fast, and send nothing; exit code 3 if an account can do harm
    /// before the leavers are paid
    #[arg(long, conflicts_with_all = ["generate_only", "dry_run"])]
    check: bool,
    /// Show the steps, but send nothing
    #[arg(long)]
    dry_run: bool,
    /// Write unsigned transactions into this folder, for a multisig or an offline signer
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    generate_only: Option<PathBuf>,
}

/// Where, and who signs.
#[derive(Args)]
pub struct FollowArgs {
    #[command(flatten)]
    reach: Reach,
    /// The key that signs
    #[arg(long)]
    from: String,
    /// The record of the suite; deployments/<chain-id>.json by default
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// Sign without confirmation
    #[arg(long, short)]
    yes: bool,
    /// Preview and simulate, but sign nothing
    #[arg(long)]
    dry_run: bool,
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
    follow: FollowArgs,
}

/// What `vote` takes.
#[derive(Args)]
pub struct VoteArgs {
    /// The number of the proposal
    proposal: u64,
    /// The vote; `veto` is the cw3's own, not the timelock's
    vote: Choice,
    #[command(flatten)]
    follow: FollowArgs,
}

/// What `queue` takes.
#[derive(Args)]
pub struct QueueArgs {
    #[command(flatten)]
    reach: Reach,
    /// The record of the suite; deployments/<chain-id>.json by default
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

impl From<FollowArgs> for govern::Follow {
    fn from(args: FollowArgs) -> Self {
        Self {
            reach: args.reach,
            deployment: args.deployment,
            from: args.from,
            yes: args.yes,
            dry_run: args.dry_run,
        }
    }
}

impl From<GovernArgs> for govern::Options {
    fn from(args: GovernArgs) -> Self {
        Self {
            reach: args.reach,
            from: args.from.unwrap_or_default(),
            config: args.config.unwrap_or_default(),
            deployment: args.deployment,
            artifacts: args.artifacts,
            dry_run: args.dry_run,
            generate_only: args.generate_only,
        }
    }
}

pub fn govern(args: GovernArgs, out: &Output) -> Result<(), CliError> {
    if args.check {
        return govern::check(&args.reach, args.deployment.as_ref(), &args.artifacts, out);
    }
    govern::govern(&args.into(), out)
}

pub fn propose(args: ProposeArgs, out: &Output) -> Result<(), CliError> {
    let msgs = message(&args.msgs)?;
    govern::propose(
        args.follow.into(),
        &args.title,
        &args.description,
        &msgs,
        out,
    )
}

pub fn vote(args: VoteArgs, out: &Output) -> Result<(), CliError> {
    let vote = match args.vote {
        Choice::Yes => "yes",
        Choice::No => "no",
        Choice::Abstain => "abstain",
        Choice::Veto => "veto",
    };
    govern::vote(args.follow.into(), args.proposal, vote, out)
}

pub fn queue(args: &QueueArgs, out: &Output) -> Result<(), CliError> {
    govern::queue(&args.reach, args.deployment.as_ref(), out)
}
