//! One file for each message, and what they share.

mod accept_ownership;
mod advance;
mod approve;
mod cancel;
#[allow(clippy::module_inception, reason = "a file is named after its message")]
mod execute;
mod instantiate;
mod schedule;
mod update_config;

pub use accept_ownership::accept_ownership;
pub use advance::advance;
pub use approve::approve;
pub use cancel::cancel;
pub use execute::execute;
pub use instantiate::instantiate;
pub use schedule::{judge, schedule};
pub use update_config::update_config;

use crate::{progress::status, ContractError};
use ballast_extension_math::time::Now;
use ballast_extension_types::timelock::{Op, Status, NEXT, OPS};
use ballast_types::bounds::{ensure_bounds, OutOfBounds};
use cosmwasm_std::{Addr, Storage};

/// The shortest delay of a fast operation: a day.
const LEAST_FAST_SECS: u64 = 86_400;
/// The longest delay of a fast operation: 30 days.
const MOST_FAST_SECS: u64 = 2_592_000;
/// The shortest notice: 3 days.
const LEAST_NOTICE_SECS: u64 = 259_200;
/// The longest notice: 60 days.
const MOST_NOTICE_SECS: u64 = 5_184_000;

/// The operation of this number.
///
/// # Errors
/// `UnknownOp` if there is none.
pub fn load(storage: &dyn Storage, id: u64) -> Result<Op, ContractError> {
    match OPS.may_load(storage, id)? {
        Some(op) => Ok(op),
        None => Err(ContractError::UnknownOp {
            id,
            next: NEXT.load(storage)?,
        }),
    }
}

/// The operation of this number, if it is waiting or ready.
///
/// # Errors
/// `UnknownOp`; `Done`.
fn load_alive(storage: &dyn Storage, id: u64, now: Now) -> Result<Op, ContractError> {
    let op = load(storage, id)?;
    match status(&op, now) {
        Status::Waiting | Status::Ready => Ok(op),
        ended @ (Status::Executed | Status::Cancelled | Status::Expired) => {
            Err(ContractError::Done {
                id,
                status: ended.name(),
            })
        }
    }
}

/// Fails unless `fast_secs` is inside its bounds.
fn ensure_fast(secs: u64) -> Result<(), OutOfBounds> {
    ensure_bounds("fast_secs", secs, LEAST_FAST_SECS, MOST_FAST_SECS)
}

/// Fails unless `notice_secs` is inside its bounds.
fn ensure_notice(secs: u64) -> Result<(), OutOfBounds> {
    ensure_bounds("notice_secs", secs, LEAST_NOTICE_SECS, MOST_NOTICE_SECS)
}

/// Fails unless proposer, veto holder and council are different accounts, and none of them is the
/// timelock, which can act only by what they decide.
///
/// # Errors
/// `SameRole`.
fn ensure_roles(
    this: &Addr,
    proposer: &Addr,
    veto: Option<&Addr>,
    council: Option<&Addr>,
) -> Result<(), ContractError> {
    let own = (Some(this), "the timelock");
    let pairs = [
        (own, (Some(proposer), "the proposer")),
        (own, (veto, "the veto")),
        (own, (council, "the council")),
        ((Some(proposer), "the proposer"), (veto, "the veto")),
        ((Some(proposer), "the proposer"), (council, "the council")),
        ((veto, "the veto"), (council, "the council")),
    ];
    for ((one, first), (other, second)) in pairs {
        match (one, other) {
            (Some(one), Some(other)) if one == other => {
                return Err(ContractError::SameRole {
                    address: one.clone(),
                    first,
                    second,
                })
            }
            (Some(_) | None, Some(_) | None) => {}
        }
    }
    Ok(())
}
