//! What becomes of a loan before it is checked, and what a borrower's contract is told.

use super::state::Loan;
use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Binary;

/// What becomes of a loan before it is checked.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum Then {
    /// It is bonded with the hub, and the LST becomes collateral. Only where the loan coin is the staking token.
    Bond {
        /// The fewest LST that the sender accepts.
        min_shares: Option<Shares>,
    },
    /// It is sent to the sender, a contract, with [`BorrowerMsg::OnBorrow`]: it may add collateral
    /// and repay until it returns.
    Call {
        /// The message that the contract gets.
        msg: Binary,
    },
}

/// What a contract that calls `borrow_call` with `call` is sent, with the coins.
#[cw_serde]
pub enum BorrowerMsg {
    /// The loan is here; the position is checked when this is over.
    OnBorrow {
        /// Whose debt it is.
        owner: String,
        /// How much was lent.
        amount: Loan,
        /// As the caller gave it.
        msg: Binary,
    },
}
