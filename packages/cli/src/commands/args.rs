//! The commands, and their help.

use super::{
    chain, deploy, govern, keep, liquidate, localnet, position, reporter, risk, run, serve,
    session, stress,
};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

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

Exit codes: 0 done; 1 refused by the chain, not as expected, or no answer; 2 bad input; 3 something
is left to be done; 4 the books do not hold; 5 a limit is reached that only a person lifts. The help
of a command says more where it has codes of its own."
)]
pub(super) struct Cli {
    /// Print one JSON object per line, errors too
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
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
    Run(run::RunArgs),
    /// Sends a message to a contract of the saved session: one transaction in its own block
    #[command(after_help = "Examples:
  ballast exec hub '{\"bond\":{}}' --from alice --funds 5000000
  ballast exec token '{\"send\":{\"contract\":\"${queue}\",\"amount\":\"1000000\",\"msg\":{\"$b64\":{\"unbond\":{}}}}}' --from alice
  ballast exec queue '{\"claim\":{\"ticket_ids\":[\"1\"]}}' --from alice
  ballast exec hub '{\"advance\":{}}' --from bob")]
    Exec(session::ExecArgs),
    /// Queries a contract of the saved session, or with --chain-id or --deployment of a deployment
    #[command(after_help = "Examples:
  ballast query hub '{\"state\":{}}'
  ballast query hub '{\"state\":{}}' --chain-id osmo-test-5
  ballast query hub '{\"exchange_rate\":{}}' --deployment deployments/mine.json --field rate
  ballast query queue '{\"tickets\":{\"owner\":\"${alice}\"}}'
  ballast query registry '{\"validator\":{\"address\":\"${val0}\"}}'")]
    Query(Box<session::QueryArgs>),
    /// Prints coins and LST of an account or contract of the saved session
    #[command(after_help = "Examples:\n  ballast balance alice\n  ballast balance hub --json")]
    Balance(session::BalanceArgs),
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

The wasm files are ballast_timelock.wasm and, for votes, testing/cw*.wasm in the same folder.

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
    Migrate(Box<ballast_deploy::MigrateOptions>),
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
    /// Who could lose how much, and how fast holders can leave: a report from chain state alone (docs/RISK.md)
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
    /// Runs a real wasmd on this machine, with one validator that signs and others that are slashed
    /// for not signing (docs/DEPLOY.md)
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
    Chain(chain::ChainCommand),
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
pub(super) struct SessionArg {
    /// The file that keeps the session
    #[arg(long, default_value = ballast_session::DEFAULT)]
    pub(super) session: PathBuf,
}
