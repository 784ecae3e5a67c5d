//! Steps of the suite under both: losses, growth and covers that are owed.

use super::super::UNIT;
use super::Run;
use cosmwasm_std::Decimal;

impl Run {
    /// Validators lose; nobody books it yet.
    pub(super) fn lose(&mut self) {
        let bps = self.dice.one_of(&[1, 5, 50, 200, 500, 1_000]);
        match self.dice.one_in(2) {
            true => self.floor.slash(bps),
            false => {
                let fraction = Decimal::from_ratio(bps, 10_000u64);
                self.floor.suite.slash("val1", fraction).unwrap();
            }
        }
        self.tally.done("lose");
        if self.dice.one_in(2) {
            self.floor.suite.sync("keeper").unwrap();
        }
    }

    pub(super) fn sync(&mut self) {
        self.floor.suite.sync("keeper").unwrap();
        for loss in self.floor.suite.losses() {
            // those that are paid already are refused
            let _ = self.floor.suite.retry_cover("keeper", loss.id);
        }
        self.tally.done("sync");
    }

    /// Rewards come.
    pub(super) fn grow(&mut self) {
        self.floor.suite.reward(20 * UNIT).unwrap();
        self.floor.suite.advance_secs(60);
        self.floor.suite.advance_all("keeper");
        self.tally.done("grow");
    }

    /// A loss whose cover is owed.
    pub(super) fn owe(&mut self) {
        self.floor
            .suite
            .chain_mut()
            .break_contract("vault", true)
            .unwrap();
        self.floor.slash(100);
        self.floor.suite.sync("keeper").unwrap();
        self.floor
            .suite
            .chain_mut()
            .break_contract("vault", false)
            .unwrap();
        self.tally.done("owe");
    }
}
