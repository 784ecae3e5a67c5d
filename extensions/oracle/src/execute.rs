//! Messages, a file each, or one for those that belong together.

mod add_feed;
mod admit;
mod close;
mod collect;
mod guard;
mod instantiate;
mod owner;
mod poke;
mod receive;
mod report;
mod resume;
mod unpledge;

pub use add_feed::add_feed;
pub use admit::{admit, evict};
pub use close::close;
pub use collect::collect;
pub use guard::{guard, unguard};
pub use instantiate::instantiate;
pub use owner::{set_guardian, update_config, update_ownership};
pub use poke::{poke, DAY};
pub use receive::receive;
pub use report::report;
pub use resume::resume;
pub use unpledge::unpledge;
