//! What a price source answers. It may be a stranger's, and say more in whatever way: all of it is passed over.

use cosmwasm_std::{from_json, Binary, StdResult};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The texts of `price`, or of `low` and `variance`. By hand, since both readers that serde would derive are two kilobytes more.
struct Told<const SAFE: bool>([String; 2]);

/// The text of `price` in the answer to `price`.
///
/// # Errors
/// It is not there, or no text.
pub fn price(answer: Binary) -> StdResult<String> {
    from_json(answer).map(|Told::<false>([price, _])| price)
}

/// The texts of `low` and `variance` in the answer to `safe_price`.
///
/// # Errors
/// One of them is not there, or no text.
pub fn safe_price(answer: Binary) -> StdResult<[String; 2]> {
    from_json(answer).map(|Told::<true>(both)| both)
}

impl<'de, const SAFE: bool> Deserialize<'de> for Told<SAFE> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Reader::<SAFE>)
    }
}

struct Reader<const SAFE: bool>;

impl<'de, const SAFE: bool> Visitor<'de> for Reader<SAFE> {
    type Value = Told<SAFE>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a price")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let names: &[&'static str] = match SAFE {
            true => &["low", "variance"],
            false => &["price"],
        };
        let mut told = [None, None];
        while let Some(key) = map.next_key::<String>()? {
            let slot = told.iter_mut().zip(names).find(|(_, name)| key == **name);
            match slot {
                Some((slot @ None, _)) => *slot = Some(map.next_value::<String>()?),
                Some((Some(_), name)) => return Err(A::Error::duplicate_field(name)),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        for (slot, name) in told.iter().zip(names) {
            if slot.is_none() {
                return Err(A::Error::missing_field(name));
            }
        }
        Ok(Told(told.map(Option::unwrap_or_default)))
    }
}
