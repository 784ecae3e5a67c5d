//! From a command to a line of a scenario, to what the model does, and to whether it may be refused.

use crate::commands::{Command, Kind};
use crate::model::{q, Params, Q};
use crate::world::World;
use num_traits::{Signed, Zero};
use serde_json::{json, Value};

pub const USERS: [&str; 4] = ["alice", "bob", "carol", "dave"];
pub const VALIDATORS: [&str; 5] = ["val0", "val1", "val2", "val3", "val4"];

/// What a line means for the model, if it is carried out.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Nothing that money depends on.
    Nothing,
    Bond { receiver: String, amount: u128 },
    Unbond { who: String, owner: String, shares: u128 },
    Cancel(u64),
    Claim(Vec<u64>),
    GiveTicket { ticket: u64, to: String },
    GiveLst { from: String, to: String, amount: u128 },
    Enter { who: String, layer: String, lst: u128 },
    Request { who: String, layer: String, part: Q },
    CancelExit(u64),
    Exit(u64),
    Advance,
    Settle,
    Submit,
    Delegate,
    Undelegate,
    Distribute,
    Retry(u64),
    Refresh,
    Params(Params),
    Treasury(String),
    BreakVault(bool),
}

/// Whether it has to go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Must,
    MustNot,
    May,
}
use Verdict::{May, Must, MustNot};

/// A line of a scenario with its meaning.
pub struct Word {
    pub line: Value,
    pub deed: Deed,
    pub verdict: Verdict,
}

fn word(line: Value, deed: Deed, verdict: Verdict) -> Word {
    Word { line, deed, verdict }
}

fn exec(from: &str, contract: &str, msg: Value) -> Value {
    json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg})
}

fn send(from: &str, to: &str, amount: u128, inner: Value) -> Value {
    let msg = json!({"contract": format!("${{{to}}}"), "amount": amount.to_string(), "msg": {"$b64": inner}});
    exec(from, "token", json!({"send": msg}))
}

impl World {
    /// The line, now.
    pub fn word(&self, command: Command) -> Word {
        let Command { kind, a, b, part } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let other = USERS[usize::from(b) % USERS.len()];
        let validator = VALIDATORS[usize::from(b) % VALIDATORS.len()];
        let crank = |name: &str| exec("keeper", "hub", json!({name: {}}));
        match kind {
            Kind::Blocks | Kind::Jump => self.time(kind, part),
            Kind::Bond => self.bond(who, who, part),
            Kind::BondFor => self.bond(who, if part % 5 == 0 { "queue" } else { other }, part),
            Kind::Unbond => self.unbond(who, who, part),
            Kind::UnbondFor => self.unbond(who, if part % 5 == 0 { "vault" } else { other }, part),
            Kind::Cancel => self.cancel(who, a, b),
            Kind::Claim => self.claims(1, b),
            Kind::ClaimMany => self.claims(10, b),
            Kind::GiveTicket => self.give_ticket(a, other),
            Kind::GiveLst => self.give_lst(who, other, part),
            Kind::LstToVault => self.give_lst(who, "vault", part / 8),
            Kind::BurnLst => {
                let msg = json!({"burn": {"amount": "1"}});
                word(exec(who, "token", msg), Deed::Nothing, MustNot)
            }
            Kind::Underwrite => self.enter(who, "pool", part),
            Kind::PostBond => self.enter(who, validator, part),
            Kind::RequestExit => self.request(a, b, part),
            Kind::CancelExit => self.with_exit(b, "cancel_exit"),
            Kind::Exit => self.with_exit(b, "exit"),
            Kind::Advance => word(crank("advance"), Deed::Advance, Must),
            Kind::Sync => word(crank("sync"), Deed::Nothing, Must),
            Kind::Settle => word(crank("settle"), Deed::Settle, Must),
            Kind::Undelegate => word(crank("undelegate"), Deed::Undelegate, Must),
            Kind::SubmitBatch => word(crank("submit_batch"), Deed::Submit, self.crank_verdict()),
            Kind::Delegate => word(crank("delegate"), Deed::Delegate, self.crank_verdict()),
            Kind::Rebalance => word(crank("rebalance"), Deed::Nothing, self.crank_verdict()),
            Kind::Harvest => word(crank("harvest"), Deed::Nothing, self.crank_verdict()),
            Kind::Distribute => {
                let paused = self.crank_verdict() == MustNot;
                let line = exec("keeper", "collector", json!({"distribute": {}}));
                word(line, Deed::Distribute, if paused { MustNot } else { May })
            }
            Kind::Observe => word(exec(who, "registry", json!({"observe": {}})), Deed::Nothing, May),
            Kind::RetryCover => {
                let owed = self.model.losses.iter().position(|loss| loss.owed.is_positive());
                let id = owed.map_or(u64::from(part % 9), |index| index as u64 + 1);
                let line = exec(who, "hub", json!({"retry_cover": {"loss_id": id}}));
                word(line, Deed::Retry(id), May)
            }
            Kind::Refresh => {
                let msg = json!({"refresh": {"validator": format!("${{{validator}}}")}});
                word(exec(who, "vault", msg), Deed::Refresh, May)
            }
            Kind::Sweep => word(exec(who, "collector", json!({"sweep": {"denom": "uatom"}})), Deed::Nothing, Must),
            Kind::SendToHub => self.bank_send(who, "hub", part),
            Kind::SendToQueue => self.bank_send(who, "queue", part),
            Kind::SendToCollector => self.bank_send(who, "collector", part),
            Kind::Reward | Kind::DoubleSign | Kind::Absent | Kind::Unjail | Kind::SetCommission | Kind::Slash | Kind::Fail => {
                self.chain_word(kind, validator, a, part)
            }
            Kind::BreakVault => {
                let on = !self.model.vault_broken;
                let line = json!({"cmd": "break", "contract": "vault", "on": on});
                word(line, Deed::BreakVault(on), Must)
            }
            _ => self.admin_word(kind, who, validator, part),
        }
    }

    fn time(&self, kind: Kind, part: u16) -> Word {
        let line = match kind {
            Kind::Blocks => json!({"cmd": "block", "n": 1 + part % 4}),
            // an hour, or up to three weeks
            _ if part % 3 == 0 => json!({"cmd": "advance", "secs": 3_600}),
            _ => json!({"cmd": "advance", "secs": u64::from(part) * 28}),
        };
        word(line, Deed::Nothing, Must)
    }

    /// An amount: mostly large, sometimes a speck.
    fn amount(&self, part: u16) -> u128 {
        match part % 16 {
            0 => 1 + u128::from(part / 4_096),
            1 => u128::from(part),
            _ => u128::from(part) * self.setup.unit() / 1_000 + 1,
        }
    }

    /// A part of what there is; sometimes more than that.
    fn part_of(&self, all: u128, part: u16) -> u128 {
        match part % 16 {
            0 => all + 1 + u128::from(part),
            1 => all,
            2 => all.min(1),
            _ => all / 65_536 * u128::from(part) + u128::from(part) % all.max(1),
        }
    }

    fn bond(&self, who: &str, receiver: &str, part: u16) -> Word {
        let amount = self.amount(part);
        let receiver_field = (receiver != who).then(|| format!("${{{receiver}}}"));
        let mut line = exec(who, "hub", json!({"bond": {"receiver": receiver_field}}));
        line["funds"] = json!(amount.to_string());
        let shares = match self.model.value().is_positive() {
            true => q(amount) * &self.model.supply / self.model.value(),
            false => Q::zero(),
        };
        let verdict = if receiver == "queue" || self.is_paused("bond") || self.is_owed() {
            MustNot
        } else if shares > q(2u128) && amount >= self.min_bond && !self.is_doubtful() {
            Must
        } else {
            May
        };
        let deed = Deed::Bond {
            receiver: receiver.to_string(),
            amount,
        };
        word(line, deed, verdict)
    }

    fn unbond(&self, who: &str, owner: &str, part: u16) -> Word {
        let have = self.lst_of(who);
        let shares = self.part_of(have, part);
        let receiver = (owner != who).then(|| format!("${{{owner}}}"));
        let line = send(who, "queue", shares, json!({"unbond": {"receiver": receiver}}));
        let refused = owner == "vault" || self.is_paused("unbond") || shares > have || shares == 0;
        let deed = Deed::Unbond {
            who: who.to_string(),
            owner: owner.to_string(),
            shares,
        };
        word(line, deed, if refused { MustNot } else { Must })
    }

    fn some_ticket(&self, n: u8) -> u64 {
        let ids: Vec<u64> = self.model.tickets.keys().copied().collect();
        match ids.len() {
            0 => u64::from(n),
            len => ids[usize::from(n) % len],
        }
    }

    fn cancel(&self, who: &str, a: u8, b: u8) -> Word {
        let id = self.some_ticket(b);
        let ticket = self.model.tickets.get(&id);
        // mostly the owner, sometimes somebody
        let from = match ticket {
            Some(ticket) if a % 4 != 0 => ticket.owner.as_str(),
            _ => who,
        };
        let mine = ticket.is_some_and(|t| t.batch.is_none() && t.owner == from);
        let line = exec(from, "queue", json!({"cancel": {"ticket_id": id.to_string()}}));
        word(line, Deed::Cancel(id), if mine { Must } else { MustNot })
    }

    fn claims(&self, most: usize, b: u8) -> Word {
        let ids: Vec<u64> = match most {
            1 => vec![self.some_ticket(b)],
            _ => self.model.tickets.keys().copied().take(most).collect(),
        };
        let tickets: Vec<_> = ids.iter().filter_map(|id| self.model.tickets.get(id)).collect();
        let certain = |t: &&&crate::model::Ticket| {
            self.model.reached(t) - &t.claimed > &self.tolerance().0 + q(2u128)
        };
        let verdict = match tickets.len() == ids.len() && !ids.is_empty() {
            false => MustNot,
            // I-12: whatever else is broken, paused or late
            true if tickets.iter().any(|t| certain(&t)) => Must,
            true if tickets.iter().all(|t| t.batch.is_none()) => MustNot,
            true => May,
        };
        let texts: Vec<String> = ids.iter().map(u64::to_string).collect();
        let line = exec("keeper", "queue", json!({"claim": {"ticket_ids": texts}}));
        word(line, Deed::Claim(ids), verdict)
    }

    fn give_ticket(&self, a: u8, to: &str) -> Word {
        let id = self.some_ticket(a);
        let from = self.model.tickets.get(&id).map_or("alice", |t| t.owner.as_str());
        let msg = json!({"transfer_nft": {"recipient": format!("${{{to}}}"), "token_id": id.to_string()}});
        let known = self.model.tickets.contains_key(&id);
        let deed = Deed::GiveTicket {
            ticket: id,
            to: to.to_string(),
        };
        word(exec(from, "queue", msg), deed, if known { May } else { MustNot })
    }

    fn give_lst(&self, from: &str, to: &str, part: u16) -> Word {
        let have = self.lst_of(from);
        let amount = self.part_of(have, part);
        let msg = json!({"transfer": {"recipient": format!("${{{to}}}"), "amount": amount.to_string()}});
        let deed = Deed::GiveLst {
            from: from.to_string(),
            to: to.to_string(),
            amount,
        };
        word(exec(from, "token", msg), deed, if amount > have { MustNot } else { May })
    }

    fn enter(&self, who: &str, layer: &str, part: u16) -> Word {
        let have = self.lst_of(who);
        let lst = self.part_of(have, part);
        let inner = match layer {
            "pool" => json!({"underwrite": {}}),
            bond => json!({"post_bond": {"validator": format!("${{{bond}}}")}}),
        };
        let verdict = if self.vault_shut() || lst > have {
            MustNot
        } else if lst > 10_000 && !self.is_doubtful() {
            Must
        } else {
            May
        };
        let deed = Deed::Enter {
            who: who.to_string(),
            layer: self.layer_name(layer),
            lst,
        };
        word(send(who, "vault", lst, inner), deed, verdict)
    }

    /// Somebody who is in, out of a layer that somebody is in.
    fn request(&self, a: u8, b: u8, part: u16) -> Word {
        let bonds = self.model.bonds.iter().map(|(name, layer)| (name.as_str(), layer));
        let positions: Vec<(&str, &str)> = [("pool", &self.model.pool)]
            .into_iter()
            .chain(bonds)
            .flat_map(|(name, layer)| layer.active.shares.keys().map(move |who| (name, who.as_str())))
            .collect();
        let Some((layer, who)) = positions.get(usize::from(a ^ b) % positions.len().max(1)) else {
            let msg = json!({"request_exit": {"layer": "pool", "shares": "1"}});
            return word(exec("alice", "vault", msg), Deed::Nothing, MustNot);
        };
        let have = self.vault_shares(who, layer);
        let shares = self.part_of(have, part);
        let named = match *layer {
            "pool" => json!("pool"),
            bond => json!({"bond": {"validator": bond}}),
        };
        let msg = json!({"request_exit": {"layer": named, "shares": shares.to_string()}});
        let refused = self.vault_shut() || shares > have || shares == 0;
        let deed = Deed::Request {
            who: who.to_string(),
            layer: layer.to_string(),
            part: q(shares) / q(have.max(1)),
        };
        word(exec(who, "vault", msg), deed, if refused { MustNot } else { May })
    }

    fn with_exit(&self, b: u8, what: &str) -> Word {
        let ids: Vec<u64> = self.exits.keys().copied().collect();
        let id = match ids.len() {
            0 => u64::from(b),
            len => ids[usize::from(b) % len],
        };
        let msg = json!({what: {"exit_id": id}});
        let Some(exit) = self.exits.get(&id) else {
            return word(exec("alice", "vault", msg), Deed::Nothing, MustNot);
        };
        let void = !self.layer_of(&exit.layer).is_some_and(|l| l.exiting.shares.contains_key(&id));
        let pool = exit.layer == "pool";
        let verdict = match what {
            _ if void => May,
            _ if self.vault_shut() => MustNot,
            "exit" if self.model.now + 5 < exit.ready_at => MustNot,
            "exit" if pool && !self.is_doubtful() => Must,
            _ => May,
        };
        let from = exit.owner.as_str();
        match what {
            "exit" => word(exec("keeper", "vault", msg), Deed::Exit(id), verdict),
            _ => word(exec(from, "vault", msg), Deed::CancelExit(id), verdict),
        }
    }

    fn bank_send(&self, from: &str, to: &str, part: u16) -> Word {
        let line = json!({"cmd": "bank_send", "from": from, "to": to, "funds": (1 + u32::from(part)).to_string()});
        word(line, Deed::Nothing, Must)
    }

    /// What validators do and suffer.
    fn chain_word(&self, kind: Kind, validator: &str, a: u8, part: u16) -> Word {
        let line = match kind {
            Kind::Reward => json!({"cmd": "reward", "funds": self.amount(part | 2).to_string()}),
            Kind::DoubleSign => json!({"cmd": "double_sign", "val": validator}),
            Kind::Absent => json!({"cmd": "absent", "val": validator, "blocks": 12}),
            Kind::Unjail => json!({"cmd": "unjail", "val": validator}),
            Kind::SetCommission => {
                let rate = format!("0.{:02}", 4 + part % 9);
                json!({"cmd": "set_commission", "val": validator, "rate": rate})
            }
            Kind::Slash => {
                let fraction = ["0.0001", "0.01", "0.05", "0.3", "0.9"][usize::from(part % 5)];
                let back = self.seen.height.saturating_sub(u64::from(a)).max(2);
                json!({"cmd": "slash", "val": validator, "fraction": fraction, "infraction_height": back})
            }
            _ => {
                let what = ["delegate", "undelegate", "redelegate", "withdraw"][usize::from(part % 4)];
                json!({"cmd": "fail", "val": validator, "what": what, "on": a % 2 == 0})
            }
        };
        word(line, Deed::Nothing, May)
    }

    /// What owner, guardian and operators say, and what others say in their place.
    fn admin_word(&self, kind: Kind, who: &str, validator: &str, part: u16) -> Word {
        let address = format!("${{{validator}}}");
        let n = u64::from(part);
        let mut params = self.model.params.clone();
        match kind {
            Kind::HubParams => {
                params.drip_secs = [0, 3_600, 86_400, 604_800][usize::from(part % 4)];
                let msg = json!({"drip_secs": params.drip_secs, "max_ops": 3 + n % 40, "netting_bps": n % 1_000,
                    "rebalance_band_bps": n % 500, "min_move": (1 + n % 5_000).to_string(),
                    "gate_every_call": part % 7 == 0});
                word(exec("owner", "hub", json!({"update_config": msg})), Deed::Params(params), Must)
            }
            Kind::CollectorParams => {
                // what is there is distributed first, by the rates that were in force
                let msg = json!({"fee_bps": n % 1_001, "premium_max_bps": n % 2_001, "tip_bps": n % 101});
                params.fee_bps = n % 1_001;
                params.premium_max_bps = n % 2_001;
                params.tip_bps = n % 101;
                word(exec("owner", "collector", json!({"update_config": msg})), Deed::Params(params), May)
            }
            Kind::VaultParams => {
                params.target_bps = 1 + n % 10_000;
                let msg = json!({"target_coverage_bps": params.target_bps});
                word(exec("owner", "vault", json!({"update_config": msg})), Deed::Params(params), May)
            }
            Kind::RegistryParams => {
                let msg = json!({"cap_bps": 1_000 + n % 9_000, "leverage": format!("{}", 1 + n % 30),
                    "open": part % 2 == 0, "require_bonds": part % 5 == 0, "probation_secs": n});
                word(exec("owner", "registry", json!({"update_config": msg})), Deed::Nothing, May)
            }
            Kind::SetTreasury => {
                let to = ["treasury", "erin"][usize::from(part % 2)];
                let line = exec("owner", "hub", json!({"set_treasury": {"address": format!("${{{to}}}")}}));
                word(line, Deed::Treasury(to.to_string()), Must)
            }
            Kind::Pause | Kind::Unpause => {
                let scope = ["bond", "unbond", "cranks"][usize::from(part % 3)];
                let name = if kind == Kind::Pause { "pause" } else { "unpause" };
                let line = exec("guardian", "hub", json!({name: {"scope": scope}}));
                word(line, Deed::Nothing, May)
            }
            Kind::AddValidator => {
                let msg = json!({"add_validator": {"address": address, "weight": 1 + n % 5}});
                word(exec("owner", "registry", msg), Deed::Nothing, May)
            }
            Kind::UpdateValidator => {
                let msg = json!({"update_validator": {"address": address, "weight": n % 5, "paused": part % 3 == 0}});
                word(exec("owner", "registry", msg), Deed::Nothing, May)
            }
            Kind::RemoveValidator => {
                let from = if part % 2 == 0 { "owner" } else { validator };
                let msg = json!({"remove_validator": {"address": address}});
                word(exec(from, "registry", msg), Deed::Nothing, May)
            }
            Kind::Apply => word(exec(validator, "registry", json!({"apply": {"address": address}})), Deed::Nothing, May),
            _ => word(self.stranger(who, &address, part), Deed::Nothing, MustNot),
        }
    }

    /// Everything that is not for everyone, from somebody.
    fn stranger(&self, who: &str, validator: &str, part: u16) -> Value {
        let me = format!("${{{who}}}");
        let all = [
            ("hub", json!({"update_config": {"drip_secs": 0}})),
            ("hub", json!({"pause": {"scope": "bond"}})),
            ("hub", json!({"unpause": {"scope": "bond"}})),
            ("hub", json!({"set_guardian": {"address": me}})),
            ("hub", json!({"set_treasury": {"address": me}})),
            ("hub", json!({"update_ownership": {"transfer_ownership": {"new_owner": me}}})),
            ("hub", json!({"update_ownership": "accept_ownership"})),
            ("hub", json!({"add_rewards": {"mint": []}})),
            ("hub", json!({"advance_step": {"step": "settle", "caller": me}})),
            ("token", json!({"mint": {"recipient": me, "amount": "1000000"}})),
            ("token", json!({"burn_from": {"owner": "${alice}", "amount": "1"}})),
            ("queue", json!({"close_batch": {"batch_id": 1, "owed": "1", "expected_at": 0}})),
            ("queue", json!({"fund": {"parts": []}})),
            ("queue", json!({"receive": {"sender": me, "amount": "5", "msg": {"$b64": {"unbond": {}}}}})),
            ("vault", json!({"receive": {"sender": me, "amount": "5", "msg": {"$b64": {"underwrite": {}}}}})),
            ("vault", json!({"cover": {"before": {"value": "1", "shares": "1"}, "losses": []}})),
            ("vault", json!({"update_config": {"target_coverage_bps": 1}})),
            ("registry", json!({"add_validator": {"address": validator}})),
            ("registry", json!({"remove_validator": {"address": validator}})),
            ("registry", json!({"update_config": {"cap_bps": 10_000}})),
            ("collector", json!({"update_config": {"fee_bps": 1_000}})),
        ];
        let (contract, msg) = &all[usize::from(part) % all.len()];
        exec(who, contract, msg.clone())
    }
}
