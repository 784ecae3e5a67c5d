//! Links lead to files and headings that are there.

use crate::{documents, read, root};
use std::fs;

/// The anchor that a forge makes of a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn anchors(text: &str) -> Vec<String> {
    let mut in_block = false;
    let mut all = vec![];
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if line.starts_with('#') && !in_block {
            all.push(anchor(line));
        }
    }
    all
}

/// Targets of `[text](target)`, outside of code.
fn links(text: &str) -> Vec<String> {
    let mut all = vec![];
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        }
        let mut rest = if in_block { "" } else { line };
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, tail)) = after.split_once(')') else {
                break;
            };
            all.push(target.to_string());
            rest = tail;
        }
    }
    all
}

#[test]
fn links_lead_somewhere() {
    let mut followed = 0;
    for document in documents() {
        let text = read(&document);
        for link in links(&text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let here = root().join(&document);
            let target = match file {
                "" => here,
                file => here.parent().unwrap().join(file),
            };
            assert!(target.exists(), "{document}: `{link}` leads nowhere");
            if !heading.is_empty() {
                let found = anchors(&fs::read_to_string(&target).unwrap());
                assert!(
                    found.contains(&heading.to_string()),
                    "{document}: `{link}`: no such heading"
                );
            }
            followed += 1;
        }
    }
    assert!(followed > 60, "{followed} links");
}
