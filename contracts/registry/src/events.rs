//! What indexers are told.

use crate::standing::Standing;
use ballast_types::{event, registry::Status};
use cosmwasm_std::Event;

/// A validator's status changed.
pub struct StatusChanged<'a> {
    /// Operator address.
    pub validator: &'a str,
    /// None: it was not listed.
    pub from: Option<Status>,
    /// None: it is forgotten.
    pub to: Option<Status>,
    /// Why.
    pub reason: String,
}

impl From<StatusChanged<'_>> for Event {
    fn from(changed: StatusChanged<'_>) -> Self {
        event::StatusChanged {
            validator: changed.validator,
            from: changed.from.map_or("unlisted", Status::name),
            to: changed.to.map_or("forgotten", Status::name),
            reason: &changed.reason,
        }
        .into()
    }
}

/// Why a validator without any fault is active.
pub const IN_GOOD_STANDING: &str = "in good standing";

/// What a forgotten validator's event gives as reason, beside why it left.
pub fn drained(standing: &Standing) -> String {
    match standing.reason() {
        Some(reason) => format!("drained; {reason}"),
        None => "drained".to_string(),
    }
}
