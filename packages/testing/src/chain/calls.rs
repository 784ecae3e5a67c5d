//! Transactions of accounts: they create, call and migrate contracts, and send coins.

use super::{Chain, SimApp};
use crate::{basic, Tx, TxError};
use cosmwasm_std::{Addr, BankMsg, Binary, Coin, CosmosMsg, WasmMsg};
use cw_multi_test::error::AnyResult;
use cw_multi_test::{AppResponse, Executor};
use std::panic::{catch_unwind, AssertUnwindSafe};

impl Chain {
    /// Calls a contract, in the running block.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    pub fn execute(
        &mut self,
        sender: &Addr,
        contract: &Addr,
        msg: Binary,
        funds: &[Coin],
    ) -> Result<Tx, TxError> {
        basic::funds(funds)?;
        let call = WasmMsg::Execute {
            contract_addr: contract.to_string(),
            msg,
            funds: funds.to_vec(),
        };
        let done = self.about(sender, contract, call);
        self.if_held(sender, funds, done)
    }

    /// Creates a contract whose admin is the sender, in the running block.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    pub fn instantiate(
        &mut self,
        sender: &Addr,
        code_id: u64,
        msg: Binary,
        funds: &[Coin],
        label: &str,
    ) -> Result<Tx, TxError> {
        self.instantiate_with_admin(sender, code_id, msg, funds, label, Some(sender))
    }

    /// Creates a contract, in the running block. Without an admin it can never be migrated.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    pub fn instantiate_with_admin(
        &mut self,
        sender: &Addr,
        code_id: u64,
        msg: Binary,
        funds: &[Coin],
        label: &str,
        admin: Option<&Addr>,
    ) -> Result<Tx, TxError> {
        basic::funds(funds)?;
        let create = WasmMsg::Instantiate {
            admin: admin.map(Addr::to_string),
            code_id,
            msg,
            funds: funds.to_vec(),
            label: label.to_string(),
        };
        let done = self.send(sender, create.into());
        let tx = self.if_held(sender, funds, done)?;
        let created = tx.events.iter().find(|event| event.ty == "instantiate");
        let contract = created.and_then(crate::tx::emitter).map(Addr::unchecked);
        Ok(Tx { contract, ..tx })
    }

    /// Gives a contract another code, in the running block. Only its admin may.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    pub fn migrate(
        &mut self,
        sender: &Addr,
        contract: &Addr,
        code_id: u64,
        msg: Binary,
    ) -> Result<Tx, TxError> {
        basic::admin(self, sender, contract, "migrate")?;
        let migrate = WasmMsg::Migrate {
            contract_addr: contract.to_string(),
            new_code_id: code_id,
            msg,
        };
        self.about(sender, contract, migrate)
    }

    /// Names a new admin of a contract, in the running block. Only its admin may.
    ///
    /// # Errors
    /// The chain refuses; nothing has changed then.
    pub fn set_admin(&mut self, sender: &Addr, contract: &Addr, to: &Addr) -> Result<Tx, TxError> {
        basic::admin(self, sender, contract, "modify contract")?;
        let update = WasmMsg::UpdateAdmin {
            contract_addr: contract.to_string(),
            admin: to.to_string(),
        };
        self.about(sender, contract, update)
    }

    fn about(&mut self, sender: &Addr, contract: &Addr, msg: WasmMsg) -> Result<Tx, TxError> {
        let tx = self.send(sender, msg.into())?;
        Ok(Tx {
            contract: Some(contract.clone()),
            ..tx
        })
    }

    /// Sends coins from account to account, in the running block.
    ///
    /// # Errors
    /// The chain refuses; nothing has changed then.
    pub fn bank_send(&mut self, from: &Addr, to: &Addr, coins: &[Coin]) -> Result<Tx, TxError> {
        basic::sent(coins)?;
        let send = BankMsg::Send {
            to_address: to.to_string(),
            amount: coins.to_vec(),
        };
        let done = self.send(from, send.into());
        self.if_held(from, coins, done)
    }

    /// The result of a transaction with coins. A chain refuses missing coins before anything else,
    /// so a refusal is first checked for that reason.
    fn if_held(
        &self,
        sender: &Addr,
        coins: &[Coin],
        done: Result<Tx, TxError>,
    ) -> Result<Tx, TxError> {
        match done {
            Ok(tx) => Ok(tx),
            Err(error) => {
                basic::held(self, sender, coins)?;
                Err(error)
            }
        }
    }

    /// Sends any message, in the running block.
    ///
    /// # Errors
    /// The chain or the contract refuses; nothing has changed then.
    pub fn send(&mut self, sender: &Addr, msg: CosmosMsg) -> Result<Tx, TxError> {
        let app = &mut self.app;
        let run =
            AssertUnwindSafe(|| -> AnyResult<AppResponse> { app.execute(sender.clone(), msg) });
        let block = |app: &SimApp| (app.block_info().height, app.block_info().time.seconds());
        match catch_unwind(run) {
            Ok(Ok(answer)) => {
                let (height, time) = block(&self.app);
                let AppResponse { events, data, .. } = answer;
                Ok(Tx {
                    height,
                    time,
                    contract: None,
                    events,
                    data,
                })
            }
            Ok(Err(error)) => Err(TxError::new(error)),
            Err(payload) => Err(TxError::unwound(payload)),
        }
    }
}
