//! A value is compared with a schema, from the outside in.

use super::schema::{kind, names, variants, Node, Schemas};
use super::text::{boolean, brief, integer, text, wanted};
use super::words::{known, nearest};
use serde_json::{json, Map, Value};

impl<'a> Schemas<'a> {
    /// Fails with the first thing that does not fit. `path` is where the value is.
    pub(super) fn check(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let node = self.node(schema);
        if value.is_null() && node.optional {
            return Ok(());
        }
        if node.schema.get("oneOf").is_some() {
            return self.variant(node.schema, value, path);
        }
        let what = match kind(node.schema) {
            "object" => return self.fields(node.schema, value, path),
            "array" => return self.items(node, value, path),
            "string" => text(node.schema, node.ty, value),
            "integer" => integer(node.schema, value),
            "boolean" => boolean(value),
            _ => None,
        };
        what.map_or(Ok(()), |what| wrong(path, what))
    }

    /// One of several: a name, or an object with one name.
    fn variant(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let names = names(schema);
        let (name, inner) = match value {
            Value::String(name) => (name.as_str(), None),
            Value::Object(fields) => match fields.iter().next() {
                Some((name, inner)) if fields.len() == 1 => (name.as_str(), Some(inner)),
                Some(_) => {
                    let several: Vec<&str> = fields.keys().map(String::as_str).collect();
                    let (count, several) = (fields.len(), several.join(", "));
                    return wrong(path, format!("one name is needed, not {count}: {several}"));
                }
                None => {
                    let (like, all) = (self.like_first(schema), names.join(", "));
                    return wrong(
                        path,
                        format!("a name is missing: write {like}; there are {all}"),
                    );
                }
            },
            other => {
                let (like, all, other) = (self.like_first(schema), names.join(", "), brief(other));
                return wrong(path, format!("write {like}, not {other}; there are {all}"));
            }
        };
        let found = variants(schema).find(|(known, _)| *known == name);
        match (found, inner) {
            (None, _) => {
                let known = known(name, &names);
                wrong(path, format!("there is no `{name}`: {known}"))
            }
            (Some((_, None)), None) => Ok(()),
            (Some((_, Some(schema))), Some(inner)) => self.check(schema, inner, &below(path, name)),
            (Some((_, schema)), _) => wrong(path, format!("write {}", self.call(name, schema))),
        }
    }

    /// The first message that has something in it, as an example.
    fn like_first(&self, schema: &'a Value) -> String {
        let with_fields = variants(schema).find(|(_, inner)| inner.is_some());
        let first = with_fields.or_else(|| variants(schema).next());
        first.map_or_else(String::new, |(name, inner)| self.call(name, inner))
    }

    /// An object: no field is a stranger, none is missing, each fits.
    fn fields(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let Value::Object(fields) = value else {
            let like = self.like(schema);
            return wrong(path, format!("write {like}, not {}", brief(value)));
        };
        let others = &schema["additionalProperties"];
        if *others == json!(false) {
            ensure_no_stranger(schema, fields, path)?;
        }
        self.ensure_complete(schema, fields, path)?;
        let own = |name: &str| schema["properties"].get(name);
        for (name, value) in fields {
            if let Some(schema) = own(name) {
                self.check(schema, value, &below(path, name))?;
            }
        }
        if others.is_object() {
            let strangers = fields.iter().filter(|(name, _)| own(name).is_none());
            for (name, value) in strangers {
                self.check(others, value, &below(path, name))?;
            }
        }
        Ok(())
    }

    fn ensure_complete(
        &self,
        schema: &'a Value,
        fields: &Map<String, Value>,
        path: &str,
    ) -> Result<(), String> {
        let required = schema["required"].as_array().into_iter().flatten();
        let mut required = required.filter_map(Value::as_str);
        let Some(missing) = required.find(|name| !fields.contains_key(*name)) else {
            return Ok(());
        };
        let schema = schema["properties"].get(missing);
        let like = schema.map_or_else(String::new, |schema| self.like(schema));
        wrong(
            path,
            format!("the field `{missing}` is missing: write \"{missing}\":{like}"),
        )
    }

    fn items(&self, node: Node<'a>, value: &Value, path: &str) -> Result<(), String> {
        // bytes that are no `Binary` of cosmwasm-std
        let Value::Array(items) = value else {
            let one = self.like(&node.schema["items"]);
            let what = match value {
                Value::Null | Value::Object(_) => format!("write a list, [{one}]"),
                other => format!("write a list, [{}]", wanted(other, &one)),
            };
            return wrong(path, what);
        };
        match &node.schema["items"] {
            schema @ Value::Object(_) => {
                for (i, item) in items.iter().enumerate() {
                    self.check(schema, item, &below(path, &i.to_string()))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

fn ensure_no_stranger(
    schema: &Value,
    fields: &Map<String, Value>,
    path: &str,
) -> Result<(), String> {
    let properties = schema["properties"].as_object();
    let names = properties.into_iter().flat_map(Map::keys);
    let names: Vec<&str> = names.map(String::as_str).collect();
    let Some(stranger) = fields.keys().find(|name| !names.contains(&name.as_str())) else {
        return Ok(());
    };
    let unused = names.iter().copied();
    let unused = unused.filter(|name| !fields.contains_key(*name));
    let advice = match (nearest(stranger, unused), names.as_slice()) {
        (Some(meant), _) => format!("write `{meant}`"),
        (None, []) => "write {}".to_string(),
        (None, names) => format!("there are {}", names.join(", ")),
    };
    wrong(path, format!("there is no field `{stranger}`: {advice}"))
}

fn below(path: &str, name: &str) -> String {
    match path {
        "" => name.to_string(),
        path => format!("{path}.{name}"),
    }
}

/// What does not fit, and where.
fn wrong(path: &str, what: String) -> Result<(), String> {
    Err(match path {
        "" => what,
        path => format!("{path}: {what}"),
    })
}
