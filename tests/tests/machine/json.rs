//! JSON for fuzzing: by a contract's own schema, by chance, or by the schema and then bent.

use cosmwasm_std::Binary;
use proptest::prelude::*;
use proptest::test_runner::TestRng;
use serde_json::{json, Map, Number, Value};

/// Numbers where things go wrong.
const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "2",
    "999",
    "1000000",
    "18446744073709551615",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "-1",
    "1.5",
    "0x10",
    "1e6",
];

/// A source of JSON.
pub struct Source {
    rng: TestRng,
    /// Text worth trying: addresses, ids, names.
    pub words: Vec<String>,
}

impl Source {
    pub fn new(rng: TestRng, words: Vec<String>) -> Self {
        Self { rng, words }
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.rng.next_u64() % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(of.len());
        &of[at]
    }

    /// A message: four times of ten as the schema says, four times that and then bent, else
    /// anything.
    pub fn message(&mut self, schema: &Value) -> Binary {
        match self.below(10) {
            0..=3 => Binary::from(self.by_schema(schema, schema, 0).to_string().into_bytes()),
            4..=7 => {
                let mut value = self.by_schema(schema, schema, 0);
                for _ in 0..=self.below(2) {
                    self.bend(&mut value);
                }
                Binary::from(value.to_string().into_bytes())
            }
            8 => Binary::from(self.anything(0).to_string().into_bytes()),
            _ => {
                let length = self.below(64);
                Binary::from(
                    (0..length)
                        .map(|_| self.below(256) as u8)
                        .collect::<Vec<_>>(),
                )
            }
        }
    }

    fn text(&mut self) -> String {
        match self.below(8) {
            0..=3 => {
                let at = self.below(self.words.len());
                self.words[at].clone()
            }
            4 | 5 => self.pick(&NUMBERS).to_string(),
            6 => self
                .pick(&["", " ", "\u{0}", "💥", "ibc/AB", "${hub}", "pool", "null"])
                .to_string(),
            _ => {
                let at = self.below(self.words.len());
                self.words[at].to_uppercase()
            }
        }
    }

    fn integer(&mut self) -> Value {
        let n = match self.below(6) {
            0..=2 => self.below(40) as u64,
            3 => u64::MAX,
            4 => u64::from(u32::MAX) + 1,
            _ => self.rng.next_u64(),
        };
        json!(n)
    }

    /// A value that the schema allows.
    fn by_schema(&mut self, schema: &Value, root: &Value, depth: usize) -> Value {
        if depth > 8 {
            return Value::Null;
        }
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.trim_start_matches("#/definitions/").to_string();
            return match name.as_str() {
                "Binary" => self.inner(),
                "Uint128" | "Native" | "Shares" | "LayerShares" | "Uint64" | "Decimal" => {
                    let text = match self.below(3) {
                        0 => self.pick(&NUMBERS).to_string(),
                        _ => self.below(5_000_000).to_string(),
                    };
                    json!(text)
                }
                _ => self.by_schema(&root["definitions"][&name], root, depth + 1),
            };
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            if let Some(choices) = schema[key].as_array() {
                let at = self.below(choices.len());
                return self.by_schema(&choices[at], root, depth + 1);
            }
        }
        if let Some(choices) = schema["enum"].as_array() {
            return self.pick(choices).clone();
        }
        let mut kind = schema["type"].clone();
        if let Some(kinds) = kind.as_array() {
            let at = self.below(kinds.len());
            kind = kinds[at].clone();
        }
        match kind.as_str() {
            Some("object") => self.object(schema, root, depth),
            Some("array") => {
                let item = schema["items"].clone();
                let length = self.below(4);
                Value::Array(
                    (0..length)
                        .map(|_| self.by_schema(&item, root, depth + 1))
                        .collect(),
                )
            }
            Some("string") => Value::String(self.text()),
            Some("integer") | Some("number") => self.integer(),
            Some("boolean") => json!(self.one_in(2)),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &Value, root: &Value, depth: usize) -> Value {
        let mut fields = Map::new();
        let required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&json!(name)) || self.one_in(2) {
                fields.insert(name.clone(), self.by_schema(field, root, depth + 1));
            }
        }
        Value::Object(fields)
    }

    /// What cw20 and cw721 carry: mostly something that one of us understands.
    fn inner(&mut self) -> Value {
        let who = self.text();
        let inner = [
            json!({"unbond": {}}),
            json!({"unbond": {"receiver": who}}),
            json!({"underwrite": {}}),
            json!({"underwrite": {"min_shares": "1"}}),
            json!({"post_bond": {"validator": who}}),
            json!({"nonsense": []}),
            json!(null),
        ];
        let inner = self.pick(&inner).to_string();
        json!(Binary::from(inner.into_bytes()))
    }

    /// Any JSON at all.
    fn anything(&mut self, depth: usize) -> Value {
        let leaf = depth > 4;
        match self.below(if leaf { 5 } else { 7 }) {
            0 => Value::Null,
            1 => json!(self.one_in(2)),
            2 => self.integer(),
            3 => Number::from_f64(-1.5e300).map_or(Value::Null, Value::Number),
            4 => Value::String(self.text()),
            5 => Value::Array(
                (0..self.below(4))
                    .map(|_| self.anything(depth + 1))
                    .collect(),
            ),
            _ => {
                let fields = (0..self.below(4)).map(|_| (self.text(), self.anything(depth + 1)));
                Value::Object(fields.collect())
            }
        }
    }

    /// Changes something, somewhere.
    fn bend(&mut self, value: &mut Value) {
        let deeper = !self.one_in(3);
        match value {
            Value::Object(fields) if deeper && !fields.is_empty() => {
                let at = self.below(fields.len());
                if let Some((_, field)) = fields.iter_mut().nth(at) {
                    return self.bend(field);
                }
            }
            Value::Array(items) if deeper && !items.is_empty() => {
                let at = self.below(items.len());
                return self.bend(&mut items[at]);
            }
            Value::Object(fields) if !fields.is_empty() => {
                let at = self.below(fields.len());
                let name = fields.keys().nth(at).cloned().unwrap_or_default();
                let field = fields.remove(&name).unwrap_or_default();
                match self.below(3) {
                    0 => {}
                    1 => drop(fields.insert(self.text(), field)),
                    _ => {
                        fields.insert(name, field);
                        let extra = self.anything(2);
                        fields.insert(self.text(), extra);
                    }
                }
                return;
            }
            _ => {}
        }
        *value = self.anything(2);
    }
}
