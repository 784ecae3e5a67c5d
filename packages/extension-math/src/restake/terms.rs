//! What is fixed at birth.

use super::{MIN_QUIET_SECS, OPEN_SECS};
use ballast_accounting::Shares;

/// The terms that decide amounts and times. Lengths are seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// From asking out to being ready.
    pub cooldown_secs: u64,
    /// The window in which slashes add up to the cap.
    pub window_secs: u64,
    /// The cap, in bps of what was held when the window's slashes began.
    pub max_slash_bps: u64,
    /// What a slash leaves at the least.
    pub floor: Shares,
    /// Over how long a gift counts.
    pub drip_secs: u64,
    /// A slash waits for a veto; none: it takes at once.
    pub veto: Option<VetoTerms>,
    /// A consumer that may hold ready redemptions for a while; none: nobody may.
    pub ratio: Option<RatioTerms>,
}

/// How long a slash request lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VetoTerms {
    /// How long it may be vetoed.
    pub veto_secs: u64,
    /// How long after that it may be executed.
    pub execute_secs: u64,
}

/// What a consumer may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatioTerms {
    /// What has to stay slashable, in bps of its exposure.
    pub ratio_bps: u64,
    /// How long in a row it can hold a ready redemption.
    pub hold_secs: u64,
}

impl Terms {
    /// How long a slash request lives: nothing in instant mode.
    pub fn request_secs(&self) -> u64 {
        self.veto
            .map_or(0, |veto| veto.veto_secs.saturating_add(veto.execute_secs))
    }

    /// How long no other request can follow one: at least as long as it lives, so doors are open
    /// half of the time.
    pub fn quiet_secs(&self) -> u64 {
        self.request_secs().max(MIN_QUIET_SECS)
    }

    /// How long a ready redemption is out of the consumer's reach in each cycle.
    pub fn open_secs(&self) -> u64 {
        OPEN_SECS.saturating_add(self.request_secs())
    }

    /// Until when the consumer may hold a redemption that is ready since `ready_at`; none if it has
    /// no say at `now`.
    pub fn held_until(&self, ready_at: u64, now: u64) -> Option<u64> {
        let hold = self.ratio?.hold_secs;
        let cycle = hold.saturating_add(self.open_secs());
        let since = now.checked_sub(ready_at)?;
        let in_cycle = since.checked_rem(cycle)?;
        let left = hold.checked_sub(in_cycle).filter(|left| *left > 0)?;
        Some(now.saturating_add(left))
    }
}
