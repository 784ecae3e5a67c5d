//! Parameters and their bounds.

use thiserror::Error;

/// A value is outside its bounds.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{name} = {value} is out of bounds: {min} to {max}")]
pub struct OutOfBounds {
    /// The parameter.
    pub name: &'static str,
    /// The value that was asked for.
    pub value: String,
    /// The least value.
    pub min: String,
    /// The greatest value.
    pub max: String,
}

/// Fails with [`OutOfBounds`] unless `min <= value <= max`.
pub fn ensure_bounds<T: PartialOrd + ToString>(
    name: &'static str,
    value: T,
    min: T,
    max: T,
) -> Result<(), OutOfBounds> {
    match value >= min && value <= max {
        true => Ok(()),
        false => Err(OutOfBounds {
            name,
            value: value.to_string(),
            min: min.to_string(),
            max: max.to_string(),
        }),
    }
}
