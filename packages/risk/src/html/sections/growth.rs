//! The rate, and its falls.

use super::{meanings, section};
use crate::html::pictures::curve;
use crate::html::text::{days, escaped, moment, ppm, signed};
use crate::{Growth, Period, Report};

/// The rate and its falls.
pub fn growth(report: &Report) -> String {
    let growth = &report.growth;
    let rows = [
        ("7 days", &growth.d7),
        ("30 days", &growth.d30),
        ("90 days", &growth.d90),
        ("365 days", &growth.d365),
    ];
    let rows: String = rows
        .iter()
        .map(|(name, period)| period_row(name, period.as_ref()))
        .collect();
    let body = format!(
        "{}<div class=\"scroll\"><table><thead><tr><th>over</th><th class=\"num\">grew</th>\
         <th class=\"num\">a year of that</th></tr></thead>\
         <tbody>{rows}</tbody></table></div>\n<p class=\"muted\">Deepest fall {}; longest below a peak {}. \
         {} samples, from {}.</p>\n{}",
        picture(growth),
        ppm(growth.drawdown_max_ppm),
        growth.underwater_secs.map_or("not known".to_string(), days),
        growth.samples,
        escaped(&growth.source),
        meanings(report, &["growth", "history"]),
    );
    section(
        "The rate",
        "losses included; below: how far it is under its peak",
        &body,
    )
}

/// The curve with its two ends, or why there is none.
fn picture(growth: &Growth) -> String {
    let picture = curve(&growth.curve, "the rate, and how far it is below its peak");
    match (picture, growth.curve.first(), growth.curve.last()) {
        (Some(picture), Some(first), Some(last)) => format!(
            "{picture}<div class=\"foot\"><span>{} at {}</span><span>{} at {}</span></div>",
            moment(first.time),
            first.rate,
            moment(last.time),
            last.rate
        ),
        _ => "<p class=\"muted\">One height only: no picture. \
              A node that keeps history shows more.</p>"
            .to_string(),
    }
}

/// What the rate grew by over a time.
fn period_row(name: &str, period: Option<&Period>) -> String {
    match period {
        Some(period) => format!(
            "<tr><td>{name}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
            signed(period.ppm),
            signed(period.apr_ppm)
        ),
        None => format!("<tr><td>{name}</td><td class=\"num\">not known</td><td></td></tr>"),
    }
}
