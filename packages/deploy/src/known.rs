//! What is known of chains by name: the table of `networks/chains.toml`, which `docs/CHAINS.md` explains.
//!
//! A chain that delays the hub's staking messages, or refuses them, answers every question of
//! `deploy` as a good one does: such are refused by name. What an upgrade changes is asked of the
//! node.

use ballast_tool::CliError;
use serde::Deserialize;

/// The table, as of this commit: a link to `networks/chains.toml`, which a package of this crate carries as a file.
const TABLE: &str = include_str!("chains.toml");

/// The table of chains.
#[derive(Debug, Deserialize)]
struct Table {
    chain: Vec<Chain>,
}

/// A row of the table: a chain, and whether a suite can live there.
#[derive(Debug, Deserialize)]
struct Chain {
    name: String,
    chain_id: String,
    fits: Fits,
    because: Because,
    reason: String,
    denom: Option<String>,
    decimals: Option<u8>,
    #[serde(default)]
    testnets: Vec<Testnet>,
}

/// A testnet of a chain.
#[derive(Debug, Deserialize)]
struct Testnet {
    chain_id: String,
    fits: Fits,
    reason: Option<String>,
    denom: Option<String>,
}

/// Whether a suite can live there.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Fits {
    Yes,
    No,
    Unknown,
}

/// Why a chain fits, or does not.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Because {
    Fits,
    Capability,
    NoWasm,
    Epochs,
    Messages,
    NoStaking,
    Limits,
    Halted,
    Unread,
}

impl Because {
    /// Whether it is in the chain's design, which no question to a node brings to light.
    fn is_lasting(self) -> bool {
        match self {
            Because::NoWasm
            | Because::Epochs
            | Because::Messages
            | Because::NoStaking
            | Because::Halted => true,
            Because::Fits | Because::Capability | Because::Limits | Because::Unread => false,
        }
    }
}

fn table() -> Vec<Chain> {
    // a test reads it
    toml::from_str::<Table>(TABLE).map_or_else(|_| vec![], |table| table.chain)
}

/// Fails for a chain that is known not to carry a suite, whatever its node answers.
///
/// # Errors
/// The chain is in the table, and so is the reason.
pub fn ensure_may_fit(chain_id: &str) -> Result<(), CliError> {
    for chain in table().iter().filter(|chain| chain.because.is_lasting()) {
        let testnet = chain.testnets.iter().find(|net| net.chain_id == chain_id);
        let (fits, reason) = match testnet {
            Some(net) => (net.fits, net.reason.as_ref().unwrap_or(&chain.reason)),
            None if chain.chain_id == chain_id => (chain.fits, &chain.reason),
            None => continue,
        };
        if fits == Fits::No {
            return Err(CliError::failed(format!(
                "`{chain_id}` ({}) carries no suite: {reason} Nothing was sent; docs/CHAINS.md has the sources",
                chain.name
            )));
        }
    }
    Ok(())
}

/// How many decimals people give a staking token.
pub fn decimals(denom: &str) -> Option<u8> {
    let mut known = table().into_iter().filter(|chain| {
        let testnets = chain.testnets.iter().filter_map(|net| net.denom.as_deref());
        let mut denoms = testnets.chain(chain.denom.as_deref());
        denoms.any(|one| one == denom)
    });
    known.find_map(|chain| chain.decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn the_table_can_be_read_and_the_page_names_every_chain_of_it() {
        let table = toml::from_str::<Table>(TABLE).unwrap().chain;
        assert!(table.len() > 80);
        let page = std::fs::read_to_string(root().join("docs/CHAINS.md")).unwrap();
        let mut ids = BTreeSet::new();
        for chain in &table {
            assert!(page.contains(&chain.name), "{}", chain.name);
            assert!(ids.insert(&chain.chain_id), "{} twice", chain.chain_id);
            assert_eq!(
                chain.fits == Fits::Yes,
                chain.because == Because::Fits,
                "{}",
                chain.name
            );
            for net in &chain.testnets {
                assert!(ids.insert(&net.chain_id), "{} twice", net.chain_id);
            }
        }
    }

    /// A configuration for every testnet that fits, none for another, and the same facts in both.
    #[test]
    fn the_ready_configurations_are_those_of_the_table() {
        let mut files = BTreeMap::new();
        for file in std::fs::read_dir(root().join("networks")).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_string();
            if path.extension().is_some_and(|ext| ext == "toml") && name != "chains" {
                let text: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
                files.insert(name, text);
            }
        }
        assert!(files.remove("ballast-local").is_some());
        for chain in table() {
            for net in &chain.testnets {
                let Some(file) = files.remove(&net.chain_id) else {
                    assert_ne!(net.fits, Fits::Yes, "{} fits and has no file", net.chain_id);
                    continue;
                };
                assert_eq!(net.fits, Fits::Yes, "{} has a file", net.chain_id);
                let denom = file["chain"]["denom"].as_str();
                let known = net.denom.as_deref().or(chain.denom.as_deref());
                assert_eq!(denom, known, "{}", net.chain_id);
                let decimals = file["suite"]["token"]["decimals"].as_integer();
                let known = chain.decimals.map(i64::from);
                assert_eq!(decimals, known, "{}", net.chain_id);
            }
        }
        let unknown: Vec<_> = files.into_keys().collect();
        assert!(unknown.is_empty(), "{unknown:?} are not in the table");
    }

    #[test]
    fn a_chain_of_another_design_is_refused_by_name() {
        for (id, word) in [
            ("bbn-1", "epoch"),
            ("celestia", "x/wasm"),
            ("akashnet-2", "message"),
        ] {
            let refused = ensure_may_fit(id).unwrap_err().message;
            assert!(
                refused.contains(id) && refused.contains("docs/CHAINS.md"),
                "{refused}"
            );
            assert!(refused.to_lowercase().contains(word), "{refused}");
        }
        for id in [
            "osmosis-1",
            "osmo-test-5",
            "ballast-local",
            "a chain nobody knows",
        ] {
            assert!(ensure_may_fit(id).is_ok(), "{id}");
        }
        // an upgrade brings what is missing: the node is asked
        assert!(ensure_may_fit("phoenix-1").is_ok());
    }

    #[test]
    fn decimals_are_those_that_people_know() {
        assert_eq!(decimals("inj"), Some(18));
        assert_eq!(decimals("uosmo"), Some(6));
        assert_eq!(decimals("ustake"), None);
    }
}
