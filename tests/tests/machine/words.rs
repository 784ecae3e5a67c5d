//! From a command to a line of a scenario, to what the model does, and to whether it may be refused.

mod chain;
mod cranks;
mod insurers;
mod people;
mod powers;
mod time;

use crate::commands::{Command, Kind};
use crate::model::{Params, Q};
use crate::world::World;
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
        let Command { kind, a, part, .. } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let validator = VALIDATORS[usize::from(command.b) % VALIDATORS.len()];
        match kind {
            Kind::Blocks | Kind::Jump => self.time(command),
            Kind::Restart => self.restart(command),
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
            _ => self
                .staker_word(command)
                .or_else(|| self.insurer_word(command))
                .or_else(|| self.crank_word(command))
                .unwrap_or_else(|| self.admin_word(kind, who, validator, part)),
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
