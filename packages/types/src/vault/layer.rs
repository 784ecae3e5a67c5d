//! The name of a layer of insurance.

use cosmwasm_schema::cw_serde;

/// A layer of insurance.
#[cw_serde]
pub enum LayerId {
    /// The underwriters' pool: burned for losses of any validator, after its bond.
    Pool,
    /// The bond of one validator: burned first, for losses of that validator.
    Bond {
        /// Operator address.
        validator: String,
    },
}
