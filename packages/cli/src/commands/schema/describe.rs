//! Descriptions for what the schemas borrow from cw20, cw721 and cw-ownable, whose fields have none.
//!
//! Our own messages are described where they are defined, by doc comments. `borrowed.json` has a line for
//! each borrowed type (`Approval`) and field (`Approval.spender`, `transfer.amount`).

use serde_json::{json, Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What each borrowed type and field means.
pub struct Borrowed {
    texts: BTreeMap<String, String>,
    used: BTreeSet<String>,
}

impl Borrowed {
    /// Reads the table of descriptions.
    pub fn read() -> Result<Self, serde_json::Error> {
        Ok(Self {
            texts: serde_json::from_str(include_str!("borrowed.json"))?,
            used: BTreeSet::new(),
        })
    }

    /// Lines of the table that described nothing.
    pub fn unused(&self) -> Vec<&str> {
        let keys = self.texts.keys().map(String::as_str);
        keys.filter(|key| !self.used.contains(*key)).collect()
    }

    /// Describes a whole message, by its name, or answer, by its title.
    pub fn describe(&mut self, root: &mut Value, name: Option<&str>) {
        let title = name.or_else(|| root["title"].as_str());
        let title = title.unwrap_or_default().to_string();
        self.fill(root, &title);
        self.inside(root, &title);
        for (name, definition) in fields(root, "definitions") {
            self.fill(definition, name);
            self.inside(definition, name);
        }
    }

    /// The fields of an object, or the variants of an enum.
    fn inside(&mut self, node: &mut Value, name: &str) {
        for (field, inner) in fields(node, "properties") {
            self.fill(inner, &format!("{name}.{field}"));
        }
        let variants = node.get_mut("oneOf").and_then(Value::as_array_mut);
        for variant in variants.into_iter().flatten() {
            for (variant, inner) in fields(variant, "properties") {
                self.inside(inner, variant);
            }
        }
    }

    fn fill(&mut self, node: &mut Value, key: &str) {
        let described = node.get("description").is_some();
        let (false, Some(text), Some(fields)) =
            (described, self.texts.get(key), node.as_object_mut())
        else {
            return;
        };
        fields.insert("description".to_string(), json!(text));
        // a bare reference may carry nothing else
        if let Some(target) = fields.remove("$ref") {
            fields.insert("allOf".to_string(), json!([{"$ref": target}]));
        }
        self.used.insert(key.to_string());
    }
}

fn fields<'a>(node: &'a mut Value, key: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    let fields = node.get_mut(key).and_then(Value::as_object_mut);
    fields.into_iter().flat_map(Map::iter_mut)
}
