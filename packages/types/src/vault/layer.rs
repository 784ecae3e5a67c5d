//! The name of a layer of insurance.

use cosmwasm_schema::cw_serde;

/// A layer of insurance.
#[cw_serde]
pub enum LayerId {
    /// The underwriters' pool: burned after the bond, for anyone's loss.
    Pool,
    /// The bond of one validator: burned first, for its losses.
    Bond {
        /// Operator address.
        validator: String,
    },
}
