//! How long something takes, in words.

const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;
const MINUTE: u64 = 60;

/// How exact the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// To the second, for terms: `21 days`, `1 hour`, `5400 s`.
    Exact,
    /// In its two largest units, for what is soon: `3 days 4 h`, `4 h 10 min`, `50 s`.
    Soon,
    /// In whole days, for what is far: `100 days`, `less than a day`.
    Days,
}

/// Seconds in words.
pub fn duration(secs: u64, style: Style) -> String {
    let days = count(secs / DAY, "day");
    let (hours, minutes) = (secs % DAY / HOUR, secs % HOUR / MINUTE);
    match style {
        Style::Exact if secs.is_multiple_of(DAY) => days,
        Style::Exact if secs.is_multiple_of(HOUR) => count(secs / HOUR, "hour"),
        Style::Exact => format!("{secs} s"),
        Style::Soon if secs >= DAY => format!("{days} {hours} h"),
        Style::Soon if secs >= HOUR => format!("{hours} h {minutes} min"),
        Style::Soon if secs >= MINUTE => format!("{minutes} min"),
        Style::Soon => format!("{secs} s"),
        Style::Days if secs < DAY => "less than a day".to_string(),
        Style::Days => days,
    }
}

/// So many of a unit: `1 day`, `2 days`.
fn count(number: u64, unit: &str) -> String {
    match number {
        1 => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{duration, Style};

    #[test]
    fn a_duration_is_told_as_exactly_as_it_is_needed() {
        for (secs, exact, soon, days) in [
            (0, "0 days", "0 s", "less than a day"),
            (50, "50 s", "50 s", "less than a day"),
            (600, "600 s", "10 min", "less than a day"),
            (3_600, "1 hour", "1 h 0 min", "less than a day"),
            (5_400, "5400 s", "1 h 30 min", "less than a day"),
            (36_600, "36600 s", "10 h 10 min", "less than a day"),
            (86_400, "1 day", "1 day 0 h", "1 day"),
            (129_600, "36 hours", "1 day 12 h", "1 day"),
            (270_000, "75 hours", "3 days 3 h", "3 days"),
            (1_814_400, "21 days", "21 days 0 h", "21 days"),
        ] {
            let told = [Style::Exact, Style::Soon, Style::Days].map(|style| duration(secs, style));
            assert_eq!(told, [exact, soon, days], "{secs}");
        }
    }
}
