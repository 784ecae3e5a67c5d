//! Which message a reply belongs to.

use crate::ContractError;

/// Which message a reply belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyId {
    /// The vault was asked to cover losses; a message waits for it.
    Cover,
    /// The vault was asked again.
    CoverRetried,
    /// An undelegation.
    Undelegated,
    /// A redelegation.
    Redelegated,
    /// A delegation that was refused, or any that came back inside `PaidOut`.
    DelegateRefused,
    /// A withdrawal that was refused, or any that came back inside `PaidOut`.
    Withdrawn,
    /// A step of `advance` that was refused.
    StepRefused,
    /// The chain refused to set the withdraw address.
    WithdrawAddressRefused,
    /// The vault has burned fines.
    Fined,
    /// A message that has validators pay out: the last of a page, or one to a validator that owes.
    PaidOut,
}

impl From<ReplyId> for u64 {
    fn from(id: ReplyId) -> u64 {
        match id {
            ReplyId::Cover => 0,
            ReplyId::CoverRetried => 1,
            ReplyId::Undelegated => 2,
            ReplyId::Redelegated => 3,
            ReplyId::DelegateRefused => 4,
            ReplyId::Withdrawn => 5,
            ReplyId::StepRefused => 6,
            ReplyId::WithdrawAddressRefused => 7,
            ReplyId::Fined => 8,
            ReplyId::PaidOut => 9,
        }
    }
}

impl TryFrom<u64> for ReplyId {
    type Error = ContractError;

    fn try_from(id: u64) -> Result<Self, ContractError> {
        match id {
            0 => Ok(ReplyId::Cover),
            1 => Ok(ReplyId::CoverRetried),
            2 => Ok(ReplyId::Undelegated),
            3 => Ok(ReplyId::Redelegated),
            4 => Ok(ReplyId::DelegateRefused),
            5 => Ok(ReplyId::Withdrawn),
            6 => Ok(ReplyId::StepRefused),
            7 => Ok(ReplyId::WithdrawAddressRefused),
            8 => Ok(ReplyId::Fined),
            9 => Ok(ReplyId::PaidOut),
            id => Err(ContractError::UnknownReply { id }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The variant after each, in the order of ids: a new variant does not compile until it has its
    /// place here.
    fn after(id: ReplyId) -> Option<ReplyId> {
        match id {
            ReplyId::Cover => Some(ReplyId::CoverRetried),
            ReplyId::CoverRetried => Some(ReplyId::Undelegated),
            ReplyId::Undelegated => Some(ReplyId::Redelegated),
            ReplyId::Redelegated => Some(ReplyId::DelegateRefused),
            ReplyId::DelegateRefused => Some(ReplyId::Withdrawn),
            ReplyId::Withdrawn => Some(ReplyId::StepRefused),
            ReplyId::StepRefused => Some(ReplyId::WithdrawAddressRefused),
            ReplyId::WithdrawAddressRefused => Some(ReplyId::Fined),
            ReplyId::Fined => Some(ReplyId::PaidOut),
            ReplyId::PaidOut => None,
        }
    }

    #[test]
    fn every_variant_has_its_own_id_and_every_other_id_is_refused() {
        let all: Vec<ReplyId> =
            std::iter::successors(Some(ReplyId::Cover), |id| after(*id)).collect();
        for (number, id) in (0..).zip(&all) {
            assert_eq!(u64::from(*id), number, "{id:?}");
            assert_eq!(ReplyId::try_from(number), Ok(*id));
        }
        let next = u64::try_from(all.len()).unwrap();
        for id in (next..next + 100).chain([u64::MAX]) {
            assert_eq!(
                ReplyId::try_from(id),
                Err(ContractError::UnknownReply { id })
            );
        }
    }
}
