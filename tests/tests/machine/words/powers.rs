//! What validators do and suffer, what owner and guardian say, and what others say in their place.

use super::{exec, word, Deed, May, Must, MustNot, Verdict, Word};
use crate::commands::Kind;
use crate::world::World;
use serde_json::{json, Value};

impl World {
    /// What validators do and suffer.
    pub(super) fn chain_word(&self, kind: Kind, validator: &str, a: u8, part: u16) -> Word {
        let line = match kind {
            Kind::Reward => json!({"cmd": "reward", "funds": self.amount(part | 2).to_string()}),
            Kind::DoubleSign => json!({"cmd": "double_sign", "val": validator}),
            Kind::Absent => json!({"cmd": "absent", "val": validator, "blocks": 12}),
            Kind::Unjail => json!({"cmd": "unjail", "val": validator}),
            Kind::SetCommission => {
                // kept as often as broken, and broken by little or by much
                let rate = format!("0.{:02}", [4, 8, 10, 11, 30, 99][usize::from(part % 6)]);
                json!({"cmd": "set_commission", "val": validator, "rate": rate})
            }
            Kind::Slash => {
                let fraction = ["0.0001", "0.01", "0.05", "0.3", "0.9"][usize::from(part % 5)];
                let back = self.height().saturating_sub(u64::from(a)).max(2);
                json!({"cmd": "slash", "val": validator, "fraction": fraction, "infraction_height": back})
            }
            _ => {
                let what =
                    ["delegate", "undelegate", "redelegate", "withdraw"][usize::from(part % 4)];
                json!({"cmd": "fail", "val": validator, "what": what, "on": a.is_multiple_of(2)})
            }
        };
        word(line, Deed::Nothing, May)
    }

    /// What owner, guardian and operators say, and what others say in their place.
    pub(super) fn admin_word(&self, kind: Kind, who: &str, validator: &str, part: u16) -> Word {
        match kind {
            Kind::HubParams => self.hub_params(part),
            Kind::CollectorParams | Kind::VaultParams | Kind::RegistryParams => {
                self.sibling_params(kind, part)
            }
            Kind::SetTreasury => {
                let to = ["treasury", "erin"][usize::from(part % 2)];
                let msg = json!({"set_treasury": {"address": format!("${{{to}}}")}});
                let deed = Deed::Treasury(to.to_string());
                word(exec("owner", "hub", msg), deed, Must)
            }
            Kind::Pause | Kind::Unpause => {
                let scope = ["bond", "unbond", "cranks"][usize::from(part % 3)];
                let name = if kind == Kind::Pause {
                    "pause"
                } else {
                    "unpause"
                };
                let line = exec("guardian", "hub", json!({name: {"scope": scope}}));
                word(line, Deed::Nothing, May)
            }
            Kind::AddValidator | Kind::UpdateValidator | Kind::RemoveValidator | Kind::Apply => {
                listing_word(kind, validator, part)
            }
            _ => {
                let address = format!("${{{validator}}}");
                word(self.stranger(who, &address, part), Deed::Nothing, MustNot)
            }
        }
    }

    /// The owner sets parameters of the hub.
    fn hub_params(&self, part: u16) -> Word {
        let n = u64::from(part);
        let mut params = self.model.params.clone();
        params.drip_secs = [0, 3_600, 86_400, 604_800][usize::from(part % 4)];
        params.min_move = u128::from(1 + n % 5_000);
        let msg = json!({"drip_secs": params.drip_secs, "max_ops": 3 + n % 40, "netting_bps": n % 1_000,
            "rebalance_band_bps": n % 500, "min_move": params.min_move.to_string(),
            "gate_every_call": part.is_multiple_of(7)});
        set_params("hub", &msg, Deed::Params(params), Must)
    }

    /// The owner sets parameters of collector, vault or registry.
    fn sibling_params(&self, kind: Kind, part: u16) -> Word {
        let n = u64::from(part);
        let mut params = self.model.params.clone();
        match kind {
            Kind::CollectorParams => {
                // what is there is distributed first, by the rates that were in force
                let msg =
                    json!({"fee_bps": n % 1_001, "premium_max_bps": n % 2_001, "tip_bps": n % 101});
                params.fee_bps = n % 1_001;
                params.premium_max_bps = n % 2_001;
                params.tip_bps = n % 101;
                set_params("collector", &msg, Deed::Params(params), May)
            }
            Kind::VaultParams => {
                params.target_bps = 1 + n % 10_000;
                let msg = json!({"target_coverage_bps": params.target_bps});
                set_params("vault", &msg, Deed::Params(params), May)
            }
            _ => {
                let msg = json!({"cap_bps": 1_000 + n % 9_000, "leverage": format!("{}", 1 + n % 30),
                    "open": part.is_multiple_of(2), "require_bonds": part.is_multiple_of(5), "probation_secs": n});
                set_params("registry", &msg, Deed::Nothing, May)
            }
        }
    }

    /// Everything that is not for everyone, from somebody.
    pub(super) fn stranger(&self, who: &str, validator: &str, part: u16) -> Value {
        let me = format!("${{{who}}}");
        let all = [
            of_the_hub(&me),
            between_contracts(&me, validator),
            of_its_siblings(validator),
        ]
        .concat();
        let (contract, msg) = &all[usize::from(part) % all.len()];
        exec(who, contract, msg.clone())
    }
}

/// A contract, and a message to it.
type Message = (&'static str, Value);

/// What owner and guardian send to the hub.
fn of_the_hub(me: &str) -> Vec<Message> {
    vec![
        ("hub", json!({"update_config": {"drip_secs": 0}})),
        ("hub", json!({"pause": {"scope": "bond"}})),
        ("hub", json!({"unpause": {"scope": "bond"}})),
        ("hub", json!({"set_guardian": {"address": me}})),
        ("hub", json!({"set_treasury": {"address": me}})),
        (
            "hub",
            json!({"update_ownership": {"transfer_ownership": {"new_owner": me}}}),
        ),
        ("hub", json!({"update_ownership": "accept_ownership"})),
    ]
}

/// What only a contract of the suite sends to another, or to itself.
fn between_contracts(me: &str, validator: &str) -> Vec<Message> {
    vec![
        ("hub", json!({"add_rewards": {"mint": []}})),
        (
            "hub",
            json!({"fine": {"fines": [{"validator": validator, "amount": "1"}]}}),
        ),
        (
            "vault",
            json!({"fine": {"totals": {"value": "1", "shares": "1"}, "fines": [{"validator": validator, "lst": "1"}]}}),
        ),
        ("hub", json!({"prove_depth": {"deeper": 1}})),
        (
            "hub",
            json!({"advance_step": {"step": "settle", "caller": me}}),
        ),
        (
            "token",
            json!({"mint": {"recipient": me, "amount": "1000000"}}),
        ),
        (
            "token",
            json!({"burn_from": {"owner": "${alice}", "amount": "1"}}),
        ),
        (
            "queue",
            json!({"close_batch": {"batch_id": 1, "owed": "1", "expected_at": 0}}),
        ),
        ("queue", json!({"fund": {"parts": []}})),
        (
            "queue",
            json!({"receive": {"sender": me, "amount": "5", "msg": {"$b64": {"unbond": {}}}}}),
        ),
        (
            "vault",
            json!({"receive": {"sender": me, "amount": "5", "msg": {"$b64": {"underwrite": {}}}}}),
        ),
        (
            "vault",
            json!({"cover": {"before": {"value": "1", "shares": "1"}, "losses": []}}),
        ),
    ]
}

/// What the owner sends to the other contracts.
fn of_its_siblings(validator: &str) -> Vec<Message> {
    vec![
        (
            "vault",
            json!({"update_config": {"target_coverage_bps": 1}}),
        ),
        ("registry", json!({"add_validator": {"address": validator}})),
        (
            "registry",
            json!({"remove_validator": {"address": validator}}),
        ),
        ("registry", json!({"update_config": {"cap_bps": 10_000}})),
        ("collector", json!({"update_config": {"fee_bps": 1_000}})),
    ]
}

/// The owner sets parameters of a contract.
fn set_params(contract: &str, msg: &Value, deed: Deed, verdict: Verdict) -> Word {
    let line = exec("owner", contract, json!({"update_config": msg}));
    word(line, deed, verdict)
}

/// Owner and operators list validators and take them off.
fn listing_word(kind: Kind, validator: &str, part: u16) -> Word {
    let address = format!("${{{validator}}}");
    let n = u64::from(part);
    let (from, msg) = match kind {
        Kind::AddValidator => {
            let msg = json!({"add_validator": {"address": address, "weight": 1 + n % 5}});
            ("owner", msg)
        }
        Kind::UpdateValidator => {
            let msg = json!({"update_validator": {"address": address, "weight": n % 5, "paused": part.is_multiple_of(3)}});
            ("owner", msg)
        }
        Kind::RemoveValidator => {
            let from = if part.is_multiple_of(2) {
                "owner"
            } else {
                validator
            };
            (from, json!({"remove_validator": {"address": address}}))
        }
        _ => (validator, json!({"apply": {"address": address}})),
    };
    word(exec(from, "registry", msg), Deed::Nothing, May)
}
