//! A suite's LST as an entry of the chain registry (github.com/cosmos/chain-registry), by which
//! wallets and explorers know it.

use crate::chain_flags::{Deployed, Reach};
use ballast_daemon::Daemon;
use ballast_tool::output::{Output, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::PathBuf;

/// Prints the entry for a chain's `assetlist.json`, with the addresses of all contracts beside it.
///
/// # Errors
/// There is no such record; the token does not answer.
pub fn asset(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    chain_name: Option<&str>,
    out: &Output,
) -> Result<(), CliError> {
    let Deployed {
        settings, record, ..
    } = reach.with_record(deployment)?;
    let daemon = Daemon::new(settings);
    let token = record.address("token")?;
    let info = daemon.smart(&token, &json!({"token_info": {}}))?;
    let units = Units::needed(&info)?;
    let name = info["name"].as_str().unwrap_or(&record.symbol);
    let contracts: Value = record
        .contracts
        .iter()
        .map(|(name, contract)| (name.clone(), json!(contract.address)))
        .collect();
    let entry = entry(&token, name, &units, &record.denom, chain_name);
    let shown = json!({"asset": entry, "contracts": contracts});
    match out.json {
        true => out.json(&shown),
        false => out.line(serde_json::to_string_pretty(&shown).unwrap_or_default()),
    }
    Ok(())
}

fn entry(token: &str, name: &str, units: &Units, native: &str, chain_name: Option<&str>) -> Value {
    let base = format!("cw20:{token}");
    let mut all = vec![json!({"denom": base, "exponent": 0})];
    // a token without decimals has one unit
    let display = match units.decimals {
        0 => base.clone(),
        decimals => {
            all.push(json!({"denom": units.symbol, "exponent": decimals}));
            units.symbol.clone()
        }
    };
    let mut entry = json!({
        "description": format!("{name}: a share of stake delegated by a Ballast suite, which grows with the rewards"),
        "type_asset": "cw20",
        "address": token,
        "denom_units": all,
        "base": base,
        "name": name,
        "display": display,
        "symbol": units.symbol,
    });
    if let Some(chain_name) = chain_name {
        entry["traces"] = json!([{
            "type": "liquid-stake",
            "counterparty": {"chain_name": chain_name, "base_denom": native},
            "provider": "Ballast",
        }]);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_what_the_registry_asks_for() {
        let units = Units {
            decimals: 6,
            symbol: "bSTAKE".to_string(),
        };
        let made = entry(
            "wasm1token",
            "Ballast STAKE",
            &units,
            "ustake",
            Some("osmosis"),
        );
        for field in [
            "denom_units",
            "type_asset",
            "base",
            "display",
            "name",
            "symbol",
            "address",
        ] {
            assert!(!made[field].is_null(), "{field}");
        }
        let denoms = made["denom_units"].as_array().unwrap();
        let has = |field: &str| denoms.iter().any(|unit| unit["denom"] == made[field]);
        assert!(has("base") && has("display"));
        assert_eq!(denoms[1]["exponent"], 6);
        assert_eq!(made["traces"][0]["counterparty"]["base_denom"], "ustake");

        let whole = Units {
            decimals: 0,
            ..units
        };
        let made = entry("wasm1token", "Ballast", &whole, "ustake", None);
        assert_eq!(made["display"], made["base"]);
        assert!(made.get("traces").is_none());
    }
}
