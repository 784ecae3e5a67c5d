//! When an operation of the timelock may run.
//!
//! Times and lengths are whole unix seconds. *Now* is the block time rounded up wherever a wait
//! begins, and rounded down wherever one has to be over: a block inside a second makes no wait
//! shorter.

/// How long leavers have to claim, and everybody to see that they are paid, before a slow operation
/// runs: 3 days.
pub const CLAIM_SECS: u64 = 259_200;
/// How long an operation that is ready can be executed: 14 days.
pub const GRACE_SECS: u64 = 1_209_600;
/// A suite whose exits are broken has to be repairable: after 180 days a slow operation is ready,
/// whoever is still to be paid.
pub const LAST_RESORT_SECS: u64 = 15_552_000;
/// How many batches a call looks at.
pub const A_CALL: u64 = 30;

/// When the notice of a slow operation is over: `notice_secs` in which exits could be asked for, so
/// after the later of when it was scheduled and when the last pause of exits ended (0: there was
/// none, or it is not known to have ended).
pub fn notice_until(scheduled_at: u64, pause_ended: u64, notice_secs: u64) -> u64 {
    scheduled_at.max(pause_ended).saturating_add(notice_secs)
}

/// The last batch that a slow operation waits for when its notice is over: the open one, if
/// somebody is in it.
pub fn noted(open_batch: u64, somebody_is_in_it: bool) -> u64 {
    match somebody_is_in_it {
        true => open_batch,
        false => open_batch.saturating_sub(1),
    }
}

/// The batch to look at next, where all up to `settled` were seen paid and the open one has number
/// `open`: none when all closed ones were. What was seen paid stays paid, so no batch is looked at
/// twice once it is.
pub fn next_to_check(settled: u64, open: u64) -> Option<u64> {
    let next = settled.saturating_add(1);
    (next < open).then_some(next)
}

/// From when on a slow operation whose leavers were seen paid at `now` may run.
pub fn ready_when_paid(scheduled_at: u64, now: u64) -> u64 {
    now.saturating_add(CLAIM_SECS)
        .min(last_resort(scheduled_at))
}

/// From when on a slow operation may run that the council approves at `now`: never later than it
/// would without.
pub fn ready_when_approved(
    scheduled_at: u64,
    now: u64,
    fast_secs: u64,
    ready_at: Option<u64>,
) -> u64 {
    let approved = scheduled_at.saturating_add(fast_secs).max(now);
    approved.min(ready_at.unwrap_or(last_resort(scheduled_at)))
}

/// From when on a slow operation may run in any case.
pub fn last_resort(scheduled_at: u64) -> u64 {
    scheduled_at.saturating_add(LAST_RESORT_SECS)
}

/// From when on it may not any more.
pub fn expires_at(ready_at: u64) -> u64 {
    ready_at.saturating_add(GRACE_SECS)
}

/// Where a time is beside the window in which an operation may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Before it, or it is not known when it begins.
    Before,
    /// In it.
    Open,
    /// Behind it.
    Over,
}

/// Where `now` is, for an operation that is ready from `ready_at` on; a slow one is ready by the
/// last resort where nobody has advanced it.
pub fn window(ready_at: Option<u64>, now: u64) -> Window {
    match ready_at {
        Some(at) if now >= expires_at(at) => Window::Over,
        Some(at) if now >= at => Window::Open,
        Some(_) | None => Window::Before,
    }
}

/// From when on a slow operation may run, as far as that is known: what was found, or the last
/// resort once it has come.
pub fn ready_at(scheduled_at: u64, found: Option<u64>, now: u64) -> Option<u64> {
    let last = last_resort(scheduled_at);
    found.or_else(|| (now >= last).then_some(last))
}

/// How long holders have to ask out and be paid before an operation that could take their money:
/// the notice; with a council that can let it go after `fast_secs`, what an exit of `exit_secs`
/// (none: it is not known) leaves of that.
pub fn exit_window(
    notice_secs: u64,
    fast_secs: u64,
    has_council: bool,
    exit_secs: Option<u64>,
) -> u64 {
    match (has_council, exit_secs) {
        (false, _) => notice_secs,
        (true, Some(exit)) => fast_secs.saturating_sub(exit),
        (true, None) => 0,
    }
}

/// How analysts grade an exit window: stage 1 from 7 days, stage 2 from 30 days on.
pub fn stage(exit_window_secs: u64) -> u8 {
    const DAY: u64 = 86_400;
    match exit_window_secs.checked_div(DAY) {
        Some(30..) => 2,
        Some(7..) => 1,
        Some(_) | None => 0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects)]
    use super::*;
    use proptest::prelude::*;

    /// The worked example of the page: scheduled at 0, a notice of 7 days.
    #[test]
    fn worked_example() {
        assert_eq!(notice_until(0, 0, 604_800), 604_800);
        assert_eq!(ready_when_paid(0, 604_800), 864_000, "nobody exits");
        assert_eq!(ready_when_paid(0, 2_516_810), 2_776_010, "Alice's batch");
        assert_eq!(noted(3, true), 3);
        assert_eq!(noted(3, false), 2);
        assert_eq!(noted(1, false), 0);
        assert_eq!(notice_until(0, 1_209_600 + 5, 604_800), 1_814_405);
        assert_eq!(ready_when_approved(0, 86_400, 259_200, None), 259_200);
        assert_eq!(ready_when_approved(0, 300_000, 259_200, None), 300_000);
        assert_eq!(
            ready_when_approved(0, 300_000, 259_200, Some(290_000)),
            290_000
        );
    }

    #[test]
    fn the_window_is_closed_before_and_after() {
        for (now, window_is) in [
            (99, Window::Before),
            (100, Window::Open),
            (100 + GRACE_SECS - 1, Window::Open),
            (100 + GRACE_SECS, Window::Over),
        ] {
            assert_eq!(window(Some(100), now), window_is, "{now}");
        }
        assert_eq!(window(None, u64::MAX), Window::Before);
        assert_eq!(ready_at(5, None, LAST_RESORT_SECS + 4), None);
        assert_eq!(
            ready_at(5, None, LAST_RESORT_SECS + 5),
            Some(LAST_RESORT_SECS + 5)
        );
        assert_eq!(ready_at(5, Some(7), u64::MAX), Some(7));
    }

    #[test]
    fn a_council_takes_the_window_away() {
        assert_eq!(
            exit_window(604_800, 259_200, false, Some(2_000_000)),
            604_800
        );
        assert_eq!(exit_window(604_800, 259_200, true, Some(2_000_000)), 0);
        assert_eq!(exit_window(604_800, 259_200, true, Some(200)), 259_000);
        assert_eq!(exit_window(604_800, 259_200, true, None), 0);
        assert_eq!(
            [604_799, 604_800, 2_591_999, 2_592_000].map(stage),
            [0, 1, 1, 2]
        );
    }

    proptest! {
        /// Every closed batch is looked at once, and in order.
        #[test]
        fn every_batch_is_looked_at_once(open in 1u64..1_000, settled in 0u64..1_000) {
            let mut settled = settled.min(open - 1);
            let first = settled + 1;
            let mut seen = vec![];
            while let Some(next) = next_to_check(settled, open) {
                seen.push(next);
                settled = next;
            }
            prop_assert_eq!(seen, (first..open).collect::<Vec<_>>());
        }

        /// Nothing shortens the three days after all were paid but the last resort, and nothing
        /// goes beyond that.
        #[test]
        fn leavers_have_their_days(scheduled in 0u64..1 << 40, later in 0u64..1 << 30) {
            let paid = scheduled + later;
            let ready = ready_when_paid(scheduled, paid);
            prop_assert!(ready >= paid + CLAIM_SECS || ready == last_resort(scheduled));
            prop_assert!(ready <= last_resort(scheduled));
        }

        /// An approval never makes an operation wait longer, and never less than a fast one waits.
        #[test]
        fn an_approval_only_shortens(scheduled in 0u64..1 << 40, later in 0u64..1 << 30, fast in 86_400u64..2_592_000, found: Option<u32>) {
            let found = found.map(|at| scheduled + fast + u64::from(at));
            let ready = ready_when_approved(scheduled, scheduled + later, fast, found);
            prop_assert!(ready <= found.unwrap_or(last_resort(scheduled)));
            prop_assert!(ready >= scheduled + fast.min(LAST_RESORT_SECS));
        }

        /// A later pause never ends the notice earlier.
        #[test]
        fn a_pause_only_lengthens(scheduled: u32, pause: u32, more: u32, notice in 259_200u64..5_184_000) {
            let (scheduled, pause, more) = (u64::from(scheduled), u64::from(pause), u64::from(more));
            let until = notice_until(scheduled, pause, notice);
            prop_assert!(until >= scheduled + notice && until >= pause + notice);
            prop_assert!(notice_until(scheduled, pause + more, notice) >= until);
        }
    }
}
