//! Who can do what, where the LST is, what leans on it, the books, and what is not known.

use super::{meanings, row, section, span, unknown};
use crate::html::pictures::bar;
use crate::html::text::{days, escaped, grouped, ppm, Shown};
use crate::{HolderKind, Report};

/// Who can do what.
pub fn powers(report: &Report) -> String {
    let rows: String = report
        .powers
        .rows
        .iter()
        .map(|row| {
            let kind = match &row.kind {
                HolderKind::None => "nobody".to_string(),
                HolderKind::Account => "one account".to_string(),
                HolderKind::Multisig { k, n } => format!("{k} of {n}"),
                HolderKind::Timelock => "timelock".to_string(),
                HolderKind::Contract => "contract".to_string(),
                HolderKind::Chain => "governance".to_string(),
                HolderKind::Unknown => "not known".to_string(),
            };
            let delay = row.delay_secs.filter(|secs| *secs > 0).map(days);
            format!(
                "<tr><td><b>{}</b></td><td data-of=\"by\">{kind}{}</td><td class=\"at\"><code>{}</code></td><td class=\"long\">{}</td></tr>\n",
                escaped(&row.power),
                delay.map_or(String::new(), |delay| format!(", {delay}")),
                escaped(row.holder.as_deref().unwrap_or_default()),
                escaped(&row.worst_case),
            )
        })
        .collect();
    let window = match (report.powers.immutable, report.powers.exit_window_secs) {
        (Some(true), _) => "Nobody can change the code.".to_string(),
        (_, Some(secs)) => format!("Time to leave before code can change: {}.", days(secs)),
        (_, None) => "Time to leave before code can change: not known.".to_string(),
    };
    let body = format!(
        "<p>{window}</p>\n<div class=\"scroll\"><table class=\"stack\"><thead><tr><th>power</th><th>by</th><th>address</th><th>the worst that it can do</th></tr></thead>\
         <tbody>\n{rows}</tbody></table></div>\n{}",
        meanings(report, &["powers"])
    );
    section(
        "Who can do what",
        "by the hard bounds of the contracts",
        &body,
    )
}

/// Where the LST is.
pub fn uses(report: &Report, shown: &Shown) -> String {
    let Some(all) = &report.r#use else {
        return unknown("Where the LST is");
    };
    let rows: String = all
        .parts
        .iter()
        .filter(|(_, part)| !part.lst.is_zero())
        .map(|(name, part)| {
            let about = format!("<b>{}</b>", escaped(&name.replace('_', " ")));
            let number = format!("{} · {}", shown.tokens(part.lst), ppm(part.ppm));
            let bar = bar(
                &[("stake", part.lst)],
                all.supply,
                &[],
                "part of the supply",
            );
            row(&about, &span(&number), &bar)
        })
        .collect();
    let body = format!(
        "<div class=\"rows\">\n{rows}</div>\n{}",
        meanings(report, &["use"])
    );
    let note = format!("the parts sum to the supply, in {}", shown.lst);
    section("Where the LST is", &note, &body)
}

/// What stands on the suite, as tables of its own fields.
pub fn extensions(report: &Report) -> String {
    let tree = serde_json::to_value(report).unwrap_or_default();
    let kinds = [
        "market", "oracle", "restake", "lever", "splitter", "hedge", "basket", "calls",
    ];
    let mut body = String::new();
    for kind in kinds {
        let Some(all) = tree.get(kind).and_then(|all| all.as_object()) else {
            continue;
        };
        for (name, fields) in all {
            let rows: String = fields
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(_, value)| !value.is_null())
                .map(|(field, value)| {
                    let text = value
                        .as_str()
                        .map_or_else(|| value.to_string(), ToString::to_string);
                    format!(
                        "<tr><td>{}</td><td class=\"at\">{}</td></tr>",
                        escaped(&field.replace('_', " ")),
                        escaped(&text)
                    )
                })
                .collect();
            body.push_str(&format!(
                "<h3>{kind} {}</h3><div class=\"scroll\"><table><tbody>{rows}</tbody></table></div>\n",
                escaped(name)
            ));
        }
    }
    if body.is_empty() {
        return String::new();
    }
    let note = "by their own words, in base units; never summed into the numbers above";
    let body = format!("{body}{}", meanings(report, &kinds));
    section("What stands on it", note, &body)
}

/// The books, in short.
pub fn books(report: &Report, shown: &Shown) -> String {
    let Some(books) = &report.books else {
        return unknown("The books");
    };
    let rows = [
        ("value", shown.tokens(books.value)),
        ("LST", shown.tokens(books.shares)),
        ("rate", books.rate.to_string()),
        ("buffer", shown.tokens(books.buffer)),
        ("delegated", shown.tokens(books.bonded)),
        ("owed to closed batches", shown.tokens(books.exiting)),
        (
            "rewards that do not count yet",
            shown.tokens(books.dripping),
        ),
        ("lost and not booked", shown.tokens(books.unbooked_loss)),
        ("owed by the vault", shown.tokens(books.owed_cover)),
        (
            "blocks since the last comparison",
            grouped(&books.sync_age.to_string()),
        ),
        (
            "due",
            escaped(&books.due.clone().unwrap_or_default().join(", ")),
        ),
    ];
    let rows: String = rows
        .iter()
        .map(|(name, value)| format!("<tr><td>{name}</td><td class=\"num\">{value}</td></tr>"))
        .collect();
    let body = format!(
        "<div class=\"scroll\"><table><tbody>{rows}</tbody></table></div>\n{}",
        meanings(report, &["books", "facets"])
    );
    section("The books", &format!("in {}", shown.native), &body)
}

/// What is not known, and what is not measured.
pub fn limits(report: &Report) -> String {
    let gaps: String = report
        .partial
        .iter()
        .map(|gap| {
            format!(
                "<li><code>{}</code>: {}</li>",
                escaped(&gap.what),
                escaped(&gap.why)
            )
        })
        .collect();
    let gaps = match gaps.is_empty() {
        true => "<p>Every question was answered.</p>".to_string(),
        false => format!("<ul>{gaps}</ul>"),
    };
    let not: String = report
        .not_measured
        .iter()
        .map(|one| format!("<li>{}</li>", escaped(one)))
        .collect();
    let body = format!("{gaps}<h3>Not measured</h3><ul>{not}</ul>\n");
    section("What is not known", "", &body)
}
