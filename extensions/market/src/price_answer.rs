//! Reads the answers of a price source. The source may be a stranger's, and its answers may have
//! other fields of any form, which are skipped.

use cosmwasm_std::{from_json, Binary, StdResult};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The texts of `price`, or of `low` and `variance`. Implemented by hand, because the two readers
/// that serde derives are two kilobytes larger.
struct Texts<const SAFE: bool>([String; 2]);

/// The text of `price` in the answer to `price`.
///
/// # Errors
/// The field is missing, or is not a text.
pub fn price(answer: Binary) -> StdResult<String> {
    from_json(answer).map(|Texts::<false>([price, _])| price)
}

/// The texts of `low` and `variance` in the answer to `safe_price`.
///
/// # Errors
/// One of the fields is missing, or is not a text.
pub fn safe_price(answer: Binary) -> StdResult<[String; 2]> {
    from_json(answer).map(|Texts::<true>(both)| both)
}

impl<'de, const SAFE: bool> Deserialize<'de> for Texts<SAFE> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Reader::<SAFE>)
    }
}

struct Reader<const SAFE: bool>;

impl<'de, const SAFE: bool> Visitor<'de> for Reader<SAFE> {
    type Value = Texts<SAFE>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a price")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let names: &[&'static str] = match SAFE {
            true => &["low", "variance"],
            false => &["price"],
        };
        let mut texts = [None, None];
        while let Some(key) = map.next_key::<String>()? {
            let slot = texts.iter_mut().zip(names).find(|(_, name)| key == **name);
            match slot {
                Some((slot @ None, _)) => *slot = Some(map.next_value::<String>()?),
                Some((Some(_), name)) => return Err(A::Error::duplicate_field(name)),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        for (slot, name) in texts.iter().zip(names) {
            if slot.is_none() {
                return Err(A::Error::missing_field(name));
            }
        }
        Ok(Texts(texts.map(Option::unwrap_or_default)))
    }
}
