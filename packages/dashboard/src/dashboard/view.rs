//! Everything the page shows, as one JSON object; longer lists as pages.

mod lists;
mod parts;
mod person;
mod validators;

use super::history::{History, Sample};
use crate::world::to_json;
use crate::{Contract, Guest, Question, World, WorldError};
use ballast_answers::shown;
use ballast_testing::{extension, Scale};
use ballast_tool::answer::text;
use ballast_types::deploy::CONTRACTS;
use lists::Cursors;
use lists::{Coverage, Rate};
use parts::{Part, PARTS};
use serde_json::{json, Value};

pub use lists::ROWS;

/// Asks a world for everything that the page shows, and remembers samples for the charts.
#[derive(Default)]
pub struct Observer {
    history: History,
    cursors: Cursors,
    token: Option<Token>,
    /// The last report of risk.
    risk: Option<RiskReport>,
}

/// A report of risk that was worked out, as JSON.
struct RiskReport {
    height: u64,
    report: Value,
}

/// The most decimals that a token of any chain has.
const MOST_DECIMALS: u64 = 18;

/// What amounts are called, and their decimals.
#[derive(Clone, Debug)]
pub struct Token {
    /// The LST's ticker.
    pub symbol: String,
    /// Decimals of both.
    pub decimals: u8,
    /// The bonded denom.
    pub denom: String,
}

impl Token {
    /// What the native coin is called.
    pub(crate) fn native(&self) -> String {
        shown::coin(&self.denom, self.decimals)
    }
}

impl Observer {
    /// Everything for the first look.
    ///
    /// # Errors
    /// A node that does not answer; contracts that are no suite.
    pub fn view(&mut self, world: &dyn World) -> Result<Value, WorldError> {
        world.expect(&self.questions());
        let token = self.token(world)?;
        let mut view = json!({
            "place": world.place(),
            "acts": world.acts(),
            "block": world.block()?,
            "token": {
                "symbol": token.symbol, "decimals": token.decimals,
                "native": token.native(), "denom": token.denom,
            },
            "people": world.people(),
            "contracts": contracts(&config(world)?),
            "validators": validators::rows(world)?,
            "batches": self.batches(world, None)?,
            "losses": self.losses(world, None)?,
            "history": self.history.samples(),
            "extensions": extensions(world, &token)?,
        });
        for part in &PARTS {
            part.ask(world, &mut view)?;
        }
        Ok(view)
    }

    /// All that a view asks without knowing an answer: a world that is far away asks it at once.
    fn questions(&self) -> Vec<Question> {
        let token = self.token.is_none();
        let token = token.then(|| Question::plain(Contract::Token, "token_info"));
        let parts = PARTS.iter().map(Part::question);
        let lists = validators::first_pages().chain([self.cursors.next_losses()]);
        parts.chain(token).chain(lists).collect()
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
        let [rate, coverage, open] = [
            Question::plain(Contract::Hub, "exchange_rate"),
            Question::plain(Contract::Vault, "coverage"),
            Question::plain(Contract::Queue, "open_batch"),
        ];
        let batches = self.cursors.next_batches();
        world.expect(&[rate.clone(), coverage.clone(), open.clone(), batches]);
        let block = world.block()?;
        let (rate, coverage): (Rate, Coverage) = (rate.read(world)?, coverage.read(world)?);
        let waiting = self.cursors.waiting(world, &open.read(world)?, &rate)?;
        Ok(Sample {
            height: block.height,
            time: block.time,
            rate: rate.rate.to_string(),
            value: rate.value.to_string(),
            coverage_bps: coverage.coverage_bps,
            pool: coverage.pool_value.to_string(),
            bonds: coverage.bonds_value.to_string(),
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
        if let Some(last) = self.risk.as_ref().filter(|last| last.height == height) {
            return Ok(last.report.clone());
        }
        let snapshot = crate::risk::look(world, &crate::risk::Wanted::default())?;
        let report = ballast_risk::report(&snapshot, &ballast_risk::Policy::default());
        let report = report.map_err(|err| WorldError::Refused(err.to_string()))?;
        let report = to_json(&report)?;
        let last = self.risk.insert(RiskReport { height, report });
        Ok(last.report.clone())
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
        let config = config(world)?;
        let info = Question::plain(Contract::Token, "token_info").ask(world)?;
        let decimals = info["decimals"].as_u64().filter(|n| *n <= MOST_DECIMALS);
        let symbol = info["symbol"].as_str().filter(|text| text.len() <= 64);
        let (Some(decimals), Some(symbol)) = (decimals, symbol) else {
            let why =
                "the token does not say its ticker and up to 18 decimals: this is no Ballast hub";
            return Err(WorldError::Unreachable(why.to_string()));
        };
        let token = Token {
            symbol: symbol.to_string(),
            decimals: u8::try_from(decimals).unwrap_or_default(),
            denom: text(&config["denom"]),
        };
        self.token = Some(token.clone());
        Ok(token)
    }
}

/// The hub's addresses and parameters.
fn config(world: &dyn World) -> Result<Value, WorldError> {
    Question::plain(Contract::Hub, "config").ask(world)
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
    let now = world.block()?.time;
    let scale = Scale::new(now, &token.symbol, &token.denom, token.decimals);
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
