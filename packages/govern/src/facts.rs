//! How far a handover is: asked of the chain, never remembered.

use ballast_daemon::Daemon;
use ballast_deploy::{addresses, Record};
use ballast_tool::answer::{amount, some_text, text};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What a chain shows of a handover.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Which of the new contracts are there.
    pub made: BTreeMap<&'static str, bool>,
    /// What those that are there say of themselves: `config` of the timelock, `threshold` of a vote.
    pub says: BTreeMap<&'static str, Value>,
    /// The hub's guardian.
    pub guardian: String,
    /// The hub's owner.
    pub owner: Option<String>,
    /// Who was nominated.
    pub pending_owner: Option<String>,
    /// Who may migrate, by contract.
    pub admins: BTreeMap<String, Option<String>>,
    /// Weight that is staked for votes, if that contract is there.
    pub staked: u64,
    /// LST there is, base units.
    pub supply: u128,
    /// Its decimals.
    pub decimals: u8,
}

/// Asks a contract.
///
/// # Errors
/// It does not answer.
pub fn ask(daemon: &Daemon, contract: &str, question: &Value) -> Result<Value, CliError> {
    Ok(daemon.smart(contract, question)?)
}

/// The six contracts, as the hub names them: a record may come from anybody.
///
/// # Errors
/// The record names another; the hub does not answer.
pub fn suite_of(daemon: &Daemon, record: &Record) -> Result<BTreeMap<String, String>, CliError> {
    let hub = record.address("hub")?;
    let config = ask(daemon, &hub, &json!({"config": {}}))?;
    let suite = addresses(&hub, &config)?;
    for (name, address) in &suite {
        let recorded = record.address(name)?;
        if recorded != *address {
            return Err(CliError::bad(format!(
                "the record says that the {name} is {recorded}, the hub {hub} says {address}: this record is not of that suite"
            )));
        }
    }
    Ok(suite)
}

impl Facts {
    /// Reads them. `addresses` are those of the new contracts.
    ///
    /// # Errors
    /// The chain does not answer, or the suite is none.
    pub fn read(
        daemon: &Daemon,
        record: &Record,
        addresses: &BTreeMap<&'static str, String>,
    ) -> Result<Self, CliError> {
        let hub = record.address("hub")?;
        let token = record.address("token")?;
        let ownership = ask(daemon, &hub, &json!({"ownership": {}}))?;
        let config = ask(daemon, &hub, &json!({"config": {}}))?;
        let info = ask(daemon, &token, &json!({"token_info": {}}))?;
        let mut facts = Self {
            guardian: text(&config["guardian"]),
            owner: some_text(&ownership["owner"]),
            pending_owner: some_text(&ownership["pending_owner"]),
            supply: amount(&info["total_supply"]),
            decimals: info["decimals"]
                .as_u64()
                .and_then(|decimals| u8::try_from(decimals).ok())
                .unwrap_or_default(),
            ..Self::default()
        };
        for name in ballast_types::deploy::CONTRACTS {
            let found = daemon.contract(&record.address(name)?)?;
            let found = found
                .ok_or_else(|| CliError::failed(format!("the suite's {name} is not there")))?;
            facts.admins.insert(name.to_string(), found.admin);
        }
        for (name, address) in addresses {
            let there = daemon.contract(address)?.is_some();
            facts.made.insert(name, there);
            let question = match *name {
                "timelock" => Some(json!({"config": {}})),
                "votes" | "watch" => Some(json!({"threshold": {}})),
                _ => None,
            };
            if let (true, Some(question)) = (there, question) {
                facts.says.insert(name, ask(daemon, address, &question)?);
            }
            if *name == "stakers" && there {
                let weight = ask(daemon, address, &json!({"total_weight": {}}))?;
                facts.staked = weight["weight"].as_u64().unwrap_or_default();
            }
        }
        Ok(facts)
    }

    /// Whether a new contract is there.
    pub fn has(&self, name: &str) -> bool {
        self.made.get(name).copied().unwrap_or(false)
    }
}
