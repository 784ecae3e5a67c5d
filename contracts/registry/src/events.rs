//! Events of the registry.

use crate::standing::Standing;
use ballast_types::{event, registry::Status};
use cosmwasm_std::Event;

/// A validator's status changed. `None` as the old status: it was not listed. As the new one: it is
/// forgotten.
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

/// The reason that events give for an active validator.
pub const IN_GOOD_STANDING: &str = "in good standing";

/// The reason in the event of a forgotten validator: that it is drained, and why it left.
pub fn drained(standing: &Standing) -> String {
    match standing.reason() {
        Some(reason) => format!("drained; {reason}"),
        None => "drained".to_string(),
    }
}
