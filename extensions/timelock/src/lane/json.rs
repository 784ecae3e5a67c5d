//! What is read of a message for another contract: whether it is JSON, and its name.

use cosmwasm_std::{from_json, StdResult};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The name of a contract's message: the only key of a JSON object, as the contract itself would
/// read it. `None` for anything else.
pub fn name_of(msg: &[u8]) -> Option<String> {
    from_json::<OneKey>(msg).ok().map(|OneKey(name)| name)
}

/// Fails unless the text is JSON as contracts read it: numbers are whole, and no bytes follow.
///
/// # Errors
/// The text is not such JSON.
pub fn ensure_json(text: &[u8]) -> StdResult<()> {
    from_json::<Json>(text).map(drop)
}

/// Any value, read to its last byte. serde's own `IgnoredAny` accepts text that is not JSON, up to
/// the next bracket.
struct Json;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Json;

            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("JSON")
            }

            fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_i128<E>(self, _: i128) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_u128<E>(self, _: u128) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_str<E>(self, _: &str) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_none<E>(self) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Json, S::Error> {
                while seq.next_element::<Json>()?.is_some() {}
                Ok(Json)
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Json, M::Error> {
                while map.next_entry::<String, Json>()?.is_some() {}
                Ok(Json)
            }
        }
        from.deserialize_any(Reading)
    }
}

/// The key of an object that has exactly one key.
struct OneKey(String);

impl<'de> Deserialize<'de> for OneKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = OneKey;

            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("an object with one key")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<OneKey, M::Error> {
                use serde::de::Error;
                let Some(key) = map.next_key::<String>()? else {
                    return Err(M::Error::custom("no key"));
                };
                map.next_value::<Json>()?;
                match map.next_key::<String>()? {
                    None => Ok(OneKey(key)),
                    Some(_) => Err(M::Error::custom("two keys")),
                }
            }
        }
        from.deserialize_map(Reading)
    }
}
