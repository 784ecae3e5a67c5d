//! A report as one HTML file that needs nothing else: no script, no font, no picture from
//! elsewhere. Pictures are SVG, drawn with integers; whatever comes from a chain is text.

mod pictures;
mod sections;
mod text;

use crate::Report;
use text::{escaped, moment, Shown};

/// The style of the page.
pub const STYLE: &str = include_str!("html/style.css");
/// The file may be styled, and can reach nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole file.
pub fn html(report: &Report) -> String {
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    framed(report, &format!("{policy}\n<style>\n{STYLE}</style>"), "")
}

/// The same as a page of a server, which has the style at a path of its own and a way back.
pub fn html_page(report: &Report, style: &str, back: &str) -> String {
    let style = escaped(style);
    let link = format!("<link rel=\"stylesheet\" href=\"{style}\">");
    let back = format!(
        "<p><a href=\"{}\">Back to the books</a></p>\n",
        escaped(back)
    );
    framed(report, &link, &back)
}

fn framed(report: &Report, head: &str, back: &str) -> String {
    let title = escaped(&format!(
        "Risk of {} on {} at height {}",
        report.token.symbol, report.chain_id, report.height
    ));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{head}\n\
         <title>{title}</title>\n</head>\n<body>\n<main class=\"risk\">\n\
         <header>\n{back}<h1>{title}</h1>\n<p class=\"lead\">From chain state alone. Block of {time}. \
         Thresholds: {policy}. Snapshot <code>{sha}</code>. Whoever takes the same snapshot gets the same report.</p>\n\
         </header>\n{body}</main>\n</body>\n</html>\n",
        body = body(report),
        time = moment(report.time),
        policy = escaped(&report.policy),
        sha = escaped(&report.snapshot_sha256),
    )
}

fn body(report: &Report) -> String {
    let shown = Shown::of(report);
    [
        sections::facets(report),
        sections::losses(report, &shown),
        sections::stake(report, &shown),
        sections::exits(report, &shown),
        sections::growth(report),
        sections::powers(report),
        sections::uses(report, &shown),
        sections::extensions(report),
        sections::books(report, &shown),
        sections::limits(report),
    ]
    .concat()
}
