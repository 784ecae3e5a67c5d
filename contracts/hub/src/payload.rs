//! What the hub tells its own replies: notes to itself, which live as long as one transaction and which nobody else reads.
//!
//! They are packed by `postcard`, not as JSON: a reader of JSON costs two kilobytes of code a type, and the hub has many.

use crate::ContractError;
use cosmwasm_std::{Binary, StdError};
use serde::{de::DeserializeOwned, Serialize};

/// Packs a note.
pub fn pack<T: Serialize>(note: &T) -> Result<Binary, ContractError> {
    match postcard::to_allocvec(note) {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) => Err(StdError::serialize_err(std::any::type_name::<T>(), error).into()),
    }
}

/// Reads a note that `pack` wrote.
pub fn unpack<T: DeserializeOwned>(bytes: &Binary) -> Result<T, ContractError> {
    postcard::from_bytes(bytes)
        .map_err(|error| StdError::parse_err(std::any::type_name::<T>(), error).into())
}
