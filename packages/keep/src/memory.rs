//! What a keeper remembers over restarts.

use super::{Errand, Look};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The first wait after a message that got nothing done, in seconds.
const FIRST_SECS: u64 = 60;
/// The longest.
const LONGEST_SECS: u64 = 3_600;

/// A message that got nothing done, and until when the same is not tried again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// How often in a row.
    in_vain: u32,
    /// Unix seconds of the chain's clock.
    until: u64,
    /// What was due then.
    due: Vec<String>,
    /// Errands that were refused, by contract and message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    errands: BTreeMap<String, Pause>,
}

/// How often an errand was refused in a row, and until when it is not tried again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pause {
    in_vain: u32,
    until: u64,
}

impl Pause {
    /// Twice as long as the last time.
    fn again(&mut self, now: u64) {
        self.in_vain = self.in_vain.saturating_add(1);
        let secs = FIRST_SECS << (self.in_vain - 1).min(10);
        self.until = now.saturating_add(secs.min(LONGEST_SECS));
    }
}

impl Memory {
    /// Until when to wait, if exactly this was tried in vain not long ago.
    pub fn waits(&self, look: &Look) -> Option<u64> {
        let same = self.in_vain > 0 && self.due == look.due;
        (same && look.time < self.until).then_some(self.until)
    }

    /// This got nothing done: wait twice as long as the last time.
    pub fn back_off(&mut self, look: &Look) {
        let again = self.due == look.due;
        let mut pause = Pause {
            in_vain: if again { self.in_vain } else { 0 },
            until: 0,
        };
        pause.again(look.time);
        (self.in_vain, self.until) = (pause.in_vain, pause.until);
        self.due.clone_from(&look.due);
    }

    /// Something of what was due got done.
    pub fn clear(&mut self) {
        *self = Self {
            errands: std::mem::take(&mut self.errands),
            ..Self::default()
        };
    }

    /// Until when an errand is not tried again, if it was refused not long ago.
    pub fn pauses(&self, errand: &Errand, now: u64) -> Option<u64> {
        let pause = self.errands.get(&key(errand))?;
        (now < pause.until).then_some(pause.until)
    }

    /// This errand was refused.
    pub fn pause(&mut self, errand: &Errand, now: u64) {
        self.errands.entry(key(errand)).or_default().again(now);
    }

    /// This errand was done.
    pub fn unpause(&mut self, errand: &Errand) {
        self.errands.remove(&key(errand));
    }

    /// Forgets what is no errand any more, once its pause is over.
    pub fn forget_errands(&mut self, but: &[Errand], now: u64) {
        let kept: Vec<String> = but.iter().map(key).collect();
        self.errands
            .retain(|key, pause| now < pause.until || kept.contains(key));
    }
}

/// What an errand is known by: another message is another errand.
fn key(errand: &Errand) -> String {
    format!("{} {}", errand.contract, errand.msg)
}
