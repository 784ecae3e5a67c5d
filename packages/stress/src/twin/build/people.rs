//! Who has the LST, who insures, what drips, and on which terms.

use super::{account, Build};
use crate::ledger::part_floor;
use ballast_tool::answer::{list, number};
use ballast_tool::CliError;
use serde_json::{json, Map, Value};

/// A layer of the vault.
enum Layer {
    /// The underwriters' pool.
    Pool,
    /// The bond of a seat.
    Bond(usize),
}

impl Build<'_> {
    /// LST goes to insurers, to contracts that stand on the suite, and to leavers.
    pub(super) fn people(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        self.say("insurers, contracts that stand on it, and who waits for the next batch");
        let insured = wish.insurance.lst + wish.seats.iter().map(|seat| seat.bond).sum::<u128>();
        self.transfer("insurer", insured)?;
        for (i, seat) in wish.seats.iter().enumerate() {
            if seat.bond > 0 {
                self.insure(seat.bond, &Layer::Bond(i))?;
                self.leave(seat.bond, seat.bond_leaving, &Layer::Bond(i))?;
            }
        }
        if wish.insurance.lst > 0 {
            self.insure(wish.insurance.lst, &Layer::Pool)?;
            self.leave(wish.insurance.lst, wish.insurance.leaving, &Layer::Pool)?;
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

    /// LST of the holder to another account.
    fn transfer(&mut self, to: &str, lst: u128) -> Result<(), CliError> {
        if lst == 0 {
            return Ok(());
        }
        let msg =
            json!({"transfer": {"recipient": format!("${{{to}}}"), "amount": lst.to_string()}});
        self.exec("holder", "token", msg, 0).map(drop)
    }

    /// LST of the insurer into a layer.
    fn insure(&mut self, lst: u128, layer: &Layer) -> Result<(), CliError> {
        let inner = match layer {
            Layer::Pool => json!({"underwrite": {}}),
            Layer::Bond(i) => json!({"post_bond": {"validator": format!("${{val{i}}}")}}),
        };
        let msg = json!({"send": {"contract": "${vault}", "amount": lst.to_string(), "msg": {"$b64": inner}}});
        self.exec("insurer", "token", msg, 0).map(drop)
    }

    /// Asks `leaving` of `all` LST of a layer out.
    fn leave(&mut self, all: u128, leaving: u128, layer: &Layer) -> Result<(), CliError> {
        if leaving == 0 {
            return Ok(());
        }
        let shares = part_floor(self.insured(layer)?, leaving, all);
        let layer = match layer {
            Layer::Pool => json!("pool"),
            Layer::Bond(i) => json!({"bond": {"validator": format!("${{val{i}}}")}}),
        };
        let msg = json!({"request_exit": {"layer": layer, "shares": shares.to_string()}});
        self.exec("insurer", "vault", msg, 0).map(drop)
    }

    /// Shares of a layer that the insurer has.
    fn insured(&self, layer: &Layer) -> Result<u128, CliError> {
        let owner = self.runner.address("insurer")?;
        let view = self.view()?;
        let question = json!({"position": {"owner": owner}});
        let position = view.answer(&view.suite.vault, &question);
        let Layer::Bond(i) = layer else {
            return Ok(number(&position["pool"]["shares"]));
        };
        let operator = view.chain.validators()[&format!("val{i}")].as_str();
        let mut bonds = list(&position["bonds"]).iter();
        let bond = bonds.find(|bond| bond["validator"] == operator);
        Ok(bond.map_or(0, |bond| number(&bond["shares"])))
    }

    /// A block just after a whole second, so that all steps that follow are in one second of the
    /// chain.
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
        if self.params("hub")?["drip_secs"].as_u64() == Some(secs) {
            return Ok(());
        }
        let msg = json!({"update_config": {"drip_secs": secs}});
        self.exec("owner", "hub", msg, 0).map(drop)
    }

    /// Parameters of a contract, as they are now.
    fn params(&self, contract: &str) -> Result<Value, CliError> {
        let view = self.view()?;
        let at = match contract {
            "hub" => &view.suite.hub,
            "registry" => &view.suite.registry,
            "vault" => &view.suite.vault,
            _ => &view.suite.collector,
        };
        Ok(view.answer(at, &json!({"config": {}}))["params"].clone())
    }

    /// Weights, caps, promises and parameters as they are there.
    pub(super) fn terms(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        self.say("weights, caps and parameters as they are");
        for (i, seat) in wish.seats.iter().enumerate() {
            let address = format!("${{val{i}}}");
            let Some(listed) = &seat.listed else {
                let msg = json!({"remove_validator": {"address": address}});
                self.exec("owner", "registry", msg, 0)?;
                continue;
            };
            let msg = json!({"update_validator": {
                "address": address, "weight": listed["weight"], "cap_bps": listed["cap_bps"], "max_commission": listed["max_commission"],
            }});
            self.exec("owner", "registry", msg, 0)?;
        }
        for (contract, params) in &wish.params {
            let has = self.params(contract)?;
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
