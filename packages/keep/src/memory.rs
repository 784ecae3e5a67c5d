//! What a keeper remembers over restarts.

use super::Look;
use serde::{Deserialize, Serialize};

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
        self.in_vain = if again {
            self.in_vain.saturating_add(1)
        } else {
            1
        };
        let secs = FIRST_SECS << (self.in_vain - 1).min(10);
        self.until = look.time.saturating_add(secs.min(LONGEST_SECS));
        self.due.clone_from(&look.due);
    }

    /// Something got done.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
