//! What a consumer says of a stake.

use cosmwasm_std::Uint128;

/// What the consumer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// It answers.
    Says {
        /// What it needs slashable.
        exposure: Uint128,
        /// What it could slash now, or may soon.
        due: Uint128,
    },
    /// Its answer is an error, or cannot be read.
    Fails,
}
