//! What browsers are handed: the page's settings, its policy, and all its files.

use super::Wallet;
use crate::assets::{page_for_wallets, SHARED, WALLET};
use crate::node::Endpoint;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};
use std::{fs, io};

impl Wallet {
    /// `wallet/config.json`. `has_books`: the dashboard is beside it.
    pub fn config(&self, has_books: bool) -> Value {
        let prefix = self.hub.rsplit_once('1').map_or("", |(prefix, _)| prefix);
        json!({
            "rest": self.rest, "rpc": self.rpc, "hub": self.hub, "books": has_books,
            "explorer": self.explorer,
            "chain": {
                "chain_id": self.chain_id, "name": self.name, "prefix": prefix,
                "denom": self.denom, "symbol": self.symbol, "decimals": self.decimals,
                "coin_type": self.coin_type, "gas_price": self.gas_price,
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
        let parts = SHARED.iter().chain(WALLET);
        let parts = parts.map(|part| (part.path, part.text));
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
    use super::super::Explorer;
    use super::*;
    use cosmwasm_std::Decimal;

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
