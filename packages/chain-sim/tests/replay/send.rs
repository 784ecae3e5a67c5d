//! Runs a command of a file, and renders its response as the files have it.

use super::{amount, decimal, text, Replay, START};
use ballast_chain_sim::{
    ChainDriver, MsgBeginRedelegateResponse, MsgUndelegateResponse,
    MsgWithdrawDelegatorRewardResponse, ProtoTimestamp, SdkError, SimError,
};
use cosmwasm_std::{coin, Addr, BankMsg, Coin, CosmosMsg, DistributionMsg, StakingMsg};
use cw_multi_test::{AppResponse, Executor};
use prost::Message;
use serde_json::{json, Map, Value};

fn coins(value: &str, denom: &str) -> Vec<Coin> {
    let one = |part: &str| {
        let digits = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (amount, unit) = part.split_at(digits);
        coin(
            amount.parse().unwrap(),
            if unit.is_empty() { denom } else { unit },
        )
    };
    value.split(',').map(one).collect()
}

impl Replay {
    /// Runs a command as its sender would, and renders the response.
    pub(super) fn send(&mut self, command: &Value) -> Result<Value, SimError> {
        match text(&command["cmd"]) {
            "delegate" | "undelegate" | "redelegate" | "cancel_unbonding" => self.stake(command),
            "withdraw" | "set_withdraw_address" | "send" | "reward" => self.pay(command),
            "set_commission" | "unjail" | "withdraw_commission" => self.operate(command),
            "block" | "absent" | "double_sign" | "set_params" => Ok(json!({})),
            other => panic!("command {other}"),
        }
    }

    /// What moves stake.
    fn stake(&mut self, command: &Value) -> Result<Value, SimError> {
        let account = |key: &str| self.names.account(text(&command[key]));
        let operator = |key: &str| self.names.operator(text(&command[key]));
        let stake = || coin(amount(&command["amount"]).u128(), &self.denom);
        match text(&command["cmd"]) {
            "delegate" => {
                let msg = StakingMsg::Delegate {
                    validator: operator("val"),
                    amount: stake(),
                };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "undelegate" => {
                let msg = StakingMsg::Undelegate {
                    validator: operator("val"),
                    amount: stake(),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgUndelegateResponse>(&response);
                let mut got = self.completion(response.completion_time);
                got["amount"] = json!(response.amount.unwrap().amount);
                Ok(got)
            }
            "redelegate" => {
                let msg = StakingMsg::Redelegate {
                    src_validator: operator("val"),
                    dst_validator: operator("to"),
                    amount: stake(),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgBeginRedelegateResponse>(&response);
                Ok(self.completion(response.completion_time))
            }
            "cancel_unbonding" => {
                let (from, operator, stake) = (account("from"), operator("val"), stake());
                let height = command["height"].as_u64().unwrap();
                self.app
                    .cancel_unbonding(&from, &operator, stake, height)
                    .map(|()| json!({}))
            }
            other => panic!("command {other}"),
        }
    }

    /// What moves coins.
    fn pay(&mut self, command: &Value) -> Result<Value, SimError> {
        let account = |key: &str| self.names.account(text(&command[key]));
        let operator = |key: &str| self.names.operator(text(&command[key]));
        match text(&command["cmd"]) {
            "withdraw" => {
                let msg = DistributionMsg::WithdrawDelegatorReward {
                    validator: operator("val"),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgWithdrawDelegatorRewardResponse>(&response);
                let paid: Map<_, _> = response
                    .amount
                    .into_iter()
                    .map(|c| (c.denom, json!(c.amount)))
                    .collect();
                Ok(json!({ "amount": paid }))
            }
            "set_withdraw_address" => {
                let address = match text(&command["to"]).strip_prefix("module.") {
                    Some("distribution") => self.app.module_accounts()?.distribution.to_string(),
                    Some(other) => panic!("module {other}"),
                    None => account("to").to_string(),
                };
                let msg = DistributionMsg::SetWithdrawAddress { address };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "send" => {
                let amount = coins(text(&command["coins"]), &self.denom);
                let msg = BankMsg::Send {
                    to_address: account("to").to_string(),
                    amount,
                };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "reward" => {
                let fees = coins(text(&command["coins"]), &self.denom);
                let payer = self.names.account("faucet");
                self.app.pay_fees(&payer, fees).map(|()| json!({}))
            }
            other => panic!("command {other}"),
        }
    }

    /// What an operator sends.
    fn operate(&mut self, command: &Value) -> Result<Value, SimError> {
        let operator = self.names.operator(text(&command["val"]));
        match text(&command["cmd"]) {
            "set_commission" => {
                let rate = decimal(&command["rate"]);
                self.app.set_commission(&operator, rate).map(|()| json!({}))
            }
            "unjail" => self.app.unjail(&operator).map(|()| json!({})),
            "withdraw_commission" => {
                let paid = self.app.withdraw_commission(&operator)?;
                let paid: Map<_, _> = paid
                    .into_iter()
                    .map(|c| (c.denom, json!(c.amount)))
                    .collect();
                Ok(json!({ "amount": paid }))
            }
            other => panic!("command {other}"),
        }
    }

    fn message(
        &mut self,
        sender: Addr,
        msg: impl Into<CosmosMsg>,
    ) -> Result<AppResponse, SimError> {
        let response = self.app.execute(sender, msg.into()).map_err(|error| {
            match error.downcast_ref::<SdkError>() {
                Some(sdk) => SimError::Sdk(sdk.clone()),
                None => SimError::Bank(error.to_string()),
            }
        })?;
        Ok(response)
    }

    fn now(&self) -> u64 {
        self.app.block_info().time.seconds()
    }

    fn completion(&self, time: Option<ProtoTimestamp>) -> Value {
        let time = time.unwrap();
        assert_eq!(time.nanos, 0);
        match u64::try_from(time.seconds) {
            Ok(secs) => json!({ "completes": secs - START, "in": secs - self.now() }),
            Err(_) => json!({ "completes": "0001-01-01T00:00:00Z" }),
        }
    }
}

fn answer<T: Message + Default>(response: &AppResponse) -> T {
    T::decode(response.msg_responses[0].value.as_slice()).unwrap()
}
