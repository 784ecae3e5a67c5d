//! The page for wallets: which node and hub it is for, and its files.
//!
//! The page asks the node itself and has a wallet sign; this server hands out its parts and knows no keys.

use crate::endpoint::Endpoint;
use crate::server::{page_for_wallets, WALLET_ASSETS};
use crate::{Node, Observer, WorldError};
use cosmwasm_std::Decimal;
use serde::Serialize;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Where links to transactions and accounts lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explorer {
    /// `https://…/{hash}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tx: Option<String>,
    /// `https://…/{address}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

/// What the page for wallets is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Wallet {
    /// The node's REST endpoint, asked by browsers.
    pub rest: String,
    /// Its RPC, for the rate over time and for wallets that do not know the chain.
    pub rpc: String,
    /// The hub's address.
    pub hub: String,
    /// The chain's id.
    pub chain_id: String,
    /// What people call the chain.
    pub name: String,
    /// The bonded denom.
    pub denom: String,
    /// What people call it.
    pub symbol: String,
    /// Decimals of both tokens.
    pub decimals: u32,
    /// The number of the chain's coin in derivation paths; 118 for most.
    pub coin_type: u32,
    /// What a unit of gas costs, in the bonded denom.
    pub gas_price: Decimal,
    /// Where transactions and accounts are shown.
    pub explorer: Explorer,
}

/// What the chain does not say of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The node's RPC.
    pub rpc: String,
    /// What people call the chain; its id if nothing is said.
    pub name: Option<String>,
    /// The number of the chain's coin in derivation paths.
    pub coin_type: u32,
    /// What a unit of gas costs; twice the node's least if nothing is said.
    pub gas_price: Option<Decimal>,
    /// Where transactions and accounts are shown.
    pub explorer: Explorer,
}

impl Wallet {
    /// The page for a node: its chain, hub and token are as the node says.
    ///
    /// # Errors
    /// A node that does not answer, or names no price of gas while none is given; an RPC that is no address.
    pub fn of(node: &Node, observer: &mut Observer, named: Named) -> Result<Self, WorldError> {
        let is_address = named.rpc.starts_with("http://") || named.rpc.starts_with("https://");
        if !is_address {
            return Err(WorldError::BadInput(format!(
                "`{}`: an RPC endpoint begins with http:// or https://",
                named.rpc
            )));
        }
        let token = observer.token(node)?;
        let chain_id = node.chain_id()?;
        let least = || {
            node.least_gas_price(&token.denom)?
                .checked_mul(Decimal::percent(200))
                .ok()
        };
        let price = named.gas_price.or_else(least);
        let gas_price = price.filter(|price| !price.is_zero());
        let gas_price = gas_price.ok_or_else(|| {
            WorldError::BadInput(format!(
                "the node names no least price of gas in {}: say what it costs, --gas-price 0.025",
                token.denom
            ))
        })?;
        let (rest, hub) = node.addresses();
        Ok(Self {
            rest: rest.to_string(),
            rpc: named.rpc,
            hub: hub.to_string(),
            name: named.name.unwrap_or_else(|| chain_id.clone()),
            chain_id,
            symbol: token.native(),
            denom: token.denom,
            decimals: token.decimals,
            coin_type: named.coin_type,
            gas_price,
            explorer: named.explorer,
        })
    }

    /// `wallet/config.json`. `has_books`: the dashboard is beside it.
    pub fn config(&self, has_books: bool) -> Value {
        let prefix = self.hub.rsplit_once('1').map_or("", |(prefix, _)| prefix);
        json!({
            "rest": self.rest, "rpc": self.rpc, "hub": self.hub, "books": has_books, "explorer": self.explorer,
            "chain": {
                "chain_id": self.chain_id, "name": self.name, "prefix": prefix, "denom": self.denom, "symbol": self.symbol,
                "decimals": self.decimals, "coin_type": self.coin_type, "gas_price": self.gas_price,
            },
        })
    }

    /// What browsers may reach from the page: the node, and nothing else.
    pub fn policy(&self) -> String {
        let reached = [&self.rest, &self.rpc].map(|url| origin(url)).join(" ");
        format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {reached}; \
            img-src 'self' data:; base-uri 'none'; form-action 'none'"
        )
    }

    /// Writes the page as files that any web server can hand out, and returns their paths.
    ///
    /// # Errors
    /// A folder that cannot be written into.
    pub fn write(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let config = format!("{:#}\n", self.config(false));
        let page = page_for_wallets(Some(&self.policy()));
        let parts = WALLET_ASSETS.iter().map(|part| (part.path, part.text));
        let all = parts.chain([
            ("/index.html", page.as_str()),
            ("/wallet/config.json", config.as_str()),
        ]);
        let mut written = vec![];
        for (path, text) in all {
            let file = folder.join(path.trim_start_matches('/'));
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&file, text)?;
            written.push(file);
        }
        Ok(written)
    }
}

/// `https://host:port` of an address, without any character that could end a policy's directive.
fn origin(url: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || ".-:/[]".contains(*c);
    Endpoint::parse(url).origin.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn wallet() -> Wallet {
        Wallet {
            rest: "https://rest.example.org:1317/api/".to_string(),
            rpc: "https://rpc.example.org; script-src *".to_string(),
            hub: "osmo1hub".to_string(),
            chain_id: "osmo-test-5".to_string(),
            name: "Osmosis testnet".to_string(),
            denom: "uosmo".to_string(),
            symbol: "OSMO".to_string(),
            decimals: 6,
            coin_type: 118,
            gas_price: Decimal::permille(25),
            explorer: Explorer::default(),
        }
    }

    #[test]
    fn the_page_reaches_its_node_and_nothing_else() {
        let policy = wallet().policy();
        let reached =
            "connect-src 'self' https://rest.example.org:1317 https://rpc.example.orgscript-src;";
        assert!(policy.contains(reached), "{policy}");
        assert_eq!(policy.matches("script-src 'self'").count(), 1);
        assert!(!policy.contains("script-src *"));
    }

    #[test]
    fn a_static_page_has_all_its_parts_and_no_absolute_address() {
        let folder = std::env::temp_dir().join(format!("ballast-page-{}", std::process::id()));
        let written = wallet().write(&folder).unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let page = read("index.html");
        let config: Value = serde_json::from_str(&read("wallet/config.json")).unwrap();

        assert!(page.contains("http-equiv=\"Content-Security-Policy\""));
        assert!(!page.contains("href=\"/") && !page.contains("src=\"/"));
        assert_eq!(config["chain"]["prefix"], "osmo");
        assert_eq!(config["books"], false);
        // every module that a module imports is there
        for file in written
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "js"))
        {
            let text = fs::read_to_string(file).unwrap();
            let imports = text
                .lines()
                .filter_map(|line| line.strip_prefix("import ")?.split('"').nth(1));
            for import in imports {
                let target = file.parent().unwrap().join(import);
                assert!(target.is_file(), "{} imports {import}", file.display());
            }
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
