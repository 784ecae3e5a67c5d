//! The most a validator may hold.

use crate::{bps_floor, Amount, Native, Result, Shares, Totals};
use cosmwasm_std::{Decimal, Uint128};

/// The most one validator may hold: its share cap, and where it needs a bond, no more than the bond's
/// value times `leverage`. Rounded down.
///
/// The cap in force is never below an equal part of the `active` validators, rounded up, so that caps
/// alone never keep the pool from being placed. `bond` is `None` where none is needed.
pub fn quota_floor(
    totals: Totals,
    cap_bps: u64,
    active: u64,
    bond: Option<Shares>,
    leverage: Decimal,
) -> Result<Native> {
    let share = bps_floor(totals.value.raw(), cap_bps)?;
    let equal = totals
        .value
        .raw()
        .u128()
        .div_ceil(u128::from(active.max(1)));
    let cap = Native::new(share.max(Uint128::new(equal)));
    Ok(match bond {
        None => cap,
        Some(bond) => cap.min(backed_floor(totals, bond, leverage)),
    })
}

/// The stake that a bond backs: its value times `leverage`, rounded down.
pub fn backed_floor(totals: Totals, bond: Shares, leverage: Decimal) -> Native {
    let backed = totals.worth_floor(bond).raw().checked_mul_floor(leverage);
    // more than 128 bits hold is more than any stake
    Native::new(backed.unwrap_or(Uint128::MAX))
}
