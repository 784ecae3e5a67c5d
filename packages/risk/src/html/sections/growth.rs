//! The rate, and its falls.

use super::{meanings, section};
use crate::html::pictures::curve;
use crate::html::text::{days, escaped, moment, ppm, signed};
use crate::Report;

/// The rate and its falls.
pub fn growth(report: &Report) -> String {
    let growth = &report.growth;
    let picture = curve(&growth.curve, "the rate, and how far it is below its peak");
    let ends = match (growth.curve.first(), growth.curve.last()) {
        (Some(first), Some(last)) if picture.is_some() => format!(
            "<div class=\"foot\"><span>{} at {}</span><span>{} at {}</span></div>",
            moment(first.time),
            first.rate,
            moment(last.time),
            last.rate
        ),
        _ => String::new(),
    };
    let picture = picture.unwrap_or_else(|| {
        "<p class=\"muted\">One height only: no picture. A node that keeps history shows more.</p>".to_string()
    });
    let periods = [
        ("7 days", &growth.d7),
        ("30 days", &growth.d30),
        ("90 days", &growth.d90),
        ("365 days", &growth.d365),
    ];
    let rows: String = periods
        .iter()
        .map(|(name, period)| match period {
            Some(period) => format!(
                "<tr><td>{name}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
                signed(period.ppm),
                signed(period.apr_ppm)
            ),
            None => format!("<tr><td>{name}</td><td class=\"num\">not known</td><td></td></tr>"),
        })
        .collect();
    let body = format!(
        "{picture}{ends}<div class=\"scroll\"><table><thead><tr><th>over</th><th class=\"num\">grew</th><th class=\"num\">a year of that</th></tr></thead>\
         <tbody>{rows}</tbody></table></div>\n<p class=\"muted\">Deepest fall {}; longest below a peak {}. {} samples, from {}.</p>\n{}",
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
