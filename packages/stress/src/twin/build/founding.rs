//! The chain, the suite and its rate.

use super::{account, Build};
use crate::ledger::{part_floor, units};
use crate::twin::wish::Batch;
use crate::StressError;
use serde_json::{json, Map, Value};

/// The part of its stake that the seed loses if an LST is worth less than a token; rewards then
/// lift the rate to where it is to be.
const NEARLY_ALL: &str = "0.999999";
/// The accounts of a twin. Each has four times the coins that the whole suite needs.
const NAMES: [&str; 6] = [
    "owner",
    "keeper",
    "liquidator",
    "holder",
    "insurer",
    "leaver",
];

impl Build<'_> {
    /// Makes the chain, the suite and its rate.
    pub(super) fn found(&mut self) -> Result<(), StressError> {
        self.genesis()?;
        self.deploy()?;
        if self.is_below() {
            self.sink_the_seed()?;
        }
        self.reach_the_rate()
    }

    /// Makes the chain: accounts, the suite's validators, and one validator with all other stake.
    fn genesis(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        let validators = self.validators();
        self.step(&json!({
            "cmd": "genesis", "validators": validators, "denom": wish.chain.denom, "power_reduction": wish.chain.power_reduction.to_string(),
            "unbonding_secs": wish.chain.unbonding_secs, "max_entries": wish.chain.max_entries, "slash_double_sign": wish.chain.fractions.double_sign,
            "slash_downtime": wish.chain.fractions.downtime, "max_commission": "1", "max_validators": validators.len().max(100),
            "accounts": self.accounts(),
        }))?;
        Ok(())
    }

    /// The accounts and their coins; those that stand for contracts have none.
    fn accounts(&self) -> Map<String, Value> {
        let wish = self.wish;
        let leaving: u128 = wish.batches.iter().map(Batch::amount).sum();
        let rich = (wish.value() * 4 + wish.pool.shares * 4 + leaving * 4).to_string();
        let rich = NAMES.iter().map(|name| ((*name).to_string(), json!(rich)));
        let poor = wish.held.keys().map(|name| (account(name), json!("0")));
        rich.chain(poor).collect()
    }

    /// Validators of the chain, in the order of `val0`, `val1`, and so on.
    fn validators(&self) -> Vec<Value> {
        let wish = self.wish;
        let listed = wish.seats.iter().map(|seat| {
            let own = seat.tokens.saturating_sub(seat.stake);
            let own = own.max(wish.chain.power_reduction);
            json!({"self_stake": own.to_string(), "commission": seat.commission})
        });
        let mut validators: Vec<Value> = listed.collect();
        if self.is_below() {
            // the seed is staked with a validator of its own, which is slashed
            let own = wish.chain.power_reduction * 10;
            validators.push(json!({"self_stake": own.to_string(), "commission": "0"}));
        }
        let known: u128 = wish.seats.iter().map(|seat| seat.tokens).sum();
        let others = wish.chain.all_bonded.saturating_sub(known);
        if others > wish.chain.power_reduction {
            validators.push(json!({"self_stake": others.to_string(), "commission": "0.05"}));
        }
        validators
    }

    /// Deploys the suite with parameters that let it be built: nothing drips, no fees are taken,
    /// and any validator takes all stake.
    fn deploy(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        let mut params = wish.params.clone();
        let mut set = |contract: &'static str, key: &str, value: Value| {
            params
                .entry(contract)
                .or_default()
                .insert(key.to_string(), value);
        };
        set("hub", "drip_secs", json!(0));
        set("hub", "netting_bps", json!(0));
        set("hub", "min_bond", json!("1"));
        set("registry", "cap_bps", json!(10_000));
        set("registry", "max_commission", json!("0.2"));
        set("registry", "require_bonds", json!(false));
        set("registry", "open", json!(false));
        for key in ["fee_bps", "premium_max_bps", "tip_bps"] {
            set("collector", key, json!(0));
        }
        let seed = wish
            .pool
            .seed
            .max(10u128.pow(u32::from(wish.token.decimals.max(6))));
        self.step(&json!({
            "cmd": "deploy", "from": "owner", "funds": seed.to_string(),
            "msg": {
                "token": {"name": wish.token.name, "symbol": wish.token.symbol, "decimals": wish.token.decimals},
                "validators": self.seats(), "params": params,
            },
        }))?;
        Ok(())
    }

    /// The registry's seats. The validator that gets the seed has all weight.
    fn seats(&self) -> Vec<Value> {
        let first = match self.is_below() {
            true => self.wish.seats.len(),
            false => self.home,
        };
        let last = self.wish.seats.len() + usize::from(self.is_below());
        let seat = |i: usize| json!({"address": format!("${{val{i}}}"), "weight": u64::from(i == first), "cap_bps": 10_000});
        (0..last).map(seat).collect()
    }

    /// Slashes nearly all of the seed's stake, so that a share is worth less than a token; rewards
    /// lift its worth from there.
    fn sink_the_seed(&mut self) -> Result<(), StressError> {
        self.exec("keeper", "hub", json!({"delegate": {}}), 0)?;
        let lost = self.lost();
        self.step(&json!({"cmd": "slash", "val": lost, "fraction": NEARLY_ALL}))?;
        self.exec("keeper", "hub", json!({"sync": {}}), 0)?;
        let msg = json!({"remove_validator": {"address": format!("${{{lost}}}")}});
        self.exec("owner", "registry", msg, 0)?;
        self.aim(self.home)
    }

    /// Lifts the seed's value to the rate by rewards, and delegates the buffer if the seat with
    /// most stake is to have at least as much.
    fn reach_the_rate(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        let state = self.state()?;
        let wanted = part_floor(units(state.shares), wish.value(), wish.pool.shares);
        self.give(wanted.saturating_sub(units(state.value)))?;
        let buffer = units(self.state()?.buffer);
        if buffer > 0 && wish.seats[self.home].stake >= buffer {
            self.exec("keeper", "hub", json!({"delegate": {}}), 0)?;
        }
        Ok(())
    }

    /// Whether an LST is worth less than a token, so that the seed has to lose stake first.
    fn is_below(&self) -> bool {
        self.wish.value() < self.wish.pool.shares
    }

    /// The name of the validator that is slashed with the seed, if [`Build::is_below`].
    fn lost(&self) -> String {
        format!("val{}", self.wish.seats.len())
    }
}
