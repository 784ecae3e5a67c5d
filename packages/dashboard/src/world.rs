//! Where the books are, and how they are asked.

mod embedded;
mod lists;
mod pace;

pub use embedded::{Deployed, Embedded, Stage};
pub(crate) use lists::{long_list, why_cut, ALL_ACCOUNTS};
pub(crate) use pace::Pace;

use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::{json, Value};
use std::time::Duration;
use thiserror::Error;

pub use ballast_risk::ChainValidator;

/// Threads that ask a world that is far away at the same time: so many for one view, and so many
/// for all that is asked beside it.
pub(crate) const SIDE_BY_SIDE: usize = 16;

/// Why a question or an act came to nothing.
#[derive(Error, Clone, Debug, PartialEq, Eq)]
pub enum WorldError {
    /// Malformed, unknown, missing: nothing was tried.
    #[error("{0}")]
    BadInput(String),
    /// The chain or a contract said no: nothing changed.
    #[error("{0}")]
    Refused(String),
    /// The node did not answer as nodes do.
    #[error("{0}")]
    Unreachable(String),
    /// The program that answers broke: it panicked, which its log says, or could not write JSON.
    #[error("the server failed on this question; its log says where")]
    Broken,
    /// A real chain is only looked at.
    #[error("this page only looks: to act, sign with a wallet or with the node's own command")]
    ReadOnly,
}

/// A contract of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contract {
    /// The hub: the pool.
    Hub,
    /// The token: the LST.
    Token,
    /// The registry: validators.
    Registry,
    /// The queue: exits.
    Queue,
    /// The vault: insurance.
    Vault,
    /// The collector: rewards.
    Collector,
}

impl Contract {
    /// What the suite and its record call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Token => "token",
            Self::Registry => "registry",
            Self::Queue => "queue",
            Self::Vault => "vault",
            Self::Collector => "collector",
        }
    }
}

/// What a contract of the suite is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who is asked.
    pub contract: Contract,
    /// The query.
    pub msg: Value,
}

impl Question {
    /// Asks it.
    ///
    /// # Errors
    /// As [`World::ask`].
    pub fn ask(&self, world: &dyn World) -> Result<Value, WorldError> {
        world.ask(self.contract, &self.msg)
    }

    /// Asks it, and reads these fields of the answer: it may have more.
    ///
    /// # Errors
    /// As [`World::ask`]; an answer that lacks one of them, or has something else there.
    pub fn read<T: DeserializeOwned>(&self, world: &dyn World) -> Result<T, WorldError> {
        let answer = self.ask(world)?;
        serde_json::from_value(answer).map_err(|err| {
            let query = self.msg.as_object().and_then(|msg| msg.keys().next());
            WorldError::Unreachable(format!(
                "the {}'s answer to `{}` cannot be read, {err}: this is no Ballast suite, or a node that lies",
                self.contract.name(),
                query.map_or("", String::as_str)
            ))
        })
    }

    /// A question with its fields.
    pub fn new(contract: Contract, msg: Value) -> Self {
        Self { contract, msg }
    }

    /// A question without fields.
    pub fn plain(contract: Contract, name: &str) -> Self {
        Self::new(contract, json!({ name: {} }))
    }
}

/// Something that the chain says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChainFact {
    /// Its id, as text.
    Id,
    /// `ballast_risk::StakingParams`.
    Staking,
    /// `ballast_risk::StakingPool`.
    Pool,
    /// `ballast_risk::SlashingParams`.
    Slashing,
    /// `ballast_risk::ContractInfo` of an address; null where there is no contract.
    Contract(String),
    /// `{"address"}` of its governance.
    Governance,
}

/// The block that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Its height.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
}

/// An account with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// A contract that stands on the suite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guest {
    /// Its name here.
    pub name: String,
    /// The extension it is of.
    pub extension: String,
    /// Its address.
    pub address: String,
}

/// Where the books are: an embedded chain, or a node.
pub trait World {
    /// Contracts that stand on the suite, as far as this world knows.
    fn guests(&self) -> Vec<Guest> {
        vec![]
    }

    /// Asks a contract that stands on the suite, by its address.
    ///
    /// # Errors
    /// The contract refuses; this world knows no such contracts.
    fn ask_at(&self, address: &str, _msg: &Value) -> Result<Value, WorldError> {
        Err(WorldError::BadInput(format!("{address} is not known here")))
    }

    /// What the chain itself says, for a report of risk: in the shapes of `ballast-risk`.
    ///
    /// # Errors
    /// The chain does not say; a world that cannot ask.
    fn chain(&self, what: &ChainFact) -> Result<Value, WorldError> {
        Err(WorldError::BadInput(format!("{what:?} is not known here")))
    }

    /// The same world as it was at a height.
    ///
    /// # Errors
    /// A world that knows only now.
    fn at_height(&self, height: u64) -> Result<Box<dyn World + Send>, WorldError> {
        Err(WorldError::BadInput(format!(
            "height {height}: this chain is only known as it is now"
        )))
    }

    /// Why its answers may be of other heights than it was asked about, if they may.
    fn unsure_of_height(&self) -> Option<String> {
        None
    }

    /// What it is, for the top of the page.
    fn place(&self) -> String;

    /// Whether one can act here.
    fn acts(&self) -> bool;

    /// The same world for another thread, where several may look at once.
    fn beside(&self) -> Option<Box<dyn World + Send>> {
        None
    }

    /// From here on, questions are asked anew, and fail if they are not answered within this time;
    /// a world in memory needs none.
    fn within(&mut self, _time: Duration) {}

    /// Contracts are about to be asked this: a world that is far away asks it all at once, and has
    /// the answers until the next [`World::within`].
    fn expect(&self, _questions: &[Question]) {}

    /// Takes in what others did meanwhile; whether there was something.
    ///
    /// # Errors
    /// Books that cannot be read any more.
    fn catch_up(&mut self) -> Result<bool, WorldError> {
        Ok(false)
    }

    /// The newest block.
    ///
    /// # Errors
    /// A node that does not answer.
    fn block(&self) -> Result<Block, WorldError>;

    /// Asks a contract.
    ///
    /// # Errors
    /// What the contract refused with; a node that does not answer.
    fn ask(&self, contract: Contract, msg: &Value) -> Result<Value, WorldError>;

    /// All validators of the chain.
    ///
    /// # Errors
    /// A node that does not answer.
    fn validators(&self) -> Result<Vec<ChainValidator>, WorldError>;

    /// Accounts that have names; those that sign here.
    fn people(&self) -> Vec<Person>;

    /// The native coins of an account, base units.
    ///
    /// # Errors
    /// The text is no address.
    fn balance(&self, address: &str, denom: &str) -> Result<u128, WorldError>;

    /// Carries out one command of the scenario language and returns its answer.
    ///
    /// # Errors
    /// Bad input, refusals; then nothing changed.
    fn run(&mut self, command: &Value) -> Result<Value, WorldError>;
}

/// Whether a text is of an address's letters: it goes into a path.
pub(crate) fn is_address(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    (10..=100).contains(&text.len()) && text.chars().all(fits)
}

/// A value as JSON.
///
/// # Errors
/// `Broken`: it cannot be written.
pub(crate) fn to_json(value: &impl Serialize) -> Result<Value, WorldError> {
    serde_json::to_value(value).map_err(|_| WorldError::Broken)
}
