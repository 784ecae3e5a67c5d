//! From a command to a line of a scenario, to what the model does, and to whether it may be refused.

mod chain;
mod insurers;
mod people;
mod powers;
mod time;

use crate::commands::{Command, Kind};
use crate::model::{Params, Q};
use crate::world::World;
use num_traits::Signed;
use serde_json::{json, Value};

pub const USERS: [&str; 4] = ["alice", "bob", "carol", "dave"];
pub const VALIDATORS: [&str; 5] = ["val0", "val1", "val2", "val3", "val4"];

/// What a line means for the model, if it is carried out.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Nothing that money depends on.
    Nothing,
    Bond {
        receiver: String,
        amount: u128,
    },
    Unbond {
        who: String,
        owner: String,
        shares: u128,
    },
    Cancel(u64),
    Claim(Vec<u64>),
    GiveTicket {
        ticket: u64,
        to: String,
    },
    GiveLst {
        from: String,
        to: String,
        amount: u128,
    },
    Enter {
        who: String,
        layer: String,
        lst: u128,
    },
    Request {
        who: String,
        layer: String,
        part: Q,
    },
    CancelExit(u64),
    Exit(u64),
    Advance,
    Observe,
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
    Word {
        line,
        deed,
        verdict,
    }
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
        let word = self.untimed(command);
        Word {
            line: self.timed(word.line),
            ..word
        }
    }

    fn untimed(&self, command: Command) -> Word {
        let Command {
            kind, a, b, part, ..
        } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let other = USERS[usize::from(b) % USERS.len()];
        let validator = VALIDATORS[usize::from(b) % VALIDATORS.len()];
        let crank = |name: &str| exec("keeper", "hub", json!({name: {}}));
        match kind {
            Kind::Blocks | Kind::Jump => self.time(command),
            Kind::Restart => self.restart(command),
            Kind::Bond => self.bond(who, who, part),
            Kind::BondFor => self.bond(
                who,
                if part.is_multiple_of(5) {
                    "queue"
                } else {
                    other
                },
                part,
            ),
            Kind::Unbond => self.unbond(who, who, part),
            Kind::UnbondFor => self.unbond(
                who,
                if part.is_multiple_of(5) {
                    "vault"
                } else {
                    other
                },
                part,
            ),
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
            // now and then the first transaction in weeks: what matured since arrives when its block ends. Not so for
            // cranks that move stake: the hub's grace for redelegations that end with the block is an hour
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
            Kind::Observe => word(
                exec(who, "registry", json!({"observe": {}})),
                Deed::Observe,
                May,
            ),
            Kind::RetryCover => {
                let mut losses = self.model.losses.iter();
                let owed = losses.find(|loss| loss.owed.is_positive());
                let id = owed.map_or(u64::from(part % 9), |loss| loss.id);
                let line = exec(who, "hub", json!({"retry_cover": {"loss_id": id}}));
                word(line, Deed::Retry(id), May)
            }
            Kind::Refresh => {
                let msg = json!({"refresh": {"validator": format!("${{{validator}}}")}});
                word(exec(who, "vault", msg), Deed::Refresh, May)
            }
            Kind::Sweep => word(
                exec(who, "collector", json!({"sweep": {"denom": "uatom"}})),
                Deed::Nothing,
                Must,
            ),
            Kind::SendToHub => self.bank_send(who, "hub", part),
            Kind::SendToQueue => self.bank_send(who, "queue", part),
            Kind::SendToCollector => self.bank_send(who, "collector", part),
            Kind::Reward
            | Kind::DoubleSign
            | Kind::Absent
            | Kind::Unjail
            | Kind::SetCommission
            | Kind::Slash
            | Kind::Fail => self.chain_word(kind, validator, a, part),
            Kind::Govern => self.govern(a, part),
            Kind::RewardIn => self.reward_in(a, part),
            Kind::JailAtEnd => self.jail_at_end(validator, part),
            Kind::BreakVault => {
                let on = !self.model.vault_broken;
                let line = json!({"cmd": "break", "contract": "vault", "on": on});
                word(line, Deed::BreakVault(on), Must)
            }
            _ => self.admin_word(kind, who, validator, part),
        }
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

    fn bank_send(&self, from: &str, to: &str, part: u16) -> Word {
        let line = json!({"cmd": "bank_send", "from": from, "to": to, "funds": (1 + u32::from(part)).to_string()});
        word(line, Deed::Nothing, Must)
    }
}
