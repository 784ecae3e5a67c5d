//! What the hub tells its own replies: notes to itself, which live as long as one transaction and
//! which nobody else reads. They are packed as storage is.

use ballast_types::packed;
use cosmwasm_std::{Binary, StdResult};
use serde::{de::DeserializeOwned, Serialize};

/// Packs a note.
pub fn pack<T: Serialize>(note: &T) -> StdResult<Binary> {
    packed::pack(note).map(Binary::from)
}

/// Reads a note that `pack` wrote.
pub fn unpack<T: DeserializeOwned>(bytes: &Binary) -> StdResult<T> {
    packed::unpack(bytes)
}
