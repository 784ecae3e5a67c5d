//! Events of their own names.

use ballast_base::event::Maybe;
use ballast_base::events;
use ballast_types::Shares;
use cosmwasm_std::Addr;

events! {
    /// LST was slashed, or would have been if any were slashable.
    Slash<'a>: SLASH = "ballast-slash" {
        /// The request, in veto mode.
        request_id: Maybe<u64>,
        /// What the slasher asked for.
        asked: Shares,
        /// What was taken, and sent to the destination.
        taken: Shares,
        /// Taken of active LST.
        of_active: Shares,
        /// Taken of redeeming LST.
        of_redeeming: Shares,
        /// Where it went.
        destination: &'a Addr,
    }
}
