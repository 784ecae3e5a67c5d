//! The command line.

mod begin;
mod demo;
mod deploy;
mod govern;
mod hub_flags;
mod keep;
mod liquidate;
mod localnet;
mod manual;
mod position;
mod report;
mod reporter;
mod risk;
mod risk_stress;
mod run;
mod schema;
mod serve;
mod serve_story;
mod session;
mod status;
mod stress;

pub use schema::api_of;

use ballast_deploy::Reach;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Liquid staking: try it and script it on an embedded chain, run it on a real one.
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
  ballast deploy --config networks/osmo-test-5.toml --from me     docs/DEPLOY.md
  ballast tx hub '{\"bond\":{}}' --funds 5000000 --from me

Exit codes: 0 done, 1 refused by the chain or not as expected, 2 bad input."
)]
struct Cli {
    /// Print one JSON object per line, errors too
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Deploys a suite on an embedded chain and runs a short story
    #[command(
        after_help = "Examples:\n  ballast demo\n  ballast demo --report demo.html\n  ballast demo --json | jq .answer.attributes"
    )]
    Demo {
        /// Also write the story with charts and books, as one HTML file
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Serves the dashboard: for an embedded chain that you can act on, or for a real chain, read-only
    #[command(after_help = "Examples:
  ballast serve
  ballast serve --session .ballast/session.jsonl
  ballast serve --lcd https://rest.example.org --hub wasm1…")]
    Serve(serve::ServeArgs),
    /// Simulates a year with slashes, with and without insurance, and charts who lost what
    #[command(
        after_help = "Examples:\n  ballast stress\n  ballast stress --seed 7 --slashes 20 --out year.html"
    )]
    Stress(stress::StressArgs),
    /// Runs a scenario: JSON lines, one command per line (docs/SCENARIOS.md)
    #[command(after_help = "Examples:
  ballast run tests/scenarios/cancel.jsonl
  ballast run --quiet tests/scenarios/*.jsonl
  ballast run --report story.html tests/scenarios/netting.jsonl
  echo '{\"cmd\":\"genesis\"}' | ballast run -")]
    Run {
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
    },
    /// Sends a message to a contract of the saved session: one transaction in its own block
    #[command(after_help = "Examples:
  ballast exec hub '{\"bond\":{}}' --from alice --funds 5000000
  ballast exec token '{\"send\":{\"contract\":\"${queue}\",\"amount\":\"1000000\",\"msg\":{\"$b64\":{\"unbond\":{}}}}}' --from alice
  ballast exec queue '{\"claim\":{\"ticket_ids\":[\"1\"]}}' --from alice
  ballast exec hub '{\"advance\":{}}' --from bob")]
    Exec {
        /// hub, token, registry, queue, vault, collector, the name of another contract, or an address
        contract: String,
        /// The message, in JSON; ${name} and {"$b64":…} as in scenarios
        msg: String,
        /// The account that signs
        #[arg(long)]
        from: String,
        /// Coins to attach: base units (5 or 5ustake,3uatom) or whole tokens (1.5token)
        #[arg(long, default_value = "")]
        funds: String,
        /// Show amounts in base units
        #[arg(long)]
        raw: bool,
        /// Send the message without checking it against the schema
        #[arg(long)]
        unchecked: bool,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Queries a contract of the saved session, or with --chain-id or --deployment of a deployment
    #[command(after_help = "Examples:
  ballast query hub '{\"state\":{}}'
  ballast query hub '{\"state\":{}}' --chain-id osmo-test-5
  ballast query hub '{\"exchange_rate\":{}}' --deployment deployments/mine.json --field rate
  ballast query queue '{\"tickets\":{\"owner\":\"${alice}\"}}'
  ballast query registry '{\"validator\":{\"address\":\"${val0}\"}}'")]
    Query {
        /// hub, token, registry, queue, vault, collector, the name of another contract, or an address
        contract: String,
        /// The query, in JSON
        msg: String,
        /// The record of a deployment
        #[arg(long)]
        deployment: Option<PathBuf>,
        /// Print only this field of the answer, without quotes
        #[arg(long)]
        field: Option<String>,
        /// Send the query without checking it against the schema
        #[arg(long)]
        unchecked: bool,
        #[command(flatten)]
        reach: Reach,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Prints coins and LST of an account or contract of the saved session
    #[command(after_help = "Examples:\n  ballast balance alice\n  ballast balance hub --json")]
    Balance {
        /// A name or an address
        of: String,
        /// Show base units
        #[arg(long)]
        raw: bool,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Deploys a suite on a real chain, with the chain's own daemon (docs/DEPLOY.md)
    #[command(after_help = "Examples:
  ballast deploy --binary wasmd --node http://127.0.0.1:26657 --chain-id ballast-local --from owner
  ballast deploy --config networks/osmo-test-5.toml --from me --dry-run
  ballast deploy --config networks/osmo-test-5.toml --from osmo1… --generate-only papers
  ballast deploy verify --chain-id osmo-test-5

Can be run again after any interruption: no step is done twice.")]
    Deploy(Box<deploy::DeployArgs>),
    /// Sends a message to a contract of a deployment, after a preview and a confirmation
    #[command(after_help = "Examples:
  ballast tx hub '{\"bond\":{}}' --funds 5000000 --from me
  ballast tx token '{\"send\":{\"contract\":\"${queue}\",\"amount\":\"1000000\",\"msg\":{\"$b64\":{\"unbond\":{}}}}}' --from me
  ballast tx hub '{\"advance\":{}}' --from keeper --yes --json")]
    Tx(Box<deploy::TxArgs>),
    /// Hands a suite over to a timelock, or lists who could do what to it (docs/GOVERNANCE.md)
    #[command(after_help = "Examples:
  ballast govern --config govern.toml --chain-id osmo-test-5 --from owner --dry-run
  ballast govern --config govern.toml --chain-id osmo-test-5 --from owner
  ballast govern --check --chain-id osmo-test-5

Can be run again after any interruption: no step is done twice. Exit codes: 3 a step waits for
somebody, or somebody can do harm before the leavers are paid.")]
    Govern(Box<govern::GovernArgs>),
    /// Proposes an operation of the timelock to the vote of holders
    #[command(after_help = "Example:
  ballast propose 'fee 4 %' '[{\"wasm\":{\"execute\":{\"contract_addr\":\"${collector}\",\"funds\":[],\"msg\":{\"$b64\":{\"update_config\":{\"fee_bps\":400}}}}}}]' --from me --chain-id osmo-test-5")]
    Propose(Box<govern::ProposeArgs>),
    /// Votes on a proposal
    #[command(after_help = "Example:\n  ballast vote 3 yes --from me --chain-id osmo-test-5")]
    Vote(Box<govern::VoteArgs>),
    /// Lists open votes and waiting operations of the timelock: until when, and for what
    #[command(after_help = "Example:\n  ballast queue --chain-id osmo-test-5")]
    Queue(govern::QueueArgs),
    /// Migrates the contracts of a deployment to this commit's code
    #[command(after_help = "Examples:
  ballast migrate --chain-id osmo-test-5 --from admin --dry-run
  ballast migrate vault --chain-id osmo-test-5 --from admin")]
    Migrate(Box<deploy::MigrateArgs>),
    /// Shows what an account has, its value, when it can be paid out, and what it can still lose
    #[command(after_help = "Examples:
  ballast position alice
  ballast position alice --slash 0.1 --json
  ballast position wasm1… --chain-id ballast-local --hub wasm1…")]
    Position(Box<position::PositionArgs>),
    /// Runs a keeper: sends `advance` when something is due (docs/KEEPERS.md)
    #[command(after_help = "Examples:
  ballast keep --once                                  one turn on the session; for cron
  ballast keep --fast --every 6h --turns 40            ten days of the embedded chain
  ballast keep --chain-id osmo-test-5 --from keeper    as deployments/osmo-test-5.json says
  ballast keep --chain-id osmo-test-5 --hub osmo1… --binary osmosisd --from keeper \\
    --gas-prices 0.025uosmo
  ballast keep --config /etc/ballast/keep.toml --metrics 127.0.0.1:9464

Exit codes: 0 nothing is due any more, 1 refused or no answer, 2 bad input, 3 something due is left
for later, 4 the hub's books do not hold, 5 a week's fees exceed --max-fees-over-tips times its
tips.")]
    Keep(Box<keep::KeepArgs>),
    /// Reports prices to an oracle: once per round, in one message for all feeds (docs/ORACLE.md)
    #[command(after_help = "Examples:
  ballast report --prices prices.json --from r1                      once a round, on the session
  ballast report --ask './prices.sh' --oracle osmo1… --chain-id osmo-test-5 --from r1
  ballast report --prices prices.json --once --from r1               for cron

Prices are a JSON object: {\"atom/usd\":\"10.5\"}. Exit codes: as `ballast keep`.")]
    Report(Box<reporter::ReportArgs>),
    /// Buys what markets and levers sell: liquidations, buy-downs, orders (docs/MARKET.md, docs/LEVER.md)
    #[command(after_help = "Examples:
  ballast liquidate --dry-run              what is for sale on the session, and what it would bring
  ballast liquidate --once --from alice    one turn; for cron
  ballast liquidate --turns 40 --fast --every 6h --reserve 5token --min-gain 0.1token
  ballast liquidate --chain-id osmo-test-5 --from bot --cost 30 --max-pay 10000token
  ballast liquidate --chain-id osmo-test-5 --hub osmo1… --at osmo1… --rest http://127.0.0.1:1317 \\
    --key-file bot.key

The bot buys if, by the contract's own price, the LST is worth more than three things together: what
is paid for it, the part --cost of its worth for turning it into coins, and the fee. Exit codes: as
`ballast keep`; 3 also if there is no price, or too few coins.")]
    Liquidate(Box<liquidate::LiquidateArgs>),
    /// What could be lost, by whom, how fast one is out: a report from chain state alone (docs/RISK.md)
    #[command(after_help = "Examples:
  ballast risk                                              the saved session
  ballast risk --html risk.html --snapshot snapshot.json
  ballast risk --lcd https://rest.example.org --hub wasm1… --with market=wasm1… --at 1234567
  ballast risk --from snapshot.json --json                  the same bytes again
  ballast risk check --policy policy.toml
  ballast risk diff before.json after.json
  ballast risk stress tests/scenarios/all-together.jsonl    shocks on a suite (docs/STRESS.md)
  ballast risk twin snapshot.json --out twin.jsonl          a suite rebuilt on the embedded chain")]
    Risk(Box<risk::RiskArgs>),
    /// Runs a real wasmd on this machine, with one validator that signs and others that are slashed for not signing (docs/DEPLOY.md)
    #[command(after_help = "Examples:
  ballast localnet start
  ballast localnet start --binary wasmd --port 36657
  ballast localnet reset")]
    Localnet(localnet::LocalnetArgs),
    /// Prints shell completions
    #[command(after_help = "Examples:
  ballast completions bash > ~/.local/share/bash-completion/completions/ballast
  ballast completions zsh > ~/.zfunc/_ballast")]
    Completions {
        /// bash, elvish, fish, powershell, zsh
        shell: clap_complete::Shell,
    },
    /// Prints the manual page, or writes one per command into a folder
    #[command(
        after_help = "Examples:\n  ballast man | man -l -\n  ballast man --out share/man/man1"
    )]
    Man {
        /// The folder
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Controls the chain of the saved session: start it, let time pass, slash
    #[command(subcommand)]
    Chain(session::ChainCommand),
    /// Writes the JSON schemas of all contracts
    #[command(
        after_help = "Examples:\n  ballast schema --out schema\n  ballast schema --out schema --check"
    )]
    Schema {
        /// The folder
        #[arg(long, default_value = "schema")]
        out: PathBuf,
        /// Write nothing, and fail if a file is missing or stale
        #[arg(long)]
        check: bool,
    },
}

#[derive(clap::Args)]
struct SessionArg {
    /// The file that keeps the session
    #[arg(long, default_value = ballast_session::DEFAULT)]
    session: PathBuf,
}

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
        Command::Run {
            files,
            quiet,
            report,
            observe,
        } => {
            let style = run::Style { quiet, observe };
            run::run(&files, style, report.as_deref(), out)
        }
        Command::Exec {
            contract,
            msg,
            from,
            funds,
            raw,
            unchecked,
            session,
        } => {
            let call = session::Exec {
                contract: &contract,
                msg: &msg,
                from: &from,
                funds: &funds,
                style: session::Style { raw, unchecked },
            };
            session::exec(&session.session, &call, out)
        }
        Command::Query {
            contract,
            msg,
            deployment,
            field,
            unchecked,
            reach,
            session,
        } => {
            let field = field.as_deref();
            match deployment.is_some() || reach.chain_id.is_some() {
                true => {
                    let msg = session::message(&msg)?;
                    let question = ballast_deploy::Question {
                        contract: &contract,
                        msg: &msg,
                        ensure: (!unchecked)
                            .then_some(crate::messages::ensure as ballast_deploy::Ensure),
                    };
                    ballast_deploy::query(&reach, deployment.as_ref(), &question, field, out)
                }
                false => session::query(&session.session, &contract, &msg, field, unchecked, out),
            }
        }
        Command::Balance { of, raw, session } => session::balance(&session.session, &of, raw, out),
        Command::Deploy(args) => deploy::deploy(*args, out),
        Command::Tx(args) => deploy::tx(*args, out),
        Command::Migrate(args) => deploy::migrate(*args, out),
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
        Command::Chain(command) => session::chain(command, out),
        Command::Schema { out: folder, check } => schema::schema(&folder, check, out),
    }
}
