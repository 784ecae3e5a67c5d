//! What the bots have in common, `ballast keep`, `liquidate` and `report`: their flags, and how they get ready.

mod ready;
mod shown;
mod webhook;

pub use ready::{ChainBot, Ready};
pub use shown::Shown;

use super::hub_flags::HubArgs;
use super::words::whole_seconds;
use super::SessionArg;
use ballast_daemon::Settings;
use ballast_keep::{About, ChainPlace, Folder, Limits, Pace, SessionPlace};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Flags of a bot. The defaults are those of `keep`; the others set their own with `mut_arg`.
#[derive(clap::Args)]
pub struct BotArgs {
    /// The signing account: of the session, or a key of the daemon's keyring
    #[arg(long, default_value = "keeper")]
    pub from: String,
    /// Make one turn and exit with its verdict, for cron
    #[arg(long, conflicts_with = "turns")]
    once: bool,
    /// Stop after this many turns and exit with the verdict of the last one
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    turns: Option<u64>,
    /// Time between two turns: 5s, 10m, 1h
    #[arg(long, default_value = "60s")]
    every: String,
    /// Do not wait: move the clock of the embedded chain, for --turns
    #[arg(long, conflicts_with_all = ["chain_id", "deployment"])]
    fast: bool,
    /// The folder for what the bot has tried and sent; each bot needs its own
    #[arg(long, default_value = ".ballast/keeper")]
    pub state: PathBuf,
    /// Serve http://ADDRESS/metrics for Prometheus, and /healthz: 127.0.0.1:9464
    #[arg(long, value_name = "ADDRESS")]
    pub metrics: Option<SocketAddr>,
    /// Post alarms to this URL, as JSON with a field `text`
    #[arg(long, value_name = "URL")]
    pub webhook: Option<String>,
    /// The most fees per day (UTC): 500000, 500000ustake, 0.5token; what would cost more is not signed
    #[arg(long, value_name = "AMOUNT")]
    max_fees_per_day: Option<String>,
    /// Raise an alarm if the key holds less; by default less than twenty messages cost
    #[arg(long, value_name = "AMOUNT")]
    low_balance: Option<String>,
    /// Sign without the chain's daemon, with a node's REST endpoint: http://127.0.0.1:1317
    #[arg(long, value_name = "URL")]
    rest: Option<String>,
    /// The key for that: 64 hexadecimal digits in a file of mode 600; otherwise BALLAST_KEEPER_KEY
    #[arg(long, value_name = "FILE", requires = "rest")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    pub hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

impl BotArgs {
    /// How it goes about it; `most` is how many messages it sends in one turn.
    ///
    /// # Errors
    /// The text is no time.
    pub fn pace(&self, most: u16) -> Result<Pace, CliError> {
        Ok(Pace {
            every: seconds("--every", &self.every)?,
            turns: if self.once { Some(1) } else { self.turns },
            most: usize::from(most),
            fast: self.fast,
        })
    }

    /// Gets ready on a real chain, to whose hub the flags lead.
    ///
    /// # Errors
    /// As [`ChainBot::ready`].
    pub fn on_chain(
        &self,
        settings: Settings,
        hub: &str,
        pace: Pace,
    ) -> Result<Ready<ChainPlace>, CliError> {
        let folder = Folder::open(&self.state)?;
        let suite = settings.chain_id.clone();
        let bot = ChainBot {
            suite: &suite,
            from: &self.from,
            rest: self.rest.as_deref(),
            key_file: self.key_file.as_deref(),
            hub: &self.hub,
            max_fees_per_day: self.max_fees_per_day.as_deref(),
            low_balance: self.low_balance.as_deref(),
            pace,
        };
        bot.ready(settings, hub, folder)
    }

    /// Gets ready on the saved session.
    ///
    /// # Errors
    /// There is no session, or no account of that name in it; the folder can't be written.
    pub fn on_session(&self, pace: Pace) -> Result<Ready<SessionPlace>, CliError> {
        let session = self.session.session.clone();
        // before anything is written: is there a session, and who signs?
        let opened = ballast_session::Session::open(&session)?;
        opened.runner.address(&self.from)?;
        Ok(Ready {
            folder: Folder::open(&self.state)?,
            about: About {
                suite: "session".to_string(),
                hub: "the hub".to_string(),
                chain: session.display().to_string(),
                from: self.from.clone(),
                every: pace.every,
                is_real: false,
            },
            place: SessionPlace::new(session, self.from.clone()),
            limits: Limits::default(),
            pace,
        })
    }

    /// The first flag that is given and of use on real chains only, if there is one.
    pub fn only_real(&self) -> Option<&'static str> {
        let flags = [
            ("--max-fees-per-day", self.max_fees_per_day.is_some()),
            ("--low-balance", self.low_balance.is_some()),
            ("--rest", self.rest.is_some()),
        ];
        let mut given = flags.into_iter().filter(|(_, is_given)| *is_given);
        given.next().map(|(flag, _)| flag)
    }

    /// Where it is seen from elsewhere.
    ///
    /// # Errors
    /// As [`Shown::new`].
    pub fn shown(&self, out: &Output) -> Result<Shown, CliError> {
        Shown::new(self.metrics, self.webhook.as_deref(), out)
    }
}

/// The time that a flag says: whole seconds, and not 0.
///
/// # Errors
/// The text is no time, or it is 0.
pub fn seconds(flag: &str, text: &str) -> Result<u64, CliError> {
    match whole_seconds(text)? {
        0 => Err(CliError::bad(format!("{flag} must be at least 1s"))),
        secs => Ok(secs),
    }
}
