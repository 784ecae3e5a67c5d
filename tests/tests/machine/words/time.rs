//! Blocks, jumps of the clock, and how long after the last block a command comes.

use super::{word, Deed, Must, Word};
use crate::commands::{Clock, Command, Kind};
use crate::model::NANOS;
use crate::world::World;
use ballast_scenario::span::number;
use ballast_testing::BLOCK_TIME;
use serde_json::{json, Value};
use std::time::Duration;

/// Commands whose blocks come as soon as `secs` says.
const TIMED: [&str; 9] = [
    "exec",
    "bank_send",
    "reward",
    "unjail",
    "set_commission",
    "block",
    "absent",
    "restart",
    "set_params",
];

impl World {
    /// How long after the last block the next one comes.
    pub fn span_of(&self, command: Command) -> Duration {
        let Command {
            kind,
            a,
            part,
            tick,
            ..
        } = command;
        if kind == Kind::Settle && a.is_multiple_of(4) {
            return weeks(part) + self.odd(tick);
        }
        let millis = match self.setup.clock {
            Clock::Whole => return BLOCK_TIME,
            // half of all blocks share a second with another one
            Clock::Fine if tick.is_multiple_of(2) => 300 + tick % 700,
            Clock::Fine => 300 + tick % 6_701,
        };
        Duration::from_millis(millis.into())
    }

    /// A part of a second, where time has them.
    fn odd(&self, tick: u16) -> Duration {
        match self.setup.clock {
            Clock::Whole => Duration::ZERO,
            Clock::Fine => Duration::from_millis(u64::from(tick % 1_000)),
        }
    }

    /// Says how soon the command comes, where that differs from what it would be.
    pub(super) fn timed(&self, mut line: Value) -> Value {
        let timed = TIMED.iter().any(|cmd| line["cmd"] == *cmd);
        if timed && line["secs"].is_null() && self.span != BLOCK_TIME {
            line["secs"] = number(self.span);
        }
        line
    }

    pub(super) fn time(&self, command: Command) -> Word {
        let Command {
            kind, part, tick, ..
        } = command;
        let far = match kind {
            Kind::Blocks => None,
            // an hour, or up to three weeks
            _ if part.is_multiple_of(3) => Some(Duration::from_secs(3_600)),
            _ => Some(weeks(part)),
        };
        let line = match far {
            None => json!({"cmd": "block", "n": 1 + part % 4}),
            Some(far) => {
                let soon = self.before_payment(part, tick);
                let far = soon.unwrap_or(far + self.odd(tick));
                json!({"cmd": "advance", "secs": number(far)})
            }
        };
        word(line, Deed::Nothing, Must)
    }

    /// Every other jump of a fine clock goes to a moment shortly before the chain pays an entry, so
    /// that it does so within a block or two.
    fn before_payment(&self, part: u16, tick: u16) -> Option<Duration> {
        if self.setup.clock == Clock::Whole || tick.is_multiple_of(2) {
            return None;
        }
        // an ordinary block before the jump and one after it
        let from = self.seen.now + 2 * BLOCK_TIME.as_secs() * NANOS;
        let ahead = u64::from(tick % 1_500) * 1_000_000;
        let payments = self.seen.entries.values();
        let spans: Vec<u64> = payments
            .filter_map(|entry| entry.due.checked_sub(from + ahead))
            .collect();
        let chosen = spans.get(usize::from(part) % spans.len().max(1))?;
        Some(Duration::from_nanos(*chosen))
    }

    /// A new chain from the state of this one, once in a history: heights fall.
    pub(super) fn restart(&self, command: Command) -> Word {
        let line = match self.has_fallen() {
            true => json!({"cmd": "block"}),
            false => {
                let height = 1 + u64::from(command.part) % self.height();
                json!({"cmd": "restart", "height": height})
            }
        };
        word(line, Deed::Nothing, Must)
    }
}

fn weeks(part: u16) -> Duration {
    Duration::from_secs(u64::from(part) * 28)
}
