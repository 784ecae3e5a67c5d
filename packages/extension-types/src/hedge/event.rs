//! Events of their own names.

use ballast_base::events;
use ballast_types::{Native, Shares};

events! {
    /// The backer paid for a loss, or had nothing left to pay with.
    TopUp: TOP_UP = "ballast-top-up" {
        /// What was due.
        due: Shares,
        /// What was paid: all that was due, or all that the backer could be slashed for.
        paid: Shares,
        /// Protected LST, what was paid included.
        protected: Shares,
        /// The protected price before: what the hub's LST was worth.
        from_value: Native,
        /// The protected price before: how many LST that was.
        from_shares: Shares,
        /// The protected price from here on, which is the price now: what the hub's LST is worth.
        mark_value: Native,
        /// The protected price from here on: how many LST that is.
        mark_shares: Shares,
    }
}
