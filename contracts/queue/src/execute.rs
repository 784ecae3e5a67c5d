//! One file for each message; the two messages of the hub are in `batches`, those of cw721 in
//! `nft`.

pub mod batches;
pub mod cancel;
pub mod claim;
mod instantiate;
pub mod nft;
pub mod unbond;

pub use instantiate::instantiate;

use crate::error::ContractError;
use ballast_accounting::NumberError;
use ballast_types::address::account;
use ballast_types::deploy::Suite;
use cosmwasm_std::{Addr, Api};

/// The message that a reply belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyId {
    /// A payment to one of several owners; the bank may refuse it.
    Paid,
}

impl From<ReplyId> for u64 {
    fn from(id: ReplyId) -> u64 {
        match id {
            ReplyId::Paid => 0,
        }
    }
}

impl TryFrom<u64> for ReplyId {
    type Error = ContractError;

    fn try_from(id: u64) -> Result<Self, ContractError> {
        match id {
            0 => Ok(ReplyId::Paid),
            id => Err(ContractError::UnknownReply { id }),
        }
    }
}

/// An address that may own a ticket: not one of the suite's contracts.
fn ticket_owner(api: &dyn Api, suite: &Suite, text: &str) -> Result<Addr, ContractError> {
    let address = account(api, text)?;
    Ok(suite.ensure_outside(address, "own a ticket")?)
}

/// The number after `number`.
fn increment(number: u64) -> Result<u64, NumberError> {
    number.checked_add(1).ok_or(NumberError::Overflow {
        left: number.into(),
        op: "+",
        right: 1u64.into(),
    })
}
