//! LST that waits in a contract and comes back by a cancel: offers of calls, deposits of a hedge.

use super::{Account, Part};
use crate::ledger::{lists, units, Guest};
use crate::play::Play;
use crate::StressError;
use ballast_extension_types::{calls, hedge};
use serde_json::json;

/// An offer or a deposit, which comes back whole or stays.
#[derive(Clone, Copy)]
struct Waiting {
    /// Its number in the contract.
    id: u64,
    /// Its LST, base units.
    lst: u128,
}

impl Play {
    /// Cancels an account's offers of calls until a part of the LST that they offer is back. Returns
    /// the LST that came back above the part.
    pub(super) fn cancel_offers(
        &mut self,
        who: &Account,
        calls: &Guest,
        part: Part,
    ) -> Result<u128, StressError> {
        let about = json!({"writer": who.at});
        let offers = self.list::<calls::OfferResponse>(&calls.at, lists::OFFERS_OF, about)?;
        let offers = offers.into_iter().map(|offer| Waiting {
            id: offer.offer_id,
            lst: units(offer.lst),
        });
        let offers: Vec<Waiting> = offers.collect();
        cancel_until(&offers, part, |offer_id| {
            self.send_to(who, calls, &calls::ExecuteMsg::Cancel { offer_id })
        })
    }

    /// Cancels an account's deposits that wait for protection until a part of their LST is back.
    /// Returns the LST that came back above the part.
    pub(super) fn cancel_deposits(
        &mut self,
        who: &Account,
        hedge: &Guest,
        part: Part,
    ) -> Result<u128, StressError> {
        let about = json!({"owner": who.at});
        let deposits = self.list::<hedge::DepositResponse>(&hedge.at, lists::DEPOSITS, about)?;
        let deposits = deposits.into_iter().map(|deposit| Waiting {
            id: deposit.deposit_id,
            lst: units(deposit.lst),
        });
        let deposits: Vec<Waiting> = deposits.collect();
        cancel_until(&deposits, part, |deposit_id| {
            self.send_to(who, hedge, &hedge::ExecuteMsg::Cancel { deposit_id })
        })
    }
}

/// Cancels in this order until a part of all the LST is back. `cancel` says whether the contract
/// took the message. Returns the LST that came back above the part.
fn cancel_until<E>(
    waiting: &[Waiting],
    part: Part,
    mut cancel: impl FnMut(u64) -> Result<bool, E>,
) -> Result<u128, E> {
    let wanted = part.of(waiting.iter().map(|one| one.lst).sum());
    let mut back = 0;
    for one in waiting {
        if back >= wanted {
            break;
        }
        if cancel(one.id)? {
            back += one.lst;
        }
    }
    Ok(back.saturating_sub(wanted))
}

#[cfg(test)]
mod tests {
    use super::{cancel_until, Part, Waiting};
    use std::convert::Infallible;

    /// What is cancelled of three, of which the contract refuses to cancel one, and the LST that
    /// came back above the part.
    fn cancelled(bps: u64, refused: Option<u64>) -> (Vec<u64>, u128) {
        let waiting = [(1, 100), (2, 300), (5, 400)].map(|(id, lst)| Waiting { id, lst });
        let mut asked = vec![];
        let too_much = cancel_until(&waiting, Part(bps), |id| {
            asked.push(id);
            Ok::<_, Infallible>(Some(id) != refused)
        });
        (asked, too_much.unwrap())
    }

    #[test]
    fn what_waits_is_cancelled_until_the_part_is_back_and_no_further() {
        assert_eq!(cancelled(1_250, None), (vec![1], 0));
        assert_eq!(cancelled(1, None), (vec![], 0));
        assert_eq!(cancelled(100, None), (vec![1], 92));
        assert_eq!(cancelled(5_000, None), (vec![1, 2], 0));
        assert_eq!(cancelled(5_100, None), (vec![1, 2, 5], 392));
        assert_eq!(cancelled(10_000, None), (vec![1, 2, 5], 0));
    }

    #[test]
    fn what_a_contract_does_not_give_back_is_taken_from_the_next() {
        assert_eq!(cancelled(5_000, Some(2)), (vec![1, 2, 5], 100));
        assert_eq!(cancelled(10_000, Some(2)), (vec![1, 2, 5], 0));
    }

    #[test]
    fn where_nothing_waits_nothing_is_cancelled() {
        let none = cancel_until(&[], Part(10_000), |_| Err("it was asked"));
        assert_eq!(none, Ok(0));
    }
}
