//! What could stand at a place of a message.

use super::schema::{kind, variants, Schemas};
use serde_json::Value;

impl<'a> Schemas<'a> {
    /// A message with what it needs.
    pub(super) fn call(&self, name: &str, inner: Option<&'a Value>) -> String {
        match inner {
            None => format!("\"{name}\""),
            Some(schema) => format!("{{\"{name}\":{}}}", self.like(schema)),
        }
    }

    /// What could stand there.
    pub(super) fn like(&self, schema: &'a Value) -> String {
        let node = self.node(schema);
        if node.schema.get("oneOf").is_some() {
            let first = variants(node.schema).next();
            return first.map_or_else(String::new, |(name, inner)| self.call(name, inner));
        }
        match (kind(node.schema), node.ty) {
            ("object", _) => {
                let required = node.schema["required"].as_array().into_iter().flatten();
                let fields = required.filter_map(Value::as_str).map(|name| {
                    let inner = &node.schema["properties"][name];
                    // a message in a message is not told in full
                    match kind(self.node(inner).schema) {
                        "object" => format!("\"{name}\":{{…}}"),
                        _ => format!("\"{name}\":{}", self.like(inner)),
                    }
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
            }
            ("array", _) => format!("[{}]", self.like(&node.schema["items"])),
            ("integer", _) => "5".to_string(),
            ("boolean", _) => "true".to_string(),
            ("string", Some("Decimal" | "Decimal256")) => "\"0.1\"".to_string(),
            ("string", Some("Binary")) => "{\"$b64\":{…}}".to_string(),
            ("string", Some(_)) => "\"1000000\"".to_string(),
            ("string", None) => "\"…\"".to_string(),
            _ => "…".to_string(),
        }
    }
}
