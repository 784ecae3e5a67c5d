//! Who has the LST, who insures, what drips, and on which terms.

use super::{account, Build};
use crate::ledger::part_floor;
use ballast_tool::answer::{list, number};
use ballast_tool::CliError;
use serde_json::{json, Map, Value};

impl Build<'_> {
    /// LST goes to insurers, to contracts that stand on the suite, and to leavers.
    pub(super) fn people(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        self.say("insurers, contracts that stand on it, and who waits for the next batch");
        let insured = wish.insurance.lst + wish.seats.iter().map(|seat| seat.bond).sum::<u128>();
        self.transfer("insurer", insured)?;
        for (i, seat) in wish
            .seats
            .iter()
            .enumerate()
            .filter(|(_, seat)| seat.bond > 0)
        {
            let inner = json!({"post_bond": {"validator": format!("${{val{i}}}")}});
            self.insure(seat.bond, &inner)?;
            let layer = json!({"bond": {"validator": format!("${{val{i}}}")}});
            self.leave(seat.bond, seat.bond_leaving, &layer)?;
        }
        if wish.insurance.lst > 0 {
            self.insure(wish.insurance.lst, &json!({"underwrite": {}}))?;
            self.leave(wish.insurance.lst, wish.insurance.leaving, &json!("pool"))?;
        }
        for (name, lst) in &wish.held {
            self.transfer(&account(name), *lst)?;
        }
        if wish.open > 0 {
            self.transfer("leaver", wish.open)?;
            let msg = json!({"send": {"contract": "${queue}", "amount": wish.open.to_string(), "msg": {"$b64": {"unbond": {}}}}});
            self.exec("leaver", "token", msg, 0)?;
        }
        Ok(())
    }

    fn transfer(&mut self, to: &str, lst: u128) -> Result<(), CliError> {
        if lst == 0 {
            return Ok(());
        }
        let msg =
            json!({"transfer": {"recipient": format!("${{{to}}}"), "amount": lst.to_string()}});
        self.exec("holder", "token", msg, 0).map(drop)
    }

    fn insure(&mut self, lst: u128, inner: &Value) -> Result<(), CliError> {
        let msg = json!({"send": {"contract": "${vault}", "amount": lst.to_string(), "msg": {"$b64": inner}}});
        self.exec("insurer", "token", msg, 0).map(drop)
    }

    /// Asks a part of a layer out.
    fn leave(&mut self, all: u128, leaving: u128, layer: &Value) -> Result<(), CliError> {
        if leaving == 0 {
            return Ok(());
        }
        let (owner, vault) = (
            self.runner.address("insurer")?,
            self.view()?.suite.vault.clone(),
        );
        let position = self
            .view()?
            .answer(&vault, &json!({"position": {"owner": owner}}));
        let held = match layer.is_string() {
            true => number(&position["pool"]["shares"]),
            false => {
                let bonds = list(&position["bonds"]);
                // the bond that was posted last
                let name = layer["bond"]["validator"]
                    .as_str()
                    .unwrap_or_default()
                    .trim_matches(['$', '{', '}'])
                    .to_string();
                let operator = self
                    .view()?
                    .chain
                    .validators()
                    .get(&name)
                    .cloned()
                    .unwrap_or_default();
                let bond = bonds
                    .iter()
                    .find(|bond| bond["validator"] == operator.as_str());
                bond.map_or(0, |bond| number(&bond["shares"]))
            }
        };
        let shares = part_floor(held, leaving, all);
        let msg = json!({"request_exit": {"layer": layer, "shares": shares.to_string()}});
        self.exec("insurer", "vault", msg, 0).map(drop)
    }

    /// A block just after a whole second, so that all steps that follow are in one second of the chain.
    pub(super) fn align(&mut self) -> Result<(), CliError> {
        let nanos = self
            .runner
            .chain()
            .map_or(0, |chain| chain.time().subsec_nanos());
        let millis = 1_000 - nanos / 1_000_000;
        let secs: Value =
            serde_json::from_str(&format!("{}.{:03}", millis / 1_000, millis % 1_000))
                .unwrap_or(json!(1));
        self.step(&json!({"cmd": "block", "n": 1, "secs": secs}))
            .map(drop)
    }

    /// How long rewards drip from here on; 0: not at all. What drips already goes on.
    pub(super) fn drip(&mut self, secs: u64) -> Result<(), CliError> {
        let has = {
            let view = self.view()?;
            view.answer(&view.suite.hub, &json!({"config": {}}))["params"]["drip_secs"].as_u64()
        };
        match has == Some(secs) {
            true => Ok(()),
            false => self
                .exec(
                    "owner",
                    "hub",
                    json!({"update_config": {"drip_secs": secs}}),
                    0,
                )
                .map(drop),
        }
    }

    /// Weights, caps, promises and parameters as they are there.
    pub(super) fn terms(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        self.say("weights, caps and parameters as they are");
        for (i, seat) in wish.seats.iter().enumerate() {
            let address = format!("${{val{i}}}");
            let Some(listed) = &seat.listed else {
                self.exec(
                    "owner",
                    "registry",
                    json!({"remove_validator": {"address": address}}),
                    0,
                )?;
                continue;
            };
            let msg = json!({"update_validator": {
                "address": address, "weight": listed["weight"], "cap_bps": listed["cap_bps"], "max_commission": listed["max_commission"],
            }});
            self.exec("owner", "registry", msg, 0)?;
        }
        for (contract, params) in &wish.params {
            let has = {
                let view = self.view()?;
                let at = match *contract {
                    "hub" => &view.suite.hub,
                    "registry" => &view.suite.registry,
                    "vault" => &view.suite.vault,
                    _ => &view.suite.collector,
                };
                view.answer(at, &json!({"config": {}}))["params"].clone()
            };
            let other = params
                .iter()
                .filter(|(key, value)| has[key.as_str()] != **value);
            let other: Map<String, Value> = other
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            if !other.is_empty() {
                self.exec("owner", contract, json!({"update_config": other}), 0)?;
            }
        }
        Ok(())
    }
}
