//! How a contract answers: right, or in one of the ways in which contracts go wrong.

use crate::StrangerError;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Storage};
use cw_storage_plus::Item;

/// How questions are answered.
pub const QUERIES: Item<Conduct> = Item::new("queries");
/// How calls from other contracts are answered.
pub const CALLS: Item<Conduct> = Item::new("calls");

/// A way to answer.
#[cw_serde]
#[derive(Default)]
pub enum Conduct {
    /// As documented.
    #[default]
    Right,
    /// By an error.
    Fail,
    /// By these bytes, whatever they mean: JSON of another shape, numbers that cannot be, no JSON at all. A call does
    /// nothing but answer.
    Say(Binary),
    /// By burning all the gas there is. A chain then ends the whole transaction, and swallows nothing, unless the
    /// message had a gas limit of its own.
    BurnGas,
}

impl Conduct {
    /// The answer, or none if it is to be the right one.
    ///
    /// # Errors
    /// `Told`, `OutOfGas`.
    pub fn answer(self, storage: &dyn Storage) -> Result<Option<Binary>, StrangerError> {
        match self {
            Self::Right => Ok(None),
            Self::Fail => Err(StrangerError::Told),
            Self::Say(bytes) => Ok(Some(bytes)),
            Self::BurnGas => Err(burn(storage)),
        }
    }
}

/// Reads until no gas is left: a read costs 1,000 of the SDK's gas, so this takes a thousandth of a computation's time.
#[cfg(target_arch = "wasm32")]
fn burn(storage: &dyn Storage) -> StrangerError {
    loop {
        storage.get(b"nothing");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn burn(_: &dyn Storage) -> StrangerError {
    StrangerError::OutOfGas
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use super::Conduct;
    use crate::StrangerError;
    use cosmwasm_std::{from_json, testing::MockStorage, Binary};

    #[test]
    fn each_conduct_as_it_is_written() {
        let storage = MockStorage::new();
        let told = |json: &str| from_json::<Conduct>(json).unwrap().answer(&storage);

        assert_eq!(told(r#""right""#), Ok(None));
        assert_eq!(told(r#""fail""#), Err(StrangerError::Told));
        assert_eq!(told(r#"{"say":"AP8="}"#), Ok(Some(Binary::from([0, 255]))));
        assert_eq!(told(r#""burn_gas""#), Err(StrangerError::OutOfGas));
    }
}
