//! A round of reports: whether it agrees, on what, and who is at fault.

mod close;
mod faults;
mod row;
mod track;

pub use close::{close, median, Closed, Unpriced};
pub use faults::{Fault, Suspect};
pub use row::{Report, Row};
pub use track::{Missed, Track};
