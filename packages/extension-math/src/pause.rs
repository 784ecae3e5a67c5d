//! A pause of what lets people in: it ends by itself, and as long as it was, and at least a week,
//! no other can follow.

use crate::time::Now;
use cosmwasm_schema::cw_serde;
use thiserror::Error;

/// How long a pause is if nothing is said: 3 days.
pub const DEFAULT_PAUSE_SECS: u64 = 259_200;
/// How long it is at most: 14 days.
pub const MAX_PAUSE_SECS: u64 = 1_209_600;
/// How long no other can follow, at the least: 7 days.
pub const MIN_GAP_SECS: u64 = 604_800;

/// The last pause. Unix seconds.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Pause {
    /// When it began.
    pub from: u64,
    /// When it ends or ended.
    pub until: u64,
}

/// Why there is no pause.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum PauseError {
    /// Longer than a pause may be, or none.
    #[error("a pause of {secs} s is out of bounds: 1 to {most}")]
    PauseTooLong {
        /// What was asked for.
        secs: u64,
        /// What is allowed.
        most: u64,
    },
    /// It has to run for a while between two pauses.
    #[error("this may not be paused again before {after}, now is {now}")]
    PauseTooSoon {
        /// From when on.
        after: u64,
        /// Block time.
        now: u64,
    },
}

/// The pause that begins now, for `secs` or the default, after the `last` one.
///
/// # Errors
/// `PauseTooLong`, `PauseTooSoon`.
pub fn begin(last: Option<Pause>, secs: Option<u64>, now: Now) -> Result<Pause, PauseError> {
    let secs = secs.unwrap_or(DEFAULT_PAUSE_SECS);
    if secs == 0 || secs > MAX_PAUSE_SECS {
        return Err(PauseError::PauseTooLong {
            secs,
            most: MAX_PAUSE_SECS,
        });
    }
    let after = last.map_or(0, |last| {
        let gap = last.until.saturating_sub(last.from).max(MIN_GAP_SECS);
        last.until.saturating_add(gap)
    });
    match now.floor < after {
        true => Err(PauseError::PauseTooSoon {
            after,
            now: now.floor,
        }),
        false => Ok(Pause {
            from: now.floor,
            until: now.floor.saturating_add(secs),
        }),
    }
}

/// The pause, ended now if it has not ended before.
pub fn end(pause: Option<Pause>, now: Now) -> Option<Pause> {
    pause.map(|pause| Pause {
        until: pause.until.min(now.floor),
        ..pause
    })
}

/// Until when it is paused, if it is.
pub fn paused_until(pause: Option<Pause>, now: Now) -> Option<u64> {
    pause
        .map(|pause| pause.until)
        .filter(|until| *until > now.floor)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pause_has_bounds_and_a_gap() {
        let too_long = |secs| {
            Err(PauseError::PauseTooLong {
                secs,
                most: 1_209_600,
            })
        };
        assert_eq!(begin(None, Some(0), Now::at(5)), too_long(0));
        assert_eq!(
            begin(None, Some(1_209_601), Now::at(5)),
            too_long(1_209_601)
        );
        let first = begin(None, None, Now::at(1_000_000)).ok();
        assert_eq!(paused_until(first, Now::at(1_259_199)), Some(1_259_200));
        assert_eq!(paused_until(first, Now::at(1_259_200)), None);
        let ended = end(first, Now::at(1_000_500));
        for (last, after) in [(first, 1_864_000), (ended, 1_605_300)] {
            let now = after - 1;
            let too_soon = Err(PauseError::PauseTooSoon { after, now });
            assert_eq!(begin(last, Some(1), Now::at(now)), too_soon);
            assert!(begin(last, Some(1), Now::at(after)).is_ok());
        }
        assert_eq!(end(first, Now::at(9_999_999)), first);
    }

    proptest! {
        /// Whatever a guardian does, it runs at least half of the time.
        #[test]
        fn half_of_the_time_it_runs(tries in prop::collection::vec((0u64..3_000_000, 1u64..=MAX_PAUSE_SECS), 1..50)) {
            let (mut now, mut pause, mut paused) = (0, None, 0);
            for (later, secs) in tries {
                now += later;
                if let Ok(next) = begin(pause, Some(secs), Now::at(now)) {
                    paused += secs;
                    pause = Some(next);
                    now += secs;
                }
                prop_assert!(pause.is_none_or(|last| paused <= last.until / 2 + secs.max(MAX_PAUSE_SECS)));
            }
        }
    }
}
