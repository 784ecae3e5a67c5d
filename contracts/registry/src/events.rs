//! What indexers are told.

use crate::standing::Standing;
use ballast_types::{event, registry::Status};
use cosmwasm_std::Event;

/// A validator's status changed; none: it was not listed, or is forgotten.
pub fn status_changed(
    validator: &str,
    (from, to): (Option<Status>, Option<Status>),
    reason: &str,
) -> Event {
    event::StatusChanged {
        validator,
        from: from.map_or("unlisted", Status::name),
        to: to.map_or("forgotten", Status::name),
        reason,
    }
    .into()
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
