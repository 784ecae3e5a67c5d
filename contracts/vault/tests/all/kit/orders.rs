//! What people, keepers and the hub send to the vault.

use super::{attr, Kit, WEALTH};
use ballast_types::{
    vault::{CoverAnswer, CoverMsg, ExecuteMsg, LayerId, LossToCover, QueryMsg, ReceiveMsg},
    Amount, LayerShares, Native, Shares, Totals,
};
use ballast_vault::ContractError;
use cosmwasm_std::{from_json, to_json_binary, Binary, Uint128};
use cw20::Cw20ExecuteMsg;
use cw_multi_test::{AppResponse, Executor};

impl Kit {
    /// Sends LST with an order.
    pub fn send(&mut self, who: &str, lst: u128, msg: &ReceiveMsg) -> Result<u128, ContractError> {
        let order = to_json_binary(msg).unwrap();
        let done = self.send_raw(who, lst, order)?;
        Ok(attr(&done, "shares").parse().unwrap())
    }

    pub fn send_raw(
        &mut self,
        who: &str,
        lst: u128,
        msg: Binary,
    ) -> Result<AppResponse, ContractError> {
        let before = self.app.dump_wasm_raw(&self.vault);
        let send = Cw20ExecuteMsg::Send {
            contract: self.vault.to_string(),
            amount: Uint128::new(lst),
            msg,
        };
        let (who, token) = (self.who(who), self.suite.token.clone());
        let done = self
            .app
            .execute_contract(who, token, &send, &[])
            .map_err(|err| err.downcast().unwrap());
        self.settled(done.is_ok(), before);
        done
    }

    pub fn underwrite(&mut self, who: &str, lst: u128) -> u128 {
        self.send(who, lst, &underwrite()).unwrap()
    }

    pub fn post_bond(&mut self, who: &str, lst: u128, n: u8) -> u128 {
        let validator = self.val(n);
        self.send(who, lst, &ReceiveMsg::PostBond { validator })
            .unwrap()
    }

    /// A request to leave; its number.
    pub fn request(&mut self, who: &str, layer: LayerId, shares: u128) -> u64 {
        let msg = ExecuteMsg::RequestExit {
            layer,
            shares: LayerShares::new(shares),
        };
        attr(&self.exec(who, &msg).unwrap(), "exit_id")
            .parse()
            .unwrap()
    }

    pub fn exit(&mut self, exit_id: u64) -> Result<u128, ContractError> {
        let done = self.exec("mallory", &ExecuteMsg::Exit { exit_id })?;
        Ok(attr(&done, "lst").parse().unwrap())
    }

    pub fn refresh(&mut self, n: u8) -> String {
        let validator = Some(self.val(n));
        let done = self.exec("mallory", &ExecuteMsg::Refresh { validator });
        attr(&done.unwrap(), "fits_since")
    }

    /// One loss of one validator, at a price of one.
    pub fn cover(&mut self, loss_id: u64, n: u8, amount: u128) -> (u128, u128) {
        let msg = CoverMsg {
            before: par(),
            losses: vec![self.loss(loss_id, n, amount)],
        };
        let cover = self.cover_all(msg).burned[0];
        (cover.bond.raw().u128(), cover.pool.raw().u128())
    }

    pub fn loss(&self, loss_id: u64, n: u8, amount: u128) -> LossToCover {
        LossToCover {
            loss_id,
            validator: self.val(n),
            amount: Native::new(amount),
        }
    }

    /// Covers, and sees that the preview said so and that the token burned just that.
    pub fn cover_all(&mut self, msg: CoverMsg) -> CoverAnswer {
        let preview: CoverAnswer = self.ask(&QueryMsg::PreviewCover(msg.clone()));
        let before = self.balance(&self.vault);
        let done = self.exec("hub", &ExecuteMsg::Cover(msg)).unwrap();
        let answer: CoverAnswer = from_json(done.data.unwrap()).unwrap();
        assert_eq!(answer, preview);
        let said: u128 = answer
            .burned
            .iter()
            .map(|cover| cover.total().unwrap().raw().u128())
            .sum();
        assert_eq!(before - self.balance(&self.vault), said);
        answer
    }

    /// LST without an order, as premium comes.
    pub fn give(&mut self, who: &str, lst: u128) {
        let transfer = Cw20ExecuteMsg::Transfer {
            recipient: self.vault.to_string(),
            amount: Uint128::new(lst),
        };
        let (who, token) = (self.who(who), self.suite.token.clone());
        self.app
            .execute_contract(who, token, &transfer, &[])
            .unwrap();
    }
}

pub fn underwrite() -> ReceiveMsg {
    ReceiveMsg::Underwrite {
        receiver: None,
        min_shares: None,
    }
}

/// A price of one.
pub fn par() -> Totals {
    Totals {
        value: Native::new(4 * WEALTH),
        shares: Shares::new(4 * WEALTH),
    }
}
