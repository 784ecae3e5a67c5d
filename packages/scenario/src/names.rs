//! Who is meant by a name.

use crate::subst::Resolve;
use ballast_testing::{Chain, Contracts};
use ballast_tool::shape::{known, nearest};
use ballast_tool::CliError;
use cosmwasm_std::Addr;
use std::collections::BTreeMap;

pub use ballast_types::deploy::CONTRACTS;

/// All names of a scenario: the chain's, the suite's, and what was saved.
pub struct Names<'a> {
    pub chain: &'a Chain,
    pub contracts: Option<&'a Contracts>,
    /// Contracts that are none of the suite's.
    pub others: &'a BTreeMap<String, Addr>,
    pub saved: &'a BTreeMap<String, String>,
}

impl Resolve for Names<'_> {
    fn resolve(&self, name: &str) -> Result<String, CliError> {
        if let Some(value) = self.saved.get(name) {
            return Ok(value.clone());
        }
        if let Some(operator) = self.chain.validators().get(name) {
            return Ok(operator.clone());
        }
        let account = name.strip_suffix(".account").unwrap_or(name);
        if let Some(address) = self.chain.accounts().get(account) {
            return Ok(address.to_string());
        }
        if let Some(address) = self.contract_named(name) {
            return Ok(address.to_string());
        }
        Err(CliError::bad(format!(
            "`${{{name}}}`: {}",
            self.unknown(name, "name")
        )))
    }
}

impl<'a> Names<'a> {
    /// The address of a contract, of the suite or not.
    pub fn contract_named(&self, name: &str) -> Option<&'a Addr> {
        if let Some(other) = self.others.get(name) {
            return Some(other);
        }
        let suite = self.contracts?;
        match name {
            "hub" => Some(&suite.hub),
            "token" => Some(&suite.token),
            "registry" => Some(&suite.registry),
            "queue" => Some(&suite.queue),
            "vault" => Some(&suite.vault),
            "collector" => Some(&suite.collector),
            _ => None,
        }
    }

    /// All contracts that there are, by name.
    pub fn all_contracts(&self) -> impl Iterator<Item = (&'a str, &'a Addr)> + '_ {
        let others = self.others.keys().map(String::as_str);
        let names = CONTRACTS.into_iter().chain(others);
        names.filter_map(|name| Some((name, self.contract_named(name)?)))
    }

    /// Whether a value of this name would hide an account, a contract or a validator.
    pub fn is_taken(&self, name: &str) -> bool {
        CONTRACTS.contains(&name)
            || self.others.contains_key(name)
            || self.chain.accounts().contains_key(name)
            || self.chain.validators().contains_key(name)
    }

    /// A name that a new contract can have.
    pub fn free<'n>(&self, name: &'n str) -> Result<&'n str, CliError> {
        let fit = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if name.is_empty() || !name.chars().all(fit) {
            return Err(CliError::bad(format!(
                "`{name}`: a name has letters, digits, _ and -"
            )));
        }
        let taken =
            self.is_taken(name) || self.saved.contains_key(name) || self.chain.is_address(name);
        match taken {
            true => Err(CliError::bad(format!("`{name}`: this name is taken"))),
            false => Ok(name),
        }
    }

    /// The account that signs.
    pub fn sender(&self, name: &str) -> Result<Addr, CliError> {
        let accounts = self.chain.accounts();
        let by_address = || accounts.values().find(|address| address.as_str() == name);
        let found = accounts.get(name).or_else(by_address).cloned();
        found.ok_or_else(|| CliError::bad(self.unknown(name, "account")))
    }

    /// An account or contract, by name or address.
    pub fn holder(&self, name: &str) -> Result<Addr, CliError> {
        if let Some(address) = self.chain.accounts().get(name) {
            return Ok(address.clone());
        }
        if let Some(address) = self.contract_named(name) {
            return Ok(address.clone());
        }
        match self.chain.is_address(name) {
            true => Ok(Addr::unchecked(name)),
            false => Err(CliError::bad(self.unknown(name, "account or contract"))),
        }
    }

    /// A contract that exists, by name or address.
    pub fn contract(&self, name: &str) -> Result<Addr, CliError> {
        if let Some(address) = self.contract_named(name) {
            return Ok(address.clone());
        }
        let exists = || {
            self.chain
                .app()
                .contract_data(&Addr::unchecked(name))
                .is_ok()
        };
        match self.chain.is_address(name) && exists() {
            true => Ok(Addr::unchecked(name)),
            false if CONTRACTS.contains(&name) && self.contracts.is_none() => Err(CliError::bad(
                format!("no contract `{name}` yet: `deploy` comes first"),
            )),
            false => {
                let all: Vec<&str> = self.all_contracts().map(|(name, _)| name).collect();
                Err(CliError::bad(format!(
                    "unknown contract `{name}`: {}",
                    known(name, &all)
                )))
            }
        }
    }

    /// A validator's operator address, by name or address.
    pub fn validator(&self, name: &str) -> Result<String, CliError> {
        self.chain
            .operator(name)
            .map_err(|err| CliError::bad(err.to_string()))
    }

    /// The name of an address, or the address.
    pub fn show(&self, address: &str) -> String {
        let mut contracts = self.all_contracts();
        let contract = contracts.find(|(_, at)| at.as_str() == address);
        let known = contract
            .map(|(name, _)| name)
            .or_else(|| self.chain.name_of(address));
        known.unwrap_or(address).to_string()
    }

    fn unknown(&self, name: &str, what: &str) -> String {
        let accounts: Vec<&str> = self.chain.accounts().keys().map(String::as_str).collect();
        let contracts: Vec<&str> = match what {
            // contracts sign nothing
            "account" => vec![],
            _ => self.all_contracts().map(|(name, _)| name).collect(),
        };
        let validators: Vec<&str> = match what {
            "name" => self
                .chain
                .validators()
                .keys()
                .map(String::as_str)
                .take(10)
                .collect(),
            _ => vec![],
        };
        let all = accounts.iter().chain(&contracts).chain(&validators);
        let meant = match nearest(name, all.copied()) {
            Some(meant) => format!("; did you mean `{meant}`?"),
            None => ";".to_string(),
        };
        let lists = [
            ("accounts", accounts),
            ("contracts", contracts),
            ("validators", validators),
        ];
        let lists = lists
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(kind, names)| format!("{kind} are {}", names.join(", ")));
        let lists = lists.collect::<Vec<_>>().join("; ");
        format!("unknown {what} `{name}`{meant} {lists}")
    }
}
