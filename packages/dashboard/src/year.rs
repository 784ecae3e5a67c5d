//! The picture of a stressful year of `ballast-year`.

use crate::page::Page;
use ballast_year::{Year, INSURED, SETTINGS};
use serde_json::json;

/// The picture, as one file.
pub fn html(year: &Year) -> String {
    let title = format!("A stressful year, seed {}", year.wish.seed);
    let insured = SETTINGS.iter().position(|setting| *setting == INSURED);
    let page = Page {
        title: &title,
        style: include_str!("../assets/report.css"),
        script: include_str!("../assets/app/stress.js"),
        data: &json!({"title": title, "stress": year, "insured": insured}),
    };
    page.html()
}
