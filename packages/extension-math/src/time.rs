//! Block time in whole seconds, in both directions: rounded up where a wait begins, and down where
//! one has to be over. A block inside a second makes no wait shorter.

use ballast_accounting::time::{secs_ceil, secs_floor};
use cosmwasm_std::Timestamp;

/// Block time in whole unix seconds, in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For what has to be over.
    pub floor: u64,
    /// For what begins.
    pub ceil: u64,
}

impl Now {
    /// A whole second.
    pub const fn at(secs: u64) -> Self {
        Self {
            floor: secs,
            ceil: secs,
        }
    }
}

impl From<Timestamp> for Now {
    fn from(time: Timestamp) -> Self {
        Self {
            floor: secs_floor(time),
            ceil: secs_ceil(time),
        }
    }
}

/// The day of `secs`, unix seconds, by the Gregorian calendar in UTC: `2026-07-01`.
pub fn date(secs: u64) -> String {
    let (mut days, mut year) = (secs / 86_400, 1970u64);
    while let Some(rest) = days.checked_sub(if is_leap(year) { 366 } else { 365 }) {
        (days, year) = (rest, year.saturating_add(1));
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1u64;
    for length in months {
        let Some(rest) = days.checked_sub(length) else {
            break;
        };
        (days, month) = (rest, month.saturating_add(1));
    }
    format!("{year}-{month:02}-{:02}", days.saturating_add(1))
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_second_has_a_date() {
        for (secs, day) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_782_863_999, "2026-06-30"),
            (1_782_864_000, "2026-07-01"),
            (1_798_761_599, "2026-12-31"),
            (1_798_761_600, "2027-01-01"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(date(secs), day);
        }
    }
}
