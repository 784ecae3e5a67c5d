//! Numbers and texts of a report, as people read them.

use crate::Report;
use ballast_answers::shown;
use cosmwasm_std::Uint128;

/// Text that can stand anywhere in HTML.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // turns of direction and other invisible letters make one name look like another
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' => {}
            other if other.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

/// How amounts are shown.
pub struct Shown {
    /// Decimals of both tokens, 18 at the most.
    decimals: u8,
    /// The LST's ticker.
    pub lst: String,
    /// What the staking token is called.
    pub native: String,
}

impl Shown {
    /// As the report's token says.
    pub fn of(report: &Report) -> Self {
        let token = &report.token;
        let native = shown::coin(&token.denom, token.decimals);
        Self {
            decimals: token.decimals.min(18),
            lst: escaped(&token.symbol),
            native: escaped(&native),
        }
    }

    /// Base units as tokens, with thousands; to the hundredth, exact on hover.
    pub fn tokens(&self, amount: Uint128) -> String {
        let digits = amount.to_string();
        let places = usize::from(self.decimals);
        let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
        let (whole, rest) = padded.split_at(padded.len().saturating_sub(places));
        let cents: String = rest.chars().take(2).collect();
        let cents = match cents.trim_end_matches('0') {
            "" => String::new(),
            _ => format!(".{cents}"),
        };
        format!(
            "<data value=\"{digits}\" title=\"{digits}\">{}{cents}</data>",
            grouped(whole)
        )
    }
}

/// `1234567` as `1,234,567`.
pub fn grouped(digits: &str) -> String {
    let mut all = String::new();
    for (letter, left) in digits.chars().zip((1..=digits.len()).rev()) {
        all.push(letter);
        if left > 1 && left % 3 == 1 {
            all.push(',');
        }
    }
    all
}

/// `2116800` as `24.5 days`.
pub fn days(secs: u64) -> String {
    let tenths = secs
        .saturating_mul(10)
        .checked_div(86_400)
        .unwrap_or_default();
    match tenths {
        tenths if tenths < 10 => match secs.checked_div(3_600).unwrap_or_default() {
            0 => format!("{} s", grouped(&secs.to_string())),
            hours => format!("{hours} hours"),
        },
        tenths => {
            let (whole, part) = (tenths / 10, tenths % 10);
            match part {
                0 => format!("{whole} days"),
                part => format!("{whole}.{part} days"),
            }
        }
    }
}

/// 1/10,000 as percent.
pub fn percent(bps: Option<u64>) -> String {
    match bps {
        None => "not known".to_string(),
        Some(bps) => shown::percent(bps.into()),
    }
}

/// 1/1,000,000 as percent.
pub fn ppm(ppm: Option<u64>) -> String {
    match ppm {
        None => "not known".to_string(),
        Some(ppm) => {
            let (whole, part) = (ppm / 10_000, ppm % 10_000);
            format!("{}.{part:04} %", grouped(&whole.to_string()))
        }
    }
}

/// 1/1,000,000 with a sign, as percent.
pub fn signed(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "+" };
    format!("{sign}{}", ppm(Some(value.unsigned_abs())))
}

/// Unix seconds as `2023-11-14 22:13 UTC`.
pub fn moment(secs: u64) -> String {
    let days = secs / 86_400;
    let (hour, minute) = (secs % 86_400 / 3_600, secs % 3_600 / 60);
    // of the calendar that repeats every 400 years, counted from the first of March of the year 0
    let since = days.saturating_add(719_468);
    let (era, day) = (since / 146_097, since % 146_097);
    let year = day
        .saturating_sub(day / 1_460)
        .saturating_add(day / 36_524)
        .saturating_sub(day / 146_096)
        / 365;
    let of_year = day.saturating_sub(
        year.saturating_mul(365)
            .saturating_add(year / 4)
            .saturating_sub(year / 100),
    );
    let month = of_year.saturating_mul(5).saturating_add(2) / 153;
    let date = of_year
        .saturating_sub(month.saturating_mul(153).saturating_add(2) / 5)
        .saturating_add(1);
    let (month, later) = match month {
        month if month < 10 => (month.saturating_add(3), 0),
        month => (month.saturating_sub(9), 1),
    };
    let year = year
        .saturating_add(era.saturating_mul(400))
        .saturating_add(later);
    format!("{year}-{month:02}-{date:02} {hour:02}:{minute:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_read_them() {
        assert_eq!(moment(1_700_000_000), "2023-11-14 22:13 UTC");
        assert_eq!(moment(0), "1970-01-01 00:00 UTC");
        assert_eq!(moment(1_709_208_000), "2024-02-29 12:00 UTC");
        assert_eq!(days(2_116_800), "24.5 days");
        assert_eq!(days(604_800), "7 days");
        assert_eq!(days(7_200), "2 hours");
        assert_eq!(grouped("1234567"), "1,234,567");
        assert_eq!(percent(Some(62)), "0.62 %");
        assert_eq!(ppm(Some(2_795)), "0.2795 %");
        assert_eq!(signed(-50_000), "-5.0000 %");
    }

    #[test]
    fn nothing_of_a_name_is_markup() {
        let safe = escaped("<script>alert('1')</script>\u{202e}\n\"&");
        assert_eq!(
            safe,
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;&amp;"
        );
    }
}
