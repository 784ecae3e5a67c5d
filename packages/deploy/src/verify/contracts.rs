//! What never changes but by a migration: codes and their admin, the contracts' addresses of each other, the token.

use super::{text, Inspection};
use crate::artifacts::CONTRACTS;
use crate::record::Contract;
use ballast_tool::CliError;
use serde_json::json;

impl Inspection<'_> {
    /// Code, creator and admin of each contract.
    pub fn codes(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        for name in CONTRACTS {
            let address = &self.addresses[name];
            let Some(info) = self.daemon.contract(address)? else {
                report.must(format!("{name}: is a contract"), address, "nothing there");
                continue;
            };
            let code = self.daemon.code(info.code_id)?;
            let checksum = code.map_or_else(|| "no such code".to_string(), |code| code.checksum);
            report.must(
                format!("{name}: code"),
                &self.artifacts.get(name)?.checksum,
                &checksum,
            );
            let creator = match name {
                "hub" => expected.creator,
                _ => expected.hub,
            };
            report.must(format!("{name}: creator"), creator, &info.creator);
            let nobody = |admin: Option<&str>| admin.unwrap_or("nobody").to_string();
            let admin = nobody(info.admin.as_deref());
            report.must(format!("{name}: admin"), nobody(expected.admin), admin);
            let contract = Contract {
                address: address.clone(),
                code_id: info.code_id,
                checksum,
            };
            report.contracts.insert(name.to_string(), contract);
        }
        Ok(())
    }

    /// Every sibling knows the suite.
    pub fn siblings(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        for name in ["registry", "queue", "vault", "collector"] {
            let config = self
                .daemon
                .smart(&self.addresses[name], &json!({"config": {}}))?;
            for (sibling, address) in &self.addresses {
                let found = text(&config["suite"][sibling]);
                report.must(format!("{name}: knows the {sibling}"), address, found);
            }
            if let Some(denom) = config.get("denom") {
                report.must(format!("{name}: denom"), expected.denom, text(denom));
            }
        }
        Ok(())
    }

    /// The ticker, and that only the hub mints.
    pub fn token(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        let token = &self.addresses["token"];
        let info = self.daemon.smart(token, &json!({"token_info": {}}))?;
        report.must("token: symbol", expected.symbol, text(&info["symbol"]));
        let minter = self.daemon.smart(token, &json!({"minter": {}}))?;
        report.must("token: minter", expected.hub, text(&minter["minter"]));
        Ok(())
    }
}
