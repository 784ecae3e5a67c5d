//! A bot that is ready to make its turns.

use super::{HubArgs, Shown};
use ballast_daemon::Settings;
use ballast_keep::{
    keep, About, ByDaemon, ByKey, ChainPlace, Folder, Key, Limits, Pace, Place, Terms, Watch,
};
use ballast_tool::output::Output;
use ballast_tool::{amount, CliError};
use std::path::Path;
use std::time::Duration;

/// Gas asked for = gas simulated times this, unless something else is said.
const GAS_ADJUSTMENT: &str = "1.4";

/// A bot that is ready to begin, at a place of its own.
pub struct Ready<P> {
    /// The session or the chain that it looks after.
    pub place: P,
    /// Where it remembers what it has tried and sent.
    pub folder: Folder,
    /// How often it makes a turn, and how many.
    pub pace: Pace,
    /// What it shows of itself: suite, hub, chain, key.
    pub about: About,
    /// What it may spend, and when it warns.
    pub limits: Limits,
}

impl<P: Place> Ready<P> {
    /// The same at a place over this one.
    pub fn over<Q>(self, place: impl FnOnce(P) -> Q) -> Ready<Q> {
        Ready {
            place: place(self.place),
            folder: self.folder,
            pace: self.pace,
            about: self.about,
            limits: self.limits,
        }
    }

    /// Makes turns until there have been enough, or a signal comes.
    ///
    /// # Errors
    /// As [`keep`].
    pub fn keep(mut self, shown: &Shown, out: &Output) -> Result<(), CliError> {
        let watch = Watch::new(self.about)
            .limited(self.limits)
            .shown(shown.monitor.as_deref(), shown.post());
        keep(&mut self.place, &self.folder, self.pace, &watch, out)
    }
}

/// A bot on a real chain, as flags or a file ask for it.
pub struct ChainBot<'a> {
    /// What its lines and figures are called by.
    pub suite: &'a str,
    /// The key of the daemon's keyring that signs, where no endpoint is given.
    pub from: &'a str,
    /// A node's REST endpoint, with which a key of one's own signs.
    pub rest: Option<&'a str>,
    /// That key; of the environment if none.
    pub key_file: Option<&'a Path>,
    /// The hub, and what stands on the suite.
    pub hub: &'a HubArgs,
    /// The most fees of a day, as people write them.
    pub max_fees_per_day: Option<&'a str>,
    /// Less than this is an alarm, as people write it.
    pub low_balance: Option<&'a str>,
    /// How often it makes a turn, and how many.
    pub pace: Pace,
}

impl ChainBot<'_> {
    /// Finds the key, and reads the limits.
    ///
    /// # Errors
    /// There is no such key; a text that is no amount, or an amount of a coin that fees are not
    /// paid in; the chain does not answer.
    pub fn ready(
        &self,
        settings: Settings,
        hub: &str,
        folder: Folder,
    ) -> Result<Ready<ChainPlace>, CliError> {
        let mut about = About {
            suite: self.suite.to_string(),
            hub: hub.to_string(),
            chain: settings.chain_id.clone(),
            from: self.from.to_string(),
            every: self.pace.every,
            is_real: true,
        };
        let mut place = self.place(settings, hub, &folder)?;
        for guest in self.hub.guests() {
            place.look_after(&guest.name, &guest.address);
        }
        if self.rest.is_some() {
            about.from = place.signer()?;
        }
        let read = |text: &str| fees(text, &place);
        let limits = Limits {
            fees_per_day: self.max_fees_per_day.map(read).transpose()?,
            fees_over_tips: None,
            low_balance: self.low_balance.map(read).transpose()?,
        };
        Ok(Ready {
            place,
            folder,
            pace: self.pace,
            about,
            limits,
        })
    }

    /// The hub, reached by the chain's daemon or by a key of one's own.
    fn place(
        &self,
        mut settings: Settings,
        hub: &str,
        folder: &Folder,
    ) -> Result<ChainPlace, CliError> {
        // more may be due in the block than when it was simulated
        let roomy = || GAS_ADJUSTMENT.to_string();
        let adjustment = settings.gas_adjustment.get_or_insert_with(roomy).clone();
        let prices = settings.gas_prices.clone();
        let patience = Duration::from_secs(self.hub.reach.wait);
        let Some(rest) = self.rest else {
            let way = ByDaemon::new(settings, self.from.to_string(), folder, patience)?;
            return Ok(ChainPlace::new(way, hub.to_string(), prices.as_deref()));
        };
        let key = match self.key_file {
            Some(path) => Key::of_file(path)?,
            None => Key::of_environment()?.ok_or_else(|| {
                CliError::bad("which key? name a file with --key-file, or set BALLAST_KEEPER_KEY")
            })?,
        };
        let terms = Terms {
            chain_id: settings.chain_id,
            rest: rest.to_string(),
            gas_prices: prices.clone(),
            gas_adjustment: adjustment,
            limit: Duration::from_secs(settings.call_secs.unwrap_or(ballast_daemon::CALL_SECS)),
            patience,
        };
        let way = ByKey::new(key, terms, hub, folder)?;
        Ok(ChainPlace::new(way, hub.to_string(), prices.as_deref()))
    }
}

/// An amount of the coin that fees are paid in, base units.
fn fees(text: &str, place: &ChainPlace) -> Result<u128, CliError> {
    // only whole tokens need the chain's word for their decimals
    let decimals = match text.ends_with("token") || text.ends_with("tokens") {
        true => place.decimals()?,
        false => 0,
    };
    let denom = place.fee_denom().map(ToString::to_string);
    let any = denom.clone().unwrap_or_else(|| "ustake".to_string());
    let coins = amount::funds(text, &any, || Ok(decimals))?;
    match (coins.as_slice(), denom) {
        ([coin], Some(denom)) if coin.denom == denom => Ok(coin.amount),
        ([coin], None) => Ok(coin.amount),
        (_, denom) => Err(CliError::bad(format!(
            "`{text}`: fees are paid in {}",
            denom.unwrap_or(any)
        ))),
    }
}
