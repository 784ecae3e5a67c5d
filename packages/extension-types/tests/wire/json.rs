//! JSON of a schema, and JSON that is wrong somewhere.

use cosmwasm_schema::{schema_for, schemars::JsonSchema};
use serde_json::{to_value, Value};

/// What no message is.
pub const WHATEVER: [&str; 12] = [
    "",
    " ",
    "null",
    "true",
    "5",
    "-5",
    "1.5",
    "\"\"",
    "[]",
    "{}",
    "{\"\":{}}",
    "nul",
];

/// Numbers that seem to come by chance, and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn under(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.under(all.len())]
    }
}

/// JSON, with a field as often as is wished.
#[derive(Clone, Debug)]
pub enum Json {
    Plain(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn text(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::List(all) => format!("[{}]", joined(all.iter().map(Self::text))),
            Self::Object(all) => {
                let fields = all
                    .iter()
                    .map(|(name, json)| format!("{}:{}", quoted(name), json.text()));
                format!("{{{}}}", joined(fields))
            }
        }
    }

    /// Changes one thing, here or further in.
    pub fn change(&mut self, dice: &mut Dice) {
        let goes_on = dice.under(4) != 0;
        match self {
            Self::List(all) if goes_on && !all.is_empty() => {
                let at = dice.under(all.len());
                all[at].change(dice);
            }
            Self::Object(all) if goes_on && !all.is_empty() => {
                let at = dice.under(all.len());
                all[at].1.change(dice);
            }
            Self::Object(all) if dice.under(3) != 0 => change_fields(all, dice),
            _ => *self = odd(dice),
        }
    }
}

fn change_fields(all: &mut Vec<(String, Json)>, dice: &mut Dice) {
    let at = dice.under(all.len());
    match dice.under(4) {
        0 => all.push(("more".to_string(), odd(dice))),
        1 if !all.is_empty() => {
            let field = all[at].clone();
            all.push(field);
        }
        2 if !all.is_empty() => {
            all.remove(at);
        }
        _ if !all.is_empty() => all[at].0.push('x'),
        _ => all.push(("x".to_string(), Json::Plain("{}".to_string()))),
    }
}

/// Something else.
fn odd(dice: &mut Dice) -> Json {
    let all = [
        "null",
        "true",
        "5",
        "-5",
        "0",
        "\"\"",
        "\"5\"",
        "\"five\"",
        "\"-5\"",
        "\"1.5\"",
        "[]",
        "{}",
        "[5]",
        "{\"x\":5}",
        "18446744073709551615",
        "4294967296",
        "256",
        "\"340282366920938463463374607431768211456\"",
        "\"+5\"",
        "\"05\"",
        "\"e30\"",
        "\"e30=\"",
        "\"\\u0035\"",
        "\"never\"",
        "{\"never\":{}}",
        "{\"at_height\":5}",
        "[[[[]]]]",
        "[{\"a\":[null,false,-1]}]",
    ];
    Json::Plain(dice.one(&all).to_string())
}

/// One byte left out, put in, or changed; or the end cut off.
pub fn change_bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.under(bytes.len());
    let byte = *dice.one(b"{}[]\",:0 5-.\\untfe\xff\xc3\n");
    match dice.under(4) {
        0 => {
            bytes.remove(at);
        }
        1 => bytes.insert(at, byte),
        2 => bytes[at] = byte,
        _ => bytes.truncate(at),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Makes JSON of a type's schema.
pub struct Maker {
    schema: Value,
    /// Whether it makes values that are too large, or no values of their type.
    makes_bad: bool,
}

impl Maker {
    pub fn of<T: JsonSchema>() -> Self {
        Self {
            schema: to_value(schema_for!(T)).unwrap(),
            makes_bad: true,
        }
    }

    /// The same without what is too large for its type, or none of it.
    pub fn of_good<T: JsonSchema>() -> Self {
        Self {
            makes_bad: false,
            ..Self::of::<T>()
        }
    }

    /// How many variants there are; one for a struct.
    pub fn variants(&self) -> usize {
        self.schema["oneOf"].as_array().map_or(1, Vec::len)
    }

    /// A variant with all of its fields.
    pub fn whole(&self, variant: usize) -> Json {
        let schema = match &self.schema["oneOf"] {
            Value::Array(all) => &all[variant],
            _ => &self.schema,
        };
        self.make(schema, "", &mut None)
    }

    /// Any message.
    pub fn some(&self, dice: &mut Dice) -> Json {
        self.make(&self.schema, "", &mut Some(dice))
    }

    /// Of a schema that is called `name`; without dice the first of everything.
    fn make(&self, schema: &Value, name: &str, dice: &mut Option<&mut Dice>) -> Json {
        if let Some(to) = schema["$ref"].as_str() {
            let name = to.rsplit('/').next().unwrap();
            return self.make(&self.schema["definitions"][name], name, dice);
        }
        for many in ["oneOf", "anyOf", "allOf"] {
            if let Value::Array(all) = &schema[many] {
                return self.make(choose(all, dice), name, dice);
            }
        }
        if let Value::Array(words) = &schema["enum"] {
            return Json::Plain(choose(words, dice).to_string());
        }
        let kind = match &schema["type"] {
            Value::Array(all) => choose(all, dice),
            kind => kind,
        };
        match kind.as_str().unwrap() {
            "object" => self.object(schema, dice),
            "array" => {
                let many = dice.as_mut().map_or(1, |dice| dice.under(4));
                Json::List(
                    (0..many)
                        .map(|_| self.make(&schema["items"], "", dice))
                        .collect(),
                )
            }
            kind => Json::Plain(self.plain(kind, name, &schema["format"], dice)),
        }
    }

    fn object(&self, schema: &Value, dice: &mut Option<&mut Dice>) -> Json {
        let required = schema["required"].as_array();
        let mut fields = vec![];
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            let is_required = required.is_some_and(|all| all.contains(&name.as_str().into()));
            let is_there = dice
                .as_mut()
                .is_none_or(|dice| is_required || dice.under(3) > 0);
            if is_there {
                fields.push((name.clone(), self.make(schema, "", dice)));
            }
        }
        if let Some(dice) = dice {
            let at = dice.under(fields.len());
            fields.rotate_left(at);
        }
        Json::Object(fields)
    }

    fn plain(
        &self,
        kind: &str,
        name: &str,
        format: &Value,
        dice: &mut Option<&mut Dice>,
    ) -> String {
        let numbers: &[&str] = match format.as_str() {
            Some("uint64") => &["5", "0", "18446744073709551615", "18446744073709551616"],
            Some("uint32") => &["5", "0", "4294967295", "4294967296"],
            _ => &["5", "0", "255", "256"],
        };
        let all: &[&str] = match (kind, name) {
            ("null", _) => &["null"],
            ("boolean", _) => &["true", "false"],
            ("integer", _) => numbers,
            (_, "Uint128") => &[
                "\"5\"",
                "\"0\"",
                "\"340282366920938463463374607431768211455\"",
            ],
            (_, "Uint64") => &[
                "\"5\"",
                "\"18446744073709551615\"",
                "\"18446744073709551616\"",
            ],
            (_, "Decimal") => &["\"1.5\"", "\"2\"", "\"0.000000000000000001\"", "\"1.\""],
            (_, "Binary") => &["\"e30=\"", "\"\"", "\"e30\""],
            _ => &[
                "\"a\"",
                "\"\"",
                "\"\\\"\\\\\\n\\u00fc ü\"",
                "\"5\"",
                "\"a longer one than the others\"",
            ],
        };
        // the last of these is bad
        let last_is_bad = kind == "integer" || ["Uint64", "Decimal"].contains(&name);
        let all = match last_is_bad && !self.makes_bad {
            true => &all[..all.len() - 1],
            false => all,
        };
        match dice {
            Some(dice) => dice.one(all),
            None => all[0],
        }
        .to_string()
    }
}

fn choose<'a>(all: &'a [Value], dice: &mut Option<&mut Dice>) -> &'a Value {
    match dice {
        Some(dice) => dice.one(all),
        None => &all[0],
    }
}
