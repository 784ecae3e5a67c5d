//! The page: one file that reaches nothing, in which text of a chain is text.

use super::kit::*;
use super::worked_example::with_oracle_and_market;
use ballast_risk::{html, html_page};
use serde_json::json;

#[test]
fn the_file_needs_nothing_else() {
    let page = html(&of(&with_oracle_and_market()));
    for word in ["<script", "http://", "https://", "url(", "@import", " src="] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("</svg>").count());
    // seven scenarios, five validators, three times, four loads, the curve, what holds LST
    assert!(page.matches("<svg").count() > 20);
    for word in [
        "Who pays a loss",
        "How fast one is out",
        "24.5 days",
        "Who can do what",
        "Not measured",
    ] {
        assert!(page.contains(word), "{word}");
    }
    assert_eq!(page, html(&of(&with_oracle_and_market())));
}

/// Fault 11: a name that is markup is shown as what it is.
#[test]
fn a_moniker_cannot_be_markup() {
    let mut snapshot = worked_example();
    let evil = "<img src=x onerror=alert(1)>\"'&";
    answer(&mut snapshot, "staking", "validators")["validators"][0]["name"] = json!(evil);
    answer(&mut snapshot, "token", "token_info")["symbol"] = json!("<b>LST");
    snapshot["chain_id"] = json!("</title><script>alert(1)</script>");
    let report = of(&snapshot);
    for page in [html(&report), html_page(&report, "/risk.css", "/")] {
        assert!(!page.contains("<img"), "markup");
        assert!(!page.contains("<script"), "script");
        assert!(!page.contains("<b>LST"), "ticker");
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    }
}

/// A report of nearly nothing has a page.
#[test]
fn a_report_with_gaps_has_a_page() {
    let mut snapshot = worked_example();
    snapshot["answers"] = json!([]);
    let page = html(&of(&snapshot));
    assert!(page.contains("grey") && page.contains("hub.state"));
}

/// The page said "0 undelegations in 0 calls" of stake whose unbonding entries are all taken.
#[test]
fn the_page_says_what_cannot_be_undelegated() {
    let usual = html(&of(&worked_example()));
    assert!(usual.contains("5 undelegations in 1 calls"));
    let mut snapshot = worked_example();
    let rows = &mut answer(&mut snapshot, "hub", "delegations")["delegations"];
    rows[0]["entries"] = json!(7);

    let page = html(&of(&snapshot));

    assert!(page.contains("cannot be undelegated now: unbonding entries are taken"));
    assert!(page.contains("when the rest comes is not known"));
    without(&mut snapshot, "registry", "config");
    let page = html(&of(&snapshot));
    assert!(page.contains("how many undelegations that takes is not known"));
}
