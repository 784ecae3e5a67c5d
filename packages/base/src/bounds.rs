//! Parameters and their bounds.

use thiserror::Error;

/// A value outside its bounds.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{name} = {value} is out of bounds: {min} to {max}")]
pub struct OutOfBounds {
    /// The parameter.
    pub name: &'static str,
    /// What was asked.
    pub value: String,
    /// The least it may be.
    pub min: String,
    /// The most it may be.
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
