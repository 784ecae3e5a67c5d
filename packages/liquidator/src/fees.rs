//! What messages cost: the last fee, and what fees may still come to.

use crate::number::Currency;
use ballast_keep::{Errand, Place, Sent};
use ballast_tool::{CliError, Kind};

/// The fees of a liquidator's messages, base units.
#[derive(Default)]
pub(crate) struct Fees {
    /// The denom that they are paid in, where it is known: a fee is held against a gain in the same
    /// coin.
    denom: Option<String>,
    /// What the last message has cost.
    last: u128,
    /// What messages may still cost today; none is no limit.
    left: Option<u128>,
    /// What they have cost since that was asked.
    paid: u128,
}

impl Fees {
    /// Fees of this denom, where it is known before the first one is paid.
    pub fn of(denom: Option<String>) -> Self {
        Self {
            denom,
            ..Self::default()
        }
    }

    /// Sends a message that may cost so much, and takes its fee from what is left of the day's.
    pub fn send(
        &mut self,
        chain: &mut dyn Place,
        errand: &Errand,
        most: Option<u128>,
    ) -> Result<Sent, CliError> {
        chain.limit_fees(most);
        let sent = chain.run(errand);
        // one that failed in its block is paid for all the same
        let paid = chain.take_fees();
        self.paid = self.paid.saturating_add(paid);
        self.left = self.left.map(|left| left.saturating_sub(paid));
        match &sent {
            Ok(Sent { fee: Some(fee), .. }) => {
                self.last = fee.amount;
                self.denom = Some(fee.denom.clone());
            }
            // this one costs more than the last: what fees are is not known
            Err(error) if error.kind == Kind::Left => self.last = 0,
            _ => {}
        }
        sent
    }

    /// Limits what all messages may cost from here on; none is no limit.
    pub fn limit(&mut self, most: Option<u128>) {
        self.left = most;
    }

    /// What they have cost since this was last asked.
    pub fn take(&mut self) -> u128 {
        std::mem::take(&mut self.paid)
    }

    /// Whether they are paid in this coin, so that one can be held against a gain in it.
    pub fn are_in(&self, coin: &Currency) -> bool {
        self.denom.as_ref() == Some(&coin.denom)
    }

    /// What the last one was in this coin; 0 if it was paid in another one.
    pub fn last_in(&self, coin: &Currency) -> u128 {
        match self.are_in(coin) {
            true => self.last,
            false => 0,
        }
    }

    /// What of so many coins is kept for the fee of each message: twice the last one, since messages
    /// differ, and a hundredth of the coins before one was paid. 0 where fees are paid in another coin.
    pub fn kept_of(&self, coin: &Currency, coins: u128) -> u128 {
        match (&self.denom, self.last) {
            (Some(denom), _) if *denom != coin.denom => 0,
            (_, 0) => coins / 100,
            (_, last) => last.saturating_mul(2),
        }
    }

    /// The most that a message may cost whose gain bears a fee of `bearable` in this coin.
    pub fn most(&self, coin: &Currency, bearable: u128) -> Option<u128> {
        match self.are_in(coin) {
            true => Some(self.left.map_or(bearable, |left| left.min(bearable))),
            false => self.left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coin(denom: &str) -> Currency {
        Currency {
            denom: denom.to_string(),
            decimals: 6,
        }
    }

    #[test]
    fn a_fee_counts_in_its_own_coin_only() {
        let mut fees = Fees::of(Some("ustake".to_string()));
        fees.last = 7;

        assert_eq!(fees.last_in(&coin("ustake")), 7);
        assert_eq!(fees.last_in(&coin("uusdc")), 0);
        let kept = |denom| fees.kept_of(&coin(denom), 1_000);
        assert_eq!([kept("ustake"), kept("uusdc")], [14, 0]);
        assert_eq!(Fees::default().kept_of(&coin("ustake"), 1_000), 10);
    }

    #[test]
    fn a_message_costs_no_more_than_its_gain_bears_and_the_day_has_left() {
        let mut fees = Fees::of(Some("ustake".to_string()));
        assert_eq!(fees.most(&coin("ustake"), 50), Some(50));
        assert_eq!(fees.most(&coin("uusdc"), 50), None);

        fees.limit(Some(20));

        assert_eq!(fees.most(&coin("ustake"), 50), Some(20));
        assert_eq!(fees.most(&coin("ustake"), 5), Some(5));
        assert_eq!(fees.most(&coin("uusdc"), 5), Some(20));
    }
}
