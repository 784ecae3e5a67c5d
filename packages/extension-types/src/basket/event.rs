//! Events of their own names.

use ballast_base::event::Maybe;
use ballast_base::events;
use cosmwasm_std::{Addr, Uint128};

events! {
    /// A leaver's piece of one part.
    Redeem<'a>: REDEEM = "ballast-basket-redeem" {
        /// The restake contract.
        part: &'a Addr,
        /// Shares of it that were redeemed there for the leaver.
        shares: Uint128,
        /// The redemption there; none where the piece is worth nothing.
        redemption_id: Maybe<u64>,
        /// Units of the trim under way that are the leaver's.
        trim_units: Uint128,
        /// The redemption there that has them; none where there are none.
        trim_id: Maybe<u64>,
    }
}
