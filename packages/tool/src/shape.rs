//! Whether a message has the shape that a JSON schema asks for, and what to write where it has not.
//!
//! The schemas are those that cosmwasm-schema makes: messages are objects with one name, amounts
//! and binaries are strings with a type of their own. A general validator says of the first slip
//! that no variant matches; this one goes into the variant that is named, and says what belongs at
//! that place.

mod example;
mod schema;
mod text;
mod walk;
mod words;

pub use schema::names;
pub use words::{known, nearest};

use schema::Schemas;
use serde_json::Value;

/// Checks a value against a schema of cosmwasm-schema.
///
/// # Errors
/// The first thing that does not fit: where, and what to write, in one line.
pub fn check(schema: &Value, value: &Value) -> Result<(), String> {
    let schemas = Schemas {
        definitions: &schema["definitions"],
    };
    schemas.check(schema, value, "")
}
