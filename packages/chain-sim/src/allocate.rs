//! The allocation of fees and inflation to validators. Facts from
//! `x/distribution/keeper/allocation.go` and `x/mint/keeper/abci.go`.

use cosmwasm_std::{Coin, Uint128};

use crate::address::Address;
use crate::chain::Chain;
use crate::coins::DecCoins;
use crate::dec::Dec;
use crate::error::Res;
use crate::state::{Power, REWARDS};

impl Chain<'_> {
    /// Mints a part of the year's provisions in every block, however long the block takes.
    /// Provisions follow the supply.
    pub fn mint_provisions(&mut self) -> Res<()> {
        let params = &self.config.params;
        if params.inflation.is_zero() {
            return Ok(());
        }
        let supply = self.bank.supply(self.store, &params.bond_denom)?;
        let year = Uint128::from(params.blocks_per_year);
        let amount = Dec::from(params.inflation)
            .mul_int_quo_int(supply, year)?
            .truncate()?;
        if amount.is_zero() {
            return Ok(());
        }
        let (mint, fees) = (
            self.config.accounts.mint.clone(),
            self.config.accounts.fee_collector.clone(),
        );
        let coins = self.stake(amount);
        self.bank.mint(self.store, &mint, coins.clone())?;
        self.send(&mint, &fees, coins)
    }

    /// The fees of the block before, including this block's provisions.
    pub fn collected_fees(&self) -> Res<Vec<Coin>> {
        let mut fees = self
            .bank
            .balances(self.store, &self.config.accounts.fee_collector)?;
        fees.retain(|coin| !coin.amount.is_zero());
        Ok(fees)
    }

    /// `AllocateTokens`: by power in the last commit, including absent validators. What truncation
    /// and tax leave goes to the pool, as does the part of a validator that has been removed since.
    pub fn allocate_fees(&mut self, fees: Vec<Coin>, votes: &[Power]) -> Res<()> {
        let accounts = self.config.accounts.clone();
        let mut left = DecCoins::from_coins(&fees)?;
        self.send(&accounts.fee_collector, &accounts.distribution, fees)?;
        let total = votes.iter().fold(Uint128::zero(), |sum, (_, power)| {
            sum.saturating_add(Uint128::from(*power))
        });
        if !total.is_zero() {
            let untaxed = Dec::one().sub(self.config.params.community_tax.into())?;
            let shared = left.mul_truncate(untaxed)?;
            for (validator, power) in votes {
                let part = Dec::int(Uint128::from(*power)).quo_truncate(Dec::int(total))?;
                let reward = shared.mul_truncate(part)?;
                if self.allocate(validator, &reward)? {
                    left = left.sub(&reward)?;
                }
            }
        }
        self.add_to_pool(&left)
    }

    /// `AllocateTokensToValidator`: takes the commission off at once. False if there is no such
    /// validator.
    pub fn allocate(&mut self, validator: &Address, reward: &DecCoins) -> Res<bool> {
        let Some(mut record) = REWARDS.may_load(self.store, validator)? else {
            return Ok(false);
        };
        let commission = reward.mul(record.rate)?;
        record.commission.add(&commission)?;
        record.current.add(&reward.sub(&commission)?)?;
        record.outstanding.add(reward)?;
        REWARDS.save(self.store, validator, &record);
        Ok(true)
    }
}
