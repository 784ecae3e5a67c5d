//! Steps of the suite: rewards, losses and covers that are owed.

use super::super::number;
use super::Run;
use cosmwasm_std::Decimal;

impl Run {
    pub(super) fn reward(&mut self) {
        let state = self.dex.suite.state();
        let amount = number(state.value) / 10_000 * self.dice.below(100) as u128;
        if amount > 0
            && amount < self.dex.suite.balance("owner") / 2
            && number(state.pending_cover) == 0
        {
            self.dex.reward(amount);
            self.tally.done("reward");
        }
    }

    pub(super) fn lose(&mut self) {
        let percent = self.dice.one_of(&[1, 5, 20]);
        let validator = self.dice.one_of(&["val0", "val1"]);
        let lost = self.dex.suite.slash(validator, Decimal::percent(percent));
        if lost.is_ok() {
            self.tally.done("lose");
        }
        if self.dice.one_in(2) {
            self.dex.suite.sync("keeper").unwrap();
        }
    }

    /// A cover that the vault fails to give stays owed, until it gives it.
    pub(super) fn owe(&mut self) {
        let suite = &mut self.dex.suite;
        if suite.chain().is_broken("vault") {
            suite.chain_mut().break_contract("vault", false).unwrap();
            let owed: Vec<_> = suite.losses().iter().map(|loss| loss.id).collect();
            for id in owed {
                _ = suite.retry_cover("keeper", id);
            }
            self.tally.done("repaid");
        } else if number(suite.state().pending_cover) == 0 {
            suite.sync("keeper").unwrap();
            suite.chain_mut().break_contract("vault", true).unwrap();
            suite.slash("val0", Decimal::permille(3)).unwrap();
            suite.sync("keeper").unwrap();
            self.tally.done("owed");
        }
    }
}
