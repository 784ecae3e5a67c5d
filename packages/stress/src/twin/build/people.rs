//! The holders of the LST, the insurers, and the suite's parameters.

use super::{account, Build};
use crate::ledger::{part_floor, units};
use crate::StressError;
use ballast_types::vault::{PositionResponse, QueryMsg};
use serde_json::{json, Map, Value};

/// A layer of the vault.
enum Layer {
    /// The underwriters' pool.
    Pool,
    /// The bond of a seat.
    Bond(usize),
}

impl Build<'_> {
    /// Gives LST to the insurer, to the accounts of contracts that use the suite, and to the
    /// account in the open batch.
    pub(super) fn people(&mut self) -> Result<(), StressError> {
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

    /// Sends LST of the account `holder` to another account.
    fn transfer(&mut self, to: &str, lst: u128) -> Result<(), StressError> {
        if lst == 0 {
            return Ok(());
        }
        let msg =
            json!({"transfer": {"recipient": format!("${{{to}}}"), "amount": lst.to_string()}});
        self.exec("holder", "token", msg, 0).map(drop)
    }

    /// Puts LST of the insurer into a layer.
    fn insure(&mut self, lst: u128, layer: &Layer) -> Result<(), StressError> {
        let inner = match layer {
            Layer::Pool => json!({"underwrite": {}}),
            Layer::Bond(i) => json!({"post_bond": {"validator": format!("${{val{i}}}")}}),
        };
        let msg = json!({"send": {"contract": "${vault}", "amount": lst.to_string(), "msg": {"$b64": inner}}});
        self.exec("insurer", "token", msg, 0).map(drop)
    }

    /// Requests the exit of `leaving` of the `all` LST that the insurer has in a layer.
    fn leave(&mut self, all: u128, leaving: u128, layer: &Layer) -> Result<(), StressError> {
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

    /// The insurer's shares of a layer.
    fn insured(&self, layer: &Layer) -> Result<u128, StressError> {
        let owner = self.runner.address("insurer")?.into_string();
        let view = self.view()?;
        let query = QueryMsg::Position { owner };
        let position: PositionResponse = view.answer(&view.suite.vault, &query)?;
        let Layer::Bond(i) = layer else {
            return Ok(units(position.pool.shares));
        };
        let operator = view.chain.validators()[&format!("val{i}")].as_str();
        let mut bonds = position.bonds.iter();
        let bond = bonds.find(|bond| bond.validator == operator);
        Ok(bond.map_or(0, |bond| units(bond.shares)))
    }

    /// Makes a block just after a whole second, so that the steps that follow share one second of
    /// the chain's clock.
    pub(super) fn align(&mut self) -> Result<(), StressError> {
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

    /// Sets how long rewards drip from here on; with 0 they count at once. Rewards that drip
    /// already are not changed.
    pub(super) fn drip(&mut self, secs: u64) -> Result<(), StressError> {
        if self.params("hub")?["drip_secs"].as_u64() == Some(secs) {
            return Ok(());
        }
        let msg = json!({"update_config": {"drip_secs": secs}});
        self.exec("owner", "hub", msg, 0).map(drop)
    }

    /// A contract's parameters, as they are now.
    fn params(&self, contract: &str) -> Result<Value, StressError> {
        let view = self.view()?;
        let at = match contract {
            "hub" => &view.suite.hub,
            "registry" => &view.suite.registry,
            "vault" => &view.suite.vault,
            _ => &view.suite.collector,
        };
        let mut config: Value = view.answer(at, &json!({"config": {}}))?;
        Ok(config["params"].take())
    }

    /// Sets weights, caps, maximum commissions and parameters to those of the snapshot.
    pub(super) fn terms(&mut self) -> Result<(), StressError> {
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
