//! JSON schemas of messages, as cosmwasm-schema makes them.

use serde_json::{json, Value};

/// Schemas that refer to each other by name.
pub(super) struct Schemas<'a> {
    pub(super) definitions: &'a Value,
}

/// A schema with its references followed.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) schema: &'a Value,
    /// What the string stands for, where it is one of cosmwasm-std's types.
    pub(super) ty: Option<&'a str>,
    /// Whether it may be left out.
    pub(super) optional: bool,
}

/// Strings with a meaning.
const TYPES: [&str; 7] = [
    "Uint64",
    "Uint128",
    "Uint256",
    "Uint512",
    "Decimal",
    "Decimal256",
    "Binary",
];

impl<'a> Schemas<'a> {
    /// The schema behind references.
    pub(super) fn node(&self, schema: &'a Value) -> Node<'a> {
        let mut node = Node {
            schema,
            ty: None,
            optional: false,
        };
        // no schema of ours is deeper, and one that turns in a circle ends here
        for _ in 0..16 {
            let schema = node.schema;
            let is_null = |one: &&Value| one["type"] == json!("null");
            if let Some(name) = schema["$ref"].as_str() {
                let name = name.rsplit('/').next().unwrap_or_default();
                node.ty = TYPES.into_iter().find(|ty| *ty == name).or(node.ty);
                node.schema = &self.definitions[name];
            } else if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
                node.schema = only;
            } else if let Some(all) = schema["anyOf"].as_array() {
                node.optional |= all.iter().any(|one| is_null(&one));
                match all.iter().find(|one| !is_null(one)) {
                    Some(other) => node.schema = other,
                    None => break,
                }
            } else {
                break;
            }
        }
        let types = node.schema["type"].as_array();
        node.optional |= types.is_some_and(|types| types.contains(&json!("null")));
        node
    }
}

/// The names of the messages that a schema has.
pub fn names(schema: &Value) -> Vec<&str> {
    variants(schema).map(|(name, _)| name).collect()
}

/// The variants of a `oneOf`: names alone, and names with something in them.
pub(super) fn variants(schema: &Value) -> impl Iterator<Item = (&str, Option<&Value>)> {
    let all = schema["oneOf"].as_array().into_iter().flatten();
    all.flat_map(|one| {
        let alone = one["enum"].as_array().into_iter().flatten();
        let alone = alone.filter_map(|name| Some((name.as_str()?, None)));
        let with = one["properties"].as_object().into_iter().flatten();
        alone.chain(with.map(|(name, inner)| (name.as_str(), Some(inner))))
    })
}

/// The type that is not null.
pub(super) fn kind(schema: &Value) -> &str {
    let several = schema["type"].as_array().into_iter().flatten();
    let mut all = several.chain([&schema["type"]]).filter_map(Value::as_str);
    all.find(|ty| *ty != "null").unwrap_or_default()
}
