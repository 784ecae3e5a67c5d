//! Events of their own names.

use super::state::Loan;
use ballast_base::events;
use ballast_types::Shares;
use cosmwasm_std::Addr;

events! {
    /// A slice of an insolvent position was sold for less than it owed: suppliers bear the rest.
    BadDebt<'a>: BAD_DEBT = "ballast-bad-debt" {
        /// Whose position it was.
        owner: &'a Addr,
        /// What the slice owed.
        debt: Loan,
        /// What the buyer paid.
        repaid: Loan,
        /// LST that restakers gave for it.
        restake_lst: Shares,
        /// What suppliers bear.
        borne: Loan,
    }
}
