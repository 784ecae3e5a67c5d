//! Everything the page shows, as one JSON object; longer lists as pages.

mod lists;
mod person;
mod validators;

use crate::history::{History, Sample};
use crate::{Contract, Guest, Question, World, WorldError};
use ballast_testing::{extension, Scale};
use ballast_tool::answer::text;
use ballast_types::deploy::CONTRACTS;
use lists::Cursors;
use serde_json::{json, Value};

pub use lists::ROWS;

/// Asks a world for everything that the page shows, and remembers samples for the charts.
#[derive(Default)]
pub struct Observer {
    history: History,
    cursors: Cursors,
    token: Option<Token>,
    /// The last report of risk, and of which height.
    risk: Option<(u64, Value)>,
}

/// The most decimals that a token of any chain has.
const MOST_DECIMALS: u64 = 18;

/// What amounts are called.
#[derive(Clone, Debug)]
pub struct Token {
    /// The LST's ticker.
    pub symbol: String,
    /// Decimals of both.
    pub decimals: u32,
    /// The bonded denom.
    pub denom: String,
}

impl Token {
    /// `ustake` with six decimals is shown as `STAKE`.
    pub(crate) fn native(&self) -> String {
        let prefixed = match self.decimals {
            6 => self.denom.strip_prefix('u'),
            18 => self.denom.strip_prefix('a'),
            _ => None,
        };
        let short = prefixed.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric()));
        short.map_or_else(|| self.denom.clone(), str::to_uppercase)
    }
}

impl Observer {
    /// Everything for the first look.
    ///
    /// # Errors
    /// A node that does not answer; contracts that are no suite.
    pub fn view(&mut self, world: &dyn World) -> Result<Value, WorldError> {
        self.expect(world);
        let token = self.token(world)?;
        let hub = |question: &str| world.ask(Contract::Hub, &json!({question: {}}));
        let vault = |question: &str| world.ask(Contract::Vault, &json!({question: {}}));
        let config = hub("config")?;
        let people = world.people();
        Ok(json!({
            "place": world.place(),
            "acts": world.acts(),
            "block": world.block()?,
            "token": {
                "symbol": token.symbol, "decimals": token.decimals,
                "native": token.native(), "denom": token.denom,
            },
            "people": people,
            "contracts": contracts(&config),
            "unbonding_secs": config["params"]["unbonding_secs"],
            "params": {
                "collector": world.ask(Contract::Collector, &json!({"config": {}}))?["params"],
                "vault": vault("config")?["params"],
            },
            "state": hub("state")?,
            "paused": hub("paused")?,
            "due": hub("due")?["work"],
            "solvency": hub("solvency")?,
            "coverage": vault("coverage")?,
            "premium": vault("premium")?,
            "pool": vault("pool")?,
            "validators": validators::rows(world)?,
            "open": world.ask(Contract::Queue, &json!({"open_batch": {}}))?,
            "batches": self.batches(world, None)?,
            "losses": self.losses(world, None)?,
            "history": self.history.samples(),
            "extensions": extensions(world, &token)?,
        }))
    }

    /// Tells the world which questions a view will ask, so that it can ask them side by side.
    fn expect(&self, world: &dyn World) {
        let hub = ["config", "state", "paused", "due", "solvency"];
        let hub = hub.map(|one| Question::plain(Contract::Hub, one));
        let vault = ["config", "coverage", "premium", "pool"];
        let vault = vault.map(|one| Question::plain(Contract::Vault, one));
        let others = [
            Question::plain(Contract::Collector, "config"),
            Question::plain(Contract::Queue, "open_batch"),
        ];
        let mut questions: Vec<Question> = hub.into_iter().chain(vault).chain(others).collect();
        if self.token.is_none() {
            questions.push(Question::plain(Contract::Token, "token_info"));
        }
        questions.extend(validators::first_pages());
        questions.push(self.cursors.next_losses());
        world.expect(&questions);
    }

    /// Takes a sample of the books, with a mark for something that happened.
    ///
    /// # Errors
    /// As [`Observer::view`].
    pub fn sample(&mut self, world: &dyn World, mark: Option<String>) -> Result<(), WorldError> {
        let sample = self.look(world)?;
        self.remember(Sample { mark, ..sample });
        Ok(())
    }

    /// A sample of the books that is not kept.
    ///
    /// # Errors
    /// As [`Observer::view`].
    pub fn glance(world: &dyn World) -> Result<Sample, WorldError> {
        Self::default().look(world)
    }

    /// Adds a sample that is newer than all before it.
    pub fn remember(&mut self, sample: Sample) {
        self.history.push(sample);
    }

    fn look(&mut self, world: &dyn World) -> Result<Sample, WorldError> {
        world.expect(&[
            Question::plain(Contract::Hub, "exchange_rate"),
            Question::plain(Contract::Vault, "coverage"),
            Question::plain(Contract::Queue, "open_batch"),
            self.cursors.next_batches(),
        ]);
        let block = world.block()?;
        let rate = world.ask(Contract::Hub, &json!({"exchange_rate": {}}))?;
        let coverage = world.ask(Contract::Vault, &json!({"coverage": {}}))?;
        let waiting = self.cursors.waiting(world, &rate)?;
        Ok(Sample {
            height: block.height,
            time: block.time,
            rate: text(&rate["rate"]),
            value: text(&rate["value"]),
            coverage_bps: coverage["coverage_bps"].as_u64().unwrap_or_default(),
            pool: text(&coverage["pool_value"]),
            bonds: text(&coverage["bonds_value"]),
            waiting: waiting.to_string(),
            mark: None,
        })
    }

    /// Who could lose how much, and how fast holders can leave: worked out once for each height.
    ///
    /// # Errors
    /// As [`Observer::view`]; amounts that no pool can have.
    pub fn risk(&mut self, world: &dyn World) -> Result<Value, WorldError> {
        let height = world.block()?.height;
        if let Some((_, report)) = self.risk.as_ref().filter(|(at, _)| *at == height) {
            return Ok(report.clone());
        }
        let snapshot = crate::risk::look(world, &crate::risk::Wanted::default())?;
        let report = ballast_risk::report(&snapshot, &ballast_risk::Policy::default());
        let report = report.map_err(|err| WorldError::Refused(err.to_string()))?;
        let report = serde_json::to_value(report);
        let report = report.map_err(|err| WorldError::Refused(err.to_string()))?;
        self.risk = Some((height, report.clone()));
        Ok(report)
    }

    /// Takes in what others did, and begins the history anew where the world begins again.
    ///
    /// # Errors
    /// As [`Observer::view`].
    pub fn catch_up(&mut self, world: &dyn World) -> Result<(), WorldError> {
        let height = world.block()?.height;
        let last = self.history.samples().last();
        if last.is_some_and(|sample| sample.height > height) {
            *self = Self::default();
        }
        self.sample(world, None)
    }

    /// What amounts are called here.
    ///
    /// # Errors
    /// As [`Observer::view`].
    pub fn token(&mut self, world: &dyn World) -> Result<Token, WorldError> {
        if let Some(token) = &self.token {
            return Ok(token.clone());
        }
        let config = world.ask(Contract::Hub, &json!({"config": {}}))?;
        let info = world.ask(Contract::Token, &json!({"token_info": {}}))?;
        let decimals = info["decimals"].as_u64().filter(|n| *n <= MOST_DECIMALS);
        let symbol = info["symbol"].as_str().filter(|text| text.len() <= 64);
        let (Some(decimals), Some(symbol)) = (decimals, symbol) else {
            let why =
                "the token does not say its ticker and up to 18 decimals: this is no Ballast hub";
            return Err(WorldError::Unreachable(why.to_string()));
        };
        let token = Token {
            symbol: symbol.to_string(),
            decimals: u32::try_from(decimals).unwrap_or_default(),
            denom: text(&config["denom"]),
        };
        self.token = Some(token.clone());
        Ok(token)
    }
}

/// The six contracts and who has which role, as rows.
fn contracts(config: &Value) -> Value {
    let roles = ["owner", "guardian", "treasury"];
    let rows = CONTRACTS.iter().chain(&roles).filter_map(|name| {
        let address = config[*name].as_str()?;
        Some(json!({"name": name, "address": address}))
    });
    Value::Array(rows.collect())
}

/// A panel for each contract that stands on the suite, by what its extension shows; what one of
/// them refuses costs its panel only.
fn extensions(world: &dyn World, token: &Token) -> Result<Vec<Value>, WorldError> {
    let guests = world.guests();
    if guests.is_empty() {
        return Ok(vec![]);
    }
    let decimals = u8::try_from(token.decimals).unwrap_or_default();
    let scale = Scale::new(world.block()?.time, &token.symbol, &token.denom, decimals);
    let panel = |guest: &Guest| {
        let ask = |msg: &Value| {
            let said = world.ask_at(&guest.address, msg);
            said.map_err(|error| error.to_string())
        };
        let extension = extension::named(&guest.extension)?;
        match extension.panel(&ask, &scale) {
            Ok(panel) => panel.map(|panel| json!({"guest": guest, "panel": panel})),
            Err(error) => Some(json!({"guest": guest, "error": error})),
        }
    };
    Ok(guests.iter().filter_map(panel).collect())
}
