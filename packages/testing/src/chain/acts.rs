//! What happens on a chain: blocks, and the acts and faults of validators.

use super::{Chain, ChainError, BLOCK_SECS};
use crate::{genesis, keys, Genesis, ParamsChange, Tx, TxError};
use ballast_chain_sim::{sim_app, ChainDriver, ChainParams, FailKind, GenesisValidator, SimError};
use cosmwasm_std::{Coin, Decimal, Timestamp};
use cw_multi_test::error::AnyError;
use cw_multi_test::{BankSudo, SudoMsg};
use std::time::Duration;

pub use ballast_chain_sim::SimApp;

pub(super) fn start(genesis: &Genesis) -> Result<SimApp, ChainError> {
    let mut app = sim_app(keys::PREFIX);
    let mut block = app.block_info();
    block.height = 1;
    block.time = Timestamp::from_seconds(genesis::START);
    app.set_block(block);
    let accounts = genesis.each_account()?;
    let validators = genesis.each_validator();
    let listed = validators.iter().map(|(name, stake, commission)| {
        let (most, step) = (genesis.max_commission, genesis.max_commission_change);
        GenesisValidator::new(keys::operator(name), stake.u128()).with_commission(
            *commission,
            most.max(*commission),
            step,
        )
    });
    // before the first block, because inflation is a part of the whole supply
    for (name, coins) in accounts {
        let amount: Vec<Coin> = coins.into_iter().filter(|c| !c.amount.is_zero()).collect();
        let to_address = keys::account(&name).into_string();
        if !amount.is_empty() {
            let mint = BankSudo::Mint { to_address, amount };
            app.sudo(SudoMsg::Bank(mint))
                .map_err(|err| ChainError::Genesis(err.to_string()))?;
        }
    }
    app.genesis(first_params(genesis), listed.collect())?;
    Ok(app)
}

fn first_params(genesis: &Genesis) -> ChainParams {
    ChainParams::default().with(|p| {
        p.bond_denom = genesis.denom.clone();
        p.power_reduction = genesis.power_reduction;
        p.unbonding_secs = genesis.unbonding_secs;
        p.max_entries = genesis.max_entries;
        p.max_validators = genesis.max_validators;
        p.window = genesis.window;
        p.min_signed = genesis.min_signed;
        p.jail_secs = genesis.jail_secs;
        p.slash_downtime = genesis.slash_downtime;
        p.slash_double_sign = genesis.slash_double_sign;
        p.community_tax = genesis.community_tax;
        p.withdraw_addr_enabled = genesis.withdraw_addr_enabled;
        p.redelegate_last_shares_of_unbonded = genesis.redelegate_last_shares_of_unbonded;
        p.inflation = genesis.inflation;
    })
}

impl Chain {
    /// Ends the running block if it is open, and begins the next, `secs` later.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn next_block(&mut self, secs: u64) -> Result<(), ChainError> {
        self.next_block_after(Duration::from_secs(secs))
    }

    /// [`Chain::next_block`], to the nanosecond.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn next_block_after(&mut self, span: Duration) -> Result<(), ChainError> {
        self.app.next_block_after(span)?;
        self.open = true;
        Ok(())
    }

    /// Ends the running block, and pays what has matured in it.
    ///
    /// # Errors
    /// An error of a module.
    pub fn end_block(&mut self) -> Result<(), ChainError> {
        if self.open {
            self.app.end_block()?;
            self.open = false;
        }
        Ok(())
    }

    /// `n` blocks of `secs` each.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn blocks(&mut self, n: u64, secs: u64) -> Result<(), ChainError> {
        self.blocks_after(n, Duration::from_secs(secs))
    }

    /// [`Chain::blocks`], to the nanosecond.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn blocks_after(&mut self, n: u64, span: Duration) -> Result<(), ChainError> {
        (0..n).try_for_each(|_| self.next_block_after(span))
    }

    /// Makes an ordinary block, one in which the clock jumps by `secs`, and one more.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn advance(&mut self, secs: u64) -> Result<(), ChainError> {
        self.advance_by(Duration::from_secs(secs))
    }

    /// [`Chain::advance`], to the nanosecond.
    ///
    /// # Errors
    /// A clock beyond its range.
    pub fn advance_by(&mut self, span: Duration) -> Result<(), ChainError> {
        self.next_block(BLOCK_SECS)?;
        self.next_block_after(span)?;
        self.next_block(BLOCK_SECS)
    }

    /// Ends the running block, and starts a new chain from the exported state. Its first block has
    /// this height, and comes `span` later.
    ///
    /// # Errors
    /// Height 0; heights in the future; a clock beyond its range.
    pub fn restart(&mut self, height: u64, span: Duration) -> Result<(), ChainError> {
        self.app.restart(height, span)?;
        self.open = true;
        Ok(())
    }

    /// Makes a block that handles evidence that a validator signed two blocks of this height.
    ///
    /// # Errors
    /// Heights in the future, and heights at which the validator had no vote.
    pub fn double_sign(&mut self, val: &str, height: u64) -> Result<(), ChainError> {
        let operator = self.operator(val)?;
        self.app.double_sign(&operator, height)?;
        self.next_block(BLOCK_SECS)
    }

    /// Makes `blocks` blocks in which a validator misses its vote.
    ///
    /// # Errors
    /// Unknown validators.
    pub fn absent(&mut self, val: &str, blocks: u64, secs: u64) -> Result<(), ChainError> {
        self.absent_after(val, blocks, Duration::from_secs(secs))
    }

    /// [`Chain::absent`], to the nanosecond.
    ///
    /// # Errors
    /// Unknown validators.
    pub fn absent_after(
        &mut self,
        val: &str,
        blocks: u64,
        span: Duration,
    ) -> Result<(), ChainError> {
        let operator = self.operator(val)?;
        for _ in 0..blocks {
            self.app.absent_next(&[&operator])?;
            self.next_block_after(span)?;
        }
        Ok(())
    }

    /// Makes a block `span` after the last one, and changes parameters in it as governance does:
    /// they are in force for its transactions and its EndBlock.
    ///
    /// # Errors
    /// Values that the modules refuse.
    pub fn set_params(&mut self, change: &ParamsChange, span: Duration) -> Result<(), ChainError> {
        self.next_block_after(span)?;
        let params = change.applied_to(self.params()?);
        Ok(self.app.set_params(params)?)
    }

    /// The parameters in force.
    ///
    /// # Errors
    /// A chain without genesis.
    pub fn params(&self) -> Result<ChainParams, ChainError> {
        Ok(self.app.params()?)
    }

    /// An operator's transaction in the running block: it unjails its validator.
    ///
    /// # Errors
    /// A refusal of x/slashing.
    pub fn unjail(&mut self, val: &str) -> Result<Tx, TxError> {
        let done = self
            .operator(val)
            .and_then(|operator| Ok(self.app.unjail(&operator)?));
        self.native(done)
    }

    /// An operator's transaction in the running block: it changes its commission.
    ///
    /// # Errors
    /// A refusal of x/staking.
    pub fn set_commission(&mut self, val: &str, rate: Decimal) -> Result<Tx, TxError> {
        let done = self
            .operator(val)
            .and_then(|operator| Ok(self.app.set_commission(&operator, rate)?));
        self.native(done)
    }

    fn native(&self, done: Result<(), ChainError>) -> Result<Tx, TxError> {
        let (height, time) = (self.height(), self.now());
        match done {
            Ok(()) => Ok(Tx {
                height,
                time,
                contract: None,
                events: vec![],
                data: None,
            }),
            Err(ChainError::Sim(SimError::Sdk(refused))) => {
                Err(TxError::new(AnyError::from(refused)))
            }
            Err(other) => Err(TxError::new(AnyError::from(other))),
        }
    }

    /// Pays fees in the running block; the next block shares them among the bonded validators by
    /// power.
    ///
    /// # Errors
    /// An error of the bank.
    pub fn reward(&mut self, coins: Vec<Coin>) -> Result<(), ChainError> {
        Ok(self.app.reward(coins)?)
    }

    /// [`Chain::reward`] as a transaction.
    ///
    /// # Errors
    /// An error of the bank.
    pub fn reward_tx(&mut self, coins: Vec<Coin>) -> Result<Tx, TxError> {
        let done = self.reward(coins);
        self.native(done)
    }

    /// Makes a block and slashes in its BeginBlock, for an infraction at a height (the block's own
    /// by default).
    ///
    /// # Errors
    /// Fractions over 1; heights in the future.
    pub fn slash_in_block(
        &mut self,
        val: &str,
        fraction: Decimal,
        infraction: Option<u64>,
    ) -> Result<(), ChainError> {
        self.operator(val)?;
        self.next_block(BLOCK_SECS)?;
        self.slash(val, fraction, infraction)
    }

    /// Slashes at once, as a BeginBlock would, for an infraction at a height (now by default).
    ///
    /// # Errors
    /// Fractions over 1; heights in the future.
    pub fn slash(
        &mut self,
        val: &str,
        fraction: Decimal,
        infraction: Option<u64>,
    ) -> Result<(), ChainError> {
        let operator = self.operator(val)?;
        let at = infraction.unwrap_or(self.height());
        self.app.slash(&operator, fraction, at)?;
        Ok(())
    }

    /// Makes one kind of message to a validator fail, or work again: `delegate`, `undelegate`,
    /// `redelegate`, `withdraw`.
    ///
    /// # Errors
    /// Unknown validators and kinds.
    pub fn fail(&mut self, val: &str, what: &str, on: bool) -> Result<(), ChainError> {
        let operator = self.operator(val)?;
        let kind = match what {
            "delegate" => FailKind::Delegate,
            "undelegate" => FailKind::Undelegate,
            "redelegate" => FailKind::Redelegate,
            "withdraw" => FailKind::Withdraw,
            other => return Err(ChainError::UnknownMessage(other.to_string())),
        };
        Ok(self.app.fail(&operator, kind, on)?)
    }
}
