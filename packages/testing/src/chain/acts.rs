//! What happens to a chain: blocks, and what validators do and suffer.

use super::{Chain, ChainError};
use crate::{genesis, Genesis, Tx, TxError};
use cosmwasm_std::testing::{MockApi, MockStorage};
use cosmwasm_std::{Coin, Decimal};
use cw_multi_test::{AppBuilder, BankKeeper};

/// An App.
pub type SimApp = cw_multi_test::App<BankKeeper, MockApi, MockStorage>;

pub(super) fn start(genesis: &Genesis) -> Result<SimApp, ChainError> {
    let api = MockApi::default().with_prefix(crate::keys::PREFIX);
    let mut app = AppBuilder::new().with_api(api).build(|_, _, _| {});
    app.update_block(|block| {
        block.height = 1;
        block.time = cosmwasm_std::Timestamp::from_seconds(genesis::START);
    });
    for (name, coins) in genesis.each_account()? {
        let to = crate::keys::account(&name);
        app.init_modules(|router, _, storage| router.bank.init_balance(storage, &to, coins))
            .map_err(|err| ChainError::Sim(err.to_string()))?;
    }
    Ok(app)
}

impl Chain {
    /// Ends the running block if it is open, and begins the next, `secs` later.
    pub fn next_block(&mut self, secs: u64) -> Result<(), ChainError> {
        self.end_block()?;
        self.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(secs);
        });
        self.open = true;
        Ok(())
    }

    /// Ends the running block: what matured in it is paid.
    pub fn end_block(&mut self) -> Result<(), ChainError> {
        self.open = false;
        Ok(())
    }

    fn no<T>(&self, what: &str) -> Result<T, ChainError> {
        Err(ChainError::Sim(format!("{what}: not yet")))
    }

    /// `n` blocks of `secs` each.
    pub fn blocks(&mut self, n: u64, secs: u64) -> Result<(), ChainError> {
        (0..n).try_for_each(|_| self.next_block(secs))
    }

    /// An ordinary block, one in which the clock jumps by `secs`, and one more.
    pub fn advance(&mut self, secs: u64) -> Result<(), ChainError> {
        self.next_block(super::BLOCK_SECS)?;
        self.next_block(secs)?;
        self.next_block(super::BLOCK_SECS)
    }

    /// Hands in evidence that a validator signed two blocks of this height: in the next block.
    pub fn double_sign(&mut self, _val: &str, _height: u64) -> Result<(), ChainError> {
        self.no("double_sign")
    }

    /// A validator misses the votes of the next `blocks` blocks.
    pub fn absent(&mut self, _val: &str, _blocks: u64, _secs: u64) -> Result<(), ChainError> {
        self.no("absent")
    }

    /// An operator's transaction, in the running block: back from jail.
    pub fn unjail(&mut self, _val: &str) -> Result<Tx, TxError> {
        Err(TxError::panicked("not yet".into()))
    }

    /// An operator's transaction, in the running block: another commission.
    pub fn set_commission(&mut self, _val: &str, _rate: Decimal) -> Result<Tx, TxError> {
        Err(TxError::panicked("not yet".into()))
    }

    /// Fees in the running block; the next block shares them among the bonded validators by power.
    pub fn reward(&mut self, _coins: Vec<Coin>) -> Result<(), ChainError> {
        self.no("reward")
    }

    /// Slashes at once, as in BeginBlock, for an infraction at a height (now by default).
    pub fn slash(
        &mut self,
        _val: &str,
        _fraction: Decimal,
        _infraction: Option<u64>,
    ) -> Result<(), ChainError> {
        self.no("slash")
    }

    /// Lets one kind of message to a validator fail, or work again.
    pub fn fail(&mut self, _val: &str, _what: &str, _on: bool) -> Result<(), ChainError> {
        self.no("fail")
    }
}
