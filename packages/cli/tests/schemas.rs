//! Every message, field, variant and answer in `schema/` says what it means.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

use ballast_types::deploy::CONTRACTS;
use serde_json::Value;
use std::fs;

/// Walks one schema and notes everything that has no description.
struct Walk<'a> {
    file: &'a str,
    seen: usize,
    bare: Vec<String>,
}

impl Walk<'_> {
    fn expect_text(&mut self, node: &Value, at: &str) {
        self.seen += 1;
        if node["description"]
            .as_str()
            .is_none_or(|text| text.trim().is_empty())
        {
            self.bare.push(format!("{}: {at}", self.file));
        }
    }

    fn root(&mut self, node: &Value, at: &str) {
        self.expect_text(node, at);
        self.inside(node, at);
        for (name, definition) in fields(node, "definitions") {
            self.expect_text(definition, name);
            self.inside(definition, name);
        }
    }

    fn inside(&mut self, node: &Value, at: &str) {
        for (name, field) in fields(node, "properties") {
            let at = format!("{at}.{name}");
            self.expect_text(field, &at);
            self.inside(field, &at);
        }
        for variant in node["oneOf"].as_array().into_iter().flatten() {
            let name = variant["required"][0]
                .as_str()
                .or(variant["enum"][0].as_str());
            let at = format!("{at}.{}", name.unwrap_or("?"));
            self.expect_text(variant, &at);
            // what a variant wraps is described by the variant
            for (_, inner) in fields(variant, "properties") {
                self.inside(inner, &at);
            }
        }
    }
}

fn fields<'a>(node: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    node[key].as_object().into_iter().flatten()
}

#[test]
fn everything_is_described() {
    let mut bare = vec![];
    let mut seen = 0;
    for contract in CONTRACTS {
        let file = format!(
            "{}/../../schema/{contract}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let idl: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let mut walk = Walk {
            file: contract,
            seen: 0,
            bare: vec![],
        };
        for part in ["instantiate", "execute", "query", "migrate"] {
            walk.root(&idl[part], part);
        }
        for (name, answer) in fields(&idl, "responses") {
            walk.root(answer, name);
        }
        seen += walk.seen;
        bare.extend(walk.bare);
    }

    assert!(seen > 700, "only {seen} places were looked at");
    assert!(
        bare.is_empty(),
        "without a description:\n{}",
        bare.join("\n")
    );
}
