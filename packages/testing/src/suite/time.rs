//! The clock, and what happens to validators.

use super::Suite;
use crate::suite::actions::Outcome;
use crate::{ChainError, ParamsChange, BLOCK_SECS, BLOCK_TIME};
use cosmwasm_std::{coins, Decimal};
use std::time::Duration;

impl Suite {
    /// The running block's height.
    pub fn height(&self) -> u64 {
        self.chain.height()
    }

    /// The running block's time, unix seconds.
    pub fn now(&self) -> u64 {
        self.chain.now()
    }

    /// Lets `n` blocks of five seconds pass.
    pub fn block(&mut self, n: u64) {
        self.chain.blocks(n, BLOCK_SECS).expect("blocks");
        self.check_after("blocks");
    }

    /// Makes one block, `span` after the last one, to the nanosecond.
    pub fn block_after(&mut self, span: Duration) {
        self.chain.next_block_after(span).expect("a block");
        self.check_after("a block");
    }

    /// Lets time pass: makes an ordinary block, one after a jump of the clock, and one more.
    pub fn advance_secs(&mut self, secs: u64) {
        self.advance_by(Duration::from_secs(secs));
    }

    /// [`Suite::advance_secs`], to the nanosecond.
    pub fn advance_by(&mut self, span: Duration) {
        self.chain.advance_by(span).expect("blocks");
        self.check_after("a jump of the clock");
    }

    /// Lets the chain's unbonding time pass: what was unbonding before is paid to the hub.
    pub fn pass_unbonding(&mut self) {
        let params = self.chain.params().expect("a chain");
        self.advance_secs(params.unbonding_secs);
    }

    /// Lets the time between two batches pass.
    pub fn pass_batch_interval(&mut self) {
        let secs = self.config().params.batch_interval_secs;
        self.advance_secs(secs);
    }

    /// Starts a new chain from the exported state of this one; its first block has this height.
    pub fn restart(&mut self, height: u64) -> Result<(), ChainError> {
        self.chain.restart(height, BLOCK_TIME)?;
        self.check_after("a restart of the chain");
        Ok(())
    }

    /// Makes a block in which parameters of the chain change, as by governance.
    pub fn set_params(&mut self, change: &ParamsChange) -> Result<(), ChainError> {
        self.chain.set_params(change, BLOCK_TIME)?;
        self.check_after("a change of parameters");
        Ok(())
    }

    /// Slashes a validator by a fraction, at once.
    pub fn slash(&mut self, validator: &str, fraction: Decimal) -> Result<(), ChainError> {
        self.chain.next_block(BLOCK_SECS)?;
        self.chain.slash(validator, fraction, None)?;
        self.check_after("a slash");
        Ok(())
    }

    /// A validator signs twice at the current height: it is slashed, jailed and tombstoned in the
    /// next block.
    pub fn double_sign(&mut self, validator: &str) -> Result<(), ChainError> {
        self.double_sign_at(validator, self.height())
    }

    /// The chain receives evidence that a validator signed twice at this height.
    pub fn double_sign_at(&mut self, validator: &str, height: u64) -> Result<(), ChainError> {
        self.chain.double_sign(validator, height)?;
        self.check_after("a double sign");
        Ok(())
    }

    /// A validator misses its vote in this many blocks.
    pub fn absent(&mut self, validator: &str, blocks: u64) -> Result<(), ChainError> {
        self.chain.absent(validator, blocks, BLOCK_SECS)?;
        self.check_after("an absence");
        Ok(())
    }

    /// An operator unjails its validator.
    pub fn unjail(&mut self, validator: &str) -> Outcome {
        self.begin_step();
        let before = self.checks.then(|| self.chain.snapshot());
        let result = self.chain.unjail(validator);
        self.end_step("unjail", &result, before, None);
        result
    }

    /// An operator changes its commission.
    pub fn set_commission(&mut self, validator: &str, rate: Decimal) -> Outcome {
        self.begin_step();
        let before = self.checks.then(|| self.chain.snapshot());
        let result = self.chain.set_commission(validator, rate);
        self.end_step("set_commission", &result, before, None);
        result
    }

    /// Pays rewards to all bonded validators by power, in native; delegators can withdraw them from
    /// the next block on.
    pub fn reward(&mut self, amount: u128) -> Result<(), ChainError> {
        self.chain.next_block(BLOCK_SECS)?;
        self.chain.reward(coins(amount, self.chain.denom()))?;
        self.chain.next_block(BLOCK_SECS)?;
        self.check_after("rewards");
        Ok(())
    }

    /// Makes one kind of message to a validator fail (`delegate`, `undelegate`, `redelegate`,
    /// `withdraw`), or work again.
    pub fn fail(&mut self, validator: &str, what: &str, on: bool) -> Result<(), ChainError> {
        self.chain.fail(validator, what, on)
    }
}
